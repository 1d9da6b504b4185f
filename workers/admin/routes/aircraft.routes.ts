// Aircraft types with their seats and registrations, for staff: read, create, change, delete.
import { z } from '@hono/zod-openapi';
import {
  aircraftTypeList,
  aircraftTypeRecord,
  changeAircraftTypeBody,
  createAircraftTypeBody,
} from '#contracts/catalogue-aircraft';
import { paging } from '#contracts/conventions';
import { answer, answerChanged, answerCreated, answerDeleted, answerRead } from '../answer.ts';
import { answers200, answers201, answers204, answersRead, body, ifMatch, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const tags = ['Aircraft'];
const params = z.object({ code: createAircraftTypeBody.shape.code });

const list = staffRoute({
  method: 'get',
  path: '/v1/aircraft',
  summary: 'Aircraft types, by code',
  tags,
  security,
  request: { query: z.strictObject(paging) },
  responses: answers200(aircraftTypeList, 'A page of types'),
  refuses: ['invalid_cursor'],
});
const read = staffRoute({
  method: 'get',
  path: '/v1/aircraft/{code}',
  summary: 'One aircraft type',
  tags,
  security,
  request: { query: noQuery, params },
  responses: answersRead(aircraftTypeRecord, 'The type'),
});
const create = staffRoute({
  method: 'post',
  path: '/v1/aircraft',
  summary: 'Create an aircraft type',
  tags,
  security,
  request: { query: noQuery, body: body(createAircraftTypeBody) },
  responses: answers201(aircraftTypeRecord, 'The new type'),
  refuses: ['already_exists'],
});
const change = staffRoute({
  method: 'patch',
  path: '/v1/aircraft/{code}',
  summary: 'Change an aircraft type; new cabins reach every coming flight of it',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch, body: body(changeAircraftTypeBody) },
  responses: answers200(aircraftTypeRecord, 'The type as it is now'),
});
const remove = staffRoute({
  method: 'delete',
  path: '/v1/aircraft/{code}',
  summary: 'Delete an aircraft type; 409 `in_use` while a flight is flown with it',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch },
  responses: answers204('Gone'),
  refuses: ['in_use'],
});

export const aircraftRoutes = () =>
  newRoutes()
    .openapi(list, async (c) =>
      answer(c, await c.get('services').search.listAircraftTypes(staffCaller(c), c.req.valid('query'))),
    )
    .openapi(read, async (c) =>
      answerRead(c, await c.get('services').search.readAircraftType(staffCaller(c), c.req.valid('param').code)),
    )
    .openapi(create, async (c) => {
      const created = await c.get('services').search.createAircraftType(staffCaller(c), c.req.valid('json'));
      return answerCreated(c, created, ({ code }) => `/v1/aircraft/${code}`);
    })
    .openapi(change, (c) => {
      const { code } = c.req.valid('param');
      return answerChanged(c, (expected) =>
        c.get('services').search.changeAircraftType(staffCaller(c), code, expected, c.req.valid('json')),
      );
    })
    .openapi(remove, (c) => {
      const { code } = c.req.valid('param');
      return answerDeleted(c, (expected) =>
        c.get('services').search.deleteAircraftType(staffCaller(c), code, expected),
      );
    });
