// Finding what can be flown in one direction: along each path flight after flight, from the sheets of its routes.
import { canConnect, connectingWindow, type Path } from '#domain/connections';
import type { LocalDate } from '#domain/ids';
import { arrivalOf, type Slice, worthOffering } from '#domain/itinerary';
import { addDays, localDateOf } from '#domain/local-time';
import type { Ways } from './find-ways.ts';
import type { Reading } from './isolate-memory.ts';
import type { Airports, OfferedSegment } from './price-itinerary.ts';
import { type RouteDay, type Sheet, sheetKey } from './sheet.ts';

type Deps = {
  readSheets(routeDays: RouteDay[]): Promise<Reading<Sheet>[]>;
};
export type FoundSlices = { slices: Slice<OfferedSegment>[]; readings: Reading<Sheet>[]; airports: Airports };

/** A bound on what one question may make the house price. */
const mostConnectingSlices = 60;

export async function findSlices(deps: Deps, { paths, airports }: Ways, date: LocalDate): Promise<FoundSlices> {
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
