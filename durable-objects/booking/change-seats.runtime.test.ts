// Changing seats of a booking in the real runtime, on real Flight objects: all or nothing, once, and never half.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ChangeSeats, PayBooking } from '#contracts/booking-object';
import type { FlightPlan } from '#domain/flight-plan';
import {
  aBookingOrder,
  aCaller,
  aFlightPlan,
  aHold,
  anOfferToBook,
  aPassenger,
  uniqueId,
} from '../../tests/support/builders.ts';
import { flightAt } from '../flight/flight.address.ts';
import { bookingAt } from './booking.address.ts';

const bindings = env as unknown as { FLIGHT: DurableObjectNamespace; BOOKING: DurableObjectNamespace };

/** Every seat costs the same, so that price is a matter of the tests about it. */
function aFlight(change: Partial<FlightPlan> = {}) {
  const plan = aFlightPlan({
    flightId: uniqueId('flt'),
    seatPrices: { currency: 'EUR', byCabin: {} },
    ...change,
  });
  const flight = flightAt(bindings.FLIGHT, plan.flightId);
  const states = async () => {
    const inventory = await flight.inventory(aCaller(), plan);
    expect(inventory.faults).toEqual([]);
    return (await flight.seatStates(aCaller(), plan)).states;
  };
  return { plan, flight, states };
}

/** Ada alone, in the seat named on every flight. */
async function aBooking(flights: { plan: FlightPlan }[], seats: string[]) {
  const owner = aCaller({ userId: uniqueId('usr') });
  const plans = flights.map(({ plan }) => plan);
  const wishes = plans.map(({ flightId }, index) => ({ flightId, passenger: 0, seat: seats[index] ?? '' }));
  const order = aBookingOrder(anOfferToBook(plans), { seats: wishes });
  const booking = bookingAt(bindings.BOOKING, order.bookingId);
  const held = await booking.hold(owner, order);
  if (!held.ok) throw new Error(held.error.code);
  const { total, passengers } = held.value.body;
  const passengerId = passengers[0]?.id ?? 'pax_none';
  const change = (to: string[], facts: Partial<ChangeSeats> = {}) =>
    booking.changeSeats(owner, {
      key: null,
      requestHash: to.join(),
      expectedVersion: null,
      seats: to.map((seat, index) => ({ passengerId, flightId: plans[index]?.flightId ?? 'flt_none', seat })),
      ...facts,
    });
  const pay = (facts: Partial<PayBooking> = {}) =>
    booking.pay(owner, {
      paymentId: uniqueId('pay'),
      key: uniqueId('req'),
      requestHash: 'the-payment',
      paymentMethod: 'pm_card_visa',
      amount: { amountMinor: total.amount, currency: 'EUR' },
      ...facts,
    });
  const read = async () => {
    const record = await booking.read(owner);
    if (!record.ok) throw new Error(record.error.code);
    return record.value.booking;
  };
  const seatsNow = async () => (await read()).segments.map((segment) => segment.seats[0]?.seat);
  const stub = bindings.BOOKING.getByName(order.bookingId);
  return { owner, booking, passengerId, change, pay, read, seatsNow, stub };
}

const changedEvents = async ({ booking, owner }: Awaited<ReturnType<typeof aBooking>>) => {
  const timeline = await booking.timeline(owner);
  return timeline.ok ? timeline.value.filter(({ kind }) => kind === 'booking.seats_changed') : [];
};

afterEach(() => {
  vi.useRealTimers();
});

