// What a search refuses before anyone is asked: each parameter by its own name, whatever is sent in it.
import { afterAll, describe, expect, test, vi } from 'vitest';
import { aGateway, problemIn } from '../a-gateway.test-builder.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
afterAll(() => void vi.restoreAllMocks());

const { app, asked } = await aGateway();
const right = { origin: 'PAR', destination: 'JFK', departure_date: '2026-12-05' };
const ask = (route: string, question: Record<string, string>) =>
  app.request(`${route}?${new URLSearchParams(question)}`);

/** Texts that are no value of any parameter but free text. */
const hostile = ["' OR 1=1 --", '<script>alert(1)</script>', '🛫', 'null', '[]', ' ', '\u0000', 'A'.repeat(2_001)];
const noCodes = ['', 'P', 'PARI', '12', 'P4R', 'ÉCD', 'ﬁn', 'ſfo', 'ＰＡＲ', 'PAR\u200B'];
const noDates = [
  'tomorrow',
  '2026-13-01',
  '2026-02-30',
  '2026-12-5',
  '20261205',
  '10000-01-01',
  '2026-12-05T00:00:00Z',
];
const noNumbers = [
  '-1',
  '1.5',
  '1e0',
  '0x1',
  '+1',
  'NaN',
  'Infinity',
  '1e400',
  '٣',
  '99999999999999999999',
  '9'.repeat(400),
];
const noWindows = ['06:00', '6:00-12:00', '24:00-25:00', '06:00-12:60', '06:00–12:00', '06:00-12:00Z'];
const noDurations = ['PT', '12H', 'pt12h', 'P1D', '-PT1H', 'PT1.5H', 'PT99999M'];

const refusedValues: Record<string, string[]> = {
  origin: noCodes,
  destination: noCodes,
  departure_date: noDates,
  return_date: noDates,
  adults: [...noNumbers, '10'],
  children: [...noNumbers, '10'],
  infants: [...noNumbers, '10'],
  cabin: ['coach', 'economy,first'],
  fare_brand: ['a', 'x'.repeat(21), 'light;flex', 'ſtandard'],
  flight_number: ['Z1', 'Z1 1', 'Z112345', 'ß123'],
  max_connections: [...noNumbers, '3'],
  departure_time: noWindows,
  arrival_time: noWindows,
  min_price: [...noNumbers, '1000000000000'],
  max_price: [...noNumbers, '1000000000000'],
  max_duration: noDurations,
  refundable: ['yes', '1', 'TRUE'],
  sort: ['name', '--price', 'price,duration', 'constructor', '__proto__'],
  limit: [...noNumbers, '0', '101'],
};

describe.each(Object.entries(refusedValues))('%s', (name, values) => {
  // "null" is four letters, and a brand may be called so.
  const those = [...values, ...hostile.filter((text) => name !== 'fare_brand' || text !== 'null')];

  test.each(those)('is never %j', async (value) => {
    const answer = await ask('/v1/offers', { ...right, [name]: value });

    const { code, errors = [] } = await problemIn(answer);
    expect([answer.status, code, errors.map(({ pointer }) => pointer)]).toEqual([422, 'invalid_request', [name]]);
  });

  test('is given once', async () => {
    const answer = await app.request(
      `/v1/offers?${new URLSearchParams([...Object.entries(right), [name, '1'], [name, '1']])}`,
    );

    expect([answer.status, (await problemIn(answer)).errors?.map(({ pointer }) => pointer)]).toEqual([422, [name]]);
  });
});

test.each(['origin', 'destination', 'departure_date'])('without %s there is no question', async (name) => {
  const answer = await ask('/v1/offers', Object.fromEntries(Object.entries(right).filter(([given]) => given !== name)));

  expect((await problemIn(answer)).errors).toEqual([{ pointer: name, code: 'required', detail: 'is missing' }]);
});

test.each(['Origin', 'origin[]', '__proto__', 'constructor', '<script>', 'adult'])(
  '%s is no parameter',
  async (name) => {
    const answer = await ask('/v1/offers', { ...right, [name]: '1' });

    expect((await problemIn(answer)).errors).toMatchObject([{ pointer: name, code: 'unknown_parameter' }]);
  },
);

test.each([
  [
    '/v1/fare-calendar',
    { origin: 'PAR', destination: 'JFK', month: '2026-12' },
    'month',
    ['2026-13', '2026-1', '12-2026', '2026-12-01', '1999-12', ...hostile],
  ],
  ['/v1/places', { q: 'par' }, 'limit', [...noNumbers, '0', '21', ...hostile]],
  ['/v1/places', { limit: '5' }, 'q', ['', ' ', '\u0000', 'x'.repeat(65)]],
])('%s refuses what %j cannot be, in %s', async (route, question, name, values) => {
  for (const value of values) {
    const answer = await ask(route, { ...question, [name]: value } as Record<string, string>);

    expect([value, answer.status, (await problemIn(answer)).errors?.map(({ pointer }) => pointer)]).toEqual([
      value,
      422,
      [name],
    ]);
  }
});

test('codes, brands and flight numbers may be typed in either case, and the service gets them in one', async () => {
  await ask('/v1/offers', { ...right, origin: 'par', fare_brand: 'LIGHT', flight_number: 'z11', adults: '02' });

  const request = asked.at(-1)?.given[0] as Request;
  expect(await request.json()).toMatchObject([
    {},
    { origin: 'PAR', fare_brand: 'light', flight_number: 'Z11', adults: 2 },
  ]);
});
