// Finding the ways to fly in one direction: paths over the network, then flight after flight from the sheets of their routes.
import { canConnect, connectingWindow, type Path, pathsBetween, type Routes } from '#domain/connections';
import type { LocalDate } from '#domain/ids';
import { arrivalOf, type Slice, worthOffering } from '#domain/itinerary';
import { addDays, localDateOf } from '#domain/local-time';
import type { Reading } from './isolate-memory.ts';
import type { Airports, OfferedSegment } from './price-itinerary.ts';
import { type Network, type PlaceSheet, type RouteDay, type Sheet, sheetKey } from './sheet.ts';

type Deps = {
  readSheets(routeDays: RouteDay[]): Promise<Reading<Sheet>[]>;
};
/** Without a network only direct flights are found. */
type Direction = {
  from: PlaceSheet;
  to: PlaceSheet;
  date: LocalDate;
  network: Network | null;
  mostConnections: number;
  mostPaths?: number;
};
export type FoundSlices = { slices: Slice<OfferedSegment>[]; readings: Reading<Sheet>[]; airports: Airports };

/** Bounds on what one question may make the house read and price. */
const mostPathsOfSearch = 24;
const mostConnectingSlices = 60;

export async function findSlices(deps: Deps, direction: Direction): Promise<FoundSlices> {
  const { from, to, date, network, mostConnections, mostPaths = mostPathsOfSearch } = direction;
  const ends: Airports = new Map([...from.airports, ...to.airports].map((airport) => [airport.iata, airport]));
  const airports: Airports = new Map([...(network?.airports ?? []).map((of) => [of.iata, of] as const), ...ends]);
  const paths = network ? pathsOver(network, from, to, mostConnections, mostPaths) : directPaths(from, to);

  const readings = new Map<string, Reading<Sheet>>();
  const read = async (routeDays: RouteDay[]) => {
    const unread = routeDays.filter((day) => !readings.has(sheetKey(day)));
    const found = unread.length > 0 ? await deps.readSheets(unread) : [];
    for (const [index, reading] of found.entries()) readings.set(sheetKey(unread[index] as RouteDay), reading);
  };
  const flightsOn = (routeDay: RouteDay): OfferedSegment[] => {
    const sheet = readings.get(sheetKey(routeDay))?.value;
    return sheet ? sheet.flights.map((flight) => ({ ...flight, sheet })) : [];
  };

  // All paths grow together, one flight a round, so that each round reads its sheets at once.
  let begun = paths.map((path) => ({ path, slices: [[]] as OfferedSegment[][] }));
  const whole: OfferedSegment[][] = [];
  for (let leg = 0; begun.length > 0; leg++) {
    const daysOf = ({ path, slices }: { path: Path; slices: OfferedSegment[][] }) =>
      new Set(slices.flatMap((slice) => nextDays(slice, path[leg] as string, airports, date)));
    const next = begun.map((of) => ({ ...of, days: [...daysOf(of)].map((day) => routeDayOn(of.path, leg, day)) }));
    await read(next.flatMap(({ days }) => days));
    const grown = next.map(({ path, slices, days }) => {
      const flights = days.flatMap(flightsOn);
      return { path, slices: slices.flatMap((slice) => onwards(slice, flights, airports)) };
    });
    whole.push(...grown.filter(({ path }) => path.length === leg + 2).flatMap(({ slices }) => slices));
    begun = grown.filter(({ path, slices }) => path.length > leg + 2 && slices.length > 0);
  }
  return { slices: worthOffering(whole, mostConnectingSlices), readings: [...readings.values()], airports };
}

const routeDayOn = (path: Path, leg: number, date: LocalDate): RouteDay => ({
  origin: path[leg] as string,
  destination: path[leg + 1] as string,
  date,
});

/** The local days on which a flight may leave that this slice can go on with; the day asked for where it begins. */
function nextDays(slice: Slice<OfferedSegment>, at: string, airports: Airports, firstDay: LocalDate): LocalDate[] {
  const zone = airports.get(at)?.timeZone;
  if (slice.length === 0 || !zone) return [firstDay];
  const { from, to } = connectingWindow(arrivalOf(slice));
  const [first, last] = [localDateOf(from, zone), localDateOf(to, zone)];
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A slice with each flight it can go on with. */
function onwards(slice: OfferedSegment[], flights: OfferedSegment[], airports: Airports): OfferedSegment[][] {
  const last = slice.at(-1);
  if (!last) return flights.map((flight) => [flight]);
  return flights.filter((flight) => catches(last, flight, airports)).map((flight) => [...slice, flight]);
}

function catches(arriving: OfferedSegment, departing: OfferedSegment, airports: Airports): boolean {
  const [from, at, to] = [arriving.origin, departing.origin, departing.destination].map((iata) => airports.get(iata));
  if (!from || !at || !to || arriving.destination !== departing.origin) return false;
  return canConnect(
    at,
    { from: from.country, arrivingAt: arriving.arrivingAt, terminal: arriving.destinationTerminal },
    { to: to.country, departingAt: departing.departingAt, terminal: departing.originTerminal },
  );
}

function directPaths(from: PlaceSheet, to: PlaceSheet): Path[] {
  return from.airports.flatMap((origin) => to.airports.map((destination) => [origin.iata, destination.iata]));
}

function pathsOver(
  network: Network,
  from: PlaceSheet,
  to: PlaceSheet,
  mostConnections: number,
  mostPaths: number,
): Path[] {
  const airports = new Map(network.airports.map((airport) => [airport.iata, airport]));
  const routes: Routes = new Map(
    [...Map.groupBy(network.routes, ([origin]) => origin)].map(([origin, of]) => [origin, of.map(([, to]) => to)]),
  );
  const known = ({ airports: ends }: PlaceSheet) => ends.flatMap(({ iata }) => airports.get(iata) ?? []);
  const paths = pathsBetween(known(from), known(to), { routes, airports }, mostConnections, mostPaths);
  const missing = directPaths(from, to).filter((direct) => !paths.some((path) => path.join() === direct.join()));
  return [...missing, ...paths];
}
