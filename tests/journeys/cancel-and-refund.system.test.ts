// Cancelling over the real configuration: quoted, confirmed once, seats free again, money back, mailed; and flights the airline cancels.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BookingOnWire } from '#contracts/booking';
import type { CancellationQuoteOnWire, ConfirmedCancellationOnWire } from '#contracts/cancellation';
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import type { OfferListOnWire, OfferOnWire } from '#contracts/offer';
import type { TimelineEntryOnWire } from '#contracts/timeline';
import type { Doors } from '../../scripts/demo/connect.ts';
import { dayAhead, flightOf, freeSeats, hold, pay } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { signInStaff } from '../support/signed-in-staff.ts';
import { aSignedInTraveller, doorsOf, eventually } from '../support/travellers.ts';

let house: House;
let doors: Doors;
let traveller: { email: string; token: string };

beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, sellingDays: 20 });
  doors = doorsOf(house);
});
beforeEach(async () => {
  traveller = await aSignedInTraveller(doors);
});
afterAll(() => house?.close());

/** The cheapest offer of a brand, out of so many days and, where asked, back some days later. */
async function anOffer(wish: { brand: string; day: number; backAfter?: number }): Promise<OfferOnWire> {
  for (let day = wish.day; day < wish.day + 6; day++) {
    const back = wish.backAfter === undefined ? '' : `&return_date=${dayAhead(day + wish.backAfter)}`;
    const question = `origin=CDG&destination=DUB&departure_date=${dayAhead(day)}&cabin=economy&fare_brand=${wish.brand}`;
    const { body } = await doors.api<OfferListOnWire>(`/v1/offers?${question}${back}`);
    const [offer] = body.data;
    if (offer) return offer;
  }
  throw new Error('the demo airline flies from Paris to Dublin');
}

async function aPaidTrip(offer: OfferOnWire, seat?: string): Promise<BookingOnWire> {
  const held = await hold(doors, { ...traveller, offer, ...(seat && { seat }) });
  expect(held.status).toBe(201);
  const paid = await pay(doors, traveller.token, held.body);
  expect(paid.status).toBe(201);
  await doors.waitForMail(traveller.email, held.body.reference);
  return held.body;
}

const quote = (id: string, json: object = {}) =>
  doors.api<CancellationQuoteOnWire & { code?: string }>(`/v1/bookings/${id}/cancellation-quotes`, {
    method: 'POST',
    token: traveller.token,
    json,
  });
const confirm = (id: string, quoteId: string, key: string = crypto.randomUUID()) =>
  doors.api<ConfirmedCancellationOnWire & { code?: string }>(`/v1/bookings/${id}/cancellations`, {
    method: 'POST',
    token: traveller.token,
    key,
    json: { quote_id: quoteId },
  });
const read = async (id: string) =>
  (await doors.api<BookingOnWire>(`/v1/bookings/${id}`, { token: traveller.token })).body;
const timeline = async (id: string) =>
  (await doors.api<{ data: TimelineEntryOnWire[] }>(`/v1/bookings/${id}/timeline`, { token: traveller.token })).body
    .data;
const mails = async (): Promise<CapturedMailOnWire[]> =>
  (await doors.api<{ data: CapturedMailOnWire[] }>(`/dev/mailbox.json?to=${traveller.email}`)).body.data;

