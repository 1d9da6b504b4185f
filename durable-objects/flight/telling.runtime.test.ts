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
    /** Rings the alarm, and answers what search was told last, and when it is told next. */
    ring: async () => {
      await runDurableObjectAlarm(stub);
      return runInDurableObject(stub, (_, state) => {
        const [row] = state.storage.sql
          .exec<{ tell_due_at: number | null; told_availability: string | null }>(
            'SELECT tell_due_at, told_availability FROM flight',
          )
          .toArray();
        if (!row) throw new Error('An opened flight has its row.');
        const [, classes] = JSON.parse(row.told_availability ?? '[0, []]') as [number, { available: number }[]];
        return { available: classes[0]?.available, dueAt: row.tell_due_at && row.tell_due_at - start };
      });
    },
  };
}

test('a flight that sells a hundred times a second is told of once a second, as it is then', async () => {
  const { at, sellOne, ring } = await aSellingFlight();
  for (let sold = 0; sold < 16; sold++) await sellOne();
  const tooEarly = await ring();
  at(1_000);
  const first = await ring();

  for (let tenth = 1; tenth <= 5; tenth++) {
    at(1_000 + tenth * 10);
    await sellOne();
  }
  at(2_009);
  const meanwhile = await ring();
  at(2_010);
  const second = await ring();

  expect(tooEarly).toEqual({ available: undefined, dueAt: 1_000 });
  expect(first).toEqual({ available: 8, dueAt: null });
  expect(meanwhile).toEqual({ available: 8, dueAt: 2_010 });
  expect(second).toEqual({ available: 3, dueAt: null });
});
