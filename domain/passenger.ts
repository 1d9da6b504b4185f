// Who may fly together: ages on the day of each flight, infants on laps, children with adults.
import type { PartyFailure } from '#domain/errors';
import type { FlightId, LocalDate } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';

export type PassengerType = 'adult' | 'child' | 'infant';
export type PassengerCounts = { adults: number; children: number; infants: number };

/** `withIndex` names the adult of an infant by position; null lets the rule choose. */
export type Passenger = { type: PassengerType; bornOn: LocalDate; withIndex: number | null };
export type DepartureDay = { flightId: FlightId; departingOn: LocalDate };

/** The youngest age carried, as LATAM publishes it. */
const youngestInfantDays = 7;
/** 14 CFR 121.585(b): an exit seat needs somebody of 15 or more. */
const exitRowYears = 15;
/** On one booking, infants on laps included. */
export const mostPassengers = 9;

/** Whole years lived by `on`. Somebody born on 29 February grows older on 1 March in common years. */
export function ageOn(bornOn: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** The type an age is sold as: infants under 2, children under 12, adults from then on. */
export function typeAtAge(ageYears: number): PassengerType {
  if (ageYears < 2) return 'infant';
  return ageYears < 12 ? 'child' : 'adult';
}

/** True for people the crew may ask for help: 15 or more on the day, and not in charge of a lap infant. */
export function maySitInExitRow(passenger: Passenger, hasLapInfant: boolean, on: LocalDate): boolean {
  return !hasLapInfant && ageOn(passenger.bornOn, on) >= exitRowYears;
}

/**
 * Checks a party against the offer it wants to use and the days it flies; answers the party with every infant tied to
 * an adult, in order where the request does not say.
 */
export function checkParty<Traveller extends Passenger>(
  party: readonly Traveller[],
  expected: PassengerCounts,
  flights: readonly DepartureDay[],
): Result<Traveller[], PartyFailure> {
  const counts = countTypes(party);
  if (party.length > mostPassengers) return err({ code: 'too_many_passengers' });
  if (counts.adults === 0) return err({ code: 'unaccompanied_child' });
  if (counts.infants > counts.adults) return err({ code: 'infants_exceed_adults' });
  if (!isSameCounts(counts, expected)) return err({ code: 'passengers_mismatch', expected });
  const wrongAge = findWrongAge(party, flights);
  if (wrongAge) return err(wrongAge);
  return tieInfants(party);
}

function countTypes(party: readonly Passenger[]): PassengerCounts {
  const countOf = (wanted: PassengerType) => party.filter(({ type }) => type === wanted).length;
  return { adults: countOf('adult'), children: countOf('child'), infants: countOf('infant') };
}

const isSameCounts = (a: PassengerCounts, b: PassengerCounts): boolean =>
  a.adults === b.adults && a.children === b.children && a.infants === b.infants;

function findWrongAge(party: readonly Passenger[], flights: readonly DepartureDay[]): PartyFailure | undefined {
  for (const [index, { type, bornOn }] of party.entries()) {
    for (const { flightId, departingOn } of flights) {
      const ageYears = ageOn(bornOn, departingOn);
      if (ageYears < 0 || typeAtAge(ageYears) !== type) {
        return { code: 'passenger_age_mismatch', passenger: index, flightId, ageYears };
      }
      if (type === 'infant' && daysBetween(bornOn, departingOn) < youngestInfantDays) {
        return { code: 'infant_too_young', passenger: index };
      }
    }
  }
  return undefined;
}

function tieInfants<Traveller extends Passenger>(party: readonly Traveller[]): Result<Traveller[], PartyFailure> {
  const named = party.map((passenger) => (passenger.type === 'infant' ? passenger.withIndex : null));
  const free = party.flatMap(({ type }, index) => (type === 'adult' && !named.includes(index) ? [index] : []));
  const tied: Traveller[] = [];
  for (const [index, passenger] of party.entries()) {
    if (passenger.type !== 'infant') {
      if (passenger.withIndex !== null) return err({ code: 'infant_needs_adult', passenger: index });
      tied.push(passenger);
      continue;
    }
    const withIndex = passenger.withIndex ?? free.shift() ?? null;
    const isAdultOfItsOwn =
      withIndex !== null &&
      party[withIndex]?.type === 'adult' &&
      named.indexOf(withIndex) === named.lastIndexOf(withIndex);
    if (!isAdultOfItsOwn) return err({ code: 'infant_needs_adult', passenger: index });
    tied.push({ ...passenger, withIndex });
  }
  return ok(tied);
}

/** Both dates as midnight UTC, so that the difference is whole days whatever any zone does. */
const daysBetween = (from: LocalDate, to: LocalDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
