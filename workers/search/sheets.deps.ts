// Sheets as the verbs, the consumer and staff changes reach them: cache-aside over KV and D1, one memory an isolate.
import { drizzle } from 'drizzle-orm/d1';
import { type Clock, systemClock } from '#platform/clock';
import { type CacheAside, putAnew, readAside } from './cache-aside.ts';
import { fanStore } from './fan.store.ts';
import { buildCalendar, type CalendarQuestion, type FareCalendar } from './fare-calendar.ts';
import { type Aged, newMemory, type Reading } from './isolate-memory.ts';
import { newOutdatedMemory, outdatedBefore, outdateSheets } from './outdated-sheets.ts';
import { settings } from './settings.ts';
import { sheetStore } from './sheet.store.ts';
import {
  calendarKey,
  type FanOf,
  fanKey,
  type PlaceSheet,
  placeSheetKey,
  type RouteDay,
  type RouteFan,
  type Sheet,
  sheetKey,
} from './sheet.ts';

const sheetMemory = newMemory<Sheet>();
const placeMemory = newMemory<PlaceSheet>();
const fanMemory = newMemory<RouteFan>();
const calendarMemory = newMemory<FareCalendar>();
const outdatedMemory = newOutdatedMemory();
/** About three months of a route; a change of more costs less where everything is read again when it is asked for. */
const mostPutAnew = 100;

export type Lifetime = { waitUntil(work: Promise<unknown>): void };

export function sheetsOf(env: SearchEnv, lifetime: Lifetime, clock: Clock = systemClock) {
  const store = sheetStore(drizzle(env.CATALOG), settings(env).CURRENCY);
  const fansInStore = fanStore(drizzle(env.CATALOG));
  const now = () => clock.now();
  const later = (work: Promise<unknown>) => lifetime.waitUntil(work);
  const outdated = { kv: env.SHEETS, memory: outdatedMemory, now, later };
  const sheets: CacheAside<RouteDay, Sheet> = {
    kv: env.SHEETS,
    memory: sheetMemory,
    keyOf: sheetKey,
    outdatedBefore: () => outdatedBefore(outdated),
    load: (routeDays) => store.loadSheets(routeDays, now()),
    now,
    later,
  };
  const places: CacheAside<string, PlaceSheet> = {
    kv: env.SHEETS,
    memory: placeMemory,
    keyOf: placeSheetKey,
    load: (codes) => store.loadPlaces(codes, now()),
    now,
    later,
  };
  const fans: CacheAside<FanOf, RouteFan> = {
    kv: env.SHEETS,
    memory: fanMemory,
    keyOf: fanKey,
    load: (wanted) => fansInStore.loadFans(wanted, now()),
    now,
    later,
  };
  const readFans = async (wanted: FanOf[]): Promise<RouteFan[]> =>
    (await readAside(fans, wanted)).map(({ value }) => value);
  const readSheets = (routeDays: RouteDay[]): Promise<Reading<Sheet>[]> => readAside(sheets, routeDays);
  const calendars: CacheAside<CalendarQuestion, FareCalendar> = {
    kv: env.SHEETS,
    memory: calendarMemory,
    keyOf: ({ from, to, month }) => calendarKey(from.code, to.code, month),
    outdatedBefore: () => outdatedBefore(outdated),
    load: (questions) =>
      Promise.all(questions.map((question) => buildCalendar({ readSheets, readFans, now }, question))),
    now,
    later,
  };
  return {
    readFans,
    readSheets,
    readCalendar: (question: CalendarQuestion): Promise<Reading<FareCalendar>> => readOne(calendars, question),
    readPlaces: async (codes: string[]): Promise<PlaceSheet[]> =>
      (await readAside(places, codes)).map(({ value }) => value),
    /** From the database, past every cache. */
    loadSheets: (routeDays: RouteDay[]): Promise<Sheet[]> => store.loadSheets(routeDays, now()),
    /** After a change of flights or fares: the sheets of these routes and days, unless they are too many, and the fans a new route is in. */
    refreshSheets: async (routeDays: RouteDay[]): Promise<void> => {
      const shown = routeDays.length > mostPutAnew ? outdateSheets(outdated) : putAnew(sheets, routeDays);
      const changed = fansInStore.fansWithRoutes(routeDays).then((of) => putAnew(fans, of));
      await Promise.all([shown, changed]);
    },
    /** After a change that touches sheets all over: none built before now is served any more. */
    outdateSheets: (): Promise<void> => outdateSheets(outdated),
    /** After a change of cities or airports: the codes that find them, and the fans that name them. */
    refreshPlaces: async (codes: string[]): Promise<void> => {
      const changed = fansInStore.fansWithPlaces(codes).then((of) => putAnew(fans, of));
      await Promise.all([putAnew(places, codes), changed]);
    },
    refreshSheetsOfFlights: async (flightIds: string[]): Promise<void> =>
      putAnew(sheets, await store.routeDaysOf(flightIds)),
  };
}

async function readOne<Question, Value extends Aged>(
  cache: CacheAside<Question, Value>,
  question: Question,
): Promise<Reading<Value>> {
  const [reading] = await readAside(cache, [question]);
  if (!reading) throw new Error('One question has one reading.');
  return reading;
}
