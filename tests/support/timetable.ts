// A generated timetable in five cities of three countries: the same flights in every run, at times nobody chose.
import fc from 'fast-check';
import {
  aBrandRow,
  aCity,
  aFareRow,
  aFlightRow,
  anAircraftType,
  anAirport,
  aTaxRow,
  type CatalogueRows,
  saveCatalogue,
} from './catalogue.ts';

const places = {
  lyon: ['FR', 'Europe/Paris', 45.73, 5.08],
  paris: ['FR', 'Europe/Paris', 49.01, 2.55],
  london: ['GB', 'Europe/London', 51.47, -0.45],
  boston: ['US', 'America/New_York', 42.36, -71.01],
  newYork: ['US', 'America/New_York', 40.64, -73.78],
} as const;
export type Place = keyof typeof places;

/** Flown both ways, with the minutes a flight takes. */
const routes: [Place, Place, number][] = [
  ['lyon', 'paris', 70],
  ['lyon', 'london', 105],
  ['paris', 'london', 75],
  ['paris', 'newYork', 480],
  ['london', 'newYork', 460],
  ['london', 'boston', 430],
  ['boston', 'newYork', 80],
];
const days = ['2026-12-05', '2026-12-06', '2026-12-12', '2026-12-13'];
const flightsADay = 3;

const terminal = fc.constantFrom(null, '1', '2');
const leavings = fc.sample(
  fc.record({ fiveMinutes: fc.integer({ min: 60, max: 264 }), from: terminal, to: terminal }),
  { numRuns: routes.length * 2 * days.length * flightsADay, seed: 20_261_205 },
);

/** Three flights a day on every route, in economy and business, under taxes of every basis; answers the codes of the airports. */
export async function saveTimetable(database: D1Database): Promise<Record<Place, string>> {
  const located = Object.entries(places).map(([place, [country, timeZone, latitude, longitude]]) => {
    const city = aCity({ country, timeZone });
    return { place, city, airport: anAirport({ city: city.code, country, timeZone, latitude, longitude }) };
  });
  const codes = Object.fromEntries(located.map(({ place, airport }) => [place, airport.iata])) as Record<Place, string>;
  const flown = routes.flatMap(([one, other, minutes]) => [
    { route: { origin: codes[one], destination: codes[other] }, minutes },
    { route: { origin: codes[other], destination: codes[one] }, minutes },
  ]);
  const legs = flown.flatMap((of) =>
    days.flatMap((day) => Array.from({ length: flightsADay }, () => ({ ...of, day }))),
  );
  await saveCatalogue(database, {
    cities: located.map(({ city }) => city),
    airports: located.map(({ airport }) => airport),
    aircraftTypes: [anAircraftType()],
    flights: legs.map((leg, index) => aLeg(leg, index)),
    fareBrands: [
      aBrandRow(),
      aBrandRow({ cabin: 'business' }),
      aBrandRow({ brand: 'flex', name: 'Flex', conditions: { ...aBrandRow().conditions, refundable: true } }),
    ],
    fares: flown.flatMap(({ route, minutes }, index) => [
      aFareRow({ ...route, adultMinor: 5_000 + 37 * minutes + index }),
      aFareRow({ ...route, bookingClass: 'Y', fareBrand: 'flex', adultMinor: 9_000 + 61 * minutes + index }),
      aFareRow({ ...route, bookingClass: 'J', cabin: 'business', adultMinor: 20_000 + 150 * minutes }),
    ]),
    taxRules: [
      aTaxRow({ country: 'FR', basis: 'percent', amountMinor: 0, basisPoints: 735 }),
      aTaxRow({ country: 'GB', amountMinor: 8_800, isInternational: true }),
      aTaxRow({ country: 'US', basis: 'per_slice', amountMinor: 1_760, passengerTypes: ['adult', 'child', 'infant'] }),
    ],
  });
  return codes;
}

type Leg = { route: { origin: string; destination: string }; minutes: number; day: string };

function aLeg({ route, minutes, day }: Leg, index: number): NonNullable<CatalogueRows['flights']>[number] {
  const { fiveMinutes = 120, from = null, to = null } = leavings[index] ?? {};
  const departingAt = Date.parse(`${day}T00:00:00Z`) + fiveMinutes * 5 * 60_000;
  return aFlightRow({
    ...route,
    flightNumber: `Z1${index + 1}`,
    departureDate: day,
    departingAt,
    arrivingAt: departingAt + minutes * 60_000,
    originTerminal: from,
    destinationTerminal: to,
    salesCloseAt: departingAt - 3_600_000,
  });
}
