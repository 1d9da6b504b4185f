// The network as connections need it: all airports with their places on the globe, and which routes are flown, in one query.
import { sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { flights } from '#database/catalog-flights';
import { airports } from '#database/catalog-places';
import type { Instant } from '#domain/ids';
import type { Network } from './sheet.ts';

export const networkStore = (db: DrizzleD1Database) => ({
  async loadNetwork(now: Instant): Promise<Network> {
    const row = await db.get<{ airports: string; routes: string }>(networkQuery);
    return { builtAt: now, airports: JSON.parse(row.airports), routes: JSON.parse(row.routes) };
  },
});

/** Walks the index from one route to the next, so that it costs a look-up a route, however many flights there are. */
export const networkQuery = sql`
  WITH RECURSIVE route(origin, destination) AS (
    SELECT * FROM (SELECT origin, destination FROM ${flights} WHERE origin > '' ORDER BY origin, destination LIMIT 1)
    UNION ALL
    SELECT next.origin, next.destination FROM route
    JOIN ${flights} AS next ON next.rowid = coalesce(
      (SELECT same.rowid FROM ${flights} AS same
        WHERE same.origin = route.origin AND same.destination > route.destination
        ORDER BY same.destination LIMIT 1),
      (SELECT other.rowid FROM ${flights} AS other
        WHERE other.origin > route.origin ORDER BY other.origin, other.destination LIMIT 1))
  )
  SELECT
    (SELECT json_group_array(json_object('iata', iata, 'name', name, 'city', city, 'country', country,
      'timeZone', time_zone, 'latitude', latitude, 'longitude', longitude)) FROM ${airports}) AS airports,
    (SELECT json_group_array(json_array(origin, destination)) FROM route) AS routes`;
