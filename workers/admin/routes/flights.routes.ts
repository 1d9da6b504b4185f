// Dated flights for staff: read, create, change. A flight is never deleted, it is cancelled.
import { z } from '@hono/zod-openapi';
import {
  changeFlightBody,
  createFlightBody,
  flightIdParam,
  flightRecord,
  flightRecordList,
  flightRecordsQuery,
} from '#contracts/catalogue-admin';
import { answer, answerChanged, answerCreated, answerRead } from '../answer.ts';
import { answers200, answers201, answersRead, body, ifMatch, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const tags = ['Flights'];
const params = z.object({ id: flightIdParam });

const list = staffRoute({
  method: 'get',
  path: '/v1/flights',
  summary: 'Dated flights, by departure',
  tags,
  security,
  request: { query: flightRecordsQuery },
  responses: answers200(flightRecordList, 'A page of flights'),
  refuses: ['invalid_cursor'],
});
const read = staffRoute({
  method: 'get',
  path: '/v1/flights/{id}',
  summary: 'One flight',
  tags,
  security,
  request: { query: noQuery, params },
  responses: answersRead(flightRecord, 'The flight'),
});
const create = staffRoute({
  method: 'post',
  path: '/v1/flights',
  summary: 'Create one flight outside any schedule, in wall times of its airports',
  tags,
  security,
  request: { query: noQuery, body: body(createFlightBody) },
  responses: answers201(flightRecord, 'The new flight'),
  refuses: ['already_exists'],
});
const change = staffRoute({
  method: 'patch',
  path: '/v1/flights/{id}',
  summary: 'Change times, aircraft, gate or status of a flight; what is not named stays',
  description: 'A cancelled flight stays cancelled: its travellers were told and get their money back.',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch, body: body(changeFlightBody) },
  responses: answers200(flightRecord, 'The flight as it is now'),
});
export const flightRoutes = () =>
  newRoutes()
    .openapi(list, async (c) =>
      answer(c, await c.get('services').search.listFlightRecords(staffCaller(c), c.req.valid('query'))),
    )
    .openapi(read, async (c) =>
      answerRead(c, await c.get('services').search.readFlightRecord(staffCaller(c), c.req.valid('param').id)),
    )
    .openapi(create, async (c) => {
      const created = await c.get('services').search.createFlight(staffCaller(c), c.req.valid('json'));
      return answerCreated(c, created, ({ id }) => `/v1/flights/${id}`);
    })
    .openapi(change, (c) => {
      const { id } = c.req.valid('param');
      return answerChanged(c, (expected) =>
        c.get('services').search.changeFlight(staffCaller(c), id, expected, c.req.valid('json')),
      );
    });
