// What waking a booking finds wrong and mends, each kind made to happen in the rows of a real object.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aBookingOrder, aCaller, aFlightPlan, anOfferToBook, uniqueId } from '../../tests/support/builders.ts';
import { flightAt } from '../flight/flight.address.ts';
import { bookingAt } from './booking.address.ts';

const bindings = env as unknown as { FLIGHT: DurableObjectNamespace; BOOKING: DurableObjectNamespace };
const watchdog = aCaller();
const minute = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

/** A held booking on a clock that stands still, with a pen for its rows. */
async function aHeldBooking() {
  vi.useFakeTimers({ toFake: ['Date'] });
  const plan = aFlightPlan({ flightId: uniqueId('flt') });
  const owner = aCaller({ userId: uniqueId('usr') });
  const order = aBookingOrder(anOfferToBook([plan]));
  const stub = bindings.BOOKING.getByName(order.bookingId);
  const booking = bookingAt(bindings.BOOKING, order.bookingId);
  await booking.hold(owner, order);
  const pay = () =>
    booking.pay(owner, {
      paymentId: uniqueId('pay'),
      key: uniqueId('req'),
      requestHash: 'the-payment',
      paymentMethod: 'pm_card_visa',
      amount: { amountMinor: 12_999, currency: 'EUR' },
    });
  const write = (...statements: string[]) =>
    runInDurableObject(stub, (_, state) => {
      for (const statement of statements) state.storage.sql.exec(statement);
    });
  const loseAlarm = () => runInDurableObject(stub, (_, state) => state.storage.deleteAlarm());
  const alarm = () => runInDurableObject(stub, (_, state) => state.storage.getAlarm());
  const wake = async () => (await booking.wake(watchdog)).findings;
  const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
  return { plan, owner, booking, pay, write, loseAlarm, alarm, wake, later };
}

async function aPaidBooking() {
  const held = await aHeldBooking();
  await held.pay();
  return held;
}

test('a booking that nobody ever made is well, and nothing is written for it', async () => {
  const id = uniqueId('bkg');

  expect(await bookingAt(bindings.BOOKING, id).wake(watchdog)).toEqual({ version: 0, changedAt: 0, findings: [] });
});

test('a paid booking is well', async () => {
  const { wake } = await aPaidBooking();

  expect((await wake()).filter(({ isRepaired }) => !isRepaired)).toEqual([]);
});

describe('mended by waking', () => {
  test('a missed deadline, found although the alarm was lost', async () => {
    const { booking, owner, loseAlarm, wake, later } = await aHeldBooking();
    await wake();
    await loseAlarm();
    later(302_000 + minute);

    expect(await wake()).toEqual([
      { kind: 'deadline_missed', isRepaired: true },
      { kind: 'alarm_lost', isRepaired: true },
    ]);
    expect(await booking.read(owner)).toMatchObject({ value: { booking: { status: 'expired' } } });
  });

  test('a payment that nobody drove on', async () => {
    const { booking, owner, pay, write, wake, later } = await aHeldBooking();
    await pay();
    await write(
      "UPDATE booking SET status = 'held', payment_status = 'processing'",
      'UPDATE passengers SET ticket_number = NULL',
      "DELETE FROM postings WHERE kind = 'sold'",
      `UPDATE payments SET is_settled = 0, answer = NULL, progress = json_set(progress, '$.step', 'capture', '$.nextTryAt', 1)`,
    );
    later(16 * minute);

    expect(await wake()).toContainEqual({ kind: 'payment_stuck', isRepaired: true });
    expect(await booking.read(owner)).toMatchObject({
      value: { booking: { status: 'confirmed', payment_status: 'paid' } },
    });
  });
});

describe('reported, since only people can say what is right', () => {
  test('money that bought nothing', async () => {
    const { write, wake } = await aPaidBooking();
    await write("UPDATE booking SET status = 'expired'", "DELETE FROM postings WHERE kind = 'sold'");

    expect(await wake()).toContainEqual({ kind: 'money_without_tickets', isRepaired: false });
  });

  test('tickets that nobody paid for', async () => {
    const { write, wake } = await aPaidBooking();
    await write("DELETE FROM postings WHERE kind = 'captured'");

    expect(await wake()).toContainEqual({ kind: 'tickets_without_money', isRepaired: false });
  });

  test('a refund that was promised and never left', async () => {
    const { write, wake, later } = await aPaidBooking();
    await write(
      `INSERT INTO postings (event_number, account, amount_minor, kind, cause) VALUES
        (1, 'sales', 12999, 'cancelled', 'cnc_1'), (1, 'refunds_due', -12999, 'cancelled', 'cnc_1')`,
    );
    later(16 * minute);

    expect(await wake()).toContainEqual({ kind: 'refund_parked', isRepaired: false });
  });
});

test('a flight whose alarm is gone gets it back', async () => {
  const { plan, later } = await aHeldBooking();
  const flight = flightAt(bindings.FLIGHT, plan.flightId);
  const stub = bindings.FLIGHT.getByName(plan.flightId);
  await runInDurableObject(stub, (_, state) => state.storage.deleteAlarm());
  later(302_000 + minute);

  expect(await flight.wake(watchdog)).toEqual({ isAlarmLost: true });

  expect(await runInDurableObject(stub, (_, state) => state.storage.getAlarm())).toBe(Date.now() + 1);
});
