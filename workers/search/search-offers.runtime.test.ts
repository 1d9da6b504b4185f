// Searching over a real D1 and KV: what is sold, to whom, at which price, page by page.
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { describe, expect, test } from 'vitest';
import { type OfferOnWire, offerList } from '#contracts/offer';
import { availability, flights } from '#database/catalog-flights';
import {
  aCity,
  aFareRow,
  aFlightRow,
  anAirport,
  aTaxRow,
  saveCatalogue,
  saveRoute,
  saveRouteOfCities,
  uniqueCode,
} from '../../tests/support/catalogue.ts';
import { type Asked, answerTo, listed, noon, searchAt } from '../../tests/support/searching.ts';

const catalog = drizzle(env.CATALOG);
const { refreshSheetsOfFlights } = searchAt(noon + 2_000).deps;

async function faultsOf(question: Asked, now = noon) {
  const outcome = await answerTo(question, now);
  return outcome.ok || outcome.error.code !== 'invalid_request'
    ? []
    : outcome.error.errors.map(({ pointer, code }) => `${pointer}: ${code}`);
}
const only = (offers: OfferOnWire[]): OfferOnWire => {
  expect(offers).toHaveLength(1);
  return offers[0] as OfferOnWire;
};

describe('an offer', () => {
  test('tells the flight in local times, the price line by line, the conditions and what is left', async () => {
    const tax = aTaxRow({ country: 'CH', name: 'Swiss departure tax' });
    const route = await saveRoute(env.CATALOG, { from: 'CH' });
    const flight = aFlightRow(route);
    await saveCatalogue(env.CATALOG, { flights: [flight], fares: [aFareRow(route)], taxRules: [tax] });

    const list = await listed({ ...route, adults: '2', children: '1', infants: '1' });

    expect(offerList.parse(list)).toEqual(list);
    const offer = only(list.data);
    expect(offer.total).toEqual({ amount: 2 * 10_450 + 7_950 + 1_000, currency: 'EUR', decimal: '298.50' });
    expect(
      offer.price_lines.map((line) => [line.kind, line.code, line.passenger_type, line.quantity, line.total.amount]),
    ).toEqual([
      ['fare', 'MLGT', 'adult', 2, 20_000],
      ['fare', 'MLGT', 'child', 1, 7_500],
      ['fare', 'MLGT', 'infant', 1, 1_000],
      ['tax', tax.code, 'adult', 2, 900],
      ['tax', tax.code, 'child', 1, 450],
    ]);
    expect(offer.conditions).toMatchObject({ refundable: false, refund_fee: null, bags: { cabin: 1, checked: 0 } });
    expect(offer.slices[0]?.segments[0]).toMatchObject({
      flight_id: flight.id,
      departing_at: '2026-12-05T09:30:00+01:00',
      departing_at_utc: '2026-12-05T08:30:00.000Z',
      arriving_at: '2026-12-05T11:45:00-05:00',
      duration: 'PT8H15M',
      booking_class: 'M',
      seats_left: 9,
      origin: { iata: route.origin, terminal: '2E', time_zone: 'Europe/Paris' },
    });
    expect(list.meta.currency).toBe('EUR');
  });

  test('is made for each cabin and brand, and the question may ask for one of them', async () => {
    const route = await saveRoute(env.CATALOG);
    await saveCatalogue(env.CATALOG, {
      flights: [aFlightRow(route)],
      fares: [
        aFareRow(route),
        aFareRow({ ...route, fareBrand: 'flex', bookingClass: 'B', adultMinor: 20_000 }),
        aFareRow({ ...route, cabin: 'business', bookingClass: 'J', adultMinor: 90_000 }),
      ],
    });
    const shown = async (filter: Record<string, string>) =>
      (await listed({ ...route, ...filter })).data.map((of) => `${of.slices[0]?.segments[0]?.cabin} ${of.fare_brand}`);

    expect(await shown({})).toEqual(['economy light', 'economy flex', 'business light']);
    expect(await shown({ cabin: 'business' })).toEqual(['business light']);
    expect(await shown({ fare_brand: 'flex' })).toEqual(['economy flex']);
    expect(await shown({ cabin: 'first' })).toEqual([]);
  });

  test('is priced in the next class when the party does not fit into the cheapest', async () => {
    const route = await saveRoute(env.CATALOG);
    const flight = aFlightRow(route);
    await saveCatalogue(env.CATALOG, {
      flights: [flight],
      fares: [aFareRow(route), aFareRow({ ...route, bookingClass: 'Y', adultMinor: 30_000 })],
    });
    await catalog.insert(availability).values({
      flightId: flight.id,
      version: 1,
      planVersion: 1,
      classes: [
        { cabin: 'economy', booking_class: 'Y', available: 3 },
        { cabin: 'economy', booking_class: 'M', available: 1 },
      ],
    });
    const soldTo = async (adults: string) =>
      (await listed({ ...route, adults })).data.map((of) => of.slices[0]?.segments[0]);

    expect(await soldTo('1')).toMatchObject([{ booking_class: 'M', seats_left: 1 }]);
    expect(await soldTo('2')).toMatchObject([{ booking_class: 'Y', seats_left: 3 }]);
    expect(await soldTo('4')).toEqual([]);
  });

  test('is not made for a flight that is cancelled, or whose sales are closed', async () => {
    const route = await saveRoute(env.CATALOG);
    await saveCatalogue(env.CATALOG, {
      flights: [
        aFlightRow({ ...route, status: 'cancelled' }),
        aFlightRow({ ...route, salesCloseAt: noon }),
        aFlightRow({ ...route, flightNumber: 'Z1900', salesCloseAt: noon + 1 }),
      ],
      fares: [aFareRow(route)],
    });

    const { data } = await listed(route);

    expect(only(data).slices[0]?.segments[0]?.flight_number).toBe('Z1900');
  });

  test('is found between cities by way of all their airports', async () => {
    const { route, originCity, destinationCity } = await saveRouteOfCities(env.CATALOG);
    const orly = anAirport({ city: originCity, name: 'Orly' });
    await saveCatalogue(env.CATALOG, { airports: [orly] });
    const fromOrly = { origin: orly.iata, destination: route.destination };
    await saveCatalogue(env.CATALOG, {
      flights: [aFlightRow(route), aFlightRow(fromOrly)],
      fares: [aFareRow(route), aFareRow({ ...fromOrly, adultMinor: 9_000 })],
    });

    const { data } = await listed({ origin: originCity, destination: destinationCity });

    expect(data.map((of) => of.slices[0]?.origin.iata)).toEqual([orly.iata, route.origin]);
  });
});

