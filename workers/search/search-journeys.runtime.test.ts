// Searching journeys of several flights: connections that can be caught, and ways back.
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { OfferOnWire } from '#contracts/offer';
import { aCaller } from '../../tests/support/builders.ts';
import {
  aBrandRow,
  aCity,
  aFareRow,
  aFlightRow,
  anAircraftType,
  anAirport,
  aTaxRow,
  saveCatalogue,
  uniqueCode,
} from '../../tests/support/catalogue.ts';
import { listed, noon, searchAt } from '../../tests/support/searching.ts';
import { readOffer } from './read-offer.ts';
import { readOfferAgain } from './read-offer-again.ts';

const instant = (text: string) => Date.parse(`2026-12-${text}Z`);

/** Paris, London and New York of the test's own, with their codes. */
async function saveThreeCities() {
  const save = async (country: string, timeZone: string, latitude: number, longitude: number) => {
    const city = aCity({ country, timeZone });
    const airport = anAirport({ city: city.code, country, timeZone, latitude, longitude });
    await saveCatalogue(env.CATALOG, { cities: [city], airports: [airport] });
    return airport.iata;
  };
  const paris = await save('FR', 'Europe/Paris', 49.01, 2.55);
  const london = await save('GB', 'Europe/London', 51.47, -0.45);
  const newYork = await save('US', 'America/New_York', 40.64, -73.78);
  await saveCatalogue(env.CATALOG, { aircraftTypes: [anAircraftType()], fareBrands: [aBrandRow()] });
  return { paris, london, newYork };
}

async function airportOf(iata: string): Promise<{ city: string }> {
  const row = await env.CATALOG.prepare('SELECT city FROM airports WHERE iata = ?')
    .bind(iata)
    .first<{ city: string }>();
  if (!row) throw new Error(`no airport ${iata}`);
  return row;
}

/** A flight in economy, light, at a fare of its own route. */
async function saveFlight(
  origin: string,
  destination: string,
  leaves: string,
  arrives: string,
  facts: { day?: string } = {},
) {
  const flight = aFlightRow({
    origin,
    destination,
    departureDate: facts.day ?? `2026-12-${leaves.slice(0, 2)}`,
    departingAt: instant(leaves),
    arrivingAt: instant(arrives),
    originTerminal: null,
    salesCloseAt: instant(leaves) - 3_600_000,
  });
  await saveCatalogue(env.CATALOG, { flights: [flight] });
  return flight.id;
}
const saveFare = (origin: string, destination: string, adultMinor: number) =>
  saveCatalogue(env.CATALOG, { fares: [aFareRow({ origin, destination, adultMinor, fareBasis: `F${uniqueCode()}` })] });

/** After the network changed, as a change by staff would do. */
const networkChanged = () => searchAt(noon).deps.refreshPlaces([]);
const waysOf = (offers: OfferOnWire[]) =>
  offers.map(({ slices }) => slices.map((slice) => slice.segments.map((of) => of.flight_id).join('+')).join('/'));

