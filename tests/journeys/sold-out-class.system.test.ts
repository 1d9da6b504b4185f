// A booking class that sells out between search and hold: the flight has the last word, and names what may be had instead.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AircraftTypeOnWire } from '#contracts/catalogue-aircraft';
import type { OfferAgainOnWire } from '#contracts/offer';
import type { Doors } from '../../scripts/demo/connect.ts';
import { findOffers, hold } from '../../scripts/demo/shop.ts';
import { localAccounts } from '../../workers/identity/local-accounts.ts';
import { type House, openHouse } from '../support/house.ts';
import { aSignedInTraveller, doorsOf } from '../support/travellers.ts';

let house: House;
let doors: Doors;

beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, sellingDays: 8 });
  doors = doorsOf(house);
});
afterAll(() => house?.close());

test('the second traveller is told that the fare is sold out, and holds the next class instead', async () => {
  await limitEconomy('A20N', { Y: 156, B: 100, M: 1 });
  const [first, second] = await Promise.all([aSignedInTraveller(doors), aSignedInTraveller(doors)]);
  const [offer] = await findOffers(doors, 'CDG', 'DUB', 4);
  if (!offer) throw new Error('the demo airline flies from Paris to Dublin');
  expect(offer.slices[0]?.segments[0]).toMatchObject({ booking_class: 'M', seats_left: 1 });
  expect((await hold(doors, { ...first, offer })).status).toBe(201);

  const refused = await hold(doors, { ...second, offer });

  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'fare_sold_out', replacement_offer: expect.stringMatching(/^off_/) },
  });
  const { replacement_offer } = refused.body as unknown as { replacement_offer: string };
  const next = (await doors.api<OfferAgainOnWire>(`/v1/offers/${replacement_offer}`)).body;
  expect(next.slices[0]?.segments[0]).toMatchObject({ booking_class: 'B' });
  expect(next.total.amount).toBeGreaterThan(offer.total.amount);
  const held = await hold(doors, { ...second, offer: next });
  expect(held).toMatchObject({ status: 201, body: { total: next.total } });
});

/** As staff do it, before anybody has searched. */
async function limitEconomy(type: string, limits: Record<string, number>): Promise<void> {
  const pepper = house.secrets.PASSWORD_PEPPER;
  const accounts = localAccounts(await house.databaseOf('identity', 'ACCOUNTS'), { pepper, cost: 'low' }, 'journeys');
  const made = await accounts.createStaff('operations@example.com', ['admin']);
  if (!made.ok) throw new Error(made.error.code);
  const person = { email: 'operations@example.com', password: made.value.oneTimePassword };
  const token = await doors.signIn(person, doors.admin);
  const known = await doors.admin<AircraftTypeOnWire>(`/v1/aircraft/${type}`, { token });
  const changed = await house.admin(`/v1/aircraft/${type}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'if-match': known.headers.get('etag') ?? '',
    },
    body: JSON.stringify({
      class_limits: Object.entries(limits).map(([booking_class, limit]) => ({
        cabin: 'economy',
        booking_class,
        limit,
      })),
    }),
  });
  expect([changed.status, await changed.text()]).toEqual([200, expect.any(String)]);
}
