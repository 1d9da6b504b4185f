// Airports for staff: read, create, change, delete.
import { z } from '@hono/zod-openapi';
import { airportRecord, airportRecordList, changeAirportBody, createAirportBody } from '#contracts/catalogue-admin';
import { paging } from '#contracts/conventions';
import { iataCode } from '#contracts/place';
import { answer, answerChanged, answerCreated, answerDeleted, answerRead } from '../answer.ts';
import { answers200, answers201, answers204, answersRead, body, ifMatch, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const tags = ['Airports'];
const params = z.object({ iata: iataCode });

const list = staffRoute({
  method: 'get',
  path: '/v1/airports',
  summary: 'Airports, by code',
  tags,
  security,
  request: { query: z.strictObject(paging) },
  responses: answers200(airportRecordList, 'A page of airports'),
  refuses: ['invalid_cursor'],
});
const read = staffRoute({
  method: 'get',
  path: '/v1/airports/{iata}',
  summary: 'One airport',
  tags,
  security,
  request: { query: noQuery, params },
  responses: answersRead(airportRecord, 'The airport'),
});
const create = staffRoute({
  method: 'post',
  path: '/v1/airports',
  summary: 'Create an airport',
  tags,
  security,
  request: { query: noQuery, body: body(createAirportBody) },
  responses: answers201(airportRecord, 'The new airport'),
  refuses: ['already_exists'],
});
const change = staffRoute({
  method: 'patch',
  path: '/v1/airports/{iata}',
  summary: 'Change an airport; what is not named stays',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch, body: body(changeAirportBody) },
  responses: answers200(airportRecord, 'The airport as it is now'),
});
const remove = staffRoute({
  method: 'delete',
  path: '/v1/airports/{iata}',
  summary: 'Delete an airport; 409 `in_use` while a flight or fare names it',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch },
  responses: answers204('Gone'),
  refuses: ['in_use'],
});

export const airportRoutes = () =>
  newRoutes()
    .openapi(list, async (c) =>
      answer(c, await c.get('services').search.listAirportRecords(staffCaller(c), c.req.valid('query'))),
    )
    .openapi(read, async (c) =>
      answerRead(c, await c.get('services').search.readAirportRecord(staffCaller(c), c.req.valid('param').iata)),
    )
    .openapi(create, async (c) => {
      const created = await c.get('services').search.createAirport(staffCaller(c), c.req.valid('json'));
      return answerCreated(c, created, ({ iata }) => `/v1/airports/${iata}`);
    })
    .openapi(change, (c) => {
      const { iata } = c.req.valid('param');
      return answerChanged(c, (expected) =>
        c.get('services').search.changeAirport(staffCaller(c), iata, expected, c.req.valid('json')),
      );
    })
    .openapi(remove, (c) => {
      const { iata } = c.req.valid('param');
      return answerDeleted(c, (expected) => c.get('services').search.deleteAirport(staffCaller(c), iata, expected));
    });
