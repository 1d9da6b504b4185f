// Builders for the rows of D1 `catalog`, and one function that saves them: a test names only what it is about.
import { drizzle } from 'drizzle-orm/d1';
import { aircraftTypes } from '#database/catalog-aircraft';
import { fareBrands, fares, taxRules } from '#database/catalog-fares';
import { flights } from '#database/catalog-flights';
import { airports, cities } from '#database/catalog-places';
import { newId } from '#platform/new-id';
import { aCabin } from './builders.ts';

type Row<Table extends { $inferInsert: object }> = Table['$inferInsert'];

let lastCode = 26 * 26;
/** A code of three letters that no other place of the test file has; they begin with a letter that grows. */
export function uniqueCode(): string {
  lastCode++;
  const letter = (power: number) => String.fromCharCode(65 + (Math.floor(lastCode / 26 ** power) % 26));
  return letter(2) + letter(1) + letter(0);
}

export const aCity = (change: Partial<Row<typeof cities>> = {}): Row<typeof cities> => ({
  code: uniqueCode(),
  name: 'Paris',
  country: 'FR',
  timeZone: 'Europe/Paris',
  ...change,
});

export const anAirport = (change: Partial<Row<typeof airports>> & { city: string }): Row<typeof airports> => ({
  iata: uniqueCode(),
  name: 'Charles de Gaulle',
  country: 'FR',
  timeZone: 'Europe/Paris',
  latitude: 49,
  longitude: 2.5,
  terminals: ['2E'],
  ...change,
});

/** 24 economy seats of the builders' cabin and four in business. */
export const anAircraftType = (change: Partial<Row<typeof aircraftTypes>> = {}): Row<typeof aircraftTypes> => ({
  code: 'A20N',
  name: 'Airbus A320neo',
  layout: {
    cabins: [
      aCabin({ cabin: 'business', columns: ['A', '', 'F'], firstRow: 1, lastRow: 2, exitRows: [], features: {} }),
      aCabin({ firstRow: 10, lastRow: 13, exitRows: [12], features: { extra_legroom: ['12A', '12C'] } }),
    ],
  },
  ...change,
});

export const aFlightRow = (
  change: Partial<Row<typeof flights>> & { origin: string; destination: string },
): Row<typeof flights> => ({
  id: newId('flt'),
  carrier: 'Z1',
  flightNumber: `Z1${uniqueCode()}`,
  departureDate: '2026-12-05',
  departingAt: Date.parse('2026-12-05T08:30:00Z'),
  arrivingAt: Date.parse('2026-12-05T16:45:00Z'),
  aircraftType: 'A20N',
  status: 'scheduled',
  originTerminal: '2E',
  destinationTerminal: null,
  salesCloseAt: Date.parse('2026-12-05T07:30:00Z'),
  ...change,
});

export const aFareRow = (
  change: Partial<Row<typeof fares>> & { origin: string; destination: string },
): Row<typeof fares> => ({
  fareId: `fare_${newId('evt').slice(4)}`,
  fareVersion: 1,
  cabin: 'economy',
  fareBrand: 'light',
  bookingClass: 'M',
  fareBasis: 'MLGT',
  adultMinor: 10_000,
  childMinor: 7_500,
  infantMinor: 1_000,
  currency: 'EUR',
  isCurrent: true,
  effectiveFrom: 0,
  ...change,
});

export const aBrandRow = (change: Partial<Row<typeof fareBrands>> = {}): Row<typeof fareBrands> => ({
  brand: 'light',
  cabin: 'economy',
  name: 'Light',
  position: 1,
  conditions: {
    refundable: false,
    refund_fee: null,
    changeable: false,
    change_fee: null,
    bags: { cabin: 1, checked: 0 },
  },
  ...change,
});

export const aTaxRow = (change: Partial<Row<typeof taxRules>> = {}): Row<typeof taxRules> => ({
  code: `T${uniqueCode()}`,
  ruleVersion: 1,
  name: 'Departure tax',
  basis: 'per_segment',
  amountMinor: 450,
  basisPoints: 0,
  capMinor: null,
  currency: 'EUR',
  country: 'FR',
  passengerTypes: ['adult', 'child'],
  isInternational: null,
  cabins: null,
  isRefundable: true,
  effectiveFrom: 0,
  ...change,
});

export type CatalogueRows = {
  cities?: Row<typeof cities>[];
  airports?: Row<typeof airports>[];
  aircraftTypes?: Row<typeof aircraftTypes>[];
  flights?: Row<typeof flights>[];
  fareBrands?: Row<typeof fareBrands>[];
  fares?: Row<typeof fares>[];
  taxRules?: Row<typeof taxRules>[];
};

/** Saves the rows in the order their references need; types and brands that are there already stay as they are. */
export async function saveCatalogue(database: D1Database, rows: CatalogueRows): Promise<void> {
  const db = drizzle(database);
  const statements = [
    ...(rows.cities ?? []).map((row) => db.insert(cities).values(row)),
    ...(rows.airports ?? []).map((row) => db.insert(airports).values(row)),
    ...(rows.aircraftTypes ?? []).map((row) => db.insert(aircraftTypes).values(row).onConflictDoNothing()),
    ...(rows.flights ?? []).map((row) => db.insert(flights).values(row)),
    ...(rows.fareBrands ?? []).map((row) => db.insert(fareBrands).values(row).onConflictDoNothing()),
    ...(rows.fares ?? []).map((row) => db.insert(fares).values(row)),
    ...(rows.taxRules ?? []).map((row) => db.insert(taxRules).values(row)),
  ];
  const [first, ...others] = statements;
  if (first) await db.batch([first, ...others]);
}

/** Two airports in two cities of their own, and the type and brands a flight between them needs. */
export async function saveRouteOfCities(
  database: D1Database,
  countries: { from?: string; to?: string } = {},
): Promise<{ route: { origin: string; destination: string }; originCity: string; destinationCity: string }> {
  const from = aCity({ country: countries.from ?? 'FR' });
  const to = aCity({ name: 'New York', country: countries.to ?? 'US', timeZone: 'America/New_York' });
  const origin = anAirport({ city: from.code, country: from.country });
  const destination = anAirport({ city: to.code, country: to.country, name: 'Kennedy', timeZone: 'America/New_York' });
  await saveCatalogue(database, {
    cities: [from, to],
    airports: [origin, destination],
    aircraftTypes: [anAircraftType()],
    fareBrands: [
      aBrandRow(),
      aBrandRow({
        brand: 'flex',
        name: 'Flex',
        position: 3,
        conditions: {
          refundable: true,
          refund_fee: { amount: 0, currency: 'EUR', decimal: '0.00' },
          changeable: true,
          change_fee: { amount: 0, currency: 'EUR', decimal: '0.00' },
          bags: { cabin: 1, checked: 2 },
        },
      }),
      aBrandRow({ cabin: 'business' }),
    ],
  });
  return {
    route: { origin: origin.iata, destination: destination.iata },
    originCity: from.code,
    destinationCity: to.code,
  };
}

export async function saveRoute(
  database: D1Database,
  countries: { from?: string; to?: string } = {},
): Promise<{ origin: string; destination: string }> {
  return (await saveRouteOfCities(database, countries)).route;
}
