// Building sheets from a real D1: what is on them, and how many places and which fares they show.
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test } from 'vitest';
import { fareBrands, fares, routeFares, taxRules } from '#database/catalog-fares';
import { airports } from '#database/catalog-places';
import {
  aCity,
  aFareRow,
  aFlightRow,
  anAircraftType,
  anAirport,
  aTaxRow,
  saveCatalogue,
  saveRoute,
} from '../../tests/support/catalogue.ts';
import { sheetStore } from './sheet.store.ts';
import type { RouteDay } from './sheet.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');
const db = drizzle(env.CATALOG);
const store = sheetStore(db, 'EUR');
const dayOf = (route: { origin: string; destination: string }, date = '2026-12-05'): RouteDay => ({ ...route, date });

test('a sheet has the flights of its route and local day that are still to leave, in their order', async () => {
  const route = await saveRoute(env.CATALOG);
  const back = { origin: route.destination, destination: route.origin };
  await saveCatalogue(env.CATALOG, {
    flights: [
      aFlightRow({ ...route, flightNumber: 'Z1502', departingAt: noon + 2 }),
      aFlightRow({ ...route, flightNumber: 'Z1501', departingAt: noon + 1 }),
      aFlightRow({ ...route, departureDate: '2026-12-06' }),
      aFlightRow({ ...route, status: 'departed' }),
      aFlightRow(back),
    ],
  });

  const [sheet] = await store.loadSheets([dayOf(route)], noon);

  expect(sheet?.flights.map(({ flightNumber }) => flightNumber)).toEqual(['Z1501', 'Z1502']);
  expect(sheet).toMatchObject({ ...route, date: '2026-12-05', builtAt: noon });
});

test('a flight that never told anything begins with its whole cabin for each class sold, shown as nine at most', async () => {
  const route = await saveRoute(env.CATALOG);
  await saveCatalogue(env.CATALOG, {
    flights: [aFlightRow(route)],
    fares: [aFareRow(route), aFareRow({ ...route, cabin: 'business', bookingClass: 'J', adultMinor: 50_000 })],
  });

  const [sheet] = await store.loadSheets([dayOf(route)], noon);

  expect(sheet?.flights[0]?.available).toEqual([
    { cabin: 'business', bookingClass: 'J', available: 4 },
    { cabin: 'economy', bookingClass: 'M', available: 9 },
  ]);
});

test('only current fares in the selling currency are on it, and taxes of its origin that have not ended', async () => {
  const route = await saveRoute(env.CATALOG, { from: 'PT' });
  const [running, ended, foreign] = [
    aTaxRow({ country: 'PT' }),
    aTaxRow({ country: 'PT', effectiveTo: noon }),
    aTaxRow({ country: 'GB' }),
  ];
  const fare = aFareRow(route);
  await saveCatalogue(env.CATALOG, {
    fares: [
      fare,
      aFareRow({ ...route, bookingClass: 'K', isCurrent: false, endedAt: 1 }),
      aFareRow({ ...route, bookingClass: 'L', currency: 'USD' }),
    ],
    taxRules: [running, ended, foreign],
  });

  const [sheet] = await store.loadSheets([dayOf(route)], noon);

  expect(sheet?.fares.map(({ fareId }) => fareId)).toEqual([fare.fareId]);
  expect(sheet?.taxes.map(({ code }) => code)).toEqual([running.code]);
});

test('many sheets are built at once, in the order asked; a day without flights is an empty one', async () => {
  const [one, other] = [await saveRoute(env.CATALOG), await saveRoute(env.CATALOG)];
  await saveCatalogue(env.CATALOG, { flights: [aFlightRow(one), aFlightRow(other)] });
  const days = [dayOf(other), dayOf(one, '2026-12-24'), dayOf(one)];

  const sheets = await store.loadSheets(days, noon);

  expect(sheets.map(({ origin, date, flights }) => [origin, date, flights.length])).toEqual([
    [other.origin, '2026-12-05', 1],
    [one.origin, '2026-12-24', 0],
    [one.origin, '2026-12-05', 1],
  ]);
});

