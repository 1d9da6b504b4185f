// The airline's staff in the middle of a sale: flights move, are cancelled, get smaller aircraft; seats are taken out of sale.
import type { FlightPlan } from '#domain/flight-plan';
import { seatsOf } from '#domain/seat-map';
import { cabinOf, narrow, wide } from './catalogue.ts';
import type { Chance } from './chance.ts';
import type { Outcomes } from './repeating.ts';
import { minute, startsAt, type World } from './world.ts';

type Staff = { world: World; chance: Chance; outcomes: Outcomes };

/** A few changes in the hour, in most seeds none: a flight that is gone sells nothing, and shows nothing of sales. */
export function bringStaff({ world, chance, outcomes }: Staff, lastMinute: number): void {
  const changeCount = chance.pick([0, 0, 0, 1, 2, 4]);
  for (let count = 0; count < changeCount; count++) {
    const at = chance.between(0, 58);
    const decide = chance.pick([reschedule, reschedule, changeAircraft, changeAircraft, block, block, cancel]);
    const own = chance.stream(`change ${count}`);
    if (at > lastMinute) continue;
    world.timeline.at(startsAt + at * minute + own.between(0, minute), '', () => {
      const plan = world.catalogue.planOf(own.pick(world.catalogue.flightIds()));
      if (plan && plan.status !== 'cancelled') decide({ world, chance: own, outcomes }, plan);
    });
  }
}

function changed({ world, outcomes }: Staff, plan: FlightPlan, what: string, change: Partial<FlightPlan>): void {
  outcomes[`staff: ${what}`] = (outcomes[`staff: ${what}`] ?? 0) + 1;
  world.timeline.note(`staff: ${plan.flightId} ${what}`);
  world.touchedByStaff.add(plan.flightId);
  world.catalogue.change(plan.flightId, change);
  void world.pushPlans().catch(() => {});
}

/** By hours, or to the very moment at which reminders are sent. */
function reschedule(staff: Staff, plan: FlightPlan): void {
  const { chance, world } = staff;
  const departingAt = chance.isLucky(0.5)
    ? plan.departingAt + chance.pick([-2, -1, 1, 3]) * 60 * minute
    : world.timeline.now() + 48 * 60 * minute + chance.between(-1_000, 10 * minute);
  changed(staff, plan, 'is rescheduled', { departingAt, salesCloseAt: departingAt - 60 * minute });
}

function changeAircraft(staff: Staff, plan: FlightPlan): void {
  const { chance } = staff;
  changed(staff, plan, 'gets another aircraft', cabinOf(chance.pick([1, 1, 2]), chance.pick([narrow, wide])));
}

function cancel(staff: Staff, plan: FlightPlan): void {
  changed(staff, plan, 'is cancelled', { status: 'cancelled' });
}

function block({ world, chance, outcomes }: Staff, plan: FlightPlan): void {
  const seats = seatsOf(plan.layout).flatMap(({ seat }) => (chance.isLucky(0.3) ? [seat] : []));
  world.timeline.note(`staff: ${plan.flightId} without ${seats.join(' ')}`);
  world.touchedByStaff.add(plan.flightId);
  const caller = { kind: 'system', part: 'search', requestId: 'req_simulated' } as const;
  void world
    .flight(plan)
    .block(caller, plan, seats)
    .then(
      (answer) => {
        const what = `staff: blocking ${answer.ok ? 'done' : answer.error.code}`;
        outcomes[what] = (outcomes[what] ?? 0) + 1;
      },
      () => {},
    );
}
