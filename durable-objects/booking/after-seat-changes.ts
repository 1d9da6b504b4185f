// Payments and cancellations, the airline's too, come after the seat changes of their booking: what is paid for or given up stands still.
import type { Failure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { err, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Going } from './keep-going.ts';
import { seatChangeInMotion } from './seat-change.rows.ts';
import type { Shell } from './shell.ts';

/** Changes that began while another was waited for are waited for too; beyond this nobody is only changing his mind. */
const mostTurns = 20;

/**
 * Commits `begin`, which answers `busy` while seats are changing, once they have changed. A change that does not get on, since
 * a flight cannot be reached, is left to its alarm, and the answer stays `busy`.
 */
export async function afterSeatChanges<Value>(
  { sql, commit }: Shell,
  going: Going,
  caller: Caller,
  begin: (now: Instant) => Result<Value, Failure>,
): Promise<Result<Value, Failure>> {
  for (let turn = 0; turn < mostTurns; turn++) {
    await going.driveSeats(caller);
    const begun = await commit(begin);
    if (begun.ok || begun.error.code !== 'busy') return begun;
    if (typeof seatChangeInMotion(sql)?.progress.nextTryAt === 'number') return begun;
  }
  return err({ code: 'busy', retryAfterSeconds: 2 });
}
