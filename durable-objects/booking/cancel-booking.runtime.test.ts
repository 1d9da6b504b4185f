// Cancelling a Booking in the real runtime: quoted, confirmed once, seats free at once, money back by steps that survive everything.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CancellationQuoteOnWire } from '#contracts/cancellation';
import type { FlightOnWire } from '#contracts/flight';
import { presentMoney } from '#contracts/money';
import type { OfferToBook } from '#contracts/search-service';
import type { Selection } from '#domain/cancellation-selection';
import type { FlightPlan } from '#domain/flight-plan';
import { balancesOf, type LedgerAccount } from '#domain/ledger';
import { aBookingOrder, aCaller, aFlightPlan, anOfferToBook, uniqueId } from '../../tests/support/builders.ts';
import { flightAt } from '../flight/flight.address.ts';
import { bookingAt } from './booking.address.ts';

const bindings = env as unknown as { FLIGHT: DurableObjectNamespace; BOOKING: DurableObjectNamespace };
const hour = 3_600_000;
const everything: Selection = { passengerIds: null, flightIds: null };

afterEach(() => {
  vi.useRealTimers();
});

function aFlight(change: Partial<FlightPlan> = {}) {
  const plan = aFlightPlan({ flightId: uniqueId('flt'), ...change });
  const flight = flightAt(bindings.FLIGHT, plan.flightId);
  const counts = async () => {
    const inventory = await flight.inventory(aCaller(), plan);
    expect(inventory.faults).toEqual([]);
    return { held: inventory.cabins[0]?.held, taken: inventory.cabins[0]?.taken };
  };
  return { plan, flight, counts };
}

type Wish = { adults?: number; infants?: number; conditions?: OfferToBook['conditions']; seat?: string };

const free = { cabin: 1, checked: 0 };
const notRefundable = { refundable: false, refund_fee: null, changeable: false, change_fee: null, bags: free };
const refundable = { ...notRefundable, refundable: true };

/** Each flight is a slice of its own, for 100.00 and a tax of 20.00 that comes back; infants fly for nothing. */
function offerFor(plans: FlightPlan[], adults: number, infants: number, conditions: OfferToBook['conditions']) {
  const money = (amountMinor: number) => presentMoney({ amountMinor, currency: 'EUR' });
  const parts = [
    { kind: 'fare', code: 'YFLX', label: 'Fare', unitMinor: 100_00, isRefundable: false },
    { kind: 'tax', code: 'GO', label: 'Departure tax', unitMinor: 20_00, isRefundable: true },
  ] as const;
  return anOfferToBook(plans, {
    passengers: { adults, children: 0, infants },
    totalMinor: 120_00 * adults * plans.length,
    priceLines: parts.map(({ kind, code, label, unitMinor }) => ({
      kind,
      code,
      label,
      passenger_type: 'adult',
      quantity: adults,
      unit: money(unitMinor * plans.length),
      total: money(unitMinor * plans.length * adults),
    })),
    priceShares: plans.flatMap(({ flightId }, slice) =>
      parts.map((part) => ({
        ...part,
        slice,
        flightId: part.kind === 'fare' ? flightId : null,
        passengerType: 'adult' as const,
      })),
    ),
    conditions,
  });
}

const aPerson = { title: null, givenName: 'Ada', familyName: 'Okafor' };
const anAdult = { ...aPerson, type: 'adult' as const, bornOn: '1990-04-02', withIndex: null };

