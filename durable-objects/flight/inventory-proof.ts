// Counts a flight from its raw rows, by cabin and class, and says what does not add up.
import type { CabinCounts, ClassCounts, FlightInventory, SeatState } from '#contracts/flight-object';
import { availableByClass } from '#domain/fare-buckets';
import type { FlightPlan } from '#domain/flight-plan';
import type { Instant } from '#domain/ids';
import { type Cabin, seatsOf } from '#domain/seat-map';

/** The inventory of a flight nobody has claimed anything on. */
export function untouchedInventory(plan: FlightPlan): FlightInventory {
  const cabins = plan.layout.cabins.map(({ cabin }): CabinCounts => {
    const capacity = capacityOf(plan, cabin);
    return { cabin, capacity, free: capacity, held: 0, taken: 0, blocked: 0, displaced: 0 };
  });
  const classes = plan.classLimits.map(
    (limit): ClassCounts => ({ ...limit, held: 0, taken: 0, available: limit.limit }),
  );
  return {
    flightId: plan.flightId,
    planVersion: plan.planVersion,
    version: 0,
    cabins,
    classes,
    addsUp: true,
    faults: [],
  };
}

/** Seats by state against the layout, and living holds against the seats that name them: two ways that must agree. */
export function countInventory(sql: SqlStorage, plan: FlightPlan, version: number, now: Instant): FlightInventory {
  const cabins = plan.layout.cabins.map(({ cabin }) => countCabin(sql, plan, cabin, now));
  const classes = countClasses(sql, plan, now);
  const faults = [...cabins.flatMap(faultOfCabin), ...faultsOfHolds(sql)];
  return {
    flightId: plan.flightId,
    planVersion: plan.planVersion,
    version,
    cabins,
    classes,
    addsUp: faults.length === 0,
    faults,
  };
}

function countCabin(sql: SqlStorage, plan: FlightPlan, cabin: Cabin, now: Instant): CabinCounts {
  // A hold that died but was not tidied yet frees its seats in this count, as it does in every decision.
  const rows = sql
    .exec<{ state: SeatState; count: number }>(
      `SELECT CASE WHEN seats.state = 'held' AND holds.expires_at <= ? THEN 'free' ELSE seats.state END AS state,
              COUNT(*) AS count
       FROM seats LEFT JOIN holds USING (hold_id) WHERE seats.cabin = ? GROUP BY 1`,
      now,
      cabin,
    )
    .toArray();
  const countOf = (state: SeatState) => rows.find((row) => row.state === state)?.count ?? 0;
  const displaced = sql
    .exec<{ count: number }>(
      `SELECT COUNT(*) AS count FROM holds JOIN hold_passengers USING (hold_id)
       WHERE holds.cabin = ? AND seating = 'own_seat' AND seat IS NULL AND changes_hold_id IS NULL
         AND (state = 'confirmed' OR (state = 'held' AND expires_at > ?))`,
      cabin,
      now,
    )
    .one().count;
  return {
    cabin,
    capacity: capacityOf(plan, cabin),
    free: countOf('free'),
    held: countOf('held'),
    taken: countOf('taken'),
    blocked: countOf('blocked'),
    displaced,
  };
}

function countClasses(sql: SqlStorage, plan: FlightPlan, now: Instant): ClassCounts[] {
  const rows = sql
    .exec<{ cabin: string; booking_class: string; state: string; count: number }>(
      `SELECT cabin, booking_class, state, SUM(seat_count) AS count FROM holds
       WHERE (state = 'confirmed' OR (state = 'held' AND expires_at > ?)) AND changes_hold_id IS NULL
       GROUP BY cabin, booking_class, state`,
      now,
    )
    .toArray();
  const claimed = rows.map((row) => ({ cabin: row.cabin as Cabin, bookingClass: row.booking_class, count: row.count }));
  const open = availableByClass(plan.classLimits, claimed);
  return plan.classLimits.map((limit, position) => {
    const countOf = (state: string) =>
      rows.find((row) => row.cabin === limit.cabin && row.booking_class === limit.bookingClass && row.state === state)
        ?.count ?? 0;
    return { ...limit, held: countOf('held'), taken: countOf('confirmed'), available: open[position]?.available ?? 0 };
  });
}

function faultOfCabin(counts: CabinCounts): string[] {
  const sum = counts.free + counts.held + counts.taken + counts.blocked;
  return sum === counts.capacity ? [] : [`${counts.cabin}: ${sum} seats are accounted for, ${counts.capacity} exist`];
}

/** Each claimed seat names a living hold of the same kind, and each living hold has a seat for everyone it seats. */
function faultsOfHolds(sql: SqlStorage): string[] {
  const strays = sql
    .exec<{ seat: string }>(
      `SELECT seats.seat FROM seats LEFT JOIN holds USING (hold_id)
       WHERE seats.hold_id IS NOT NULL
         AND NOT COALESCE((seats.state = 'held' AND holds.state = 'held')
                       OR (seats.state = 'taken' AND holds.state = 'confirmed'), FALSE)`,
    )
    .toArray();
  const short = sql
    .exec<{ hold_id: string }>(
      `SELECT holds.hold_id FROM holds
       LEFT JOIN (SELECT hold_id, COUNT(*) AS count FROM seats WHERE hold_id IS NOT NULL GROUP BY hold_id) AS claimed
         USING (hold_id)
       WHERE state IN ('held', 'confirmed') AND seat_count <> COALESCE(claimed.count, 0) +
         (SELECT COUNT(*) FROM hold_passengers AS passenger
          WHERE passenger.hold_id = holds.hold_id AND passenger.seating = 'own_seat' AND passenger.seat IS NULL)`,
    )
    .toArray();
  return [
    ...strays.map(({ seat }) => `seat ${seat} is claimed by a hold that does not live`),
    ...short.map(({ hold_id }) => `hold ${hold_id} does not have a seat for everyone it seats`),
  ];
}

const capacityOf = (plan: FlightPlan, cabin: Cabin): number =>
  seatsOf(plan.layout).filter((seat) => seat.cabin === cabin).length;
