// What changes between search and hold: a class sells out, a fare becomes dearer. The flight decides on seats, the offer on the price.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FareOnWire } from '#contracts/catalogue-admin';
import type { ListOf } from '#contracts/conventions';
import type { OfferAgainOnWire } from '#contracts/offer';
import type { Doors } from '../../scripts/demo/connect.ts';
import { findOffers, hold } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { signInStaff } from '../support/signed-in-staff.ts';
import { aSignedInTraveller, doorsOf } from '../support/travellers.ts';

let house: House;
let doors: Doors;
/** Of somebody who may change everything. */
let token: string;

beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, sellingDays: 8 });
  doors = doorsOf(house);
  token = await signInStaff(house, doors, 'operations@example.com', 'admin');
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

test('an offer is held at the price it showed after staff made the fare dearer, and says what a search would ask now', async () => {
  const traveller = await aSignedInTraveller(doors);
  const [offer] = await findOffers(doors, 'CDG', 'JFK', 4);
  if (!offer) throw new Error('the demo airline flies from Paris to New York');
  const { fare_basis, booking_class } = offer.slices[0]?.segments[0] ?? {};
  const { body } = await doors.admin<ListOf<FareOnWire>>('/v1/fares?origin=CDG&destination=JFK&limit=100', { token });
  const fare = body.data.find((of) => of.fare_basis === fare_basis && of.booking_class === booking_class);
  if (!fare) throw new Error(`no fare ${fare_basis} is current`);
  await change(`/v1/fares/${fare.id}`, { adult: { amount: fare.adult.amount + 5_000, currency: 'EUR' } });

  const again = await doors.api<OfferAgainOnWire>(`/v1/offers/${offer.id}`);
  const held = await hold(doors, { ...traveller, offer });

  expect(again.body).toMatchObject({ valid: true, price_changed: true, total: offer.total });
  expect(again.body.new_total?.amount).toBeGreaterThan(offer.total.amount);
  expect(held).toMatchObject({ status: 201, body: { total: offer.total } });
});

/** As staff do it, before anybody has searched. */
const limitEconomy = (type: string, limits: Record<string, number>): Promise<void> =>
  change(`/v1/aircraft/${type}`, {
    class_limits: Object.entries(limits).map(([booking_class, limit]) => ({ cabin: 'economy', booking_class, limit })),
  });

/** Changes what is there, from the version it has. */
async function change(path: string, body: object): Promise<void> {
  const known = await doors.admin(path, { token });
  const changed = await house.admin(path, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'if-match': known.headers.get('etag') ?? '',
    },
    body: JSON.stringify(body),
  });
  expect([changed.status, await changed.text()]).toEqual([200, expect.any(String)]);
}
