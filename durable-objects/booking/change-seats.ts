// Changing seats: whether a change may start, what is stored before any flight is asked, and what is answered at its end.
import type { BookingOnWire } from '#contracts/booking';
import type { ChangeSeats } from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import { isOutdated, whyClosed } from '#domain/booking';
import type { Failure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { err, ok, type Result } from '#domain/result';
import { beginSeatChange, sortSeatWishes } from '#domain/seat-change-steps';
import type { Caller } from '#platform/caller';
import { findAnswer } from './answer.rows.ts';
import type { BookingRow } from './booking.rows.ts';
import { theBooking } from './booking-store.ts';
import { loadSegments } from './itinerary.rows.ts';
import type { Going } from './keep-going.ts';
import { loadSeats } from './place.rows.ts';
import { presentBooking } from './present-booking.ts';
import { actorOf } from './record-event.ts';
import { findSeatChange, insertSeatChange, type SeatChangePart, seatChangeInMotion } from './seat-change.rows.ts';
import { knownTo, type Shell } from './shell.ts';

/** A hold ends its changes with it; of a ticketed one they would live on without a driver, but not longer than this. */
const changeHoldMilliseconds = 3_600_000;

/** How many other changes of the same booking one waits for; whoever would wait longer is told to come back. */
const mostTurns = 100;

type Begun =
  | { kind: 'answered'; answer: Answered<BookingOnWire> }
  | { kind: 'begun'; changeNumber: number; isReplay: boolean }
  | { kind: 'waits' };

/** Changes all the seats named or none. Changes of one booking come one after the other; a repeat of a key joins its first. */
export async function changeSeats(
  shell: Shell,
  going: Going,
  caller: Caller,
  command: ChangeSeats,
): Promise<Result<Answered<BookingOnWire>, Failure>> {
  const known = knownTo(shell.sql, caller);
  if (!known.ok) return known;
  for (let turn = 0; turn < mostTurns; turn++) {
    const begun = await shell.commit((now) => beginChange(shell, caller, command, now));
    if (!begun.ok) return begun;
    if (begun.value.kind === 'answered') return ok(begun.value.answer);
    await going.driveSeats(caller);
    if (begun.value.kind === 'begun') {
      const { changeNumber, isReplay } = begun.value;
      return answerToChange(shell, changeNumber, isReplay);
    }
    // Whoever is in the way and does not get on is left to the alarm.
    if (seatChangeInMotion(shell.sql)) break;
  }
  return err({ code: 'busy', retryAfterSeconds: 2 });
}

/** Stores a change before any flight is asked, unless the key was answered or is being; to be run in one transaction. */
function beginChange(shell: Shell, caller: Caller, command: ChangeSeats, now: Instant): Result<Begun, Failure> {
  const { sql } = shell;
  const { key, requestHash } = command;
  const answered = key === null ? undefined : findAnswer(sql, 'seats', key);
  const inMotion = seatChangeInMotion(sql);
  const first = answered ?? (key !== null && inMotion?.key === key ? inMotion : undefined);
  if (first && first.requestHash !== requestHash) return err({ code: 'idempotency_key_reused' });
  if (answered) {
    return ok({ kind: 'answered', answer: { status: answered.status, body: answered.answer, isReplay: true } });
  }
  if (inMotion) {
    return ok(first ? { kind: 'begun', changeNumber: inMotion.changeNumber, isReplay: true } : { kind: 'waits' });
  }
  const booking = theBooking(sql);
  if (isOutdated(booking, command)) return err({ code: 'version_mismatch' });
  const refusal = whyClosed(booking, now);
  if (refusal) return err(refusal);
  const parts = partsOf(shell, booking, command, now);
  if (!parts.ok) return parts;
  if (parts.value.length === 0) {
    return ok({ kind: 'answered', answer: { status: 200, body: presentBooking(sql, booking, now), isReplay: false } });
  }
  const change = { key, requestHash, actor: actorOf(caller), parts: parts.value, progress: beginSeatChange() };
  return ok({ kind: 'begun', changeNumber: insertSeatChange(sql, change), isReplay: false });
}

/** What each flight is asked for, in order of flight id. Who asks for the seats they have asks for nothing. */
function partsOf(
  { sql, newId }: Shell,
  { bookingId }: BookingRow,
  { seats: asked }: ChangeSeats,
  now: Instant,
): Result<SeatChangePart[], Failure> {
  const segments = loadSegments(sql);
  const party = (segments[0]?.party ?? []).map(({ passengerId, seating }) => ({
    passengerId,
    isLapInfant: seating === 'lap',
  }));
  const wishes = sortSeatWishes(
    asked,
    party,
    segments.map(({ flightId }) => flightId),
  );
  if (!wishes.ok) return wishes;
  const present = loadSeats(sql);
  const isGivenUp = (wish: (typeof asked)[number]) =>
    present.some(
      ({ flightId, passengerId, cancellationId }) =>
        flightId === wish.flightId && passengerId === wish.passengerId && cancellationId !== null,
    );
  if (asked.some(isGivenUp)) return err({ code: 'already_cancelled' });
  const isSeatedSo = (wish: (typeof asked)[number]) =>
    present.some(
      ({ flightId, passengerId, seat }) =>
        flightId === wish.flightId && passengerId === wish.passengerId && seat === wish.seat,
    );
  if (asked.every(isSeatedSo)) return ok([]);
  return ok(
    wishes.value.map(({ flightId, wishes: ofFlight }): SeatChangePart => {
      const segment = segments.find((one) => one.flightId === flightId);
      invariant(segment, 'wishes were checked against the flights of the booking');
      return {
        holdId: newId('hld'),
        ofHoldId: segment.holdId,
        bookingId,
        flightId,
        planVersion: segment.planVersion,
        expiresAt: now + changeHoldMilliseconds,
        seats: ofFlight.map(({ passengerId, seat }) => {
          const member = segment.party.find((one) => one.passengerId === passengerId);
          return { passengerId, seat, maySitInExitRow: member?.maySitInExitRow ?? false };
        }),
      };
    }),
  );
}

/** A change whose seats are not confirmed everywhere yet is decided: it will be, and the same key will tell. */
function answerToChange(
  { sql, now }: Shell,
  changeNumber: number,
  isReplay: boolean,
): Result<Answered<BookingOnWire>, Failure> {
  const change = findSeatChange(sql, changeNumber);
  invariant(change, 'a change that began can be found');
  const { step, refusal } = change.progress;
  if (refusal) return err(refusal);
  if (step !== 'changed') return err({ code: 'busy', retryAfterSeconds: 2 });
  const kept = change.key === null ? undefined : findAnswer(sql, 'seats', change.key);
  return ok({ status: 200, body: kept?.answer ?? presentBooking(sql, theBooking(sql), now()), isReplay });
}
