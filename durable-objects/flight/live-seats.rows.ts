// The seats of a flight as its rows have them, for those who watch.
import type { SeatState } from '#contracts/flight-object';
import { hasTables } from '../kit/migrate.ts';
import type { SeatsAt } from './seat-changes.ts';

const unopened: SeatsAt = { version: 0, planVersion: 0, seats: {} };

/**
 * The seats that are not free, at the version of the rows; `known` itself where that is the version. A dead hold's seats
 * count as held until it is ended, which raises the version: so one version reads the same whenever it is read.
 */
export function readSeatsAt(sql: SqlStorage, known?: SeatsAt): SeatsAt {
  if (!hasTables(sql)) return unopened;
  const flight = sql.exec<{ version: number; plan_version: number }>('SELECT version, plan_version FROM flight').one();
  if (known?.version === flight.version) return known;
  const rows = sql.exec<{ seat: string; state: SeatState }>("SELECT seat, state FROM seats WHERE state <> 'free'");
  return {
    version: flight.version,
    planVersion: flight.plan_version,
    seats: Object.fromEntries(rows.toArray().map(({ seat, state }) => [seat, state])),
  };
}
