// The booking verbs with real objects and the real index: what a door gets for what it asks.
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CreateBookingRequest } from '#contracts/booking';
import type { FlightOnWire } from '#contracts/flight';
import type { OfferToBook } from '#contracts/search-service';
import { err, ok } from '#domain/result';
import type { SignedIn } from '#platform/caller';
import { aCaller, aFlightPlan, anOfferToBook, uniqueId } from '../../tests/support/builders.ts';
import { bookingStore } from './booking.store.ts';
import { followBooking, wakeBooking } from './booking-index.consumer.ts';
import { cancelBooking, quoteCancellation } from './cancel-booking.ts';
import { createBooking } from './create-booking.ts';
import { tellBookings } from './flight-changes.consumer.ts';
import { houseOf } from './house.ts';
import { findBookings, listBookings } from './list-bookings.ts';
import { lookupBooking } from './lookup-booking.ts';
import { payBooking } from './pay-booking.ts';
import { paymentWebhook } from './payment-webhook.ts';
import { readBooking, readForMail } from './read-booking.ts';
import { readManifest } from './read-manifest.ts';
import { wakeOverdueBookings } from './wake-overdue.job.ts';

const bindings = env as unknown as BookingEnv;
const house = houseOf(bindings);

const aTraveller = () => aCaller({ userId: uniqueId('usr') });
const anOffer = (change: Partial<OfferToBook> = {}) =>
  anOfferToBook([aFlightPlan({ flightId: uniqueId('flt') })], change);

const ada = {
  type: 'adult' as const,
  given_name: 'Ada',
  family_name: 'Okafor',
  born_on: '1990-04-02',
};

const aRequest = (offer: OfferToBook, change: Partial<CreateBookingRequest> = {}): CreateBookingRequest => ({
  offer_id: offer.offerId,
  passengers: [ada],
  contact: { email: 'ada@example.com' },
  seats: [],
  metadata: {},
  ...change,
});

type Attempt = { offer?: OfferToBook; caller?: SignedIn; key?: string; request?: Partial<CreateBookingRequest> };

function create({ offer = anOffer(), caller = aTraveller(), key = uniqueId('req'), request = {} }: Attempt = {}) {
  const deps = { ...house, readOffer: async () => ok(offer) };
  return createBooking(deps, caller, { idempotencyKey: key, request: aRequest(offer, request), language: 'fr' });
}

async function aHeldBooking(attempt: Attempt = {}) {
  const caller = attempt.caller ?? aTraveller();
  const answer = await create({ ...attempt, caller });
  if (!answer.ok) throw new Error(`not held: ${JSON.stringify(answer.error)}`);
  return { caller, booking: answer.value.body };
}

const pay = (
  caller: SignedIn,
  booking: { id: `bkg_${string}`; total: { amount: number; currency: string } },
  paymentMethod = 'pm_card_visa',
) =>
  payBooking(house, caller, {
    bookingId: booking.id,
    idempotencyKey: uniqueId('req'),
    request: {
      payment_method: paymentMethod,
      amount: { amount: booking.total.amount, currency: booking.total.currency },
    },
  });

afterEach(() => {
  vi.useRealTimers();
});

