// A catalogue of any size for the bench: regions of eight cities, all connected with each other by three flights a day.
import { drizzle } from 'drizzle-orm/d1';
import { presentMoney } from '#contracts/money';
import { aircraftTypes } from '#database/catalog-aircraft';
import { fareBrands, fares, taxRules } from '#database/catalog-fares';
import { airports, cities } from '#database/catalog-places';
import { addDays } from '#domain/local-time';
import { insertMissing } from '../../workers/search/insert-missing.ts';
import { sampleAircraftTypes } from '../sample-airline/aircraft-types.ts';
import { sampleBrands, sampleClasses, sampleClassLimits } from '../sample-airline/prices.ts';

const citiesOfRegion = 8;
const routesOfRegion = citiesOfRegion * (citiesOfRegion - 1);
const flightsADay = 3;
const days = 60;
export const flightsOfRegion = routesOfRegion * flightsADay * days;

export type BenchRegion = { places: string[] };
export type BenchCatalogue = { regions: BenchRegion[]; dates: string[]; flightCount: number };

/** As many whole regions as come nearest to so many flights; a larger catalogue has more of them, each like the first. */
export async function buildCatalogue(catalog: D1Database, size: number, firstDay: string): Promise<BenchCatalogue> {
  const db = drizzle(catalog);
  const regions = Array.from({ length: Math.max(1, Math.round(size / flightsOfRegion)) }, (_, region) => ({
    places: Array.from({ length: citiesOfRegion }, (_, city) => codeOf(region * citiesOfRegion + city)),
  }));
  const type = sampleAircraftTypes.find(({ code }) => code === 'A20N');
  if (!type) throw new Error('The sample fleet has an A20N.');
  await insertMissing(db, aircraftTypes, [{ ...type, classLimits: sampleClassLimits(type.layout) }]);
  await insertMissing(db, fareBrands, brands());
  await insertMissing(db, taxRules, taxes());
  const places = regions.flatMap(({ places }, region) => places.map((code, city) => ({ code, region, city })));
  await insertMissing(
    db,
    cities,
    places.map(({ code }) => ({ code, name: `City ${code}`, country: 'FR', timeZone: 'Etc/UTC' })),
  );
  await insertMissing(
    db,
    airports,
    places.map(({ code, region, city }) => ({
      iata: code,
      name: `Airport ${code}`,
      city: code,
      country: 'FR',
      timeZone: 'Etc/UTC',
      latitude: ((region * 7) % 120) - 60 + Math.sin(city) * 2,
      longitude: ((region * 13) % 340) - 170 + Math.cos(city) * 2,
      terminals: [],
    })),
  );
  const dates = Array.from({ length: days }, (_, day) => addDays(firstDay, day));
  for (const region of regions) {
    await insertMissing(db, fares, faresOf(region));
    await insertFlights(catalog, region, dates);
  }
  const flightCount = regions.length * flightsOfRegion;
  return { regions, dates, flightCount };
}

/** The only statement that must be fast: SQLite makes the flights of a region by itself, from routes, days and times. */
async function insertFlights(catalog: D1Database, region: BenchRegion, dates: string[]): Promise<void> {
  await catalog
    .prepare(
      `INSERT INTO flights (id, carrier, flight_number, origin, destination, departure_date, departing_at, arriving_at,
         aircraft_type, status, sales_close_at)
       SELECT 'flt_' || (route.value ->> 0) || (route.value ->> 1) || day.key || 'x' || time.key, 'Z1',
         'Z1' || (route.value ->> 0) || (route.value ->> 1) || time.key, route.value ->> 0, route.value ->> 1, day.value,
         unixepoch(day.value) * 1000 + time.value * 3600000, unixepoch(day.value) * 1000 + (time.value + 2) * 3600000,
         'A20N', 'scheduled', unixepoch(day.value) * 1000 + (time.value - 1) * 3600000
       FROM json_each(?) AS route, json_each(?) AS day, json_each('[7,12,18]') AS time WHERE true`,
    )
    .bind(JSON.stringify(routesOf(region)), JSON.stringify(dates))
    .run();
}

export const routesOf = ({ places }: BenchRegion): [string, string][] =>
  places.flatMap((from) => places.filter((to) => to !== from).map((to): [string, string] => [from, to]));

const codeOf = (index: number): string =>
  [676, 26, 1].map((power) => String.fromCharCode(65 + (Math.floor(index / power) % 26))).join('');

const faresOf = (region: BenchRegion): (typeof fares.$inferInsert)[] =>
  routesOf(region).flatMap(([origin, destination]) =>
    (['economy', 'business'] as const).flatMap((cabin) =>
      sampleClasses[cabin].flatMap(({ bookingClass, farePercent }) =>
        sampleBrands.map(({ brand, suffix, percent }) => {
          const adultMinor = (cabin === 'business' ? 3 : 1) * percent * farePercent;
          return {
            fareId: `fare_${origin}${destination}${bookingClass}${suffix}`.toLowerCase(),
            fareVersion: 1,
            origin,
            destination,
            cabin,
            fareBrand: brand,
            bookingClass,
            fareBasis: `${bookingClass}${suffix}`,
            adultMinor,
            childMinor: adultMinor,
            infantMinor: 0,
            currency: 'EUR',
            isCurrent: true,
            effectiveFrom: 0,
          };
        }),
      ),
    ),
  );

const brands = (): (typeof fareBrands.$inferInsert)[] =>
  sampleBrands.flatMap(({ brand, name, position, conditions, checkedBags }) =>
    (['economy', 'business'] as const).map((cabin) => ({
      brand,
      cabin,
      name,
      position,
      conditions: {
        refundable: conditions.refundable,
        refund_fee: feeOf(conditions.refundFeeMinor),
        changeable: conditions.changeable,
        change_fee: feeOf(conditions.changeFeeMinor),
        bags: { cabin: 1, checked: checkedBags[cabin] },
      },
    })),
  );
const feeOf = (amountMinor: number | null) =>
  amountMinor === null ? null : presentMoney({ amountMinor, currency: 'EUR' });

const taxes = (): (typeof taxRules.$inferInsert)[] =>
  ['Departure tax', 'Security charge', 'Noise charge'].map((name, index) => ({
    code: `T${index}`,
    ruleVersion: 1,
    name,
    basis: 'per_segment',
    amountMinor: 450 + index,
    basisPoints: 0,
    capMinor: null,
    currency: 'EUR',
    country: 'FR',
    passengerTypes: ['adult', 'child'],
    isInternational: null,
    cabins: null,
    isRefundable: true,
    effectiveFrom: 0,
  }));
