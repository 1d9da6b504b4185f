// What a connection must keep, as the trade's table has it: written down a second time, so that no test asks the rule it tests.
import type { OfferOnWire, SegmentOnWire } from '#contracts/offer';

/** Country of arrival's other end → of departure's other end, seen from where one changes: least and longest minutes. */
const minutesByKind = {
  'home-home': [45, 240],
  'home-abroad': [60, 1_440],
  'abroad-home': [90, 1_440],
  'abroad-abroad': [60, 1_440],
} as const;
const heathrowByTerminals: Record<string, number> = { '2-3': 75, '2-4': 90 };

/** Every wait of an offer that is too short, too long, or between two airports; none in an offer that may be sold. */
export function wrongConnections({ slices }: Pick<OfferOnWire, 'slices'>): string[] {
  return slices.flatMap(({ segments }) =>
    segments.slice(1).flatMap((next, index) => {
      const before = segments[index];
      return before && isRight(before, next) ? [] : [`${before?.flight_number} to ${next.flight_number}`];
    }),
  );
}

function isRight(before: SegmentOnWire, next: SegmentOnWire): boolean {
  const [arrival, departure] = [before.destination, next.origin];
  if (arrival.iata !== departure.iata) return false;
  const side = (country: string) => (country === departure.country ? 'home' : 'abroad');
  const kind = `${side(before.origin.country)}-${side(next.destination.country)}` as const;
  const [byKind, longest] = minutesByKind[kind];
  const isHeathrow = departure.iata === 'LHR';
  const otherTerminal = arrival.terminal && departure.terminal && arrival.terminal !== departure.terminal ? 30 : 0;
  const published = isHeathrow ? heathrowByTerminals[`${arrival.terminal}-${departure.terminal}`] : undefined;
  const least = published ?? (isHeathrow ? 60 : byKind) + otherTerminal;
  const wait = (Date.parse(next.departing_at_utc) - Date.parse(before.arriving_at_utc)) / 60_000;
  return least <= wait && wait <= longest;
}

/** True where a city is passed twice, or one ends where one began. */
export function turnsBack({ slices }: Pick<OfferOnWire, 'slices'>): boolean {
  return slices.some(({ origin, segments }) => {
    const cities = [origin.city, ...segments.map(({ destination }) => destination.city)];
    return new Set(cities).size < cities.length;
  });
}