/** A party, by default one adult, held on these flights. */
async function aBooking(plans: FlightPlan[], { adults = 1, infants = 0, conditions = notRefundable, seat }: Wish = {}) {
  const owner = aCaller({ userId: uniqueId('usr') });
  const order = aBookingOrder(offerFor(plans, adults, infants, conditions), {
    passengers: [
      ...Array.from({ length: adults }, () => anAdult),
      ...Array.from({ length: infants }, (_, withIndex) => ({
        ...anAdult,
        type: 'infant' as const,
        bornOn: '2099-06-01',
        withIndex,
      })),
    ],
    seats: seat === undefined ? [] : [{ flightId: plans[0]?.flightId ?? 'flt_none', passenger: 0, seat }],
  });
  const booking = bookingAt(bindings.BOOKING, order.bookingId);
  const held = await booking.hold(owner, order);
  if (!held.ok) throw new Error(`not held: ${held.error.code}`);
  const { total, passengers } = held.value.body;
  const pay = (method = 'pm_card_visa') =>
    booking.pay(owner, {
      paymentId: uniqueId('pay'),
      key: uniqueId('req'),
      requestHash: 'the-payment',
      paymentMethod: method,
      amount: { amountMinor: total.amount, currency: total.currency },
    });
  const read = async () => {
    const record = await booking.read(owner);
    if (!record.ok) throw new Error(record.error.code);
    return record.value.booking;
  };
  const quote = async (selection: Partial<Selection> = {}): Promise<CancellationQuoteOnWire> => {
    const quoted = await booking.quote(owner, { ...everything, ...selection });
    if (!quoted.ok) throw new Error(quoted.error.code);
    return quoted.value;
  };
  const confirm = (quoteId: `quo_${string}`, key = uniqueId('req') as string, requestHash = quoteId as string) =>
    booking.cancel(owner, { quoteId, key, requestHash });
  const cancel = async (selection: Partial<Selection> = {}) => confirm((await quote(selection)).id);
  const stub = bindings.BOOKING.getByName(order.bookingId);
  /** Moves the clock and lets the alarm come. */
  const later = async (milliseconds: number) => {
    vi.setSystemTime(Date.now() + milliseconds);
    await runDurableObjectAlarm(stub);
  };
  const timeline = async () => {
    const entries = await booking.timeline(owner);
    return entries.ok ? entries.value : [];
  };
  const kinds = async () => (await timeline()).map(({ kind }) => kind);
  const balances = async () =>
    balancesOf(
      (await timeline()).flatMap(({ postings }) =>
        postings.map(({ account, amount }) => ({ account: account as LedgerAccount, amountMinor: amount.amount })),
      ),
    );
  return { owner, order, booking, stub, passengers, pay, read, quote, confirm, cancel, later, kinds, balances };
}

async function aPaidBooking(plans: FlightPlan[], wish: Wish & { method?: string } = {}) {
  const booked = await aBooking(plans, wish);
  const paid = await booked.pay(wish.method);
  if (!paid.ok) throw new Error(`not paid: ${paid.error.code}`);
  return booked;
}

/** The news that the airline has cancelled this flight. */
async function cancelledByAirline(booked: Awaited<ReturnType<typeof aBooking>>, plan: FlightPlan) {
  const segment = (await booked.read()).segments.find(({ flight_id }) => flight_id === plan.flightId);
  if (!segment) throw new Error('a flight of the booking');
  const { cabin: _, booking_class: __, fare_basis: ___, slice: ____, seats: _____, flight_id: id, ...times } = segment;
  const flight: FlightOnWire = {
    ...times,
    id,
    status: 'cancelled',
    gate: null,
    sales_close_at: times.departing_at_utc,
    version: 2,
  };
  return booked.booking.flightChanged({ kind: 'system', part: 'booking', requestId: 'req_test' }, flight);
}

