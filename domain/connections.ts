// Connections: through which airports a journey may lead, and which flight can be caught from which.
import { distanceKm } from '#domain/great-circle';
import type { Instant } from '#domain/ids';

/** An airport as connections see it. */
export type Waypoint = { iata: string; city: string; country: string; latitude: number; longitude: number };
/** The airports of a journey, in their order; a direct one has two. */
export type Path = string[];
export type Routes = ReadonlyMap<string, readonly string[]>;

export type ConnectionKind = 'domestic' | 'domestic_to_international' | 'international_to_domestic' | 'international';

/** What is left out fits anything; of the rules that fit, the one that says most decides. */
export type ConnectionRule = {
  airport?: string;
  kind?: ConnectionKind;
  fromTerminal?: string;
  toTerminal?: string;
  leastMinutes: number;
};

const defaultLeastMinutes: Record<ConnectionKind, number> = {
  domestic: 45,
  domestic_to_international: 60,
  international_to_domestic: 90,
  international: 60,
};
const otherTerminalMinutes = 30;
const longestWaitMinutes: Record<ConnectionKind, number> = {
  domestic: 4 * 60,
  domestic_to_international: 24 * 60,
  international_to_domestic: 24 * 60,
  international: 24 * 60,
};

/** Published times of single airports. Source: OAG, minimum connection times at London Heathrow. */
export const connectionRules: readonly ConnectionRule[] = [
  { airport: 'LHR', leastMinutes: 60 },
  { airport: 'LHR', fromTerminal: '2', toTerminal: '3', leastMinutes: 75 },
  { airport: 'LHR', fromTerminal: '2', toTerminal: '4', leastMinutes: 90 },
];

/** A flight seen from the airport where one changes: the country at its other end, and the terminal it uses here. */
export type Arriving = { from: string; arrivingAt: Instant; terminal: string | null };
export type Departing = { to: string; departingAt: Instant; terminal: string | null };
type ChangingAt = Pick<Waypoint, 'iata' | 'country'>;

export function kindOfConnection(at: ChangingAt, arriving: Arriving, departing: Departing): ConnectionKind {
  const [comesFromAbroad, goesAbroad] = [arriving.from !== at.country, departing.to !== at.country];
  if (comesFromAbroad) return goesAbroad ? 'international' : 'international_to_domestic';
  return goesAbroad ? 'domestic_to_international' : 'domestic';
}

/** The least time to change planes. A terminal nobody has named yet counts as the same one. */
export function leastConnectionMinutes(
  at: ChangingAt,
  arriving: Arriving,
  departing: Departing,
  rules: readonly ConnectionRule[] = connectionRules,
): number {
  const kind = kindOfConnection(at, arriving, departing);
  const changesTerminal =
    arriving.terminal !== null && departing.terminal !== null && arriving.terminal !== departing.terminal;
  const fitting = rules
    .filter(
      (rule) =>
        (rule.airport ?? at.iata) === at.iata &&
        (rule.kind ?? kind) === kind &&
        (rule.fromTerminal ?? arriving.terminal) === arriving.terminal &&
        (rule.toTerminal ?? departing.terminal) === departing.terminal,
    )
    .sort((left, right) => Object.keys(right).length - Object.keys(left).length);
  const [rule] = fitting;
  const namesTerminals = rule?.fromTerminal !== undefined && rule.toTerminal !== undefined;
  const extra = changesTerminal && !namesTerminals ? otherTerminalMinutes : 0;
  return (rule?.leastMinutes ?? defaultLeastMinutes[kind]) + extra;
}

/** True if the second flight can be caught from the first, and is worth waiting for. */
export function canConnect(at: ChangingAt, arriving: Arriving, departing: Departing): boolean {
  const waitMinutes = (departing.departingAt - arriving.arrivingAt) / 60_000;
  return (
    waitMinutes >= leastConnectionMinutes(at, arriving, departing) &&
    waitMinutes <= longestWaitMinutes[kindOfConnection(at, arriving, departing)]
  );
}

/** The first and last instant at which any flight may leave that is caught from one arriving then. */
export function connectingWindow(arrivingAt: Instant): { from: Instant; to: Instant } {
  return { from: arrivingAt, to: arrivingAt + Math.max(...Object.values(longestWaitMinutes)) * 60_000 };
}

/**
 * Ways from one of the origins to one of the destinations with at most so many changes, the direct ones included even
 * where no route is known. No city is seen twice, and nobody is flown far out of the way. Fewer changes come before more,
 * so that allowing one more change takes no way from the list; among equals the shortest ways come first.
 */
export function pathsBetween(
  origins: readonly Waypoint[],
  destinations: readonly Waypoint[],
  network: { routes: Routes; airports: ReadonlyMap<string, Waypoint> },
  mostConnections: number,
  mostPaths: number,
): Path[] {
  const pairs = origins.flatMap((origin) => destinations.map((destination) => ({ origin, destination })));
  const around = pairs.flatMap(({ origin, destination }) =>
    waysAround(origin, destination, network, mostConnections).map((waypoints) => ({
      path: waypoints.map(({ iata }) => iata),
      kilometres: lengthOf(waypoints),
    })),
  );
  around.sort(
    (left, right) =>
      left.path.length - right.path.length ||
      left.kilometres - right.kilometres ||
      (left.path.join() < right.path.join() ? -1 : 1),
  );
  const direct = pairs.map(({ origin, destination }) => [origin.iata, destination.iata]);
  return [...direct, ...around.slice(0, mostPaths).map(({ path }) => path)];
}

/** True where a way may lead through an airport: no city is seen twice, and nobody is flown far out of the way. */
export function mayLeadThrough(way: readonly Waypoint[], next: Waypoint, destination: Waypoint): boolean {
  const [origin] = way;
  if (!origin || next.city === destination.city || way.some(({ city }) => city === next.city)) return false;
  return lengthOf([...way, next, destination]) <= longestWay(origin, destination);
}

/** Ways with at least one change, found step by step; a step that is already a detour is not followed. */
function waysAround(
  origin: Waypoint,
  destination: Waypoint,
  { routes, airports }: { routes: Routes; airports: ReadonlyMap<string, Waypoint> },
  mostConnections: number,
): Waypoint[][] {
  const found: Waypoint[][] = [];
  let begun: Waypoint[][] = [[origin]];
  for (let changes = 1; changes <= mostConnections; changes++) {
    begun = begun.flatMap((way) =>
      (routes.get(way.at(-1)?.iata ?? '') ?? []).flatMap((iata) => {
        const next = airports.get(iata);
        return next && mayLeadThrough(way, next, destination) ? [[...way, next]] : [];
      }),
    );
    for (const way of begun) {
      if (routes.get(way.at(-1)?.iata ?? '')?.includes(destination.iata)) found.push([...way, destination]);
    }
  }
  return found;
}

/** Half as far again as the crow flies, and some more for short hops, is as far as anyone goes round. */
function longestWay(origin: Waypoint, destination: Waypoint): number {
  return 1.5 * distanceKm(origin, destination) + 800;
}

function lengthOf(waypoints: readonly Waypoint[]): number {
  return waypoints.reduce((sum, point, index) => {
    const before = waypoints[index - 1];
    return before ? sum + distanceKm(before, point) : sum;
  }, 0);
}
