// Schedules at the staff's door: what cannot be one is refused by the name of its field, and answers carry versions.
import { expect, test, vi } from 'vitest';
import { ok } from '#domain/result';
import { askAsAdmin } from '../support/a-door.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);

const body = {
  flight_number: 'Z1123',
  origin: 'CDG',
  destination: 'JFK',
  departs_at_local: '09:30',
  arrives_at_local: '11:45',
  weekdays: [1, 5],
  valid_from: '2026-12-01',
  aircraft: 'A20N',
};
const schedule = { ...body, id: 'sch_a', version: 1 };

test.each<[string, Record<string, unknown>, string]>([
  ['no weekday', { weekdays: [] }, '/weekdays'],
  ['an eighth weekday', { weekdays: [8] }, '/weekdays/0'],
  ['half a weekday', { weekdays: [1.5] }, '/weekdays/0'],
  ['a time nobody has', { departs_at_local: '24:00' }, '/departs_at_local'],
  ['a time with seconds', { arrives_at_local: '11:45:00' }, '/arrives_at_local'],
  ['an arrival a week later', { arrival_day_offset: 7 }, '/arrival_day_offset'],
  ['a day that does not exist', { valid_from: '2026-02-30' }, '/valid_from'],
  ['an end in another age', { valid_to: '9999-12-31' }, '/valid_to'],
  ['a flight number without a number', { flight_number: 'Z1ABC' }, '/flight_number'],
  ['SQL for an airport', { origin: "x'; DROP TABLE schedules;--" }, '/origin'],
  ['no aircraft', { aircraft: undefined }, '/aircraft'],
  ['a terminal of ten letters', { origin_terminal: 'TERMINALTWO' }, '/origin_terminal'],
  ['a carrier of its own', { carrier: 'Z1' }, '/carrier'],
])('a schedule with %s is refused by that field', async (_what, change, pointer) => {
  const { answer, calls } = await askAsAdmin({}, 'POST', '/v1/schedules', { body: { ...body, ...change } });

  expect([answer.status, await answer.json()]).toEqual([
    422,
    expect.objectContaining({ code: 'invalid_request', errors: [expect.objectContaining({ pointer })] }),
  ]);
  expect(calls).toEqual([]);
});

test('codes in small letters are understood, and the new schedule says where it is', async () => {
  const { answer, calls } = await askAsAdmin({ createSchedule: () => ok(schedule) }, 'POST', '/v1/schedules', {
    body: { ...body, origin: 'cdg', destination: 'jfk', flight_number: 'z1123', aircraft: 'a20n' },
  });

  expect([answer.status, answer.headers.get('Location'), answer.headers.get('ETag')]).toEqual([
    201,
    '/v1/schedules/sch_a',
    '"1"',
  ]);
  expect(calls[0]?.given).toEqual([{ ...body, arrival_day_offset: 0 }]);
});

test.each(['PATCH', 'DELETE'])('%s without If-Match is asked for the version, and tries nothing', async (method) => {
  const { answer, calls } = await askAsAdmin({}, method, '/v1/schedules/sch_a', {
    ...(method === 'PATCH' && { body: { weekdays: [2] } }),
  });

  expect([answer.status, await answer.json(), calls]).toEqual([
    428,
    expect.objectContaining({ code: 'version_required' }),
    [],
  ]);
});

test('number and route of a schedule cannot be changed', async () => {
  const { answer } = await askAsAdmin({}, 'PATCH', '/v1/schedules/sch_a', {
    headers: { 'If-Match': '"1"' },
    body: { origin: 'ORY' },
  });

  expect([answer.status, await answer.json()]).toEqual([
    422,
    expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/origin' })] }),
  ]);
});

test.each([
  [{ from_date: '2026-12-01' }, '/to_date'],
  [{ from_date: 'tomorrow', to_date: '2026-12-01' }, '/from_date'],
])('publishing %j is refused', async (range, pointer) => {
  const { answer, calls } = await askAsAdmin({}, 'POST', '/v1/schedules/sch_a/publish', { body: range });

  expect([answer.status, await answer.json()]).toEqual([
    422,
    expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
  ]);
  expect(calls).toEqual([]);
});
