// What a hold that nobody pays for comes to: the seat is free at its deadline, the booking says so, the traveller is told.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BookingOnWire } from '#contracts/booking';
import type { Doors } from '../../scripts/demo/connect.ts';
import { findOffers, flightOf, freeSeats, hold, pay } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { aSignedInTraveller, doorsOf, eventually } from '../support/travellers.ts';

let house: House;
let doors: Doors;

beforeAll(async () => {
  const settings = { RATE_LIMITS: 'off', PASSWORD_COST: 'low', HOLD_SECONDS: '3' };
  house = await openHouse({ settings, sellingDays: 12 });
  doors = doorsOf(house);
});
afterAll(() => house?.close());

test('the seat of an expired hold is sold again, its payment is refused, and its traveller gets one mail', async () => {
  const [first, second] = await Promise.all([aSignedInTraveller(doors), aSignedInTraveller(doors)]);
  const [offer] = await findOffers(doors, 'CDG', 'DUB', 4);
  if (!offer) throw new Error('the demo airline flies from Paris to Dublin');
  const [seat] = await freeSeats(doors, flightOf(offer));
  const held = await hold(doors, { ...first, offer, seat: seat ?? '' });

  const refused = await hold(doors, { ...second, offer, seat: seat ?? '' });
  const expired = await eventually(
    async () => (await doors.api<BookingOnWire>(`/v1/bookings/${held.body.id}`, { token: first.token })).body,
    ({ status }) => status !== 'held',
  );
  const late = await pay(doors, first.token, held.body);
  const again = await hold(doors, { ...second, offer, seat: seat ?? '' });

  expect(refused).toMatchObject({ status: 409, body: { code: 'seat_unavailable' } });
  expect(expired).toMatchObject({ status: 'expired', payment_status: 'none', available_actions: [] });
  expect(late).toMatchObject({ status: 410, body: { code: 'hold_expired' } });
  expect(again.status).toBe(201);
  const mail = await doors.waitForMail(first.email, 'expired');
  expect(mail.text).toContain(held.body.reference);
});
