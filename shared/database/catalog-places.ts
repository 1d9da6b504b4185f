// Tables of D1 `catalog`: cities, airports, and the folded texts by which travellers look for them.
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const cities = sqliteTable('cities', {
  /** IATA metropolitan code, `PAR`. */
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  /** ISO 3166-1 alpha-2. */
  country: text('country').notNull(),
  /** IANA zone. */
  timeZone: text('time_zone').notNull(),
  version: integer('version').notNull().default(1),
});

export const airports = sqliteTable(
  'airports',
  {
    iata: text('iata').primaryKey(),
    name: text('name').notNull(),
    city: text('city')
      .notNull()
      .references(() => cities.code),
    country: text('country').notNull(),
    timeZone: text('time_zone').notNull(),
    latitude: real('latitude').notNull(),
    longitude: real('longitude').notNull(),
    terminals: text('terminals', { mode: 'json' }).$type<string[]>().notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [index('airports_by_city').on(table.city)],
);

/**
 * The airports a code finds, its own or a city's, ready for a search in one row. Triggers write it from the view
 * `airports_of_codes` whenever an airport changes, so that nobody can forget to.
 */
export const codeAirports = sqliteTable('code_airports', {
  code: text('code').primaryKey(),
  airports: text('airports', { mode: 'json' }).$type<CodeAirport[]>().notNull(),
});
export type CodeAirport = Pick<
  typeof airports.$inferSelect,
  'iata' | 'name' | 'city' | 'country' | 'timeZone' | 'latitude' | 'longitude'
>;

/** One row for each beginning a place can be found by: its code, its name, and its name from every later word on. */
export const placeKeys = sqliteTable(
  'place_keys',
  {
    /** Folded: lower case, no accents. A prefix of it is one range of the primary key. */
    key: text('key').notNull(),
    kind: text('kind').$type<'city' | 'airport'>().notNull(),
    code: text('code').notNull(),
    /** Lower is better: 0 the code, 1 the name, 2 a later word of it. */
    rank: integer('rank').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.kind, table.code] }),
    index('place_keys_by_place').on(table.kind, table.code),
  ],
);
