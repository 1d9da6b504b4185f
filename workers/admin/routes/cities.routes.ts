// Cities for staff: read, create, change, delete.
import { z } from '@hono/zod-openapi';
import { changeCityBody, cityRecord, cityRecordList, createCityBody } from '#contracts/catalogue-admin';
import { paging } from '#contracts/conventions';
import { iataCode } from '#contracts/place';
import { answer, answerChanged, answerCreated, answerDeleted, answerRead } from '../answer.ts';
import { answers200, answers201, answers204, answersRead, body, ifMatch, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const tags = ['Cities'];
const params = z.object({ code: iataCode });

const list = staffRoute({
  method: 'get',
  path: '/v1/cities',
  summary: 'Cities, by code',
  tags,
  security,
  request: { query: z.strictObject(paging) },
  responses: answers200(cityRecordList, 'A page of cities'),
  refuses: ['invalid_cursor'],
});
const read = staffRoute({
  method: 'get',
  path: '/v1/cities/{code}',
  summary: 'One city',
  tags,
  security,
  request: { query: noQuery, params },
  responses: answersRead(cityRecord, 'The city'),
});
const create = staffRoute({
  method: 'post',
  path: '/v1/cities',
  summary: 'Create a city',
  tags,
  security,
  request: { query: noQuery, body: body(createCityBody) },
  responses: answers201(cityRecord, 'The new city'),
  refuses: ['already_exists'],
});
const change = staffRoute({
  method: 'patch',
  path: '/v1/cities/{code}',
  summary: 'Change a city; what is not named stays',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch, body: body(changeCityBody) },
  responses: answers200(cityRecord, 'The city as it is now'),
});
const remove = staffRoute({
  method: 'delete',
  path: '/v1/cities/{code}',
  summary: 'Delete a city; 409 `in_use` while an airport lies in it',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch },
  responses: answers204('Gone'),
  refuses: ['in_use'],
});

export const cityRoutes = () =>
  newRoutes()
    .openapi(list, async (c) =>
      answer(c, await c.get('services').search.listCityRecords(staffCaller(c), c.req.valid('query'))),
    )
    .openapi(read, async (c) =>
      answerRead(c, await c.get('services').search.readCityRecord(staffCaller(c), c.req.valid('param').code)),
    )
    .openapi(create, async (c) => {
      const created = await c.get('services').search.createCity(staffCaller(c), c.req.valid('json'));
      return answerCreated(c, created, ({ code }) => `/v1/cities/${code}`);
    })
    .openapi(change, (c) => {
      const { code } = c.req.valid('param');
      return answerChanged(c, (expected) =>
        c.get('services').search.changeCity(staffCaller(c), code, expected, c.req.valid('json')),
      );
    })
    .openapi(remove, (c) => {
      const { code } = c.req.valid('param');
      return answerDeleted(c, (expected) => c.get('services').search.deleteCity(staffCaller(c), code, expected));
    });