describe('a quote', () => {
  test('says what would come back, by which rule, and until when', async () => {
    const { plan } = aFlight();
    const { quote, passengers } = await aPaidBooking([plan], { conditions: refundable });

    expect(await quote()).toMatchObject({
      id: expect.stringMatching(/^quo_/),
      refund: { amount: 120_00, currency: 'EUR', decimal: '120.00' },
      penalty: { amount: 0 },
      rule: { code: 'fare_conditions' },
      passenger_ids: [passengers[0]?.id],
      flight_ids: [plan.flightId],
      lines: [
        { kind: 'fare', paid: { amount: 100_00 }, refund: { amount: 100_00 } },
        { kind: 'tax', paid: { amount: 20_00 }, refund: { amount: 20_00 } },
      ],
    });
  });

  test('changes nothing of the booking', async () => {
    const { plan, counts } = aFlight();
    const { quote, read } = await aPaidBooking([plan]);
    const before = await read();

    await quote();

    expect(await read()).toEqual(before);
    expect(await counts()).toEqual({ held: 0, taken: 1 });
  });

  test('is over after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { plan } = aFlight();
    const { quote, confirm } = await aPaidBooking([plan]);
    const { id, expires_at } = await quote();

    vi.setSystemTime(Date.parse(expires_at));

    expect(await confirm(id)).toEqual({
      ok: false,
      error: { code: 'quote_expired', expiredAt: Date.parse(expires_at) },
    });
  });

  test('is superseded by a newer one, and by any change of the booking', async () => {
    const there = aFlight();
    const back = aFlight();
    const { quote, confirm, cancel } = await aPaidBooking([there.plan, back.plan]);
    const first = await quote();
    const second = await quote();

    expect(await confirm(first.id)).toEqual({ ok: false, error: { code: 'quote_superseded' } });
    await confirm(second.id);
    expect(await confirm(second.id)).toEqual({ ok: false, error: { code: 'quote_superseded' } });
    expect(await cancel().catch(({ message }) => message)).toBe('booking_cancelled');
  });

  test('of another booking is none', async () => {
    const one = await aPaidBooking([aFlight().plan]);
    const other = await aPaidBooking([aFlight().plan]);

    expect(await one.confirm((await other.quote()).id)).toEqual({ ok: false, error: { code: 'quote_invalid' } });
  });

  test('is shown to nobody else', async () => {
    const { booking } = await aPaidBooking([aFlight().plan]);
    const stranger = aCaller({ userId: uniqueId('usr') });

    expect(await booking.quote(stranger, everything)).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await booking.cancel(stranger, { quoteId: 'quo_1', key: 'a', requestHash: 'a' })).toEqual({
      ok: false,
      error: { code: 'not_found' },
    });
  });
});

describe('cancelling a paid booking', () => {
  test('frees its seats, gives the money back, and tells of both', async () => {
    const there = aFlight();
    const back = aFlight();
    const { cancel, read, kinds, balances } = await aPaidBooking([there.plan, back.plan], {
      conditions: refundable,
    });

    const answer = await cancel();

    expect(answer).toMatchObject({
      ok: true,
      value: {
        status: 201,
        isReplay: false,
        body: {
          id: expect.stringMatching(/^can_/),
          status: 'succeeded',
          refund: { amount: { amount: 240_00 }, status: 'succeeded' },
          booking: { status: 'cancelled', payment_status: 'refunded' },
        },
      },
    });
    expect([await there.counts(), await back.counts()]).toEqual([
      { held: 0, taken: 0 },
      { held: 0, taken: 0 },
    ]);
    expect(await read()).toMatchObject({
      status: 'cancelled',
      payment_status: 'refunded',
      passengers: [{ status: 'cancelled' }],
      segments: [
        { status: 'cancelled', seats: [] },
        { status: 'cancelled', seats: [] },
      ],
      available_actions: [],
      cancellations: [{ status: 'succeeded', requested_by: 'traveller' }],
    });
    expect((await kinds()).slice(-2)).toEqual(['booking.cancelled', 'refund.succeeded']);
    expect(await balances()).toEqual({ traveller: 0, provider: 0, sales: 0, penalties: 0, refunds_due: 0 });
  });

  test('that may not be refunded gives back what always comes back, and keeps the rest', async () => {
    const { plan, counts } = aFlight();
    const { cancel, balances } = await aPaidBooking([plan]);

    const answer = await cancel();

    expect(answer).toMatchObject({
      ok: true,
      value: {
        status: 201,
        body: {
          status: 'succeeded',
          refund: { amount: { amount: 20_00 }, status: 'succeeded' },
          penalty: { amount: 100_00 },
          rule: { code: 'taxes_only' },
          booking: { status: 'cancelled', payment_status: 'partially_refunded' },
        },
      },
    });
    expect(await counts()).toEqual({ held: 0, taken: 0 });
    expect(await balances()).toMatchObject({ provider: 100_00, penalties: -100_00, sales: 0, refunds_due: 0 });
  });

  test('the same request fifty times has one effect and fifty equal answers', async () => {
    const { plan } = aFlight();
    const { quote, confirm, read, kinds } = await aPaidBooking([plan], { conditions: refundable });
    const { id } = await quote();
    const key = uniqueId('req');

    const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(id, key)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer.ok && answer.value.body))).size).toBe(1);
    expect(answers.filter((answer) => answer.ok && !answer.value.isReplay)).toHaveLength(1);
    expect((await read()).cancellations).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === 'refund.succeeded')).toHaveLength(1);
  });

  test('another request under the same key is refused, before anything else', async () => {
    const { quote, confirm } = await aPaidBooking([aFlight().plan]);
    const key = uniqueId('req');
    await confirm((await quote()).id, key);

    expect(await confirm('quo_another', key)).toEqual({ ok: false, error: { code: 'idempotency_key_reused' } });
  });

  test('two keys racing for one quote: one cancels, the other is told', async () => {
    const { quote, confirm, read } = await aPaidBooking([aFlight().plan], { conditions: refundable });
    const { id } = await quote();

    const answers = await Promise.all([confirm(id), confirm(id)]);

    expect(answers.map((answer) => (answer.ok ? 'cancelled' : answer.error.code)).sort()).toEqual([
      'cancelled',
      'quote_superseded',
    ]);
    expect((await read()).cancellations).toHaveLength(1);
  });
});

