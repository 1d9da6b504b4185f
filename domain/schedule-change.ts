// What a changed schedule does to the flights it made: which follow it, which are withdrawn, and which are sold and stay.
import type { FlightStatus } from '#domain/flight-plan';
import type { FlightId, Instant, LocalDate } from '#domain/ids';
import type { DatedTimes, Timetable } from '#domain/roll-out';

/** Everything a schedule says of a flight but its day. */
export type FlightTerms = {
  departingAt: Instant;
  arrivingAt: Instant;
  aircraftType: string;
  originTerminal: string | null;
  destinationTerminal: string | null;
};
export type ScheduledFlight = FlightTerms & {
  id: FlightId;
  flightNumber: string;
  departureDate: LocalDate;
  status: FlightStatus;
  planVersion: number;
  /** Null means that no Flight object knows it, so that nobody can have a claim. */
  openedAt: Instant | null;
};

export const respects = ['times', 'aircraft', 'terminal'] as const;
/** In which respects flights follow their schedule; the others stay as somebody may have changed them by hand. */
export type Respect = (typeof respects)[number];

export type FlightChange<Flight extends ScheduledFlight> = {
  flight: Flight;
  /** What it is to be; null withdraws it. */
  next: FlightTerms | null;
  kinds: (Respect | 'status')[];
};
/** Passengers with a living claim. */
export type Claims = { held: number; confirmed: number };
export type SoldFlight = { flight: ScheduledFlight; claims: Claims };

/**
 * What flights of a schedule would have to change to be as it makes them now.
 *
 * Only flights that have not left and stand as `scheduled` follow: one that is delayed, boarding or cancelled is in the
 * hands of those who run the day. A flight on a day that is made no more is withdrawn. A flight keeps its time where the
 * new one has passed already.
 */
export function changesWanted<Flight extends ScheduledFlight>(
  flights: readonly Flight[],
  made: ReadonlyMap<LocalDate, FlightTerms>,
  follow: readonly Respect[],
  now: Instant,
): FlightChange<Flight>[] {
  return flights
    .filter(({ status, departingAt }) => status === 'scheduled' && departingAt > now)
    .flatMap((flight): FlightChange<Flight>[] => {
      const terms = made.get(flight.departureDate);
      if (!terms) return [{ flight, next: null, kinds: ['status'] }];
      if (terms.departingAt <= now) return [];
      const kinds = follow.filter((respect) => fieldsOf[respect].some((field) => flight[field] !== terms[field]));
      return kinds.length > 0 ? [{ flight, next: termsIn(kinds, flight, terms), kinds }] : [];
    });
}

/** Leaves out every flight that somebody has a claim on: nobody's flight is changed by a change of the schedule. */
export function leaveSold<Flight extends ScheduledFlight>(
  wanted: readonly FlightChange<Flight>[],
  claims: ReadonlyMap<FlightId, Claims>,
): { changes: FlightChange<Flight>[]; sold: SoldFlight[] } {
  const claimed = wanted.map((change) => ({
    change,
    claims: claims.get(change.flight.id) ?? { held: 0, confirmed: 0 },
  }));
  const isSold = (of: Claims) => of.held + of.confirmed > 0;
  return {
    changes: claimed.filter((of) => !isSold(of.claims)).map(({ change }) => change),
    sold: claimed.filter((of) => isSold(of.claims)).map((of) => ({ flight: of.change.flight, claims: of.claims })),
  };
}

type ScheduleTerms = Timetable & Pick<FlightTerms, 'aircraftType' | 'originTerminal' | 'destinationTerminal'>;

/** In which respects a schedule was changed for the flights it goes on to make. */
export function respectsChanged(before: ScheduleTerms, after: ScheduleTerms): Respect[] {
  const differs = (...fields: (keyof ScheduleTerms)[]) => fields.some((field) => before[field] !== after[field]);
  return [
    ...(differs('departsAtLocal', 'arrivesAtLocal', 'arrivalDayOffset') ? ['times' as const] : []),
    ...(differs('aircraftType') ? ['aircraft' as const] : []),
    ...(differs('originTerminal', 'destinationTerminal') ? ['terminal' as const] : []),
  ];
}

/** The flights a schedule makes, by their days. */
export const termsByDay = (times: readonly DatedTimes[], schedule: ScheduleTerms): Map<LocalDate, FlightTerms> =>
  new Map(
    times.map(({ departureDate, departingAt, arrivingAt }) => [
      departureDate,
      {
        departingAt,
        arrivingAt,
        aircraftType: schedule.aircraftType,
        originTerminal: schedule.originTerminal,
        destinationTerminal: schedule.destinationTerminal,
      },
    ]),
  );

const fieldsOf: Record<Respect, readonly (keyof FlightTerms)[]> = {
  times: ['departingAt', 'arrivingAt'],
  aircraft: ['aircraftType'],
  terminal: ['originTerminal', 'destinationTerminal'],
};

function termsIn(kinds: readonly Respect[], flight: FlightTerms, terms: FlightTerms): FlightTerms {
  const of = (respect: Respect) => (kinds.includes(respect) ? terms : flight);
  return {
    departingAt: of('times').departingAt,
    arrivingAt: of('times').arrivingAt,
    aircraftType: of('aircraft').aircraftType,
    originTerminal: of('terminal').originTerminal,
    destinationTerminal: of('terminal').destinationTerminal,
  };
}