test('a flight that never told anything begins with the limits of its type, class by class', async () => {
  const route = await saveRoute(env.CATALOG);
  const limited = (bookingClass: string, limit: number) => ({ cabin: 'economy' as const, bookingClass, limit });
  const type = anAircraftType({ code: 'LIM1', classLimits: [limited('Y', 24), limited('M', 2)] });
  await saveCatalogue(env.CATALOG, {
    aircraftTypes: [type],
    flights: [aFlightRow({ ...route, aircraftType: type.code })],
    fares: [aFareRow(route), aFareRow({ ...route, bookingClass: 'Y', adultMinor: 20_000 })],
  });

  const [sheet] = await store.loadSheets([dayOf(route)], noon);

  expect(sheet?.flights[0]?.available).toEqual([
    { cabin: 'economy', bookingClass: 'Y', available: 9 },
    { cabin: 'economy', bookingClass: 'M', available: 2 },
  ]);
});

test('the row of fares of a route follows every change of its fares and of their brands', async () => {
  const route = await saveRoute(env.CATALOG);
  const fare = aFareRow(route);
  const ofRoute = eq(routeFares.origin, route.origin);
  const onSheet = async () =>
    (await store.loadSheets([dayOf(route)], noon))[0]?.fares.map(({ fareVersion, brandName }) => [
      fareVersion,
      brandName,
    ]);

  await saveCatalogue(env.CATALOG, { fares: [fare] });
  expect(await onSheet()).toEqual([[1, 'Light']]);
  await db.update(fareBrands).set({ name: 'Lightest' }).where(eq(fareBrands.brand, 'light'));
  expect(await onSheet()).toEqual([[1, 'Lightest']]);
  await db.update(fares).set({ isCurrent: false, endedAt: noon }).where(eq(fares.fareId, fare.fareId));
  expect(await db.select().from(routeFares).where(ofRoute)).toEqual([]);
  await saveCatalogue(env.CATALOG, { fares: [{ ...fare, fareVersion: 2 }] });
  expect(await onSheet()).toEqual([[2, 'Lightest']]);
});

test('the row of taxes of a country follows every change of its rules', async () => {
  const route = await saveRoute(env.CATALOG, { from: 'DK' });
  const [rule, other] = [aTaxRow({ country: 'DK' }), aTaxRow({ country: 'DK' })];
  const onSheet = async () =>
    (await store.loadSheets([dayOf(route)], noon))[0]?.taxes.map(({ code, amountMinor }) => [code, amountMinor]);
  expect(await onSheet()).toEqual([]);

  await saveCatalogue(env.CATALOG, { taxRules: [rule, other] });
  expect(await onSheet()).toEqual([
    [rule.code, 450],
    [other.code, 450],
  ]);
  await db.update(taxRules).set({ amountMinor: 500 }).where(eq(taxRules.code, rule.code));
  await db.update(taxRules).set({ effectiveTo: noon }).where(eq(taxRules.code, other.code));
  expect(await onSheet()).toEqual([[rule.code, 500]]);
  await db.delete(taxRules).where(eq(taxRules.country, 'DK'));
  expect(await onSheet()).toEqual([]);
});

test('a code finds its own airport and those of its city, whatever becomes of them', async () => {
  const [paris, lyon] = [aCity(), aCity()];
  const [second, first] = [anAirport({ city: paris.code, iata: 'QQB' }), anAirport({ city: paris.code, iata: 'QQA' })];
  const ofItself = anAirport({ city: lyon.code, iata: lyon.code });
  await saveCatalogue(env.CATALOG, { cities: [paris, lyon], airports: [second, first, ofItself] });
  const foundBy = async (...codes: string[]) =>
    (await store.loadPlaces(codes, noon)).map((place) => place.airports.map(({ iata }) => iata));

  expect(await foundBy(paris.code, 'QQA', lyon.code, 'QQZ')).toEqual([['QQA', 'QQB'], ['QQA'], [lyon.code], []]);
  await db.update(airports).set({ city: lyon.code }).where(eq(airports.iata, 'QQA'));
  expect(await foundBy(paris.code, 'QQA', lyon.code)).toEqual([['QQB'], ['QQA'], [lyon.code, 'QQA'].sort()]);
  await db.delete(airports).where(eq(airports.iata, 'QQB'));
  expect(await foundBy(paris.code, 'QQB')).toEqual([[], []]);
});