describe('impossible questions name their parameter', () => {
  test('unknown places', async () => {
    expect(await faultsOf({ origin: 'QQQ', destination: 'QQX' })).toEqual([
      'origin: unknown_place',
      'destination: unknown_place',
    ]);
  });

  test('the same place, also as a city and one of its airports', async () => {
    const { route, originCity } = await saveRouteOfCities(env.CATALOG);
    const { origin } = route;

    expect(await faultsOf({ origin, destination: origin })).toEqual(['destination: same_place']);
    expect(await faultsOf({ origin: originCity, destination: origin })).toEqual(['destination: same_place']);
  });

  test('a day that is over at the origin, though it is not everywhere', async () => {
    const city = aCity({ code: uniqueCode(), timeZone: 'Pacific/Kiritimati' });
    const airport = anAirport({ city: city.code, timeZone: 'Pacific/Kiritimati' });
    const { destination } = await saveRoute(env.CATALOG);
    await saveCatalogue(env.CATALOG, { cities: [city], airports: [airport] });
    const question = { origin: airport.iata, destination, departure_date: '2026-12-01' };

    expect(await faultsOf(question, Date.parse('2026-12-01T09:59:59Z'))).toEqual([]);
    expect(await faultsOf(question, Date.parse('2026-12-01T10:00:00Z'))).toEqual(['departure_date: date_in_past']);
  });

  test('parties nobody may fly with', async () => {
    const route = await saveRoute(env.CATALOG);

    expect(await faultsOf({ ...route, adults: '1', infants: '2' })).toEqual(['infants: infants_exceed_adults']);
    expect(await faultsOf({ ...route, adults: '6', children: '4' })).toEqual(['children: too_many_passengers']);
    expect(await faultsOf({ ...route, adults: '5', infants: '5' })).toEqual(['infants: too_many_passengers']);
    expect(await faultsOf({ ...route, adults: '5', infants: '4' })).toEqual([]);
    expect(await faultsOf({ ...route, adults: '0', children: '0' })).toEqual(['adults: no_adult']);
  });
});

describe('pages', () => {
  async function saveDay() {
    const route = await saveRoute(env.CATALOG);
    await saveCatalogue(env.CATALOG, {
      flights: Array.from({ length: 7 }, (_, index) => aFlightRow({ ...route, departingAt: noon + index * 3_600_000 })),
      fares: [aFareRow(route), aFareRow({ ...route, fareBrand: 'flex', bookingClass: 'B', adultMinor: 10_000 })],
    });
    return route;
  }
  const keyOf = (offer: OfferOnWire) => `${offer.slices[0]?.segments[0]?.flight_id} ${offer.fare_brand}`;

  test.each(['price', '-price', 'departure', '-departure', 'duration', '-arrival'])(
    'by %s show every offer exactly once, in the order of the whole list',
    async (sort) => {
      const route = await saveDay();
      const whole = (await listed({ ...route, sort, limit: '100' })).data.map(keyOf);

      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listed>> = await listed({
          ...route,
          sort,
          limit: '3',
          ...(after ? { after } : {}),
        });
        seen.push(...page.data.map(keyOf));
        after = page.next;
      } while (after);

      expect(whole).toHaveLength(14);
      expect(seen).toEqual(whole);
    },
  );

  test('neither repeat nor skip what stayed, when another flight is cancelled between two pages', async () => {
    const route = await saveDay();
    const before = (await listed({ ...route, limit: '100' })).data.map(keyOf);
    const first = await listed({ ...route, limit: '4' });
    const gone = first.data[0]?.slices[0]?.segments[0]?.flight_id ?? 'flt_none';
    await catalog.update(flights).set({ status: 'cancelled' }).where(eq(flights.id, gone));
    await refreshSheetsOfFlights([gone]);

    const rest = await listed({ ...route, limit: '100', after: first.next ?? '' }, noon + 2_000);

    const expected = before.slice(4).filter((key) => !key.startsWith(gone));
    expect(rest.data.map(keyOf)).toEqual(expected);
  });

  test('need the cursor of the same question, unaltered', async () => {
    const route = await saveDay();
    const { next } = await listed({ ...route, limit: '3' });
    const after = next ?? '';

    expect(await answerTo({ ...route, limit: '5', after })).toMatchObject({ ok: true });
    expect(await answerTo({ ...route, after, sort: 'duration' })).toEqual({
      ok: false,
      error: { code: 'invalid_cursor' },
    });
    expect(await answerTo({ ...route, after: `${after}x` })).toEqual({ ok: false, error: { code: 'invalid_cursor' } });
  });
});