describe('cancelling a part', () => {
  test('of the party frees their seats, and the others fly on', async () => {
    const { plan, counts } = aFlight();
    const { cancel, read, passengers } = await aPaidBooking([plan], { adults: 3, conditions: refundable });
    const [first, , third] = passengers;

    const answer = await cancel({ passengerIds: [first?.id ?? 'pax_none', third?.id ?? 'pax_none'] });

    expect(answer).toMatchObject({
      ok: true,
      value: { body: { refund: { amount: { amount: 240_00 } }, booking: { payment_status: 'partially_refunded' } } },
    });
    expect(await counts()).toEqual({ held: 0, taken: 1 });
    const booking = await read();
    expect(booking).toMatchObject({ status: 'confirmed', available_actions: ['cancel', 'change_seats'] });
    expect(booking.passengers.map(({ status }) => status)).toEqual(['cancelled', 'active', 'cancelled']);
    expect(booking.segments[0]?.seats.map(({ passenger_id }) => passenger_id)).toEqual([passengers[1]?.id]);
  });

  test('slice by slice until nothing is left brings back what was paid, and no more', async () => {
    const there = aFlight();
    const back = aFlight();
    const { cancel, read, balances } = await aPaidBooking([there.plan, back.plan], {
      adults: 2,
      seat: '2A',
      conditions: refundable,
    });

    await cancel({ flightIds: [back.plan.flightId] });
    expect((await read()).segments.map(({ status }) => status)).toEqual(['confirmed', 'cancelled']);
    expect(await there.counts()).toEqual({ held: 0, taken: 2 });
    await cancel();

    expect(await read()).toMatchObject({ status: 'cancelled', payment_status: 'partially_refunded' });
    // The seat chosen by name stays paid under fare rules.
    expect(await balances()).toMatchObject({ provider: 1000, penalties: -1000, refunds_due: 0 });
  });

  test('leaves no infant without its adult', async () => {
    const { booking, owner, passengers } = await aPaidBooking([aFlight().plan], { adults: 2, infants: 1 });

    const quoted = await booking.quote(owner, { ...everything, passengerIds: [passengers[0]?.id ?? 'pax_none'] });

    expect(quoted).toEqual({ ok: false, error: { code: 'infant_left_behind', passengerId: passengers[2]?.id } });
  });
});

