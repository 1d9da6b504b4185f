// What goes on with a booking by itself: money in motion, seats to be given back, events to be sent; by whoever comes first.
import type { Instant } from '#domain/ids';
import { nextWakeUp } from '#domain/next-wake-up';
import { ok } from '#domain/result';
import type { Caller } from '#platform/caller';
import { nextDelivery } from '../kit/outbox.ts';
import { loadBooking } from './booking.rows.ts';
import { cancellationsInMotion } from './cancellation.rows.ts';
import { driveCancellations } from './drive-cancellation.ts';
import { drivePayment } from './drive-payment.ts';
import { driveSeatChange } from './drive-seat-change.ts';
import { releaseFlights } from './hold-flights.ts';
import { loadSegments } from './itinerary.rows.ts';
import { paymentInMotion } from './payment.rows.ts';
import { seatChangeInMotion } from './seat-change.rows.ts';
import { sendEvents } from './send-events.ts';
import { itself, type Shell } from './shell.ts';

export type Going = {
  /** Moves what is in motion on. Call, webhook and alarm all come here; while one is at it, the others wait for it. */
  drive(caller: Caller): Promise<void>;
  /** Moves a change of seats that is in motion on; while one is at it, the others wait for it. */
  driveSeats(caller: Caller): Promise<void>;
  /**
   * When the booking is over its flights are told, although a hold dies by itself: a payment may have had seats kept beyond
   * the deadline, and a flight whose own alarm was lost would go on showing the dead hold.
   */
  giveSeatsBack(caller: Caller): Promise<void>;
  /** Does what is due: expiry happens at the start of every commit, then what is in motion, then events. */
  tidy(): Promise<void>;
};

/** Beyond this after the deadline every kept seat has been freed by its flight. */
const keptSeatsMilliseconds = 3_600_000;

/** A payment, cancellation or seat change whose driver never came back is driven on after this. */
const stalledMilliseconds = 15_000;

export function keepGoing(shell: Shell): Going {
  const { sql, commit, now, flightAt } = shell;
  let driving: Promise<void> | undefined;
  let changing: Promise<void> | undefined;

  const drive = (caller: Caller): Promise<void> => {
    driving ??= driveAll(shell, caller).finally(() => {
      driving = undefined;
    });
    return driving;
  };

  const driveSeats = (caller: Caller): Promise<void> => {
    changing ??= driveSeatChange(shell, caller).finally(() => {
      changing = undefined;
    });
    return changing;
  };

  const giveSeatsBack = async (caller: Caller): Promise<void> => {
    const known = loadBooking(sql);
    if (known?.status !== 'expired' || now() > known.paymentRequiredBy + keptSeatsMilliseconds) return;
    const holds = loadSegments(sql).map((segment) => ({ command: segment }));
    await releaseFlights({ flightAt }, caller, holds);
  };

  const tidy = async (): Promise<void> => {
    await commit(() => ok(null));
    const inMotion = [paymentInMotion(sql), ...cancellationsInMotion(sql)].filter((one) => one !== undefined);
    if (inMotion.some(({ progress }) => (progress.nextTryAt ?? 0) <= now())) await drive(itself(shell));
    const nextSeatsAt = seatChangeInMotion(sql)?.progress.nextTryAt;
    if (nextSeatsAt !== undefined && (nextSeatsAt ?? 0) <= now()) await driveSeats(itself(shell));
    await giveSeatsBack(itself(shell));
    await sendEvents(shell);
  };

  return { drive, driveSeats, giveSeatsBack, tidy };
}

/** A payment first: what is cancelled may wait for its end. */
async function driveAll(shell: Shell, caller: Caller): Promise<void> {
  await drivePayment(shell, caller);
  await driveCancellations(shell, caller);
}

/** When the booking has to wake next; undefined when nothing is left to come. */
export function dueAt(sql: SqlStorage, now: Instant): Instant | undefined {
  const known = loadBooking(sql);
  const inMotion = paymentInMotion(sql);
  const deadline = known?.status === 'held' && !inMotion ? known.paymentRequiredBy : undefined;
  const changing = seatChangeInMotion(sql);
  const nextTry = inMotion && (inMotion.progress.nextTryAt ?? now + stalledMilliseconds);
  const refunds = cancellationsInMotion(sql).map(({ progress }) => progress.nextTryAt ?? now + stalledMilliseconds);
  const nextSeats = changing && (changing.progress.nextTryAt ?? now + stalledMilliseconds);
  return nextWakeUp(deadline, nextTry, nextSeats, nextDelivery(sql), ...refunds);
}
