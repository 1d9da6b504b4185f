// Connections: enough time to change, no endless waits, and no way that leads round the world.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canConnect,
  kindOfConnection,
  leastConnectionMinutes,
  pathsBetween,
  type Routes,
  type Waypoint,
} from '#domain/connections';
import { distanceKm } from '#domain/great-circle';

const minute = 60_000;
const paris = { iata: 'CDG', country: 'FR' };
const arriving = (from: string, terminal: string | null = null) => ({ from, arrivingAt: 0, terminal });
const departing = (to: string, afterMinutes = 0, terminal: string | null = null) => ({
  to,
  departingAt: afterMinutes * minute,
  terminal,
});

describe('the least time to change', () => {
  test.each([
    ['domestic', 'FR', 'FR', 45],
    ['domestic_to_international', 'FR', 'US', 60],
    ['international_to_domestic', 'US', 'FR', 90],
    ['international', 'US', 'AE', 60],
  ])('%s takes %s → France → %s: %i minutes', (kind, from, to, minutes) => {
    expect(kindOfConnection(paris, arriving(from), departing(to))).toBe(kind);
    expect(leastConnectionMinutes(paris, arriving(from), departing(to))).toBe(minutes);
  });

  test('grows with a change of terminal; a terminal nobody knows is no change', () => {
    expect(leastConnectionMinutes(paris, arriving('US', '1'), departing('AE', 0, '2E'))).toBe(90);
    expect(leastConnectionMinutes(paris, arriving('US', '1'), departing('AE', 0, null))).toBe(60);
  });

  test('is what the airport publishes, the rule that says most first', () => {
    const heathrow = { iata: 'LHR', country: 'GB' };
    const between = (from: string, to: string) =>
      leastConnectionMinutes(heathrow, arriving('FR', from), departing('US', 0, to));

    expect([between('2', '2'), between('2', '3'), between('2', '4'), between('3', '5')]).toEqual([60, 75, 90, 90]);
  });
});

test.each([
  [59, false],
  [60, true],
  [24 * 60, true],
  [24 * 60 + 1, false],
])('abroad to abroad, a wait of %i minutes: %s', (wait, connects) => {
  expect(canConnect(paris, arriving('US'), departing('AE', wait))).toBe(connects);
});

test('a domestic change is not worth more than four hours', () => {
  expect(canConnect(paris, arriving('FR'), departing('FR', 240))).toBe(true);
  expect(canConnect(paris, arriving('FR'), departing('FR', 241))).toBe(false);
});

describe('ways', () => {
  const place = (iata: string, city: string, country: string, latitude: number, longitude: number): Waypoint => ({
    iata,
    city,
    country,
    latitude,
    longitude,
  });
  const airports = new Map(
    [
      place('CDG', 'PAR', 'FR', 49.01, 2.55),
      place('ORY', 'PAR', 'FR', 48.73, 2.36),
      place('DUB', 'DUB', 'IE', 53.42, -6.27),
      place('KEF', 'REK', 'IS', 63.99, -22.61),
      place('DXB', 'DXB', 'AE', 25.25, 55.36),
      place('JFK', 'NYC', 'US', 40.64, -73.78),
      place('EWR', 'NYC', 'US', 40.69, -74.17),
    ].map((airport) => [airport.iata, airport]),
  );
  const routes = new Map([
    ['CDG', ['DUB', 'DXB', 'EWR', 'ORY', 'KEF']],
    ['DUB', ['JFK', 'KEF', 'CDG']],
    ['KEF', ['JFK']],
    ['DXB', ['JFK']],
    ['EWR', ['JFK']],
    ['ORY', ['JFK']],
  ]);
  const at = (iata: string): Waypoint => airports.get(iata) ?? place(iata, iata, 'XX', 0, 0);
  const ways = (mostConnections: number, mostPaths = 100) =>
    pathsBetween([at('CDG')], [at('JFK')], { routes, airports }, mostConnections, mostPaths).map((path) =>
      path.join('-'),
    );

  test('are direct only when no change is wanted, whether or not the route is known', () => {
    expect(ways(0)).toEqual(['CDG-JFK']);
  });

  test('lead through other cities, the shortest first, never round the world', () => {
    expect(ways(1)).toEqual(['CDG-JFK', 'CDG-DUB-JFK', 'CDG-KEF-JFK']);
  });

  test('may change twice, and never see a city twice', () => {
    expect(ways(2)).toEqual(['CDG-JFK', 'CDG-DUB-JFK', 'CDG-KEF-JFK', 'CDG-DUB-KEF-JFK']);
  });

  test('are so many at most besides the direct ones', () => {
    expect(ways(2, 1)).toEqual(['CDG-JFK', 'CDG-DUB-JFK']);
  });
});

describe('ways over any network', () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
  const anyAirport = (iata: string) =>
    fc.record({
      iata: fc.constant(iata),
      city: fc.constantFrom(iata, 'shared'),
      country: fc.constantFrom('FR', 'GB'),
      latitude: fc.integer({ min: 40, max: 55 }),
      longitude: fc.integer({ min: -5, max: 15 }),
    });
  const anyRoute = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names));
  const anyNetwork = fc
    .record({
      airports: fc.tuple(...names.map(anyAirport)),
      routes: fc.uniqueArray(anyRoute, { selector: String, maxLength: 60 }),
    })
    .map(({ airports, routes }) => ({
      airports: new Map(airports.map((airport) => [airport.iata, airport])),
      routes: new Map([...Map.groupBy(routes, ([from]) => from)].map(([from, of]) => [from, of.map(([, to]) => to)])),
    }));
  const waysOver = (
    network: { airports: ReadonlyMap<string, Waypoint>; routes: Routes },
    most: number,
    mostPaths: number,
  ) => {
    const [from, to] = [network.airports.get('A'), network.airports.get('B')];
    return from && to && from.city !== to.city ? pathsBetween([from], [to], network, most, mostPaths) : [];
  };

  test('fly only what is flown, see no city twice, and end within the detour that is allowed', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        for (const path of waysOver(network, 2, 100).slice(1)) {
          const seen = path.flatMap((iata) => network.airports.get(iata) ?? []);
          const legs = seen.slice(1).map((to, index) => ({ from: seen[index] as Waypoint, to }));
          const [first, last] = [seen[0] as Waypoint, seen.at(-1) as Waypoint];

          expect(legs.every(({ from, to }) => network.routes.get(from.iata)?.includes(to.iata))).toBe(true);
          expect(new Set(seen.map(({ city }) => city)).size).toBe(seen.length);
          const flown = legs.reduce((sum, { from, to }) => sum + distanceKm(from, to), 0);
          expect(flown).toBeLessThanOrEqual(1.5 * distanceKm(first, last) + 800);
        }
      }),
    );
  });

  test('are the same to whoever allows one change more, but for those with that change', () => {
    fc.assert(
      fc.property(anyNetwork, fc.integer({ min: 1, max: 8 }), (network, mostPaths) => {
        const few = waysOver(network, 1, mostPaths);
        const more = waysOver(network, 2, mostPaths);

        expect(more.filter((path) => path.length <= 3)).toEqual(few);
      }),
    );
  });
});