describe('cancelling a held booking', () => {
  test('frees its seats at once, for nothing', async () => {
    const { plan, counts } = aFlight();
    const { cancel, read, pay } = await aBooking([plan]);

    const answer = await cancel();

    expect(answer).toMatchObject({
      ok: true,
      value: { status: 201, body: { status: 'succeeded', rule: { code: 'nothing_paid' }, penalty: { amount: 0 } } },
    });
    expect(await counts()).toEqual({ held: 0, taken: 0 });
    expect(await read()).toMatchObject({ status: 'cancelled', payment_status: 'none' });
    expect(await pay()).toEqual({ ok: false, error: { code: 'booking_cancelled' } });
  });

  test('is refused while a payment is under way, which goes on', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { plan } = aFlight();
    const { quote, confirm, pay, booking, owner, read, later } = await aBooking([plan]);
    const { id } = await quote();
    await pay('pm_sandbox_lost_answer');

    expect(await booking.quote(owner, everything)).toEqual({ ok: false, error: { code: 'payment_in_progress' } });
    expect(await confirm(id)).toEqual({ ok: false, error: { code: 'payment_in_progress' } });
    await later(20_000);

    expect(await read()).toMatchObject({ status: 'confirmed', payment_status: 'paid' });
  });

  test('and paying at the same moment: one of the two wins, seats and money agree', async () => {
    for (let round = 0; round < 5; round++) {
      const { plan, counts } = aFlight();
      const { quote, confirm, pay, read } = await aBooking([plan]);
      const { id } = await quote();

      const [cancelled, paid] =
        round % 2 === 0 ? await Promise.all([confirm(id), pay()]) : (await Promise.all([pay(), confirm(id)])).reverse();

      expect([cancelled?.ok, paid?.ok].filter(Boolean)).toHaveLength(1);
      const booking = await read();
      expect(booking.payment_status).toBe(paid?.ok ? 'paid' : 'none');
      expect(await counts()).toEqual({ held: 0, taken: paid?.ok ? 1 : 0 });
    }
  });

  test('that has expired is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { quote, confirm } = await aBooking([aFlight().plan]);
    const { id } = await quote();

    vi.setSystemTime(Date.now() + 300_000);

    expect(await confirm(id)).toEqual({ ok: false, error: { code: 'hold_expired' } });
  });
});

describe('while seats are being changed', () => {
  /** From the seat that was chosen and paid for to one of the same price. */
  const change = ({ booking, owner, passengers }: Awaited<ReturnType<typeof aBooking>>, { flightId }: FlightPlan) =>
    booking.changeSeats(owner, {
      key: uniqueId('req'),
      requestHash: 'the-change',
      expectedVersion: null,
      seats: [{ passengerId: passengers[0]?.id ?? 'pax_none', flightId, seat: '4A' }],
    });

  test('a cancellation waits for the end of it, and no seat is left behind', async () => {
    for (let round = 0; round < 4; round++) {
      const { plan, counts } = aFlight();
      const booked = await aPaidBooking([plan], { seat: '1A', conditions: refundable });
      const { id } = await booked.quote();
      const requests = [() => change(booked, plan), () => booked.confirm(id)];

      const answers = await Promise.all((round % 2 === 0 ? requests : requests.toReversed()).map((send) => send()));

      // A change that came first supersedes the quote; after a cancellation there is nothing to change.
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const { status } = await booked.read();
      expect(await counts()).toEqual({ held: 0, taken: status === 'cancelled' ? 0 : 1 });
    }
  });

  test('the airline’s cancellation waits for the end of it, too', async () => {
    const { plan, counts } = aFlight();
    const booked = await aPaidBooking([plan], { seat: '1A' });

    await Promise.all([change(booked, plan), cancelledByAirline(booked, plan)]);
    // A queue says it again until it is heard.
    expect(await cancelledByAirline(booked, plan)).toEqual({ ok: true, value: null });

    expect(await booked.read()).toMatchObject({ status: 'cancelled', payment_status: 'refunded' });
    expect(await counts()).toEqual({ held: 0, taken: 0 });
  });
});