describe('cancel and refund', () => {
  test('a flexible trip comes back whole but for its seat: quoted, confirmed fifty times, done once, and mailed', async () => {
    const offer = await anOffer({ brand: 'flex', day: 4 });
    const seat = (await freeSeats(doors, flightOf(offer))).at(-1) ?? '';
    const booking = await aPaidTrip(offer, seat);
    expect((await read(booking.id)).available_actions).toContain('cancel');

    const quoted = await quote(booking.id);
    expect(quoted).toMatchObject({ status: 201, body: { rule: { code: 'fare_conditions' } } });
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(booking.id, quoted.body.id, key)));

    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(49);
    expect(answers[0]).toMatchObject({
      status: 201,
      body: { status: 'succeeded', refund: { amount: quoted.body.refund, status: 'succeeded' } },
    });
    expect(quoted.body.refund.amount + quoted.body.penalty.amount).toBe(booking.total.amount);
    expect(await freeSeats(doors, flightOf(offer))).toContain(seat);
    const mail = await doors.waitForMail(traveller.email, 'is cancelled');
    expect(mail.text).toContain(`${quoted.body.refund.decimal} EUR`);
    expect(mail.attachments[0]?.content).toContain('METHOD:CANCEL');
    expect(mail.html).toContain('ReservationCancelled');
    const entries = await timeline(booking.id);
    expect(entries.slice(-2).map(({ kind }) => kind)).toEqual(['booking.cancelled', 'refund.succeeded']);
    const sum = entries.flatMap(({ postings }) => postings).reduce((total, { amount }) => total + amount.amount, 0);
    expect(sum).toBe(0);
    expect((await mails()).filter(({ subject }) => subject.includes(booking.reference))).toHaveLength(2);
  });

  test('the way back of a trip is given up alone, and its reminder with it', async () => {
    const offer = await anOffer({ brand: 'flex', day: 1, backAfter: 1 });
    const booking = await aPaidTrip(offer);
    const back = booking.segments.filter(({ slice }) => slice === 1).map(({ flight_id }) => flight_id);

    const quoted = await quote(booking.id, { flight_ids: back });
    await confirm(booking.id, quoted.body.id);

    const after = await read(booking.id);
    expect(after).toMatchObject({ status: 'confirmed', payment_status: 'partially_refunded' });
    expect(after.segments.map(({ slice, status }) => `${slice} ${status}`)).toEqual(
      booking.segments.map(({ slice }) => `${slice} ${slice === 1 ? 'cancelled' : 'confirmed'}`),
    );
    await doors.waitForMail(traveller.email, 'A part of your booking');
    await house.cron('notifications', '*/5 * * * *');
    const reminders = (await mails()).filter(({ subject }) => /check.?in/i.test(subject));
    for (const { text } of reminders) expect(text).not.toContain('DUB – CDG');
  });

  test('a refund whose answer is lost is answered 202 and arrives by itself', async () => {
    const offer = await anOffer({ brand: 'flex', day: 5 });
    const held = await hold(doors, { ...traveller, offer });
    await pay(doors, traveller.token, held.body, 'pm_sandbox_refund_lost_answer');
    const key = crypto.randomUUID();
    const quoted = await quote(held.body.id);

    const first = await confirm(held.body.id, quoted.body.id, key);

    expect(first).toMatchObject({ status: 202, body: { status: 'processing' } });
    await eventually(
      () => read(held.body.id),
      ({ payment_status }) => payment_status === 'refunded',
    );
    expect(await confirm(held.body.id, quoted.body.id, key)).toMatchObject({
      status: 201,
      body: { id: first.body.id, status: 'succeeded' },
    });
  });

  test('a held booking is cancelled for nothing, and its seat is free at once', async () => {
    const offer = await anOffer({ brand: 'light', day: 6 });
    const seat = (await freeSeats(doors, flightOf(offer))).at(-1) ?? '';
    const held = await hold(doors, { ...traveller, offer, seat });

    const quoted = await quote(held.body.id);
    const done = await confirm(held.body.id, quoted.body.id);

    expect(quoted.body).toMatchObject({
      refund: { amount: 0 },
      penalty: { amount: 0 },
      rule: { code: 'nothing_paid' },
    });
    expect(done).toMatchObject({ status: 201, body: { booking: { status: 'cancelled', payment_status: 'none' } } });
    expect(await freeSeats(doors, flightOf(offer))).toContain(seat);
  });

  test('what cannot be is refused by its own name, and changes nothing', async () => {
    const mine = await aPaidTrip(await anOffer({ brand: 'light', day: 4 }));
    const quoted = await quote(mine.id);
    const other = await hold(doors, { ...traveller, offer: await anOffer({ brand: 'light', day: 5 }) });
    const foreignQuote = await quote(other.body.id);

    expect(await confirm(mine.id, foreignQuote.body.id)).toMatchObject({
      status: 422,
      body: { code: 'quote_invalid' },
    });
    expect(await quote(mine.id, { passenger_ids: other.body.passengers.map(({ id }) => id) })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/passenger_ids/0', code: 'unknown_passenger' }] },
    });
    const newer = await quote(mine.id);
    expect(await confirm(mine.id, quoted.body.id)).toMatchObject({ status: 409, body: { code: 'quote_superseded' } });
    expect(await read(mine.id)).toMatchObject({ status: 'confirmed', payment_status: 'paid', cancellations: [] });
    expect(newer.body.rule.code).toBe('taxes_only');
  });
});