describe('creating', () => {
  test('a booking stands in its owner’s list at once, and in nobody else’s', async () => {
    const { caller, booking } = await aHeldBooking();

    const own = await listBookings(house, caller, { limit: 20 });
    const foreign = await listBookings(house, aTraveller(), { limit: 20 });

    expect(own).toMatchObject({ ok: true, value: { data: [{ id: booking.id, status: 'held' }], next: null } });
    expect(foreign).toEqual({ ok: true, value: { data: [], next: null } });
  });

  test('mails are written in the language of the request where the contact names none', async () => {
    const { booking } = await aHeldBooking();

    expect(booking.contact).toEqual({ email: 'ada@example.com', phone: null, language: 'fr' });
  });

  test('the same key answers the same booking, even when its offer is gone by then', async () => {
    const offer = anOffer();
    const caller = aTraveller();
    const first = await create({ offer, caller, key: 'the-same-key-twice' });
    const gone = { ...house, readOffer: async () => err({ code: 'offer_expired' as const, expiredAt: 0 }) };

    const second = await createBooking(gone, caller, {
      idempotencyKey: 'the-same-key-twice',
      request: aRequest(offer),
      language: 'fr',
    });

    expect(second).toEqual(first.ok && ok({ ...first.value, isReplay: true }));
  });

  test('the same key of another account is another booking', async () => {
    const one = await create({ key: 'a-key-two-accounts-use' });
    const other = await create({ key: 'a-key-two-accounts-use' });

    expect(one.ok && other.ok && one.value.body.id !== other.value.body.id).toBe(true);
  });

  test('another request under the same key is refused', async () => {
    const caller = aTraveller();
    const offer = anOffer();
    await create({ caller, offer, key: 'a-key-used-for-two-things' });

    const other = await create({ caller, offer, key: 'a-key-used-for-two-things', request: { metadata: { a: 'b' } } });

    expect(other).toEqual({ ok: false, error: { code: 'idempotency_key_reused' } });
  });

  test('an account holds no more than its limit, and a refused hold does not count', async () => {
    const caller = aTraveller();
    await create({ caller, request: { seats: [{ passenger: 0, flight_id: uniqueId('flt'), seat: '1A' }] } });
    const held = await Promise.all(Array.from({ length: 5 }, () => create({ caller })));

    const sixth = await create({ caller });

    expect(held.every((answer) => answer.ok)).toBe(true);
    expect(sixth).toMatchObject({ ok: false, error: { code: 'too_many_holds', limit: 5 } });
  });

  test('an account with limits of its own may hold more, in all and on one flight', async () => {
    const caller = aTraveller();
    const offer = anOffer();
    const agency = {
      ...house,
      readOffer: async () => ok(offer),
      holdTermsOf: async () => ({ holdSeconds: 300, holdsPerFlight: 6, holdsPerAccount: 7 }),
    };
    const hold = (deps: typeof agency) =>
      createBooking(deps, caller, { idempotencyKey: uniqueId('req'), request: aRequest(offer), language: null });

    const held = [];
    for (let count = 0; count < 6; count++) held.push(await hold(agency));

    expect(held.map(({ ok: isHeld }) => isHeld)).toEqual(Array(6).fill(true));
    expect(await hold(agency)).toMatchObject({ error: { code: 'too_many_holds', limit: 6 } });
    const elsewhere = { ...agency, readOffer: async () => ok(anOffer()) };
    expect(await hold(elsewhere)).toMatchObject({ ok: true });
    expect(await hold(elsewhere)).toMatchObject({ error: { code: 'too_many_holds', limit: 7 } });
  });

  test('what is paid no longer counts as a hold', async () => {
    const caller = aTraveller();
    const held = await Promise.all(Array.from({ length: 5 }, () => aHeldBooking({ caller })));
    const [first] = held;
    if (!first) throw new Error('five were held');
    await pay(caller, first.booking);

    expect(await create({ caller })).toMatchObject({ ok: true });
  });

  test.each([
    ['a wish for somebody who is not there', { seats: [{ passenger: 3, seat: '1A' }] }, '/seats/0/passenger'],
    ['a birth in the future', { passengers: [{ ...ada, born_on: '2999-01-01' }] }, '/passengers/0/born_on'],
  ])('%s is refused with its pointer', async (_, change, pointer) => {
    const offer = anOffer();
    const flight_id = offer.segments[0]?.flightId ?? uniqueId('flt');
    const seats = 'seats' in change ? change.seats.map((wish) => ({ ...wish, flight_id })) : [];

    const answer = await create({ offer, request: { ...change, seats } });

    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_request', errors: [{ pointer }] } });
  });

  test('people the offer was not made for are refused', async () => {
    const child = { ...ada, type: 'child' as const, born_on: '2020-01-01' };

    expect(await create({ request: { passengers: [ada, child] } })).toMatchObject({
      ok: false,
      error: { code: 'passengers_mismatch', expected: { adults: 1, children: 0, infants: 0 } },
    });
  });

  test('a reference that is taken is drawn again before anybody hears it', async () => {
    const { booking: earlier } = await aHeldBooking();
    const offer = anOffer();
    const caller = aTraveller();
    const store = bookingStore(bindings.BOOKINGS);
    const refused: string[] = [];
    const index = async (ownerId: SignedIn['userId'], made: typeof earlier) => {
      // The index pretends once that the first draw is the reference of the earlier booking.
      if (refused.length === 0) {
        refused.push(made.reference);
        const drawn = await house.bookingAt(made.id).drawReferenceAgain(caller, made.reference);
        if (drawn.ok) return house.index(ownerId, drawn.value);
      }
      return house.index(ownerId, made);
    };

    const answer = await createBooking({ ...house, readOffer: async () => ok(offer), index }, caller, {
      idempotencyKey: uniqueId('req'),
      request: aRequest(offer),
      language: null,
    });

    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.body.reference).not.toBe(refused[0]);
    expect(await readBooking(house, caller, answer.value.body.id)).toMatchObject({
      value: { reference: answer.value.body.reference },
    });
    const [row] = await store.list({ reference: earlier.reference }, 1, null);
    if (!row) throw new Error('the earlier booking is in the index');
    expect(await store.save({ row: { ...row, id: uniqueId('bkg') }, flights: [], nameHashes: [] })).toBe(false);
  });
});

