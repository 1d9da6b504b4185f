// Making a booking: seats on every flight first, then its rows with the first answer; and what a repeat of the key gets.
import type { BookingOnWire } from '#contracts/booking';
import type { HoldBooking } from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import { drawReference } from '#domain/booking-reference';
import type { Failure } from '#domain/errors';
import { invariant } from '#domain/invariant';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { hasTables } from '../kit/migrate.ts';
import { findAnswer, rewriteAnswers, saveAnswer } from './answer.rows.ts';
import { saveReference } from './booking.rows.ts';
import { theBooking } from './booking-store.ts';
import { holdFlights, releaseFlights } from './hold-flights.ts';
import { presentBooking } from './present-booking.ts';
import { saveBooking } from './save-booking.ts';
import type { Shell } from './shell.ts';

type Answer = Result<Answered<BookingOnWire>, Failure>;
type Request = { key: string; requestHash: string };

/** Requests under way by key: a double click waits for the first answer instead of racing it. */
export type UnderWay = Map<string, { requestHash: string; answer: Promise<Answer> }>;

/** The first answer to a key, or null when the key has had no effect yet. */
export async function answeredBefore(
  { sql }: Shell,
  underWay: UnderWay,
  request: Request,
): Promise<Result<Answered<BookingOnWire> | null, Failure>> {
  const running = underWay.get(request.key);
  if (running) {
    return running.requestHash === request.requestHash
      ? repeat(await running.answer)
      : err({ code: 'idempotency_key_reused' });
  }
  const first = hasTables(sql) ? findAnswer(sql, 'bookings', request.key) : undefined;
  if (!first) return ok(null);
  if (first.requestHash !== request.requestHash) return err({ code: 'idempotency_key_reused' });
  return ok({ status: first.status, body: first.answer, isReplay: true });
}

/** Holds seats on every flight and writes the booking, or answers what the key was answered first. */
export async function holdBooking(
  shell: Shell,
  underWay: UnderWay,
  caller: Caller,
  command: HoldBooking,
): Promise<Answer> {
  const first = await answeredBefore(shell, underWay, command);
  if (!first.ok) return first;
  if (first.value) return ok(first.value);
  const answer = holdOnce(shell, caller, command);
  underWay.set(command.key, { requestHash: command.requestHash, answer });
  try {
    return await answer;
  } finally {
    underWay.delete(command.key);
  }
}

/** Gives the booking another reference, in its rows and in the answer that named the one that was taken. */
export function drawReferenceAgain(shell: Shell, taken: string): Promise<Result<BookingOnWire, Failure>> {
  const { sql, commit, randomBelow } = shell;
  return commit((now) => {
    if (theBooking(sql).reference === taken) saveReference(sql, drawReference(randomBelow));
    const answer = presentBooking(sql, theBooking(sql), now);
    rewriteAnswers(sql, 'bookings', ({ requestHash }) => ({ requestHash, answer }));
    return ok(answer);
  });
}

async function holdOnce(shell: Shell, caller: Caller, command: HoldBooking): Promise<Answer> {
  invariant(caller.kind === 'user', 'a booking is made by somebody signed in');
  const { sql, commit, newId, randomBelow, flightAt } = shell;
  const flights = { flightAt, newHoldId: () => newId('hld') };
  const passengerIds = command.passengers.map(() => newId('pax'));
  const paymentRequiredBy = shell.now() + command.holdSeconds * 1000;
  const held = await holdFlights(flights, caller, caller.userId, command, passengerIds, paymentRequiredBy);
  if (!held.ok) return held;
  const saved = await commit((now): Result<BookingOnWire, Failure> => {
    const made = {
      ownerId: caller.userId,
      reference: drawReference(randomBelow),
      eventId: newId('evt'),
      order: command,
      passengerIds,
      flights: held.value,
      paymentRequiredBy,
    };
    const answer = saveBooking(sql, made, now);
    saveAnswer(sql, 'bookings', command.key, { requestHash: command.requestHash, status: 201, answer });
    return ok(answer);
  });
  if (!saved.ok) {
    await releaseFlights(flights, caller, held.value);
    return saved;
  }
  return ok({ status: 201, body: saved.value, isReplay: false });
}

const repeat = (answer: Answer): Answer => (answer.ok ? ok({ ...answer.value, isReplay: true }) : answer);
