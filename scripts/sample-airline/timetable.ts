// Schedules from routes: block times from distances, local arrival times, season by season, as airlines plan them.
import { distanceKm } from '#domain/great-circle';
import type { Instant, LocalDate } from '#domain/ids';
import { addDays, instantOfOrAfterGap, localDateOf, type TimeZone, wallTimeOf, weekdayOf } from '#domain/local-time';
import type { SampleAirport } from './airports.ts';
import { sampleAirports } from './airports.ts';
import { sampleCarrier } from './carrier.ts';
import { sampleCities } from './cities.ts';
import { type SampleRoute, sampleRoutes } from './routes.ts';

export type SampleSchedule = {
  id: string;
  carrier: string;
  flightNumber: string;
  origin: string;
  destination: string;
  departsAtLocal: string;
  arrivesAtLocal: string;
  arrivalDayOffset: number;
  weekdays: number;
  validFrom: LocalDate;
  validTo: LocalDate;
  aircraftType: string;
  originTerminal: string | null;
  destinationTerminal: string | null;
};

/** A scheduling season of IATA: summer from the last Sunday of March, winter from the last Sunday of October. */
export type Season = { name: string; from: LocalDate; to: LocalDate };

const minute = 60_000;
const airportByIata = new Map(sampleAirports.map((airport) => [airport.iata, airport]));
const zoneByCity = new Map(sampleCities.map(({ code, timeZone }) => [code, timeZone]));

export function airportOf(iata: string): SampleAirport {
  const airport = airportByIata.get(iata);
  if (!airport) throw new Error(`The network names airport ${iata}, which is in no table.`);
  return airport;
}

export function zoneOf(airport: SampleAirport): TimeZone {
  const zone = zoneByCity.get(airport.city);
  if (!zone) throw new Error(`Airport ${airport.iata} names city ${airport.city}, which is in no table.`);
  return zone;
}

const cruiseKmh: Record<string, number> = { AT76: 470, E190: 800, A20N: 820, A21N: 820, B789: 885, A359: 890 };
const turnaroundMinutes: Record<string, number> = { AT76: 30, E190: 40, A20N: 45, A21N: 50, B789: 100, A359: 110 };

/** Minutes from gate to gate: taxi, climb and descent, then cruise against or with the westerly winds, in steps of five. */
export function blockMinutes(from: SampleAirport, to: SampleAirport, aircraftType: string): number {
  const eastwards = ((to.longitude - from.longitude + 540) % 360) - 180 > 0;
  const wind = aircraftType === 'B789' || aircraftType === 'A359' ? (eastwards ? 1.05 : 0.95) : 1;
  const hours = distanceKm(from, to) / ((cruiseKmh[aircraftType] ?? 800) * wind);
  return Math.ceil((30 + hours * 60) / 5) * 5;
}

/** The seasons from the one a day is in, so many. */
export function seasonsFrom(day: LocalDate, count: number): Season[] {
  const firstYear = Number(day.slice(0, 4)) - 1;
  const starts = Array.from({ length: count + 4 }, (_, index) => firstYear + index).flatMap((year) => [
    { name: `s${year % 100}`, from: lastSundayOf(year, 3) },
    { name: `w${year % 100}`, from: lastSundayOf(year, 10) },
  ]);
  const seasons = starts.flatMap((start, index) => {
    const next = starts[index + 1];
    return next ? [{ ...start, to: addDays(next.from, -1) }] : [];
  });
  return seasons.filter((season) => season.to >= day).slice(0, count);
}

function lastSundayOf(year: number, month: 3 | 10): LocalDate {
  const last = `${year}-${String(month).padStart(2, '0')}-31`;
  return addDays(last, -((weekdayOf(last) + 1) % 7));
}

/** Every schedule of these seasons, outbound and return. */
export const sampleSchedules = (seasons: Season[]): SampleSchedule[] =>
  seasons.flatMap((season) => sampleRoutes.flatMap((route) => schedulesOf(route, season)));

function schedulesOf(route: SampleRoute, season: Season): SampleSchedule[] {
  const [from, to] = [airportOf(route.from), airportOf(route.to)];
  return route.outbound.flatMap((departsAt, rotation) => {
    const out = leg(route, season, from, to, departsAt, route.weekdays, route.firstNumber + 2 * rotation);
    const turnaround = (turnaroundMinutes[route.aircraftType] ?? 60) * minute;
    const earliest = wallTimeOf(out.arrivingAt + turnaround, zoneOf(to));
    const leavesAt = route.inbound?.[rotation] ?? earliest.slice(11, 16);
    // The aircraft leaves again on the first day it can: that day's weekdays are shifted by as many.
    const leavesOn =
      `${earliest.slice(0, 10)}T${leavesAt}` >= earliest.slice(0, 16)
        ? earliest.slice(0, 10)
        : addDays(earliest.slice(0, 10), 1);
    const daysLater = daysBetween(out.departsOn, leavesOn);
    const back = leg(
      route,
      season,
      to,
      from,
      leavesAt,
      shiftWeekdays(route.weekdays, daysLater),
      route.firstNumber + 2 * rotation + 1,
    );
    return [out.schedule, back.schedule];
  });
}

/** Wall times are worked out for a Monday in the middle of the season, where no clocks change. */
function leg(
  route: SampleRoute,
  season: Season,
  from: SampleAirport,
  to: SampleAirport,
  departsAtLocal: string,
  weekdays: number,
  number: number,
) {
  const departsOn = mondayInTheMiddleOf(season);
  const departingAt: Instant = instantOfOrAfterGap(`${departsOn}T${departsAtLocal}`, zoneOf(from));
  const arrivingAt = departingAt + blockMinutes(from, to, route.aircraftType) * minute;
  const flightNumber = `${sampleCarrier.designator}${number}`;
  const schedule: SampleSchedule = {
    id: `sch_${flightNumber}_${season.name}`.toLowerCase(),
    carrier: sampleCarrier.designator,
    flightNumber,
    origin: from.iata,
    destination: to.iata,
    departsAtLocal,
    arrivesAtLocal: wallTimeOf(arrivingAt, zoneOf(to)).slice(11, 16),
    arrivalDayOffset: daysBetween(departsOn, localDateOf(arrivingAt, zoneOf(to))),
    weekdays,
    validFrom: season.from,
    validTo: season.to,
    aircraftType: route.aircraftType,
    originTerminal: from.homeTerminal,
    destinationTerminal: to.homeTerminal,
  };
  return { schedule, departsOn, arrivingAt };
}

const mondayInTheMiddleOf = (season: Season): LocalDate => {
  const middle = addDays(season.from, Math.floor(daysBetween(season.from, season.to) / 2));
  return addDays(middle, -weekdayOf(middle));
};

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * minute));

/** Weekdays so many days later, -1 to 6: Sunday moves on to Monday. */
export function shiftWeekdays(weekdays: number, dayCount: number): number {
  const days = ((dayCount % 7) + 7) % 7;
  return ((weekdays << days) | (weekdays >> (7 - days))) & 0b1111111;
}