describe('reading', () => {
  test('a foreign booking reads like a missing one', async () => {
    const { booking } = await aHeldBooking();

    const foreign = await readBooking(house, aTraveller(), booking.id);

    expect(foreign).toEqual(await readBooking(house, aTraveller(), uniqueId('bkg')));
    expect(foreign).toEqual({ ok: false, error: { code: 'not_found' } });
  });

  test('pages of the list show each booking once', async () => {
    const caller = aTraveller();
    const made = await Promise.all(Array.from({ length: 5 }, () => aHeldBooking({ caller })));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listBookings(house, caller, { limit: 2, after });
      if (!page.ok) throw new Error(page.error.code);
      seen.push(...page.value.data.map(({ id }) => id));
      after = page.value.next ?? undefined;
    } while (after);

    expect(seen.toSorted()).toEqual(made.map(({ booking }) => booking.id).toSorted());
  });

  test('a cursor that was altered, or belongs to another question, is refused', async () => {
    const caller = aTraveller();
    await Promise.all([aHeldBooking({ caller }), aHeldBooking({ caller })]);
    const page = await listBookings(house, caller, { limit: 1 });
    const next = page.ok ? (page.value.next ?? '') : '';

    const refused = { ok: false, error: { code: 'invalid_cursor' } };
    expect(await listBookings(house, caller, { limit: 1, after: `${next}x` })).toEqual(refused);
    expect(await listBookings(house, caller, { limit: 1, after: next, status: 'held' })).toEqual(refused);
    expect(await listBookings(house, aTraveller(), { limit: 1, after: next })).toEqual(refused);
  });

  test('staff find a booking by what a traveller can quote', async () => {
    const { booking } = await aHeldBooking({ request: { contact: { email: 'grace@example.com' } } });
    const staff = aCaller({ audience: 'skyhold:staff', roles: ['agent'] });

    for (const query of [
      { reference: booking.reference.toLowerCase() },
      { email: 'Grace@Example.com' },
      { flightId: booking.segments[0]?.flight_id },
    ]) {
      const found = await findBookings(house, staff, { limit: 20, ...query });
      expect(found).toMatchObject({ ok: true, value: { data: [{ id: booking.id }] } });
    }
  });

  test('the manifest names who is on a flight, and leaves out who has left', async () => {
    const plan = aFlightPlan({ flightId: uniqueId('flt') });
    const { caller, booking } = await aHeldBooking({ offer: anOfferToBook([plan]) });
    await pay(caller, booking);

    const manifest = await readManifest(house, aCaller({ audience: 'skyhold:staff' }), plan.flightId);

    expect(manifest).toMatchObject({
      ok: true,
      value: [{ reference: booking.reference, family_name: 'Okafor', state: 'confirmed', seat: expect.any(String) }],
    });
  });

  test('only a part of the house reads a booking for a mail', async () => {
    const { caller, booking } = await aHeldBooking();

    expect(await readForMail(house, caller, booking.id)).toEqual({ ok: false, error: { code: 'forbidden' } });
    expect(
      await readForMail(house, { kind: 'system', part: 'notifications', requestId: 'req_x' }, booking.id),
    ).toMatchObject({ ok: true, value: { language: 'fr', booking: { reference: booking.reference } } });
  });
});

