// Fills D1 `catalog` with the demo airline and rolls its schedules out; a second run changes nothing but rolls forward.
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import { presentMoney } from '#contracts/money';
import { aircraft, aircraftTypes, seatPrices } from '#database/catalog-aircraft';
import { fareBrands, fares, taxRules } from '#database/catalog-fares';
import { schedules } from '#database/catalog-flights';
import { airports, cities, placeKeys } from '#database/catalog-places';
import type { Instant } from '#domain/ids';
import { cabins } from '#domain/seat-map';
import { insertMissing } from '../workers/search/insert-missing.ts';
import { keysOfPlace } from '../workers/search/place-keys.ts';
import { rollOutSchedules } from '../workers/search/roll-out-schedules.job.ts';
import { scheduledFlightsStore } from '../workers/search/scheduled-flights.store.ts';
import { schedulesStore } from '../workers/search/schedules.store.ts';
import { sampleAircraftTypes } from './sample-airline/aircraft-types.ts';
import { sampleAirports } from './sample-airline/airports.ts';
import { sampleCities } from './sample-airline/cities.ts';
import { sampleBrands, sampleClassLimits, sampleFares, sampleSeatPrices } from './sample-airline/prices.ts';
import { sampleTaxes } from './sample-airline/taxes.ts';
import { sampleSchedules, seasonsFrom, zoneOf } from './sample-airline/timetable.ts';

export type SeedCatalogue = {
  catalog: D1Database;
  /** The instant from which days are counted. */
  today: Instant;
  /** The selling currency of the installation. */
  currency?: string;
  sellingDays?: number;
  /** Puts back sample rows that are missing though the catalogue is not empty. */
  refresh?: boolean;
  onProgress?: (line: string) => void;
};

/** Two years of schedules, so that a demo left running does not run dry. */
const seasonsAhead = 5;
const longAgo = Date.UTC(2026, 0, 1);

export async function seedCatalogue(options: SeedCatalogue): Promise<{ seeded: boolean; flightsCreated: number }> {
  const { catalog, today, currency = 'EUR', sellingDays = 60, refresh = false, onProgress = () => {} } = options;
  const db = drizzle(catalog);
  const isEmpty = (await db.$count(airports)) === 0;
  if (isEmpty || refresh) await seedAirline(db, today, currency, onProgress);
  onProgress(`dated flights for ${sellingDays} days`);
  const { created } = await rollOutSchedules(
    { ...schedulesStore(db), ...scheduledFlightsStore(db) },
    today,
    sellingDays,
  );
  onProgress(created > 0 ? `${created} flights added` : 'all flights were there');
  return { seeded: isEmpty || refresh, flightsCreated: created };
}

async function seedAirline(
  db: DrizzleD1Database,
  today: Instant,
  currency: string,
  onProgress: (line: string) => void,
) {
  onProgress(`${sampleCities.length} cities, ${sampleAirports.length} airports`);
  await insertMissing(db, cities, sampleCities);
  await insertMissing(
    db,
    airports,
    sampleAirports.map((airport) => ({ ...airport, timeZone: zoneOf(airport), country: countryOf(airport.city) })),
  );
  await insertMissing(db, placeKeys, [
    ...sampleCities.flatMap(({ code, name }) => keysOfPlace('city', code, name)),
    ...sampleAirports.flatMap(({ iata, name }) => keysOfPlace('airport', iata, name)),
  ]);
  onProgress(`${sampleAircraftTypes.length} aircraft types with their seats`);
  await insertMissing(
    db,
    aircraftTypes,
    sampleAircraftTypes.map((type) => ({ ...type, classLimits: sampleClassLimits(type.layout) })),
  );
  await insertMissing(
    db,
    aircraft,
    sampleAircraftTypes.flatMap(({ code, registrations }) =>
      registrations.map((registration) => ({ registration, type: code })),
    ),
  );
  await insertMissing(
    db,
    seatPrices,
    sampleSeatPrices.map((price) => ({ ...price, currency })),
  );
  onProgress(`${sampleFares.length} fares, ${sampleTaxes.length} tax rules`);
  await insertMissing(db, fareBrands, brandRows(currency));
  await insertMissing(
    db,
    taxRules,
    sampleTaxes.map((tax) => ({ ...tax, ruleVersion: 1, currency, effectiveFrom: longAgo })),
  );
  await insertMissing(
    db,
    fares,
    sampleFares.map((fare) => ({ ...fare, fareVersion: 1, currency, isCurrent: true, effectiveFrom: longAgo })),
  );
  const timetable = sampleSchedules(seasonsFrom(new Date(today).toISOString().slice(0, 10), seasonsAhead));
  onProgress(`${timetable.length} schedules`);
  await insertMissing(db, schedules, timetable);
}

const countryOf = (cityCode: string): string => {
  const city = sampleCities.find(({ code }) => code === cityCode);
  if (!city) throw new Error(`City ${cityCode} is in no table.`);
  return city.country;
};

const brandRows = (currency: string): (typeof fareBrands.$inferInsert)[] =>
  sampleBrands.flatMap(({ brand, name, position, conditions, checkedBags }) =>
    cabins.map((cabin) => ({
      brand,
      cabin,
      name,
      position,
      conditions: {
        refundable: conditions.refundable,
        refund_fee: feeOf(conditions.refundFeeMinor, currency),
        changeable: conditions.changeable,
        change_fee: feeOf(conditions.changeFeeMinor, currency),
        bags: { cabin: cabin === 'economy' ? 1 : 2, checked: checkedBags[cabin] },
      },
    })),
  );

const feeOf = (amountMinor: number | null, currency: string) =>
  amountMinor === null ? null : presentMoney({ amountMinor, currency });
