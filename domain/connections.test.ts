// Connections: enough time to change, no endless waits, and no way that leads round the world.
import { describe, expect, test } from 'vitest';
import {
  canConnect,
  kilometresBetween,
  kindOfConnection,
  leastConnectionMinutes,
  pathsBetween,
  type Waypoint,
} from '#domain/connections';

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

test.each([
  ['LHR–JFK', [51.47, -0.4543], [40.6398, -73.7789], 5_540],
  ['SYD–LAX', [-33.9461, 151.1772], [33.9425, -118.4081], 12_061],
  ['AKL–HNL, across the date line', [-37.0081, 174.7917], [21.3187, -157.9225], 7_089],
])(
  '%s is as far as the globe says, within one percent',
  (_, [fromLatitude = 0, fromLongitude = 0], [toLatitude = 0, toLongitude = 0], expected) => {
    const distance = kilometresBetween(
      { latitude: fromLatitude, longitude: fromLongitude },
      { latitude: toLatitude, longitude: toLongitude },
    );

    expect(Math.abs(distance / expected - 1)).toBeLessThan(0.01);
  },
);