describe('looking up', () => {
  const nobody = () => ({ kind: 'anonymous' as const, requestId: uniqueId('req') });
  const müller = [{ ...ada, family_name: 'Müller' }];
  const look = (reference: string, family_name: string, address = uniqueId('req')) =>
    lookupBooking(house, nobody(), { reference, family_name }, address);

  test.each(['Müller', 'MULLER', 'mueller'])(
    '%s and the reference open the itinerary, and nothing else',
    async (name) => {
      const { booking } = await aHeldBooking({ request: { passengers: müller } });

      const found = await look(booking.reference, name);

      expect(found).toMatchObject({
        ok: true,
        value: { reference: booking.reference, segments: [{ seats: [expect.any(String)] }] },
      });
      const text = JSON.stringify(found);
      for (const secret of ['ada@example.com', '1990-04-02', booking.id, 'bkg_', 'pax_'])
        expect(text).not.toContain(secret);
    },
  );

  test('a wrong name answers like a missing booking', async () => {
    const { booking } = await aHeldBooking();

    expect(await look(booking.reference, 'Lovelace')).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await look('ZZZZZZ', 'Okafor')).toEqual({ ok: false, error: { code: 'not_found' } });
  });

  test('after five wrong names a reference answers nobody for an hour, not even the right name', async () => {
    const { booking } = await aHeldBooking();
    for (const _ of Array(5)) await look(booking.reference, 'Lovelace');

    expect(await look(booking.reference, 'Okafor')).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
  });

  test('after ten wrong guesses an address is told to wait, and right ones never count', async () => {
    const { booking } = await aHeldBooking();
    const address = uniqueId('req');
    for (const _ of Array(12)) await look(booking.reference, 'Okafor', address);
    for (const index of Array(10).keys()) await look(`AAAA${20 + index}`, 'Okafor', address);

    expect(await look(booking.reference, 'Okafor', address)).toMatchObject({
      ok: false,
      error: { code: 'rate_limited' },
    });
    expect(await look(booking.reference, 'Okafor')).toMatchObject({ ok: true });
  });
});

