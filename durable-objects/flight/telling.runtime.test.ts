// What a selling flight tells search: its newest availability, once a second at most, however many seats it sells meanwhile.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, test, vi } from 'vitest';
import { aCaller, aFlightPlan, aHold, aPassenger, uniqueId } from '../../tests/support/builders.ts';
import { flightAt } from './flight.address.ts';

const flights = (env as unknown as { FLIGHT: DurableObjectNamespace }).FLIGHT;
const caller = aCaller();
afterEach(() => void vi.useRealTimers());

/** A flight far in the future, so that only the alarms that a test rings are heard. */
async function aSellingFlight() {
  const start = Date.parse('2090-01-01T12:00:00Z');
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  const plan = aFlightPlan({ flightId: uniqueId('flt') });
  const flight = flightAt(flights, plan.flightId);
  await flight.applyPlan(caller, plan);
  const stub = flights.getByName(plan.flightId);
  const at = (milliseconds: number) => vi.setSystemTime(start + milliseconds);
  return {
    at,
    sellOne: () => flight.hold(caller, aHold(plan, { holdLimit: 1, party: [aPassenger()] })),
    /** Rings the alarm, and answers which version search was told last, when, and when it is told next. */
    ring: async () => {
      await runDurableObjectAlarm(stub);
      return runInDurableObject(stub, (_, state) => {
        const [row] = state.storage.sql
          .exec<{ told_at: number; tell_due_at: number | null; told_availability: string }>(
            'SELECT told_at, tell_due_at, told_availability FROM flight',
          )
          .toArray();
        if (!row) throw new Error('An opened flight has its row.');
        const [, classes] = JSON.parse(row.told_availability) as [number, { available: number }[]];
        const since = (instant: number | null) => instant && instant - start;
        return { available: classes[0]?.available, toldAt: since(row.told_at), dueAt: since(row.tell_due_at) };
      });
    },
  };
}

test('a flight that sells a hundred times a second is told of once a second, as it is then', async () => {
  const { at, sellOne, ring } = await aSellingFlight();
  for (let sold = 0; sold < 16; sold++) await sellOne();
  const first = await ring();

  for (let tenth = 1; tenth <= 5; tenth++) {
    at(tenth * 10);
    await sellOne();
  }
  at(999);
  const meanwhile = await ring();
  at(1_000);
  const second = await ring();

  expect(first).toEqual({ available: 8, toldAt: 0, dueAt: null });
  expect(meanwhile).toEqual({ available: 8, toldAt: 0, dueAt: 1_000 });
  expect(second).toEqual({ available: 3, toldAt: 1_000, dueAt: null });
});
