// The fare calendar: for each day of a month the lowest price of one adult, one way, as a search would ask for it now.
import { presentMoney } from '#contracts/money';
import type { FareCalendarOnWire, FareCalendarQuery } from '#contracts/offer';
import type { CommonFailure, FieldFault } from '#domain/errors';
import type { Instant, LocalDate } from '#domain/ids';
import { addDays, localDateOf } from '#domain/local-time';
import type { Currency } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { faultsOfPlaces } from './check-question.ts';
import { findSlices } from './find-slices.ts';
import { findWays } from './find-ways.ts';
import { inOneTurn } from './in-one-turn.ts';
import type { Aged, Reading } from './isolate-memory.ts';
import { priceSlice, taxesInForce } from './price-itinerary.ts';
import type { FanOf, PlaceSheet, RouteDay, RouteFan, Sheet } from './sheet.ts';

export type FareCalendar = Aged & {
  maxConnections: 0 | 1;
  days: { date: LocalDate; lowestMinor: number | null }[];
};
export type CalendarQuestion = { from: RouteFan; to: RouteFan; month: string };

type Deps = {
  readFans(fans: FanOf[]): Promise<RouteFan[]>;
  /** Kept like sheets, with the same ages. */
  readCalendar(question: CalendarQuestion): Promise<Reading<FareCalendar>>;
  now(): Instant;
  currency: Currency;
};

export async function fareCalendar(
  deps: Deps,
  _caller: Caller,
  question: FareCalendarQuery,
): Promise<Result<FareCalendarOnWire, CommonFailure>> {
  const [from, to] = await deps.readFans([
    { code: question.origin, way: 'out' },
    { code: question.destination, way: 'in' },
  ]);
  if (!from || !to) throw new Error('Every code asked for has a place sheet, known or not.');
  const errors = [...faultsOfPlaces(from, to), ...faultsOfMonth(question.month, from, deps.now())];
  if (errors.length > 0) return err({ code: 'invalid_request', errors });
  const { value: calendar, source } = await deps.readCalendar({ from, to, month: question.month });
  const { currency } = deps;
  return ok({
    data: calendar.days.map(({ date, lowestMinor }) => ({
      departure_date: date,
      price: lowestMinor === null ? null : presentMoney({ amountMinor: lowestMinor, currency }),
    })),
    next: null,
    meta: {
      as_of: new Date(calendar.builtAt).toISOString(),
      source,
      currency,
      max_connections: calendar.maxConnections,
    },
  });
}

function faultsOfMonth(month: string, { airports }: PlaceSheet, now: Instant): FieldFault[] {
  const zone = airports[0]?.timeZone;
  if (!zone || month >= localDateOf(now, zone).slice(0, 7)) return [];
  return [{ pointer: 'month', code: 'date_in_past', detail: 'The month is over at the origin.' }];
}

type BuildDeps = {
  readSheets(routeDays: RouteDay[]): Promise<Reading<Sheet>[]>;
  readFans(fans: FanOf[]): Promise<RouteFan[]>;
  now(): Instant;
};

/** Ways with a change are only looked for where nobody flies directly, and only the shortest few: a month of them is much to read. */
const mostPaths = 6;

export async function buildCalendar(deps: BuildDeps, { from, to, month }: CalendarQuestion): Promise<FareCalendar> {
  const now = deps.now();
  const isFlownDirectly = from.routes.some(({ other }) => to.airports.some(({ iata }) => iata === other.iata));
  const maxConnections = isFlownDirectly ? 0 : 1;
  const fans = isFlownDirectly ? null : { out: from, into: to };
  const ways = await findWays(deps, { from, to, fans }, { mostConnections: maxConnections, mostPaths });
  const readSheets = inOneTurn(deps.readSheets);
  const today = localDateOf(now, from.airports[0]?.timeZone ?? 'UTC');
  const ages: Instant[] = [now];
  const lowestOn = async (date: LocalDate): Promise<number | null> => {
    if (date < today) return null;
    const found = await findSlices({ readSheets }, ways, date);
    const sheets = found.readings.map(({ value }) => value);
    ages.push(...sheets.map(({ builtAt }) => builtAt));
    const party = { adults: 1, children: 0, infants: 0 };
    const terms = { airports: found.airports, taxes: taxesInForce(sheets, now), party, now };
    const prices = found.slices.flatMap((slice) => priceSlice(slice, terms)).map(({ totalMinor }) => totalMinor);
    return prices.length > 0 ? Math.min(...prices) : null;
  };
  const dates = daysOf(month);
  const lowest = await Promise.all(dates.map(lowestOn));
  const days = dates.map((date, index) => ({ date, lowestMinor: lowest[index] ?? null }));
  return { builtAt: Math.min(...ages), maxConnections, days };
}

function daysOf(month: string): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}