describe('a traveller', () => {
  test.each(['held', 'confirmed'] as const)(
    'changes the seats of a %s booking on two flights at once',
    async (status) => {
      const flights = [aFlight(), aFlight()];
      const traveller = await aBooking(flights, ['1A', '1A']);
      if (status === 'confirmed') await traveller.pay();
      const before = await traveller.read();

      const changed = await traveller.change(['2B', '2C']);

      const state = status === 'held' ? 'held' : 'taken';
      expect(changed).toMatchObject({ ok: true, value: { status: 200, body: { status, total: before.total } } });
      expect(await traveller.seatsNow()).toEqual(['2B', '2C']);
      expect(await Promise.all(flights.map(({ states }) => states()))).toEqual([{ '2B': state }, { '2C': state }]);
      expect((await traveller.read()).version).toBeGreaterThan(before.version);
      expect(await changedEvents(traveller)).toMatchObject([
        {
          actor: 'traveller',
          facts: {
            seats: expect.arrayContaining([
              expect.objectContaining({ flight_id: flights[0]?.plan.flightId, seat: '2B', previous_seat: '1A' }),
              expect.objectContaining({ flight_id: flights[1]?.plan.flightId, seat: '2C', previous_seat: '1A' }),
            ]),
          },
        },
      ]);
    },
  );

  test('who asks for the seats they have changes nothing', async () => {
    const traveller = await aBooking([aFlight()], ['1A']);
    const before = await traveller.read();

    expect(await traveller.change(['1A'])).toMatchObject({ ok: true, value: { body: { version: before.version } } });
    expect(await changedEvents(traveller)).toEqual([]);
  });

  test('keeps every seat when one flight refuses, and nothing stays held', async () => {
    const flights = [aFlight(), aFlight()];
    const traveller = await aBooking(flights, ['1A', '1A']);
    for (const { flight, plan } of flights) {
      await flight.hold(aCaller(), aHold(plan, { party: [aPassenger({ seat: '3C' })] }));
    }

    const refused = await Promise.all([traveller.change(['2B', '3C']), traveller.change(['3C', '2B'])]);

    expect(refused).toMatchObject([
      { ok: false, error: { code: 'seat_unavailable', seats: ['3C'] } },
      { ok: false, error: { code: 'seat_unavailable', seats: ['3C'] } },
    ]);
    expect(await traveller.seatsNow()).toEqual(['1A', '1A']);
    for (const { states } of flights) expect(await states()).toEqual({ '1A': 'held', '3C': 'held' });
  });

  test('is told what dearer seats would cost, keeps the price for cheaper ones, and may balance both', async () => {
    const seatPrices = { currency: 'EUR', byCabin: { economy: { standard: 1000, extra_legroom: 2500 } } } as const;
    const flights = [aFlight({ seatPrices }), aFlight({ seatPrices })];
    const traveller = await aBooking(flights, ['3A', '1A']);
    const { total } = await traveller.read();

    const dearer = await traveller.change(['3B', '3A']);
    const balanced = await traveller.change(['1B', '3A']);
    const cheaper = await traveller.change(['1C', '1A']);
    const asSold = await traveller.change(['3A', '1A']);

    expect(dearer).toEqual({
      ok: false,
      error: { code: 'seat_costs_extra', extra: { amountMinor: 1500, currency: 'EUR' } },
    });
    expect(balanced).toMatchObject({ ok: true });
    expect(cheaper).toMatchObject({ ok: true, value: { body: { total } } });
    // The dear seat is still paid for.
    expect(asSold).toMatchObject({ ok: true, value: { body: { total } } });
    expect(await flights[1]?.states()).toEqual({ '1A': 'held' });
  });
});

describe('the same request', () => {
  test('fifty times at once is one change with fifty equal answers', async () => {
    const traveller = await aBooking([aFlight(), aFlight()], ['1A', '1A']);
    const key = uniqueId('req');

    const answers = await Promise.all(Array.from({ length: 50 }, () => traveller.change(['2B', '2C'], { key })));
    const later = await traveller.change(['2B', '2C'], { key });

    const bodies = answers.map((answer) => (answer.ok ? JSON.stringify(answer.value.body) : answer.error.code));
    expect(new Set(bodies).size).toBe(1);
    expect(answers.filter((answer) => answer.ok && !answer.value.isReplay)).toHaveLength(1);
    expect(later).toMatchObject({ ok: true, value: { isReplay: true } });
    expect(await changedEvents(traveller)).toHaveLength(1);
  });

  test('answers the first answer even after seats changed again; another request under its key is refused', async () => {
    const traveller = await aBooking([aFlight()], ['1A']);
    const key = uniqueId('req');
    const first = await traveller.change(['2B'], { key });
    await traveller.change(['2C']);

    const again = await traveller.change(['2B'], { key });
    const other = await traveller.change(['4A'], { key });

    expect(again).toEqual({ ok: true, value: { ...(first.ok && first.value), isReplay: true } });
    expect(other).toEqual({ ok: false, error: { code: 'idempotency_key_reused' } });
    expect(await traveller.seatsNow()).toEqual(['2C']);
  });

  test('that was refused may be tried again under its key', async () => {
    const { plan, flight, states } = aFlight();
    const traveller = await aBooking([{ plan }], ['1A']);
    const rival = aHold(plan, { party: [aPassenger({ seat: '2B' })] });
    await flight.hold(aCaller(), rival);
    const key = uniqueId('req');
    const refused = await traveller.change(['2B'], { key });
    await flight.release(aCaller(), rival.holdId);

    expect(refused).toMatchObject({ ok: false, error: { code: 'seat_unavailable' } });
    expect(await traveller.change(['2B'], { key })).toMatchObject({ ok: true, value: { isReplay: false } });
    expect(await states()).toEqual({ '2B': 'held' });
  });
});

