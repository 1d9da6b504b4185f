// Schedules for staff: read, create, change, delete, and publish as dated flights.
import { z } from '@hono/zod-openapi';
import {
  changedSchedule,
  changeScheduleBody,
  createScheduleBody,
  publishedSchedule,
  publishScheduleBody,
  scheduleId,
  scheduleList,
  scheduleRecord,
  schedulesQuery,
} from '#contracts/catalogue-schedules';
import { answer, answerChanged, answerCreated, answerDeleted, answerRead } from '../answer.ts';
import { answers200, answers201, answers204, answersRead, body, ifMatch, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const tags = ['Schedules'];
const params = z.object({ id: scheduleId });

const list = staffRoute({
  method: 'get',
  path: '/v1/schedules',
  summary: 'Schedules, by flight number and first day',
  tags,
  security,
  request: { query: schedulesQuery },
  responses: answers200(scheduleList, 'A page of schedules'),
  refuses: ['invalid_cursor'],
});
const read = staffRoute({
  method: 'get',
  path: '/v1/schedules/{id}',
  summary: 'One schedule',
  tags,
  security,
  request: { query: noQuery, params },
  responses: answersRead(scheduleRecord, 'The schedule'),
});
const create = staffRoute({
  method: 'post',
  path: '/v1/schedules',
  summary: 'Create a schedule, in wall times of its airports',
  description:
    'It makes no flights by itself: publish it, or wait for the roll-out, which makes the flights of the selling horizon every ten minutes. ' +
    'The carrier is the start of the flight number. Fares belong to the route, not to the schedule: create them at `/v1/fares`, else its flights are not sold. ' +
    'A flight number leaves once a day: another schedule of it that leaves on one of the same days is refused (`schedule_overlaps`).',
  tags,
  security,
  request: { query: noQuery, body: body(createScheduleBody) },
  responses: answers201(scheduleRecord, 'The new schedule'),
  refuses: ['busy'],
});
const change = staffRoute({
  method: 'patch',
  path: '/v1/schedules/{id}',
  summary: 'Change a schedule; its unsold coming flights follow, the sold ones are reported',
  description:
    'What is not named stays. Coming flights that stand as `scheduled` and that nobody is booked on follow in the respects that changed: times, aircraft, terminals. ' +
    'Unsold flights on days it flies no more are withdrawn: cancelled, and put back on sale should a schedule make them again. Days it newly flies are made as far as it was rolled out. ' +
    'Flights with passengers, held or confirmed, stay exactly as they are and are listed under `flights.sold`: change or cancel each by itself. ' +
    'Number and route stay: end the schedule by `valid_to` and create another.',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch, body: body(changeScheduleBody) },
  responses: answers200(changedSchedule, 'The schedule as it is now, and what became of its flights'),
});
const remove = staffRoute({
  method: 'delete',
  path: '/v1/schedules/{id}',
  summary: 'Delete a schedule; 409 `in_use` while a coming flight of it is not cancelled',
  description:
    'End it first by its `valid_to`: its unsold flights are withdrawn and the sold ones named. Flights that have left stay in the catalogue.',
  tags,
  security,
  request: { query: noQuery, params, headers: ifMatch },
  responses: answers204('Gone'),
  refuses: ['in_use'],
});
const publish = staffRoute({
  method: 'post',
  path: '/v1/schedules/{id}/publish',
  summary: 'Make the dated flights of a range of days',
  description:
    'Makes the flights that are missing, and brings the unsold ones of the range in line with the schedule in every respect, also where a flight was changed by hand and still stands as `scheduled`. ' +
    'Sold flights that differ stay and are listed. Safe to repeat. Fares are rows of their own, by route: `/v1/fares`.',
  tags,
  security,
  request: { query: noQuery, params, body: body(publishScheduleBody) },
  responses: answers200(publishedSchedule, 'What became of the flights of the range'),
});

export const scheduleRoutes = () =>
  newRoutes()
    .openapi(list, async (c) =>
      answer(c, await c.get('services').search.listSchedules(staffCaller(c), c.req.valid('query'))),
    )
    .openapi(read, async (c) =>
      answerRead(c, await c.get('services').search.readSchedule(staffCaller(c), c.req.valid('param').id)),
    )
    .openapi(create, async (c) => {
      const created = await c.get('services').search.createSchedule(staffCaller(c), c.req.valid('json'));
      return answerCreated(c, created, ({ id }) => `/v1/schedules/${id}`);
    })
    .openapi(change, (c) => {
      const { id } = c.req.valid('param');
      return answerChanged(c, (expected) =>
        c.get('services').search.changeSchedule(staffCaller(c), id, expected, c.req.valid('json')),
      );
    })
    .openapi(remove, (c) => {
      const { id } = c.req.valid('param');
      return answerDeleted(c, (expected) => c.get('services').search.deleteSchedule(staffCaller(c), id, expected));
    })
    .openapi(publish, async (c) => {
      const { id } = c.req.valid('param');
      return answer(c, await c.get('services').search.publishSchedule(staffCaller(c), id, c.req.valid('json')));
    });
