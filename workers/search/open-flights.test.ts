// Asking the objects of open flights: one that cannot be reached keeps nobody waiting and is left to the cron job.
import { expect, test, vi } from 'vitest';
import type { FlightClaim } from '#contracts/flight-object';
import type { FlightId } from '#domain/ids';
import { err, ok } from '#domain/result';
import { aCaller, aFlightPlan } from '../../tests/support/builders.ts';
import { changeUnsold, claimsOn, type OpenFlights } from './open-flights.ts';

vi.spyOn(console, 'warn').mockImplementation(() => undefined);
const aClaim = (state: FlightClaim['state']): FlightClaim => ({
  bookingId: 'bkg_a',
  holdId: 'hld_a',
  passengerId: 'pax_a',
  seat: '1A',
  state,
});

function theOpenFlights(objects: Record<FlightId, OpenFlights['changeUnsold']>) {
  const acknowledged: FlightId[] = [];
  const deps: OpenFlights = {
    claimsOf: async () => [aClaim('held'), aClaim('confirmed'), aClaim('confirmed')],
    plansOf: async (ids) => ids.map((flightId) => aFlightPlan({ flightId, planVersion: 2 })),
    changeUnsold: (caller, plan) => (objects[plan.flightId] as OpenFlights['changeUnsold'])(caller, plan),
    acknowledgePlan: async (id) => void acknowledged.push(id),
  };
  return { deps, acknowledged };
}

test('the sold ones are told, the others have their plan, and what failed has not', async () => {
  const { deps, acknowledged } = theOpenFlights({
    flt_free: async () => ok([]),
    flt_sold: async () => ok([aClaim('held')]),
    flt_busy: async () => err({ code: 'busy', retryAfterSeconds: 1 }),
    flt_gone: () => Promise.reject(new Error('the object cannot be reached')),
  });

  const sold = await changeUnsold(deps, aCaller(), ['flt_free', 'flt_sold', 'flt_busy', 'flt_gone']);

  expect([sold, acknowledged]).toEqual([['flt_sold'], ['flt_free']]);
});

test('claims are counted as passengers who have paid and who have not', async () => {
  const { deps } = theOpenFlights({});
  const many = Array.from({ length: 45 }, (_, index): FlightId => `flt_${index}`);

  const claims = await claimsOn(deps, aCaller(), many);

  expect([claims.size, claims.get('flt_44')]).toEqual([45, { held: 1, confirmed: 2 }]);
});