test('different changes of one booking at once come one after the other, and end as one of them', async () => {
  const flights = [aFlight(), aFlight()];
  const traveller = await aBooking(flights, ['1A', '1A']);
  const wishes = ['2A', '2B', '2C', '4A', '4B', '4C'];

  const answers = await Promise.all(wishes.map((seat) => traveller.change([seat, seat])));

  expect(answers.map(({ ok }) => ok)).toEqual(wishes.map(() => true));
  const [first, second] = await traveller.seatsNow();
  expect(first).toBe(second);
  for (const { states } of flights) expect(await states()).toEqual({ [first ?? '']: 'held' });
});

test('two travellers who each want what the other has both get an answer, and nobody half a change', async () => {
  const flights = [aFlight(), aFlight()];
  const [ada, eve] = [await aBooking(flights, ['1A', '1A']), await aBooking(flights, ['2A', '2A'])];

  const answers = await Promise.all([ada.change(['2A', '4A']), eve.change(['4B', '1A'])]);
  const crossed = await Promise.all([ada.change(['2A', '2A']), eve.change(['1A', '1A'])]);

  for (const answer of [...answers, ...crossed]) {
    expect(answer.ok || answer.error.code).toBeOneOf([true, 'seat_unavailable']);
  }
  const taken = await Promise.all([ada.seatsNow(), eve.seatsNow()]);
  for (const [index, { states }] of flights.entries()) {
    expect(await states()).toEqual({ [taken[0]?.[index] ?? '']: 'held', [taken[1]?.[index] ?? '']: 'held' });
  }
});

describe('who decided from an old version', () => {
  test('pays nothing and cancels nothing; from the present one both go on', async () => {
    const traveller = await aBooking([aFlight()], ['1A']);
    const { booking, owner } = traveller;
    const { version: old } = await traveller.read();
    await traveller.change(['2B']);
    const { version: present } = await traveller.read();
    const cancel = async (expectedVersion: number) => {
      const quoted = await booking.quote(owner, { passengerIds: null, flightIds: null });
      if (!quoted.ok) throw new Error(quoted.error.code);
      const quoteId = quoted.value.id as `quo_${string}`;
      return booking.cancel(owner, { key: uniqueId('req'), requestHash: 'it', quoteId, expectedVersion });
    };

    const outdated = [await traveller.pay({ expectedVersion: old }), await cancel(old)];
    const untouched = await traveller.read();
    const paid = await traveller.pay({ expectedVersion: present });
    const cancelled = await cancel((await traveller.read()).version);

    const refusal = { ok: false, error: { code: 'version_mismatch' } };
    expect(outdated).toEqual([refusal, refusal]);
    expect(untouched).toMatchObject({ status: 'held', payment_status: 'none', version: present });
    expect([paid, cancelled]).toMatchObject([{ ok: true }, { ok: true }]);
  });
});

describe('changes one after the other', () => {
  const inARow = ['1B', '2A', '2B', '2C', '1A'];

  test('are waited for by a payment', async () => {
    const traveller = await aBooking([aFlight()], ['1A']);

    const changes = inARow.map((seat) => traveller.change([seat]));
    const paid = await traveller.pay();
    await Promise.all(changes);

    expect(paid).toMatchObject({ ok: true, value: { body: { status: 'succeeded' } } });
  });

  test('are waited for by a cancellation, whose quote speaks of the seats before', async () => {
    const traveller = await aBooking([aFlight()], ['1A']);
    const { booking, owner } = traveller;
    const quoted = await booking.quote(owner, { passengerIds: null, flightIds: null });
    if (!quoted.ok) throw new Error(quoted.error.code);
    const quoteId = quoted.value.id as `quo_${string}`;

    const changes = inARow.map((seat) => traveller.change([seat]));
    const cancelled = await booking.cancel(owner, { key: uniqueId('req'), requestHash: 'the-cancellation', quoteId });
    await Promise.all(changes);

    expect(cancelled).toEqual({ ok: false, error: { code: 'quote_superseded' } });
  });
});

