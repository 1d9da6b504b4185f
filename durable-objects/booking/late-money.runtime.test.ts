// Money that comes after the hold is gone: the same seats again, else equal ones, else it goes back; and it is told once.
import { env } from 'cloudflare:workers';
import { afterEach, expect, test, vi } from 'vitest';
import type { FlightPlan } from '#domain/flight-plan';
import {
  aBookingOrder,
  aCabin,
  aCaller,
  aFlightPlan,
  aHold,
  anOfferToBook,
  aPassenger,
  uniqueId,
} from '../../tests/support/builders.ts';
import { flightAt } from '../flight/flight.address.ts';
import { bookingAt } from './booking.address.ts';

type Bank = { authenticate(id: string, secret: string, isSuccess: boolean): Promise<unknown> };
const bindings = env as unknown as Record<'FLIGHT' | 'BOOKING', DurableObjectNamespace> & {
  LEDGER: { getByName(name: string): Bank };
};
const webhook = { kind: 'anonymous', requestId: 'req_webhook' } as const;
const minute = 60_000;

/** Ada holds 2A and pays in the last second; her bank asks who she is. */
async function aTravellerAtHerBank(change: Partial<FlightPlan> = {}) {
  vi.useFakeTimers({ toFake: ['Date'] });
  const plan = aFlightPlan({ flightId: uniqueId('flt'), ...change });
  const flight = flightAt(bindings.FLIGHT, plan.flightId);
  const owner = aCaller({ userId: uniqueId('usr') });
  const order = aBookingOrder(anOfferToBook([plan]), {
    seats: [{ flightId: plan.flightId, passenger: 0, seat: '2A' }],
  });
  const booking = bookingAt(bindings.BOOKING, order.bookingId);
  const held = await booking.hold(owner, order);
  if (!held.ok) throw new Error(held.error.code);
  vi.setSystemTime(Date.parse(held.value.body.payment_required_by) - 1000);
  const begun = await booking.pay(owner, {
    paymentId: uniqueId('pay'),
    key: uniqueId('req'),
    requestHash: '',
    paymentMethod: 'pm_card_threeDSecure2Required',
    amount: { amountMinor: held.value.body.total.amount, currency: 'EUR' },
  });
  if (!begun.ok) throw new Error(begun.error.code);
  const bank = new URL(begun.value.body.next_action?.redirect_url ?? '');

  /** She says yes when the kept seats have been dead for a minute, and the provider tells the booking. */
  const sayYesTooLate = async () => {
    vi.setSystemTime(Date.now() + 3 * minute);
    const id = bank.pathname.split('/').at(-1) ?? '';
    await bindings.LEDGER.getByName('ledger').authenticate(id, bank.searchParams.get('client_secret') ?? '', true);
    await booking.providerEvent(webhook, uniqueId('evt'), 'payment_intent.succeeded');
  };
  const takeSeats = async (...seats: string[]) => {
    vi.setSystemTime(Date.now() + 2 * minute + 1000);
    for (const seat of seats) {
      const taken = await flight.hold(aCaller(), {
        ...aHold(plan, { party: [aPassenger({ seat })], expiresAt: Date.now() + 60 * minute }),
        accountId: uniqueId('usr'),
      });
      expect(taken.ok).toBe(true);
    }
    vi.setSystemTime(Date.now() - 2 * minute - 1000);
  };
  const read = async () => {
    const record = await booking.read(owner);
    if (!record.ok) throw new Error(record.error.code);
    return record.value.booking;
  };
  const kinds = async () => {
    const told = await booking.timeline(owner);
    return told.ok ? told.value.map(({ kind }) => kind) : [];
  };
  return { plan, flight, booking, owner, read, kinds, sayYesTooLate, takeSeats };
}

afterEach(() => {
  vi.useRealTimers();
});

test('buys the same seat when nobody else took it', async () => {
  const { read, kinds, sayYesTooLate } = await aTravellerAtHerBank();

  await sayYesTooLate();

  expect(await read()).toMatchObject({
    status: 'confirmed',
    payment_status: 'paid',
    tickets: [{ number: expect.stringMatching(/^\d{13}$/) }],
    segments: [{ seats: [{ seat: '2A' }] }],
  });
  expect((await kinds()).filter((kind) => kind === 'booking.confirmed')).toHaveLength(1);
  expect(await kinds()).toContain('booking.seats_held_again');
});

test('buys another seat of the cabin when somebody else took it', async () => {
  const { flight, plan, read, sayYesTooLate, takeSeats } = await aTravellerAtHerBank();
  await takeSeats('2A');

  await sayYesTooLate();

  const booking = await read();
  expect(booking).toMatchObject({ status: 'confirmed', payment_status: 'paid' });
  expect(booking.segments[0]?.seats[0]?.seat).toMatch(/^\d[A-F]$/);
  expect(booking.segments[0]?.seats[0]?.seat).not.toBe('2A');
  expect(await flight.inventory(aCaller(), plan)).toMatchObject({ addsUp: true, cabins: [{ held: 1, taken: 1 }] });
});

test('goes back when no seat is left, and the traveller is told of it once', async () => {
  const layout = { cabins: [aCabin({ columns: ['A', '', 'B'], firstRow: 2, lastRow: 2, exitRows: [], features: {} })] };
  const classLimits = [{ cabin: 'economy' as const, bookingClass: 'Y', limit: 2 }];
  const { flight, plan, booking, owner, read, kinds, sayYesTooLate, takeSeats } = await aTravellerAtHerBank({
    layout,
    classLimits,
  });
  await takeSeats('2A', '2B');

  await sayYesTooLate();
  await booking.providerEvent(webhook, uniqueId('evt'), 'payment_intent.succeeded');

  expect(await read()).toMatchObject({ status: 'expired', payment_status: 'declined', tickets: [] });
  expect(await booking.payments(owner)).toMatchObject({ value: [{ status: 'voided' }] });
  expect((await kinds()).filter((kind) => kind === 'booking.expired')).toHaveLength(1);
  expect(await flight.inventory(aCaller(), plan)).toMatchObject({ addsUp: true, cabins: [{ held: 2, taken: 0 }] });
});
