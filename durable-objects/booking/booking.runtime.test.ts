// A Booking object in the real runtime, with real Flight objects and the payments sandbox: all or nothing, paid means ticketed.
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HoldBooking } from '#contracts/booking-object';
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

function aFlight(change: Partial<FlightPlan> = {}) {
  const plan = aFlightPlan({ flightId: uniqueId('flt'), ...change });
  const flight = flightAt(bindings.FLIGHT, plan.flightId);
  const counts = async () => {
    const inventory = await flight.inventory(aCaller(), plan);
    expect(inventory.faults).toEqual([]);
    const [economy] = inventory.cabins;
    return { held: economy?.held, taken: economy?.taken };
  };
  return { plan, flight, counts };
}

function aBooking(plans: FlightPlan[], change: Partial<HoldBooking> = {}) {
  const owner = aCaller({ userId: uniqueId('usr') });
  const order = aBookingOrder(anOfferToBook(plans), change);
  const booking = bookingAt(bindings.BOOKING, order.bookingId);
  const pay = (payment: { method?: string; key?: string; amountMinor?: number; currency?: string } = {}) =>
    booking.pay(owner, {
      paymentId: uniqueId('pay'),
      key: payment.key ?? uniqueId('req'),
      requestHash: JSON.stringify(payment),
      paymentMethod: payment.method ?? 'pm_card_visa',
      amount: { amountMinor: payment.amountMinor ?? 12_999, currency: payment.currency ?? 'EUR' },
    });
  const read = async () => {
    const record = await booking.read(owner);
    if (!record.ok) throw new Error(`the booking cannot be read: ${record.error.code}`);
    return record.value.booking;
  };
  return {
    owner,
    order,
    booking,
    pay,
    read,
    hold: () => booking.hold(owner, order),
    stub: bindings.BOOKING.getByName(order.bookingId),
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('holding', () => {
  test('a traveller holds a seat and is told until when to pay', async () => {
    const { plan, counts } = aFlight();
    const { hold } = aBooking([plan]);

    const answer = await hold();

    expect(answer).toMatchObject({
      ok: true,
      value: {
        status: 201,
        isReplay: false,
        body: {
          status: 'held',
          payment_status: 'none',
          total: { amount: 12_999, currency: 'EUR', decimal: '129.99' },
          available_actions: ['pay', 'cancel', 'change_seats'],
          segments: [
            { flight_id: plan.flightId, status: 'held', seats: [{ seat: expect.stringMatching(/^\d[A-F]$/) }] },
          ],
        },
      },
    });
    expect(await counts()).toEqual({ held: 1, taken: 0 });
  });

  test('a seat chosen by name adds its price line, and the lines add up to the total', async () => {
    const { plan } = aFlight();
    const { hold } = aBooking([plan], { seats: [{ flightId: plan.flightId, passenger: 0, seat: '3A' }] });

    const answer = await hold();

    if (!answer.ok) throw new Error(answer.error.code);
    const { price_lines, total } = answer.value.body;
    expect(price_lines.at(-1)).toMatchObject({ kind: 'seat', label: 'Seat 3A', total: { amount: 2500 } });
    expect(price_lines.reduce((sum, line) => sum + line.total.amount, 0)).toBe(total.amount);
  });

  test('when one flight of two refuses, the other is given back and nothing is written', async () => {
    const first = aFlight();
    const second = aFlight();
    await second.flight.applyPlan(aCaller(), second.plan);
    await second.flight.hold(aCaller(), aHold(second.plan, { party: [aPassenger({ seat: '1A' })] }));
    const wish = { flightId: second.plan.flightId, passenger: 0, seat: '1A' };
    const { hold, booking, owner } = aBooking([first.plan, second.plan], { seats: [wish] });

    const answer = await hold();

    expect(answer).toMatchObject({ ok: false, error: { code: 'seat_unavailable', seats: ['1A'] } });
    expect(await first.counts()).toEqual({ held: 0, taken: 0 });
    expect(await booking.read(owner)).toEqual({ ok: false, error: { code: 'not_found' } });
  });

  test('a refused key may be tried again and then holds', async () => {
    const first = aFlight();
    const second = aFlight();
    await second.flight.applyPlan(aCaller(), second.plan);
    const rival = aHold(second.plan, { party: [aPassenger({ seat: '1A' })] });
    await second.flight.hold(aCaller(), rival);
    const wish = { flightId: second.plan.flightId, passenger: 0, seat: '1A' };
    const { hold } = aBooking([first.plan, second.plan], { seats: [wish] });
    await hold();
    await second.flight.release(aCaller(), rival.holdId);

    const again = await hold();

    expect(again).toMatchObject({ ok: true, value: { isReplay: false } });
    expect(await first.counts()).toEqual({ held: 1, taken: 0 });
  });

  test('the same request fifty times at once has one effect and fifty equal answers', async () => {
    const { plan, counts } = aFlight();
    const { hold } = aBooking([plan]);

    const answers = await Promise.all(Array.from({ length: 50 }, hold));

    const bodies = new Set(answers.map((answer) => JSON.stringify(answer.ok && answer.value.body)));
    expect(bodies.size).toBe(1);
    expect(answers.filter((answer) => answer.ok && !answer.value.isReplay)).toHaveLength(1);
    expect(await counts()).toEqual({ held: 1, taken: 0 });
  });

  test('the first answer is repeated word for word after the object has lost its memory', async () => {
    const { plan } = aFlight();
    const { hold, stub } = aBooking([plan]);
    const first = await hold();
    await evictDurableObject(stub);

    const repeated = await hold();

    expect(repeated).toEqual(first.ok && { ok: true, value: { ...first.value, isReplay: true } });
  });

  test('another request under the same key is refused', async () => {
    const { plan } = aFlight();
    const { hold, booking, owner, order } = aBooking([plan]);
    await hold();

    const other = await booking.hold(owner, { ...order, requestHash: 'another-request' });

    expect(other).toEqual({ ok: false, error: { code: 'idempotency_key_reused' } });
  });

  test('a stranger sees nothing, staff see the booking', async () => {
    const { plan } = aFlight();
    const { hold, booking } = aBooking([plan]);
    await hold();

    const stranger = aCaller({ userId: uniqueId('usr') });

    expect(await booking.read(stranger)).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await booking.read({ ...stranger, audience: 'skyhold:staff', roles: ['viewer'] })).toMatchObject({
      ok: true,
    });
  });
});

describe('paying', () => {
  test('paid means ticketed: seats are taken and every passenger has a ticket', async () => {
    const first = aFlight();
    const second = aFlight();
    const { hold, pay, read } = aBooking([first.plan, second.plan]);
    await hold();

    const paid = await pay();

    expect(paid).toMatchObject({
      ok: true,
      value: { status: 201, body: { status: 'succeeded', booking: { status: 'confirmed' } } },
    });
    const booking = await read();
    expect(booking).toMatchObject({
      status: 'confirmed',
      payment_status: 'paid',
      available_actions: ['cancel', 'change_seats'],
    });
    expect(booking.tickets).toEqual([
      { number: expect.stringMatching(/^000\d{10}$/), passenger_id: booking.passengers[0]?.id },
    ]);
    expect(await first.counts()).toEqual({ held: 0, taken: 1 });
    expect(await second.counts()).toEqual({ held: 0, taken: 1 });
  });

  test('the timeline tells who did what, and what it did to the money', async () => {
    const { plan } = aFlight();
    const { hold, pay, booking, owner } = aBooking([plan]);

    await hold();
    await pay({ method: 'pm_card_visa_chargeDeclined' });
    await pay();

    const told = await booking.timeline(owner);
    if (!told.ok) throw new Error(told.error.code);
    expect(told.value.map(({ number, actor, kind }) => `${number} ${actor} ${kind}`)).toEqual([
      '1 traveller booking.held',
      '2 traveller payment.started',
      '3 traveller payment.declined',
      '4 traveller payment.started',
      '5 traveller payment.authorised',
      '6 traveller payment.captured',
      '7 traveller booking.confirmed',
    ]);
    const moved = told.value.flatMap(({ kind, postings }) =>
      postings.map(({ account, amount }) => `${kind} ${account} ${amount.amount}`),
    );
    expect(moved).toEqual([
      'payment.captured provider 12999',
      'payment.captured traveller -12999',
      'booking.confirmed sales -12999',
      'booking.confirmed traveller 12999',
    ]);
  });

  test('a stranger is told nothing of what happened', async () => {
    const { plan } = aFlight();
    const { hold, booking } = aBooking([plan]);
    await hold();

    const told = await booking.timeline(aCaller({ userId: uniqueId('usr') }));

    expect(told).toEqual({ ok: false, error: { code: 'not_found' } });
  });

  test('a declined card leaves the hold alive, and another card pays', async () => {
    const { plan, counts } = aFlight();
    const { hold, pay, read } = aBooking([plan]);
    await hold();

    const declined = await pay({ method: 'pm_card_visa_chargeDeclined' });

    expect(declined).toMatchObject({ ok: false, error: { code: 'payment_declined' } });
    expect(await counts()).toEqual({ held: 1, taken: 0 });
    expect(await read()).toMatchObject({
      status: 'held',
      payment_status: 'declined',
      available_actions: ['pay', 'cancel', 'change_seats'],
    });
    expect(await pay()).toMatchObject({ ok: true, value: { status: 201 } });
  });

  test('the same payment fifty times at once charges once and answers alike', async () => {
    const { plan } = aFlight();
    const { hold, pay, booking, owner } = aBooking([plan]);
    await hold();
    const key = uniqueId('req');

    const answers = await Promise.all(Array.from({ length: 50 }, () => pay({ key })));

    const bodies = new Set(answers.map((answer) => JSON.stringify(answer.ok && answer.value.body)));
    expect(bodies.size).toBe(1);
    const attempts = await booking.payments(owner);
    expect(attempts.ok && attempts.value.map(({ status }) => status)).toEqual(['succeeded']);
  });

  test.each([
    ['another amount', { amountMinor: 1 }],
    ['another currency', { currency: 'USD' }],
  ])('%s is refused and names what is expected', async (_, payment) => {
    const { plan } = aFlight();
    const { hold, pay } = aBooking([plan]);
    await hold();

    expect(await pay(payment)).toEqual({
      ok: false,
      error: { code: 'payment_amount_mismatch', expected: { amountMinor: 12_999, currency: 'EUR' } },
    });
  });

  test('what is paid cannot be paid again', async () => {
    const { plan } = aFlight();
    const { hold, pay } = aBooking([plan]);
    await hold();
    await pay();

    expect(await pay()).toEqual({ ok: false, error: { code: 'already_paid' } });
  });

  test('money that cannot be taken once seats are confirmed gives them back, and nobody is told to pay again', async () => {
    const { plan, counts } = aFlight();
    const { hold, pay, read } = aBooking([plan]);
    await hold();
    const key = uniqueId('req');

    const answers = [
      await pay({ method: 'pm_sandbox_capture_expired', key }),
      await pay({ method: 'pm_sandbox_capture_expired', key }),
    ];

    const isOver = { ok: false, error: { code: 'hold_expired' } };
    expect(answers).toEqual([isOver, isOver]);
    expect(await read()).toMatchObject({ status: 'expired', payment_status: 'declined', available_actions: [] });
    expect(await counts()).toEqual({ held: 0, taken: 0 });
  });

  test('a provider whose answer was lost is asked again with the same key, and charges once', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { plan, counts } = aFlight();
    const { hold, pay, read, stub } = aBooking([plan]);
    await hold();

    const first = await pay({ method: 'pm_sandbox_lost_answer' });
    expect(first).toMatchObject({ ok: true, value: { status: 202, body: { status: 'processing' } } });
    vi.setSystemTime(Date.now() + 20_000);
    await runDurableObjectAlarm(stub);

    expect(await read()).toMatchObject({ status: 'confirmed', payment_status: 'paid' });
    expect(await counts()).toEqual({ held: 0, taken: 1 });
  });

  test('money that waits for the traveller is settled by the provider’s word, and voided when it never comes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { plan, counts } = aFlight();
    const { hold, pay, read, booking, owner } = aBooking([plan]);
    await hold();

    const waiting = await pay({ method: 'pm_card_threeDSecure2Required' });
    expect(waiting).toMatchObject({
      ok: true,
      value: { status: 202, body: { status: 'requires_action', next_action: { type: 'redirect' } } },
    });
    vi.setSystemTime(Date.now() + 121_000);
    await booking.providerEvent(owner, uniqueId('evt'), 'payment_intent.canceled');

    expect(await read()).toMatchObject({ status: 'held', payment_status: 'declined' });
    expect(await counts()).toEqual({ held: 1, taken: 0 });
  });
});

describe('expiring', () => {
  test('an unpaid booking expires at its deadline and cannot be paid any more', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { plan, counts } = aFlight();
    const { hold, pay, read, stub } = aBooking([plan]);
    await hold();

    vi.setSystemTime(Date.now() + 300_000);

    expect(await read()).toMatchObject({ status: 'expired', available_actions: [] });
    expect(await pay()).toEqual({ ok: false, error: { code: 'hold_expired' } });
    expect(await counts()).toEqual({ held: 0, taken: 0 });
    await runDurableObjectAlarm(stub);
    expect(await read()).toMatchObject({ status: 'expired' });
  });

  test('a declined card at the last moment does not keep the seats beyond the deadline', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { plan, counts } = aFlight();
    const { hold, pay, stub, read } = aBooking([plan]);
    await hold();
    vi.setSystemTime(Date.now() + 299_000);
    await pay({ method: 'pm_card_visa_chargeDeclined' });

    vi.setSystemTime(Date.now() + 1_000);
    await runDurableObjectAlarm(stub);

    expect(await read()).toMatchObject({ status: 'expired' });
    expect(await counts()).toEqual({ held: 0, taken: 0 });
  });
});