describe('a connection', () => {
  test('is offered at the sum of its fares and taxes, and is booked flight by flight', async () => {
    const { paris, london, newYork } = await saveThreeCities();
    const first = await saveFlight(paris, london, '05T07:00', '05T08:15');
    const second = await saveFlight(london, newYork, '05T10:00', '05T18:00');
    await Promise.all([saveFare(paris, london, 8_000), saveFare(london, newYork, 30_000)]);
    const [french, british] = [
      aTaxRow({ country: 'FR' }),
      aTaxRow({ country: 'GB', amountMinor: 8_800, isInternational: true }),
    ];
    await saveCatalogue(env.CATALOG, { taxRules: [french, british] });
    await networkChanged();

    const { data } = await listed({ origin: paris, destination: newYork });

    expect(waysOf(data)).toEqual([`${first}+${second}`]);
    const [offer] = data;
    expect(offer?.total.amount).toBe(8_000 + 30_000 + 450 + 8_800);
    expect(offer?.slices[0]).toMatchObject({
      connections: 1,
      duration: 'PT11H',
      origin: { iata: paris },
      destination: { iata: newYork },
    });
    const id = offer?.id as `off_${string}`;
    expect(await readOffer(searchAt(noon).deps, aCaller(), id)).toMatchObject({
      ok: true,
      value: {
        segments: [
          { slice: 0, flightId: first },
          { slice: 0, flightId: second },
        ],
      },
    });
    expect(await readOfferAgain(searchAt(noon).deps, aCaller(), id)).toEqual({
      ok: true,
      value: { ...offer, valid: true, price_changed: false, new_total: null },
    });
  });

  test('needs the least time to change, and is not offered to those who fly direct only', async () => {
    const { paris, london, newYork } = await saveThreeCities();
    const first = await saveFlight(paris, london, '05T07:00', '05T08:15');
    await saveFlight(london, newYork, '05T09:14', '05T17:00');
    const caught = await saveFlight(london, newYork, '05T09:15', '05T17:00');
    await Promise.all([saveFare(paris, london, 8_000), saveFare(london, newYork, 30_000)]);
    await networkChanged();

    expect(waysOf((await listed({ origin: paris, destination: newYork })).data)).toEqual([`${first}+${caught}`]);
    expect((await listed({ origin: paris, destination: newYork, max_connections: '0' })).data).toEqual([]);
  });

  test('is never made from one airport of a city to another', async () => {
    const { paris, london, newYork } = await saveThreeCities();
    const { city } = await airportOf(london);
    const gatwick = anAirport({ city, country: 'GB', timeZone: 'Europe/London', latitude: 51.15, longitude: -0.18 });
    await saveCatalogue(env.CATALOG, { airports: [gatwick] });
    await saveFlight(paris, london, '05T07:00', '05T08:15');
    await saveFlight(gatwick.iata, newYork, '05T14:00', '05T22:00');
    await Promise.all([saveFare(paris, london, 8_000), saveFare(gatwick.iata, newYork, 30_000)]);
    await networkChanged();

    expect((await listed({ origin: paris, destination: newYork, max_connections: '2' })).data).toEqual([]);
  });

  test('may go on the next local day', async () => {
    const { paris, london, newYork } = await saveThreeCities();
    const evening = await saveFlight(paris, london, '05T21:30', '05T22:45');
    const morning = await saveFlight(london, newYork, '06T08:00', '06T16:00');
    await Promise.all([saveFare(paris, london, 8_000), saveFare(london, newYork, 30_000)]);
    await networkChanged();

    expect(waysOf((await listed({ origin: paris, destination: newYork })).data)).toEqual([`${evening}+${morning}`]);
  });

  test('may go on the day before, across the date line', async () => {
    const { london: _, ...cities } = await saveThreeCities();
    const honolulu = aCity({ country: 'US', timeZone: 'Pacific/Honolulu' });
    const auckland = aCity({ country: 'NZ', timeZone: 'Pacific/Auckland' });
    const hnl = anAirport({
      city: honolulu.code,
      country: 'US',
      timeZone: 'Pacific/Honolulu',
      latitude: 21.3,
      longitude: -157.9,
    });
    const akl = anAirport({
      city: auckland.code,
      country: 'NZ',
      timeZone: 'Pacific/Auckland',
      latitude: -37,
      longitude: 174.8,
    });
    await saveCatalogue(env.CATALOG, { cities: [honolulu, auckland], airports: [hnl, akl] });
    // It leaves on the eleventh at 00:50 in Auckland and arrives on the tenth at 10:40 in Honolulu.
    const first = await saveFlight(akl.iata, hnl.iata, '10T11:50', '10T20:40', { day: '2026-12-11' });
    const second = await saveFlight(hnl.iata, cities.newYork, '10T23:30', '11T09:00', { day: '2026-12-10' });
    await Promise.all([saveFare(akl.iata, hnl.iata, 50_000), saveFare(hnl.iata, cities.newYork, 20_000)]);
    await networkChanged();

    const { data } = await listed({ origin: akl.iata, destination: cities.newYork, departure_date: '2026-12-11' });

    expect(waysOf(data)).toEqual([`${first}+${second}`]);
    expect(data[0]?.slices[0]?.segments.map((of) => of.departing_at)).toEqual([
      '2026-12-11T00:50:00+13:00',
      '2026-12-10T13:30:00-10:00',
    ]);
  });
});

describe('a return', () => {
  async function saveReturn() {
    const { paris, newYork } = await saveThreeCities();
    const out = await saveFlight(paris, newYork, '05T08:30', '05T16:45');
    const home = await saveFlight(newYork, paris, '12T23:00', '13T06:30', { day: '2026-12-12' });
    await Promise.all([saveFare(paris, newYork, 30_000), saveFare(newYork, paris, 25_000)]);
    return { paris, newYork, out, home };
  }

  test('has a slice each way and costs both, taxes of both countries included', async () => {
    const { paris, newYork, out, home } = await saveReturn();

    const { data } = await listed({ origin: paris, destination: newYork, return_date: '2026-12-12', adults: '2' });

    expect(waysOf(data)).toEqual([`${out}/${home}`]);
    const [offer] = data;
    const fares = offer?.price_lines.filter(({ kind }) => kind === 'fare').map(({ total }) => total.amount);
    expect(fares).toEqual([60_000, 50_000]);
    expect(offer?.total.amount).toBe(offer?.price_lines.reduce((sum, { total }) => sum + total.amount, 0));
    expect(await readOffer(searchAt(noon).deps, aCaller(), offer?.id as `off_${string}`)).toMatchObject({
      ok: true,
      value: {
        segments: [
          { slice: 0, flightId: out },
          { slice: 1, flightId: home },
        ],
      },
    });
  });

  test('never leaves for home before it has arrived', async () => {
    const { paris, newYork } = await saveReturn();
    const later = await saveFlight(newYork, paris, '05T17:45', '06T01:00', { day: '2026-12-05' });
    await saveFlight(newYork, paris, '05T17:44', '06T01:00', { day: '2026-12-05' });

    const { data } = await listed({ origin: paris, destination: newYork, return_date: '2026-12-05' });

    expect(waysOf(data).map((way) => way.split('/')[1])).toEqual([later]);
  });
});