describe('following', () => {
  test('the index follows a booking to its ticket, and an older version never overwrites a newer one', async () => {
    const { caller, booking } = await aHeldBooking();
    const early = await house.indexing.read(booking.id);
    await pay(caller, booking);

    const event = {
      event_id: uniqueId('evt'),
      booking_id: booking.id,
      kind: 'booking.confirmed' as const,
      version: 2,
      occurred_at: 0,
    };
    await followBooking(house.indexing, event);
    if (early.ok) await house.indexing.index(early.value);

    const list = await listBookings(house, caller, { limit: 20 });
    expect(list).toMatchObject({ value: { data: [{ status: 'confirmed', payment_status: 'paid' }] } });
    const departure = Date.parse(booking.segments[0]?.departing_at_utc ?? '');
    const due = await house.store.departures(departure, departure + 1, 100, null);
    expect(due.filter(({ bookingId }) => bookingId === booking.id)).toHaveLength(1);
  });

  test('the watchdog finds a booking whose deadline is over and makes the index say so', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { caller, booking } = await aHeldBooking();

    vi.setSystemTime(Date.parse(booking.payment_required_by) + 1);
    await wakeOverdueBookings(house.watchdog, Date.now());

    expect(await listBookings(house, caller, { limit: 20 })).toMatchObject({
      value: { data: [{ status: 'expired' }] },
    });
    const stillOverdue = await house.store.overdue(Date.now(), 100, null);
    expect(stillOverdue.map(({ id }) => id)).not.toContain(booking.id);
  });

  test('a booking that changed is looked at once more a while later, in case its news is unsent', async () => {
    const { caller, booking } = await aHeldBooking();
    await pay(caller, booking);
    await followBooking(house.indexing, {
      event_id: uniqueId('evt'),
      booking_id: booking.id,
      kind: 'booking.confirmed',
      version: 2,
      occurred_at: 0,
    });
    const changedAt = Date.now();
    const isLookedAt = async (minutes: number) =>
      (await house.store.overdue(changedAt + minutes * 60_000, 1000, null)).some(({ id }) => id === booking.id);

    expect([await isLookedAt(5), await isLookedAt(11), await isLookedAt(30)]).toEqual([false, true, false]);
  });

  test('a booking that never reached the index is woken by the flight whose hold expired', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const offer = anOffer();
    const [segment] = offer.segments;
    if (!segment) throw new Error('the offer has a segment');
    const deps = {
      ...house,
      readOffer: async () => ok(offer),
      index: () => Promise.reject(new Error('the worker died')),
    };
    const caller = aTraveller();
    await createBooking(deps, caller, {
      idempotencyKey: uniqueId('req'),
      request: aRequest(offer),
      language: 'en',
    }).catch(() => undefined);
    const [claim] = await house.flightAt(segment.flightId).claims(caller);
    if (!claim) throw new Error('the booking holds a seat');

    vi.setSystemTime(Date.now() + 301_000);
    await wakeBooking(house.waking, {
      kind: 'hold.expired',
      booking_id: claim.bookingId,
      flight_id: segment.flightId,
      hold_id: claim.holdId,
    });

    expect(await listBookings(house, caller, { limit: 20 })).toMatchObject({
      value: { data: [{ id: claim.bookingId, status: 'expired' }] },
    });
  });

  test('news of a hold whose booking was never written wakes nobody and is settled', async () => {
    const flightId = uniqueId('flt');

    await wakeBooking(house.waking, {
      kind: 'hold.expired',
      booking_id: uniqueId('bkg'),
      flight_id: flightId,
      hold_id: uniqueId('hld'),
    });

    expect(await house.flightAt(flightId).claims(aTraveller())).toEqual([]);
  });

  test('a rescheduled flight shows its new times in the booking and to the reminders', async () => {
    const { caller, booking } = await aHeldBooking();
    await pay(caller, booking);
    const [segment] = booking.segments;
    if (!segment) throw new Error('the booking has a segment');
    const later = new Date(Date.parse(segment.departing_at_utc) + 7_200_000).toISOString();
    const flight = {
      ...segment,
      id: segment.flight_id,
      status: 'delayed' as const,
      gate: null,
      sales_close_at: later,
      version: 2,
    };
    const readFlight = async () => ok({ ...flight, departing_at: later, departing_at_utc: later });

    await tellBookings({ ...house.flightNews, readFlight }, { flight_id: segment.flight_id, plan_version: 2 });

    expect(await readBooking(house, caller, booking.id)).toMatchObject({
      value: { segments: [{ departing_at_utc: later, seats: [{ seat: expect.any(String) }] }] },
    });
    const due = await house.store.departures(Date.parse(later), Date.parse(later) + 1, 100, null);
    expect(due.map(({ bookingId }) => bookingId)).toContain(booking.id);
  });

  test('news of a flight come again for a claim whose booking is not written yet, and reach the others at once', async () => {
    const told: string[] = [];
    const deps = {
      readFlight: async () => ok({} as FlightOnWire),
      bookingsOn: async () => ['bkg_early', 'bkg_written'] as `bkg_${string}`[],
      tell: async (id: string) => {
        if (id === 'bkg_early') throw new Error('not_found');
        told.push(id);
      },
      index: async () => {},
    };

    const telling = tellBookings(deps, { flight_id: 'flt_1', plan_version: 2 });

    await expect(telling).rejects.toThrow('not_found');
    expect(told).toEqual(['bkg_written']);
  });
});

describe('webhooks', () => {
  test('a call that the provider did not sign is refused', async () => {
    expect(await paymentWebhook(house, { kind: 'anonymous', requestId: 'req_x' }, '{}', 't=1,v1=00')).toEqual({
      ok: false,
      error: { code: 'webhook_invalid' },
    });
  });

  test('news of a booking nobody knows is accepted and ignored', async () => {
    const verify = async () =>
      ok({ eventId: 'evt_1', kind: 'payment_intent.succeeded', bookingId: uniqueId('bkg'), paymentId: null });

    expect(await paymentWebhook({ ...house, verify }, { kind: 'anonymous', requestId: 'req_x' }, '{}', '')).toEqual(
      ok({ received: true }),
    );
  });
});

