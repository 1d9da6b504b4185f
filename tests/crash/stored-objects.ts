// What the objects left on disk once nobody runs any more, read from their own files.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Leftovers = {
  bookingCount: number;
  /** Events that some consumer has not settled, and how long the oldest had waited by `now`. */
  unsentEvents: number;
  oldestEventSeconds: number;
  /** Rows of holds and seats that still say `held`, read without the code that expires them. */
  heldRows: number;
};

/** To be called when the house has stopped; `now` in milliseconds. */
export function readLeftovers(stateDirectory: string, now: number): Leftovers {
  const bookings = databasesIn(join(stateDirectory, 'v3', 'do', 'durable-objects-Booking'));
  const flights = databasesIn(join(stateDirectory, 'v3', 'do', 'durable-objects-Flight'));
  const waiting = bookings.flatMap((file) =>
    query(
      file,
      'deliveries',
      'SELECT occurred_at AS number FROM deliveries JOIN events USING (event_id) WHERE due_at IS NOT NULL',
    ),
  );
  const held = flights.flatMap((file) => [
    ...query(file, 'holds', "SELECT 1 AS number FROM holds WHERE state = 'held'"),
    ...query(file, 'seats', "SELECT 1 AS number FROM seats WHERE state = 'held'"),
  ]);
  return {
    bookingCount: bookings.flatMap((file) => query(file, 'booking', 'SELECT 1 AS number FROM booking')).length,
    unsentEvents: waiting.length,
    oldestEventSeconds: waiting.length === 0 ? 0 : Math.round((now - Math.min(...waiting)) / 1000),
    heldRows: held.length,
  };
}

const databasesIn = (directory: string): string[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.sqlite') && !file.startsWith('metadata'))
    .map((file) => join(directory, file));

function query(file: string, table: string, sql: string): number[] {
  const database = new DatabaseSync(file);
  try {
    const exists = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table);
    return exists
      ? database
          .prepare(sql)
          .all()
          .map(({ number }) => Number(number))
      : [];
  } finally {
    database.close();
  }
}
