// Building fans of routes from D1 `catalog`: one query however many are asked for, and which of them a change is seen in.
import { type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { routes } from '#database/catalog-flights';
import { airports, codeAirports } from '#database/catalog-places';
import type { Instant } from '#domain/ids';
import type { FanOf, RouteFan } from './sheet.ts';

type Route = { origin: string; destination: string };
type FanRow = { position: number; airports: string | null; routes: string };

export const fanStore = (db: DrizzleD1Database) => ({
  /** One fan for each code and way, in their order; an unknown code has neither airports nor routes. */
  async loadFans(fans: readonly FanOf[], now: Instant): Promise<RouteFan[]> {
    const rows = await db.all<FanRow>(fansQuery(fans));
    const found = new Map(rows.map((row) => [row.position, row]));
    return fans.map(({ code, way }, position) => {
      const row = found.get(position);
      return { code, way, builtAt: now, airports: parsed(row?.airports), routes: parsed(row?.routes) };
    });
  },

  /** The fans that these routes are in: by the airports at their ends and by the cities of these. */
  async fansWithRoutes(changed: readonly Route[]): Promise<FanOf[]> {
    // A change of a schedule names its route for every day.
    const pairs = new Map(
      changed.map(({ origin, destination }) => [`${origin}-${destination}`, { origin, destination }]),
    );
    const ends = [...pairs.values()].flatMap(({ origin, destination }) => [
      { iata: origin, way: 'out' },
      { iata: destination, way: 'in' },
    ]);
    return db.all<FanOf>(sql`
      SELECT end.value ->> 'iata' AS code, end.value ->> 'way' AS way FROM ${eachOf(ends)} AS end
      UNION SELECT own.city, end.value ->> 'way' FROM ${eachOf(ends)} AS end
        CROSS JOIN ${airports} AS own ON own.iata = end.value ->> 'iata'`);
  },

  /** The fans that name an airport of these codes: their own both ways, and those of every airport flown to or from. */
  async fansWithPlaces(codes: readonly string[]): Promise<FanOf[]> {
    const own = codes.flatMap((code): FanOf[] => [
      { code, way: 'out' },
      { code, way: 'in' },
    ]);
    const others = await db.all<FanOf & { city: string }>(sql`
      SELECT other.iata AS code, other.city AS city, 'in' AS way FROM ${airportsIn(codes)}
        CROSS JOIN ${routes} AS r ON r.origin = own.value ->> 'iata'
        CROSS JOIN ${airports} AS other ON other.iata = r.destination
      UNION SELECT other.iata, other.city, 'out' FROM ${airportsIn(codes)}
        CROSS JOIN ${routes} AS r ON r.destination = own.value ->> 'iata'
        CROSS JOIN ${airports} AS other ON other.iata = r.origin`);
    const all = [
      ...own,
      ...others.flatMap(({ code, city, way }): FanOf[] => [
        { code, way },
        { code: city, way },
      ]),
    ];
    return [...new Map(all.map(({ code, way }) => [`${way} ${code}`, { code, way }])).values()];
  },
});

const parsed = <Item>(text: string | null | undefined): Item[] => (text ? JSON.parse(text) : []);
const eachOf = (values: readonly unknown[]): SQL => sql`json_each(${JSON.stringify(values)})`;
const airportsIn = (codes: readonly string[]): SQL => sql`
  ${eachOf(codes)} AS wanted CROSS JOIN ${codeAirports} AS place ON place.code = wanted.value
  CROSS JOIN json_each(place.airports) AS own`;

/** Costs two rows a route, wherever else the airline flies. */
const fansQuery = (fans: readonly FanOf[]): SQL => sql`
  SELECT wanted.key AS position, place.airports AS airports,
    CASE wanted.value ->> 'way'
      WHEN 'out' THEN ${routesBetween(sql`r.origin`, sql`r.destination`)}
      ELSE ${routesBetween(sql`r.destination`, sql`r.origin`)}
    END AS routes
  FROM ${eachOf(fans)} AS wanted CROSS JOIN ${codeAirports} AS place ON place.code = wanted.value ->> 'code'`;

const routesBetween = (here: SQL, there: SQL): SQL => sql`(
  SELECT json_group_array(json_object('at', own.value ->> 'iata', 'other', json_object(
    'iata', other.iata, 'name', other.name, 'city', other.city, 'country', other.country, 'timeZone', other.time_zone,
    'latitude', other.latitude, 'longitude', other.longitude)))
  FROM json_each(place.airports) AS own
  CROSS JOIN ${routes} AS r ON ${here} = own.value ->> 'iata'
  CROSS JOIN ${airports} AS other ON other.iata = ${there})`;
