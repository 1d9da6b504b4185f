// Fares for staff, whose changes never touch an offer already made: read, create, change, delete.
import { z } from '@hono/zod-openapi';
import { changeFareBody, createFareBody, fareId, fareList, fareRecord, faresQuery } from '#contracts/catalogue-admin';
import { answer, answerChanged, answerCreated, answerDeleted, answerRead } from '../answer.ts';
import { answers200, answers201, answers204, answersRead, body, ifMatch, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const tags = ['Fares'];
const params = z.object({ id: fareId });

const list = staffRoute({
  method: 'get',
  path: '/v1/fares',
  summary: 'Fares on sale',
  tags,
  security,
  request: { query: faresQuery },
  responses: answers200(fareList, 'A page of fares'),
  refuses: ['invalid_cursor'],
});
const read = staffRoute({
  method: 'get',
  path: '/v1/fares/{id}',
  summary: 'One fare as it is sold now',
  tags,
  security,
  request: { query: noQuery, params },
  responses: answersRead(fareRecord, 'The fare'),
});
const create = staffRoute({
  method: 'post',
  path: '/v1/fares',
  summary: 'Create a fare',
  tags,
  security,
  request: { query: noQuery, body: body(createFareBody) },
  responses: answers201(fareRecord, 'The new fare'),
  refuses: ['already_exists'],
});
const change = staffRoute({
  method: 'patch',
  path: '/v1/fares/{id}',
  summary: 'Change the amounts of a fare; offers already made keep theirs',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch, body: body(changeFareBody) },
  responses: answers200(fareRecord, 'The next version of the fare'),
});
const remove = staffRoute({
  method: 'delete',
  path: '/v1/fares/{id}',
  summary: 'Take a fare out of sale',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch },
  responses: answers204('Gone'),
});

export const fareRoutes = () =>
  newRoutes()
    .openapi(list, async (c) =>
      answer(c, await c.get('services').search.listFares(staffCaller(c), c.req.valid('query'))),
    )
    .openapi(read, async (c) =>
      answerRead(c, await c.get('services').search.readFare(staffCaller(c), c.req.valid('param').id)),
    )
    .openapi(create, async (c) => {
      const created = await c.get('services').search.createFare(staffCaller(c), c.req.valid('json'));
      return answerCreated(c, created, ({ id }) => `/v1/fares/${id}`);
    })
    .openapi(change, (c) => {
      const { id } = c.req.valid('param');
      return answerChanged(c, (expected) =>
        c.get('services').search.changeFare(staffCaller(c), id, expected, c.req.valid('json')),
      );
    })
    .openapi(remove, (c) => {
      const { id } = c.req.valid('param');
      return answerDeleted(c, (expected) => c.get('services').search.deleteFare(staffCaller(c), id, expected));
    });