/** As staff do it: read, then changed from the version that was read. */
async function cancelFlight(staff: string, flightId: string): Promise<void> {
  const flight = await doors.admin(`/v1/flights/${flightId}`, { token: staff });
  const cancelled = await house.admin(`/v1/flights/${flightId}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${staff}`,
      'content-type': 'application/json',
      'if-match': flight.headers.get('etag') ?? '',
    },
    body: JSON.stringify({ status: 'cancelled' }),
  });
  expect(cancelled.status).toBe(200);
}

describe('the airline cancels a flight', () => {
  test('whoever gives the trip up in that very moment gets everything back all the same', async () => {
    const booking = await aPaidTrip(await anOffer({ brand: 'light', day: 5 }));
    const staff = await signInStaff(house, doors, 'in-that-moment@example.com', 'operations');
    const before = await quote(booking.id);
    expect(before.body.rule.code).toBe('taxes_only');

    await cancelFlight(staff, booking.segments[0]?.flight_id ?? '');
    const confirmed = await confirm(booking.id, before.body.id);

    expect(confirmed).toMatchObject({ status: 409, body: { code: 'quote_superseded' } });
    const after = await eventually(
      () => read(booking.id),
      ({ payment_status }) => payment_status === 'refunded',
    );
    expect(after.cancellations).toMatchObject([{ requested_by: 'airline', refund: { amount: booking.total } }]);
  });

  test('a hold on it can no longer be paid, from that very moment on', async () => {
    const held = await hold(doors, { ...traveller, offer: await anOffer({ brand: 'light', day: 12 }) });
    const staff = await signInStaff(house, doors, 'no-longer-paid@example.com', 'operations');

    await cancelFlight(staff, held.body.segments[0]?.flight_id ?? '');
    const refused = await pay(doors, traveller.token, held.body);

    expect(refused).toMatchObject({ status: 409, body: { code: 'booking_cancelled' } });
    expect(await read(held.body.id)).toMatchObject({ status: 'cancelled', payment_status: 'none' });
  });

  test('its slice comes back in full without anybody asking, with one mail; the rest can be given back in full', async () => {
    const booking = await aPaidTrip(await anOffer({ brand: 'light', day: 8, backAfter: 3 }));
    const [there, back] = booking.segments;
    if (!there || !back) throw new Error('a return trip');
    const staff = await signInStaff(house, doors, 'operations@example.com', 'operations');

    await cancelFlight(staff, there.flight_id);

    const after = await eventually(
      () => read(booking.id),
      ({ payment_status }) => payment_status === 'partially_refunded',
    );
    expect(after).toMatchObject({
      status: 'confirmed',
      segments: [{ status: 'cancelled', seats: [] }, { status: 'confirmed' }],
      cancellations: [
        { requested_by: 'airline', penalty: { amount: 0 }, refund: { status: 'succeeded' }, status: 'succeeded' },
      ],
    });
    const mail = await doors.waitForMail(traveller.email, 'A part of your booking');
    expect(mail.text).toContain('we had to cancel a flight of yours');
    const manifest = await doors.admin<{ data: unknown[] }>(`/v1/flights/${there.flight_id}/manifest`, {
      token: staff,
    });
    expect(manifest.body.data).toEqual([]);
    const rest = await quote(booking.id);
    expect(rest.body).toMatchObject({ rule: { code: 'carrier_cancelled' }, penalty: { amount: 0 } });
    expect(await confirm(booking.id, rest.body.id)).toMatchObject({
      status: 201,
      body: { booking: { status: 'cancelled', payment_status: 'refunded' } },
    });
    const told = (await mails()).filter(({ subject }) => subject.includes(booking.reference));
    expect(told.filter(({ subject }) => subject.startsWith('A part of your booking'))).toHaveLength(1);
  });
});
