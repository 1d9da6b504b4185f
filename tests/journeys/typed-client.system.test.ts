// What an integrator does with the client derived from the contract: every path, field and answer below is checked by its types.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAhead } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { aSignedInTraveller, doorsOf, sendTo } from '../support/travellers.ts';
import { type TypedClient, typedClient } from '../support/typed-client.ts';

let house: House;
let skyhold: TypedClient;
let traveller: { email: string; token: string };

beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, sellingDays: 12 });
  traveller = await aSignedInTraveller(doorsOf(house));
  skyhold = typedClient(sendTo(house), traveller.token);
});
afterAll(() => house?.close());

const newKey = () => ({ 'Idempotency-Key': crypto.randomUUID() });

/** The cheapest offer of the first day that flies. */
async function anOffer() {
  for (let day = 4; day < 12; day++) {
    const { data } = await skyhold.GET('/v1/offers', {
      params: { query: { origin: 'CDG', destination: 'DUB', departure_date: dayAhead(day), limit: 1 } },
    });
    if (data?.data[0]) return data.data[0];
  }
  throw new Error('the demo airline flies from Paris to Dublin');
}

async function aHeldBooking(headers = newKey()) {
  const offer = await anOffer();
  const held = await skyhold.POST('/v1/bookings', {
    params: { header: headers },
    body: {
      offer_id: offer.id,
      passengers: [{ type: 'adult', given_name: 'Ada', family_name: 'Okafor', born_on: '1990-04-02' }],
      contact: { email: traveller.email, language: 'en' },
    },
  });
  if (!held.data) throw new Error(`holding answered ${held.error.code}`);
  return held.data;
}

test('a trip is booked and paid, and its page shows booking, flights and messages', async () => {
  const booking = await aHeldBooking();
  const { total } = booking;

  const paid = await skyhold.POST('/v1/bookings/{id}/payments', {
    params: { path: { id: booking.id }, header: newKey() },
    body: { payment_method: 'pm_card_visa', amount: { amount: total.amount, currency: total.currency } },
  });
  await doorsOf(house).waitForMail(traveller.email, booking.reference);
  const trip = await skyhold.GET('/v1/trips/{booking_id}', { params: { path: { booking_id: booking.id } } });

  expect(paid.data).toMatchObject({ status: 'succeeded', booking: { status: 'confirmed' } });
  expect(trip.data).toMatchObject({
    booking: { id: booking.id, status: 'confirmed' },
    flights: [{ id: booking.segments[0]?.flight_id, status: 'scheduled' }],
    messages: [{ kind: 'itinerary', state: expect.stringMatching(/^sen/) }],
    unavailable: [],
  });
});

test('a repeat under the same key is the same booking, and says so', async () => {
  const key = newKey();
  const offer = await anOffer();
  const request = {
    params: { header: key },
    body: {
      offer_id: offer.id,
      passengers: [{ type: 'adult' as const, given_name: 'Ada', family_name: 'Okafor', born_on: '1990-04-02' }],
      contact: { email: traveller.email },
    },
  };

  const first = await skyhold.POST('/v1/bookings', request);
  const again = await skyhold.POST('/v1/bookings', request);

  expect(again.data).toEqual(first.data);
  expect(first.response.headers.get('Idempotency-Replayed')).toBeNull();
  expect(again.response.headers.get('Idempotency-Replayed')).toBe('true');
});

test('a refusal is a problem with a code and its facts, and the seats stay held', async () => {
  const booking = await aHeldBooking();

  const refused = await skyhold.POST('/v1/bookings/{id}/payments', {
    params: { path: { id: booking.id }, header: newKey() },
    body: { payment_method: 'pm_card_visa', amount: { amount: 1, currency: booking.total.currency } },
  });

  expect(refused.data).toBeUndefined();
  expect(refused.error).toMatchObject({ status: 409, code: 'payment_amount_mismatch', retryable: false });
  const still = await skyhold.GET('/v1/bookings/{id}', { params: { path: { id: booking.id } } });
  expect(still.data?.status).toBe('held');
});

test('pages follow one another until there is none left', async () => {
  const seen: string[] = [];
  let after: string | null | undefined;
  do {
    const query = { limit: 50, ...(after && { after }) };
    const { data } = await skyhold.GET('/v1/airports', { params: { query } });
    if (!data) throw new Error('airports are public');
    seen.push(...data.data.map(({ iata }) => iata));
    after = data.next;
  } while (after);

  expect(seen.length).toBeGreaterThan(50);
  expect(new Set(seen).size).toBe(seen.length);
});
