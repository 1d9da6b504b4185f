// Saving what Flight objects tell of their places into D1 `catalog`, a copy guarded by version.
import { sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { AvailabilityMessage } from '#contracts/queue-messages';
import { availability } from '#database/catalog-flights';

export const availabilityStore = (db: DrizzleD1Database) => ({
  /** Messages may come twice and out of order: a row only ever grows younger. */
  async saveAvailability(told: AvailabilityMessage[]): Promise<void> {
    const [first, ...others] = told.map((of) =>
      db
        .insert(availability)
        .values({ flightId: of.flight_id, version: of.version, planVersion: of.plan_version, classes: of.classes })
        .onConflictDoUpdate({
          target: availability.flightId,
          set: {
            version: sql`excluded.version`,
            planVersion: sql`excluded.plan_version`,
            classes: sql`excluded.classes`,
          },
          setWhere: sql`excluded.version >= ${availability.version}`,
        }),
    );
    if (first) await db.batch([first, ...others]);
  },
});