describe('a refund', () => {
  const withRefund = { conditions: refundable };

  test.each(['pm_sandbox_refund_lost_answer', 'pm_sandbox_refund_fails_once', 'pm_sandbox_refund_error_kept'])(
    'whose answer was lost (%s) is asked for again, and goes back once',
    async (method) => {
      vi.useFakeTimers({ toFake: ['Date'] });
      const { plan, counts } = aFlight();
      const { quote, confirm, read, later, kinds } = await aPaidBooking([plan], { ...withRefund, method });
      const { id } = await quote();
      const key = uniqueId('req');

      const first = await confirm(id, key);
      expect(first).toMatchObject({
        ok: true,
        value: { status: 202, body: { status: 'processing', refund: { status: 'processing' } } },
      });
      expect(await counts()).toEqual({ held: 0, taken: 0 });
      await later(20_000);
      await later(20_000);

      expect(await read()).toMatchObject({ status: 'cancelled', payment_status: 'refunded' });
      expect((await kinds()).filter((kind) => kind === 'refund.succeeded')).toHaveLength(1);
      expect(await confirm(id, key)).toMatchObject({
        ok: true,
        value: { status: 201, isReplay: true, body: { status: 'succeeded', booking: { payment_status: 'refunded' } } },
      });
    },
  );

  test('that is on its way is waited for, and its arrival is told', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { cancel, read, later, kinds } = await aPaidBooking([aFlight().plan], {
      ...withRefund,
      method: 'pm_card_pendingRefund',
    });

    expect(await cancel()).toMatchObject({ ok: true, value: { status: 202 } });
    expect(await read()).toMatchObject({ status: 'cancelled', payment_status: 'paid' });
    await settleAtProvider();
    await later(10_000);

    expect(await read()).toMatchObject({ payment_status: 'refunded' });
    expect((await kinds()).slice(-3)).toEqual(['booking.cancelled', 'refund.pending', 'refund.succeeded']);
  });

  test('that is refused for good is not asked for for ever: it is parked where people look', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { cancel, read, later, kinds, balances } = await aPaidBooking([aFlight().plan], {
      ...withRefund,
      method: 'pm_sandbox_refund_refused',
    });

    await cancel();
    for (let tries = 0; tries < 8; tries++) await later(hour);

    expect(await read()).toMatchObject({
      status: 'cancelled',
      payment_status: 'paid',
      cancellations: [{ status: 'refund_failed', refund: { status: 'failed' } }],
    });
    const told = await kinds();
    expect(told.filter((kind) => kind === 'refund.refused')).toHaveLength(5);
    expect(told.at(-1)).toBe('refund.failed');
    expect(await balances()).toMatchObject({ provider: 120_00, refunds_due: -120_00 });
  });

  test('that the bank sends back after it had succeeded is owed again, and asked for with another key', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { cancel, booking, owner, read, balances, kinds } = await aPaidBooking([aFlight().plan], {
      ...withRefund,
      method: 'pm_card_refundFail',
    });
    await cancel();
    expect(await read()).toMatchObject({ payment_status: 'refunded' });
    await settleAtProvider();

    await booking.providerEvent(owner, uniqueId('evt'), 'refund.failed');

    expect(await read()).toMatchObject({ payment_status: 'paid', cancellations: [{ status: 'processing' }] });
    expect((await kinds()).at(-1)).toBe('refund.bounced');
    expect(await balances()).toMatchObject({ provider: 120_00, refunds_due: -120_00 });
  });

  test('that has arrived changes nothing when news of it come again, not even the version', async () => {
    const { cancel, booking, owner, read, kinds } = await aPaidBooking([aFlight().plan], withRefund);
    await cancel();
    const [before, told] = [await read(), await kinds()];

    await booking.providerEvent(owner, uniqueId('evt'), 'refund.updated');

    expect(await read()).toEqual(before);
    expect(await kinds()).toEqual(told);
  });

  test('goes on although whoever asked for it never came back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { plan, counts } = aFlight();
    const { cancel, read, later, stub } = await aPaidBooking([plan], {
      ...withRefund,
      method: 'pm_sandbox_refund_lost_answer',
    });
    await cancel();
    // As a driver leaves it that died between two steps: stored, and nobody at it.
    await runInDurableObject(stub, (_, { storage }) => {
      storage.sql.exec(`UPDATE cancellations SET progress = json_set(progress, '$.nextTryAt', NULL)`);
    });

    await later(60_000);

    expect(await read()).toMatchObject({ payment_status: 'refunded' });
    expect(await counts()).toEqual({ held: 0, taken: 0 });
  });
});