describe('cancelling', () => {
  const refundable = {
    conditions: {
      refundable: true,
      refund_fee: null,
      changeable: false,
      change_fee: null,
      bags: { cabin: 1, checked: 0 },
    },
  };
  async function quoted(caller: SignedIn, bookingId: `bkg_${string}`) {
    const quote = await quoteCancellation(house, caller, { bookingId, request: {} });
    if (!quote.ok) throw new Error(quote.error.code);
    return quote.value;
  }
  async function cancel(caller: SignedIn, bookingId: `bkg_${string}`) {
    const request = { quote_id: (await quoted(caller, bookingId)).id };
    return cancelBooking(house, caller, { bookingId, idempotencyKey: uniqueId('req'), request });
  }
  const isWatched = async (id: string) =>
    (await house.store.overdue(Date.now(), 1000, null)).some((overdue) => overdue.id === id);

  test('shows in its owner’s list at once, and ends the reminders of its flights', async () => {
    const { caller, booking } = await aHeldBooking({ offer: anOffer(refundable) });
    await pay(caller, booking);

    await cancel(caller, booking.id);

    expect(await listBookings(house, caller, { limit: 20 })).toMatchObject({
      value: { data: [{ status: 'cancelled', payment_status: 'refunded' }] },
    });
    const departure = Date.parse(booking.segments[0]?.departing_at_utc ?? '');
    const due = await house.store.departures(departure, departure + 1, 1000, null);
    expect(due.map(({ bookingId }) => bookingId)).not.toContain(booking.id);
  });

  test('leaves the manifest and the look-up without those who gave up', async () => {
    const offer = anOffer({ ...refundable, passengers: { adults: 2, children: 0, infants: 0 } });
    const { caller, booking } = await aHeldBooking({
      offer,
      request: { passengers: [ada, { ...ada, given_name: 'Grace', family_name: 'Hopper' }] },
    });
    await pay(caller, booking);
    const [first] = booking.passengers;
    const request = { passenger_ids: [first?.id ?? ('pax_none' as const)] };
    const quote = await quoteCancellation(house, caller, { bookingId: booking.id, request });
    if (!quote.ok) throw new Error(quote.error.code);

    await cancelBooking(house, caller, {
      bookingId: booking.id,
      idempotencyKey: uniqueId('req'),
      request: { quote_id: quote.value.id },
    });

    const manifest = await readManifest(house, aTraveller(), booking.segments[0]?.flight_id ?? 'flt_none');
    const staff = { ...aTraveller(), audience: 'skyhold:staff' as const, roles: ['viewer' as const] };
    const known = await readManifest(house, staff, booking.segments[0]?.flight_id ?? 'flt_none');
    expect(manifest).toEqual(ok([]));
    expect(known.ok && known.value.map(({ family_name }) => family_name)).toEqual(['Hopper']);
    const found = await lookupBooking(
      house,
      { kind: 'anonymous', requestId: 'req_test' },
      { reference: booking.reference, family_name: 'Hopper' },
      uniqueId('req'),
    );
    expect(found).toMatchObject({
      value: { passengers: [{ status: 'cancelled' }, { status: 'active' }], segments: [{ status: 'confirmed' }] },
    });
  });

  test('a held booking no longer counts against its account', async () => {
    const caller = aTraveller();
    for (let round = 0; round < 7; round++) {
      const { booking } = await aHeldBooking({ caller });
      expect(await cancel(caller, booking.id)).toMatchObject({ ok: true, value: { status: 201 } });
    }
  });

  test('is watched until the money is back, in case its alarm is lost', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { caller, booking } = await aHeldBooking({ offer: anOffer(refundable) });
    await pay(caller, booking, 'pm_sandbox_refund_lost_answer');

    expect(await cancel(caller, booking.id)).toMatchObject({ ok: true, value: { status: 202 } });
    expect(await isWatched(booking.id)).toBe(true);
    vi.setSystemTime(Date.now() + 60_000);
    await wakeOverdueBookings(house.watchdog, Date.now());

    expect(await readBooking(house, caller, booking.id)).toMatchObject({ value: { payment_status: 'refunded' } });
    expect(await isWatched(booking.id)).toBe(false);
  });

  test('a flight the airline cancelled gives its bookings back, once', async () => {
    const offer = anOffer();
    const { caller, booking } = await aHeldBooking({ offer });
    await pay(caller, booking);
    const [segment] = booking.segments;
    if (!segment) throw new Error('the booking has a segment');
    const { flight_id: flightId, departing_at_utc } = segment;
    const flight = { ...segment, id: flightId, gate: null, sales_close_at: departing_at_utc, version: 2 };
    const news = { ...house.flightNews, readFlight: async () => ok({ ...flight, status: 'cancelled' as const }) };

    await tellBookings(news, { flight_id: flightId, plan_version: 2 });
    await tellBookings(news, { flight_id: flightId, plan_version: 2 });

    expect(await readBooking(house, caller, booking.id)).toMatchObject({
      value: {
        status: 'cancelled',
        payment_status: 'refunded',
        cancellations: [{ requested_by: 'airline', rule: { code: 'carrier_cancelled' }, penalty: { amount: 0 } }],
      },
    });
    expect(await house.flightAt(flightId).claims(caller)).toEqual([]);
  });
});
