// Which questions nobody can answer: places that are unknown or the same, days gone by, parties that may not fly.
import type { OffersQuery } from '#contracts/offer';
import type { FieldFault } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { localDateOf } from '#domain/local-time';
import { mostPassengers } from '#domain/passenger';
import type { PlaceSheet } from './sheet.ts';

/** Everything wrong with the question at once, each fault under the name of its parameter. */
export function faultsOf(
  question: OffersQuery,
  origin: PlaceSheet,
  destination: PlaceSheet,
  now: Instant,
): FieldFault[] {
  return [
    ...faultsOfPlaces(origin, destination),
    ...faultsOfDates(question, origin, now),
    ...faultsOfParty(question),
    ...faultsOfPrices(question),
  ];
}

export function faultsOfPlaces(origin: PlaceSheet, destination: PlaceSheet): FieldFault[] {
  const unknown = ({ code, airports }: PlaceSheet, pointer: string): FieldFault[] =>
    airports.length > 0 ? [] : [{ pointer, code: 'unknown_place', detail: `No city or airport has the code ${code}.` }];
  const faults = [...unknown(origin, 'origin'), ...unknown(destination, 'destination')];
  const isSamePlace = origin.airports.some(({ iata }) => destination.airports.some((other) => other.iata === iata));
  if (isSamePlace) {
    faults.push({ pointer: 'destination', code: 'same_place', detail: 'The journey ends where it begins.' });
  }
  return faults;
}

/** A day is past when it is over where the journey begins, whatever the date is elsewhere. */
function faultsOfDates({ departure_date, return_date }: OffersQuery, origin: PlaceSheet, now: Instant): FieldFault[] {
  const zone = origin.airports[0]?.timeZone;
  const faults: FieldFault[] = [];
  if (zone && departure_date < localDateOf(now, zone)) {
    faults.push({ pointer: 'departure_date', code: 'date_in_past', detail: 'The day is over at the origin.' });
  }
  if (return_date !== undefined && return_date < departure_date) {
    const detail = 'The way back does not begin before the way out.';
    faults.push({ pointer: 'return_date', code: 'return_before_departure', detail });
  }
  return faults;
}

function faultsOfPrices({ min_price, max_price }: OffersQuery): FieldFault[] {
  if (min_price === undefined || max_price === undefined || min_price <= max_price) return [];
  return [{ pointer: 'max_price', code: 'max_below_min', detail: 'The greatest price is less than the least.' }];
}

function faultsOfParty({ adults, children, infants }: OffersQuery): FieldFault[] {
  const faults: FieldFault[] = [];
  if (adults === 0) faults.push({ pointer: 'adults', code: 'no_adult', detail: 'At least one adult travels.' });
  if (adults + children + infants > mostPassengers) {
    const pointer = infants > 0 ? 'infants' : children > 0 ? 'children' : 'adults';
    faults.push({
      pointer,
      code: 'too_many_passengers',
      detail: `At most ${mostPassengers} people make one booking, infants included.`,
    });
  }
  if (infants > adults) {
    faults.push({
      pointer: 'infants',
      code: 'infants_exceed_adults',
      detail: 'Each infant sits on the lap of its own adult.',
    });
  }
  return faults;
}
