// Many travellers ask for the same at the same time: it is looked up once, and everybody is answered, also when somebody hangs up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#domain/local-time';
import { type House, openHouse } from '../support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off' }, sellingDays: 8 });
});
afterAll(() => house?.close());

const travellers = 20;
const day = (days: number) => addDays(new Date().toISOString().slice(0, 10), days);
const question = (days: number, maxConnections: number) =>
  `/v1/offers?origin=PAR&destination=LON&departure_date=${day(days)}&max_connections=${maxConnections}`;

/** Whole answers, since it is their bodies that must not belong to somebody else's request. */
async function askAll(paths: string[]) {
  const answers = await Promise.all(paths.map((path) => house.fetch(path)));
  const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<{ data?: unknown[] }>));
  return { statuses: new Set(answers.map(({ status }) => status)), found: bodies.map(({ data }) => data?.length ?? 0) };
}

test.each([0, 1, 2])('the very same question, with %s connections', async (connections) => {
  const { statuses, found } = await askAll(Array.from({ length: travellers }, () => question(3, connections)));

  expect([...statuses]).toEqual([200]);
  expect(Math.min(...found)).toBeGreaterThan(0);
  expect(new Set(found).size).toBe(1);
});

test.each([0, 1, 2])('questions that need the same sheets, with %s connections', async (connections) => {
  const paths = Array.from({ length: travellers }, (_, index) => `${question(5, connections)}&limit=${index + 1}`);

  const { statuses, found } = await askAll(paths);

  expect([...statuses]).toEqual([200]);
  expect(found[0]).toBe(1);
});

test('somebody who hangs up takes nobody else along', async () => {
  const asked = question(6, 1);
  const hangingUp = new AbortController();
  const first = house.fetch(asked, { signal: hangingUp.signal }).catch(() => 'gone');
  const others = askAll([asked, `${asked}&limit=1`]);
  hangingUp.abort();
  await first;

  expect([...(await others).statuses]).toEqual([200]);
});