describe('a change is refused, each with its own code,', () => {
  test('for strangers, other flights, seats the aircraft lacks and an old version', async () => {
    const { plan } = aFlight();
    const traveller = await aBooking([{ plan }], ['1A']);
    const { passengerId } = traveller;
    const wish = { passengerId, flightId: plan.flightId, seat: '2B' } as const;
    const codeOf = async (facts: Partial<ChangeSeats>) => {
      const answer = await traveller.change([], facts);
      return answer.ok ? 'ok' : answer.error.code;
    };

    expect(await codeOf({ seats: [{ ...wish, passengerId: 'pax_eve' }] })).toBe('invalid_request');
    expect(await codeOf({ seats: [{ ...wish, flightId: 'flt_other' }] })).toBe('invalid_request');
    expect(await codeOf({ seats: [wish, { ...wish, seat: '2C' }] })).toBe('invalid_request');
    expect(await codeOf({ seats: [{ ...wish, seat: '77A' }] })).toBe('seat_not_on_aircraft');
    expect(await codeOf({ seats: [wish], expectedVersion: 99 })).toBe('version_mismatch');
    const stranger = await traveller.booking.changeSeats(aCaller({ userId: uniqueId('usr') }), {
      key: null,
      requestHash: '',
      expectedVersion: null,
      seats: [wish],
    });
    expect(stranger).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await traveller.seatsNow()).toEqual(['1A']);
  });

  test('once the booking has expired', async () => {
    const { plan, states } = aFlight();
    const traveller = await aBooking([{ plan }], ['1A']);
    const { payment_required_by } = await traveller.read();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(payment_required_by) });

    expect(await traveller.change(['2B'])).toEqual({ ok: false, error: { code: 'hold_expired' } });
    expect(await states()).toEqual({});
  });
});

describe('a driver that dies', () => {
  /** Stores what a change stores before its first step, as if nobody had come to take it. */
  async function abandoned(flights: ReturnType<typeof aFlight>[], step: 'hold' | 'confirm', key: string) {
    const traveller = await aBooking(flights, ['1A', '1A']);
    await runInDurableObject(traveller.stub, async (_, { storage: { sql } }) => {
      const segments = sql
        .exec<{ flight_id: `flt_${string}`; hold_id: `hld_${string}` }>('SELECT flight_id, hold_id FROM segments')
        .toArray();
      const parts = segments.map(({ flight_id: flightId, hold_id: ofHoldId }) => ({
        holdId: uniqueId('hld'),
        ofHoldId,
        bookingId: sql.exec<{ id: string }>('SELECT booking_id AS id FROM booking').one().id as `bkg_${string}`,
        flightId,
        planVersion: 1,
        expiresAt: Date.now() + 60_000,
        seats: [{ passengerId: traveller.passengerId, seat: '2B', maySitInExitRow: true }],
      }));
      if (step === 'confirm') {
        for (const part of parts) await flightAt(bindings.FLIGHT, part.flightId).holdOtherSeats(aCaller(), part);
      }
      const progress = { step, refusal: null, attempts: 0, nextTryAt: null };
      sql.exec(
        `INSERT INTO seat_changes (key, request_hash, actor, parts, is_settled, progress) VALUES (?, ?, 'traveller', ?, 0, ?)`,
        key,
        '2B,2B',
        JSON.stringify(parts),
        JSON.stringify(progress),
      );
    });
    await evictDurableObject(traveller.stub);
    return traveller;
  }

  test.each(['hold', 'confirm'] as const)(
    'before the step "%s" is followed by the alarm, with the same effect',
    async (step) => {
      const flights = [aFlight(), aFlight()];
      const traveller = await abandoned(flights, step, uniqueId('req'));

      await runDurableObjectAlarm(traveller.stub);

      expect(await traveller.seatsNow()).toEqual(['2B', '2B']);
      for (const { states } of flights) expect(await states()).toEqual({ '2B': 'held' });
      expect(await changedEvents(traveller)).toHaveLength(1);
    },
  );

  test('is followed by a repeat of its key, and by a payment, which comes after it', async () => {
    const flights = [aFlight(), aFlight()];
    const key = uniqueId('req');
    const traveller = await abandoned(flights, 'confirm', key);

    expect(await traveller.change(['2B', '2B'], { key })).toMatchObject({ ok: true, value: { isReplay: true } });
    const other = await abandoned([aFlight(), aFlight()], 'hold', uniqueId('req'));
    expect(await other.pay()).toMatchObject({ ok: true, value: { body: { status: 'succeeded' } } });
    expect(await other.seatsNow()).toEqual(['2B', '2B']);
  });

  test('is followed by a cancellation, whose quote speaks of the seats before', async () => {
    const flights = [aFlight(), aFlight()];
    const { booking, owner, seatsNow } = await abandoned(flights, 'hold', uniqueId('req'));
    const quoted = await booking.quote(owner, { passengerIds: null, flightIds: null });
    const quoteId = quoted.ok ? quoted.value.id : 'quo_none';

    const cancelled = await booking.cancel(owner, { quoteId, key: uniqueId('req'), requestHash: 'the-cancellation' });

    expect(cancelled).toEqual({ ok: false, error: { code: 'quote_superseded' } });
    expect(await seatsNow()).toEqual(['2B', '2B']);
  });
});