test('what is kept of a cancellation names nobody, and outlives erasure word for word', async () => {
  const { booking, stub, quote, confirm } = await aPaidBooking([aFlight().plan], { conditions: refundable });
  const { id } = await quote();
  const key = uniqueId('req');
  const first = await confirm(id, key);

  await booking.erase({ kind: 'system', part: 'booking', requestId: 'req_test' });

  expect(await confirm(id, key)).toEqual(first.ok && { ok: true, value: { ...first.value, isReplay: true } });
  const rows = await runInDurableObject(stub, (_, { storage: { sql } }) =>
    JSON.stringify(['quotes', 'cancellations', 'answers'].map((table) => sql.exec(`SELECT * FROM ${table}`).toArray())),
  );
  for (const word of ['Ada', 'Okafor', '1990-04-02', 'ada@example.com']) expect(rows).not.toContain(word);
});

describe('a flight the airline cancels', () => {
  test('takes its slice with it, in full, once; the rest may be given back in full, too', async () => {
    const there = aFlight();
    const back = aFlight();
    const booked = await aPaidBooking([there.plan, back.plan], { seat: '3A' });

    await cancelledByAirline(booked, there.plan);
    await cancelledByAirline(booked, there.plan);

    expect(await booked.read()).toMatchObject({
      status: 'confirmed',
      payment_status: 'partially_refunded',
      segments: [{ status: 'cancelled' }, { status: 'confirmed' }],
      cancellations: [
        {
          requested_by: 'airline',
          rule: { code: 'carrier_cancelled' },
          refund: { amount: { amount: 120_00 + 25_00 }, status: 'succeeded' },
        },
      ],
    });
    expect([await there.counts(), await back.counts()]).toEqual([
      { held: 0, taken: 0 },
      { held: 0, taken: 1 },
    ]);
    expect(await booked.quote()).toMatchObject({
      rule: { code: 'carrier_cancelled' },
      refund: { amount: 120_00 },
      penalty: { amount: 0 },
    });
    expect((await booked.kinds()).filter((kind) => kind === 'booking.cancelled')).toHaveLength(1);
  });

  test('ends a held booking and frees its seats on every flight', async () => {
    const there = aFlight();
    const back = aFlight();
    const booked = await aBooking([there.plan, back.plan]);

    await cancelledByAirline(booked, back.plan);

    expect(await booked.read()).toMatchObject({ status: 'cancelled', payment_status: 'none' });
    expect([await there.counts(), await back.counts()]).toEqual([
      { held: 0, taken: 0 },
      { held: 0, taken: 0 },
    ]);
  });

  test('while it is being paid for is given back as soon as the payment has ended', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { plan, counts } = aFlight();
    const booked = await aBooking([plan]);
    await booked.pay('pm_sandbox_lost_answer');

    await cancelledByAirline(booked, plan);
    await booked.later(20_000);

    expect(await booked.read()).toMatchObject({ status: 'cancelled', payment_status: 'refunded' });
    expect(await counts()).toEqual({ held: 0, taken: 0 });
  });
});

/** What takes the sandbox's bank a while is done. */
async function settleAtProvider(): Promise<void> {
  const { LEDGER } = env as unknown as { LEDGER: DurableObjectNamespace };
  vi.setSystemTime(Date.now() + hour);
  await runDurableObjectAlarm(LEDGER.getByName('ledger'));
}
