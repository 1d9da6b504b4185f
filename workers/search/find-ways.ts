// Which ways may lead from a place to another: over the routes out of the one and into the other, and no more of the network.
import type { CodeAirport } from '#database/catalog-places';
import { mayLeadThrough, type Path, pathsBetween } from '#domain/connections';
import type { Airports } from './price-itinerary.ts';
import type { FanOf, PlaceSheet, RouteFan } from './sheet.ts';

/** Paths, and every airport on them. */
export type Ways = { paths: Path[]; airports: Airports };
export type Limits = { mostConnections: number; mostPaths: number };
type Deps = { readPlaces(codes: string[]): Promise<PlaceSheet[]>; readFans(fans: FanOf[]): Promise<RouteFan[]> };

/** The places of one direction of travel; the routes out of the one and into the other only where one may change planes. */
export type Ends = { from: PlaceSheet; to: PlaceSheet; fans: { out: RouteFan; into: RouteFan } | null };

/** The ends of several directions in one reading, in their order. */
export async function readEnds(
  deps: Deps,
  directions: readonly { origin: string; destination: string }[],
  mostConnections: number,
): Promise<Ends[]> {
  if (mostConnections === 0) {
    const places = await deps.readPlaces(directions.flatMap(({ origin, destination }) => [origin, destination]));
    return directions.map((_, index) => ({ ...pairAt(places, index), fans: null }));
  }
  const wanted = directions.flatMap(({ origin, destination }): FanOf[] => [
    { code: origin, way: 'out' },
    { code: destination, way: 'in' },
  ]);
  const fans = await deps.readFans(wanted);
  return directions.map((_, index) => {
    const { from, to } = pairAt(fans, index);
    return { from, to, fans: { out: from, into: to } };
  });
}

function pairAt<Place>(places: readonly Place[], index: number): { from: Place; to: Place } {
  const [from, to] = places.slice(2 * index, 2 * index + 2);
  if (!from || !to) throw new Error('Every code asked for has a place sheet, known or not.');
  return { from, to };
}

/** Without fans every airport of the one place to every airport of the other, whether or not anybody flies there. */
export async function findWays(deps: Pick<Deps, 'readFans'>, { from, to, fans }: Ends, limits: Limits): Promise<Ways> {
  const ends = new Map([...from.airports, ...to.airports].map((airport) => [airport.iata, airport]));
  const network = fans ? await networkOf(deps, fans, ends, limits) : { routes: new Map(), airports: ends };
  const mostConnections = fans ? limits.mostConnections : 0;
  const paths = pathsBetween(from.airports, to.airports, network, mostConnections, limits.mostPaths);
  return { paths, airports: network.airports };
}

/** What of the network leads from the one end to the other; two changes need to know as well where one can go on to from the first. */
async function networkOf(
  deps: Pick<Deps, 'readFans'>,
  { out, into }: { out: RouteFan; into: RouteFan },
  ends: ReadonlyMap<string, CodeAirport>,
  { mostConnections }: Limits,
) {
  const vias = mostConnections > 1 ? viasOf(out, into) : [];
  const onward = vias.length > 0 ? await deps.readFans(vias.map((code) => ({ code, way: 'out' }))) : [];
  const airports = new Map(ends);
  const reached = new Map<string, Set<string>>();
  const add = (origin: string, destination: string) => {
    const known = reached.get(origin);
    if (known) known.add(destination);
    else reached.set(origin, new Set([destination]));
  };
  for (const { at, other } of out.routes) {
    airports.set(other.iata, other);
    add(at, other.iata);
  }
  for (const { at, other } of into.routes) {
    airports.set(other.iata, other);
    add(other.iata, at);
  }
  // Only where the last flight leaves from matters; that airport is in the fan into the destination.
  for (const { at, other } of onward.flatMap(({ routes }) => routes)) if (airports.has(other.iata)) add(at, other.iata);
  return { routes: new Map([...reached].map(([origin, destinations]) => [origin, [...destinations]])), airports };
}

/** Where a first change may be worth its way. */
function viasOf(out: RouteFan, into: RouteFan): string[] {
  const origins = new Map(out.airports.map((airport) => [airport.iata, airport]));
  const vias = out.routes.filter(({ at, other }) => {
    const origin = origins.get(at);
    return origin && into.airports.some((destination) => mayLeadThrough([origin], other, destination));
  });
  return [...new Set(vias.map(({ other }) => other.iata))];
}
