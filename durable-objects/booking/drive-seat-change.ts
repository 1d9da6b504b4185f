// Moves the seat change in motion on: held on every flight, decided, confirmed on every flight; or given back.
import type { Instant } from '#domain/ids';
import { ok } from '#domain/result';
import {
  advanceSeatChange,
  isSeatChangeSettled,
  refusalOfEnded,
  refuseDearerSeats,
  type SeatChangeHeard,
} from '#domain/seat-change-steps';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';
import { saveAnswer } from './answer.rows.ts';
import { type BookingRow, saveStatus } from './booking.rows.ts';
import { theBooking } from './booking-store.ts';
import { releaseFlights } from './hold-flights.ts';
import { loadSeats, saveSeats } from './place.rows.ts';
import { presentBooking } from './present-booking.ts';
import { recordEvent } from './record-event.ts';
import {
  findSeatChange,
  type SeatChangePart,
  type SeatChangeRow,
  saveSeatChangeProgress,
  seatChangeInMotion,
} from './seat-change.rows.ts';
import type { Shell } from './shell.ts';

/** What a step led to; `passedOn` are the parts whose seats the travellers have now. */
type Taken = { heard: SeatChangeHeard; passedOn: readonly SeatChangePart[] };

/** Takes steps while they have answers. What is put off stays stored with its time, for the alarm. */
export async function driveSeatChange(shell: Shell, caller: Caller): Promise<void> {
  for (;;) {
    const change = seatChangeInMotion(shell.sql);
    if (!change) return;
    const taken = await takeStep(shell, caller, change);
    const moved = await shell.commit((now) => ok(store(shell, change, taken, now)));
    if (!moved.ok || moved.value === 'waits') return;
  }
}

/** Nothing heard, or an exception on the way, is `unknown`: it is given back or asked for again, never guessed. */
async function takeStep(shell: Shell, caller: Caller, change: SeatChangeRow): Promise<Taken> {
  const { step } = change.progress;
  try {
    if (step === 'hold') return { heard: await holdParts(shell, caller, change.parts), passedOn: [] };
    if (step === 'confirm') return await confirmParts(shell, caller, change.parts);
    const isReleased = await releaseFlights(
      shell,
      caller,
      change.parts.map((part) => ({ command: part })),
    );
    return { heard: { outcome: isReleased ? 'seats_released' : 'unknown' }, passedOn: [] };
  } catch (reason) {
    const { bookingId: id } = theBooking(shell.sql);
    log('warn', 'seat_change_step_failed', { request_id: caller.requestId, id, step, error: errorText(reason) });
    return { heard: { outcome: 'unknown' }, passedOn: [] };
  }
}

/**
 * One flight after the other, in order of flight id: two parties that want each other's seats both get an answer. What was
 * paid is what the booking charged at its sale, whatever cheaper seats were sat in since.
 */
async function holdParts(
  { sql, flightAt }: Shell,
  caller: Caller,
  parts: readonly SeatChangePart[],
): Promise<SeatChangeHeard> {
  const seats: { priceMinor: number; paidMinor: number }[] = [];
  const present = loadSeats(sql);
  for (const { flightId, ...part } of parts) {
    const held = await flightAt(flightId).holdOtherSeats(caller, { flightId, ...part });
    if (!held.ok) return { outcome: 'refused', refusal: held.error };
    for (const { passengerId, priceMinor } of held.value.seats) {
      const place = present.find((one) => one.flightId === flightId && one.passengerId === passengerId);
      seats.push({ priceMinor, paidMinor: place?.priceMinor ?? 0 });
    }
  }
  const dearer = refuseDearerSeats(seats, theBooking(sql).currency);
  return dearer ? { outcome: 'refused', refusal: dearer } : { outcome: 'seats_held' };
}

async function confirmParts(
  { sql, flightAt }: Shell,
  caller: Caller,
  parts: readonly SeatChangePart[],
): Promise<Taken> {
  const answers = await Promise.all(
    parts.map(async (part) => ({ part, answer: await flightAt(part.flightId).confirm(caller, part.holdId) })),
  );
  const passedOn = answers.flatMap(({ part, answer }) => (answer.ok ? [part] : []));
  if (passedOn.length === parts.length) return { heard: { outcome: 'seats_confirmed' }, passedOn };
  const isBusy = answers.some(({ answer }) => !answer.ok && answer.error.code === 'busy');
  if (isBusy) return { heard: { outcome: 'unknown' }, passedOn: [] };
  const isTicketed = theBooking(sql).status === 'confirmed';
  const [refusal] = answers.flatMap(({ part: { flightId, seats }, answer }) =>
    answer.ok ? [] : [refusalOfEnded(answer.error, { flightId, seats: seats.map(({ seat }) => seat) }, isTicketed)],
  );
  return { heard: refusal ? { outcome: 'seats_lost', refusal } : { outcome: 'unknown' }, passedOn };
}

/** The state is read again after every answer from outside: a step that has moved on meanwhile is not moved twice. */
function store(shell: Shell, taken: SeatChangeRow, { heard, passedOn }: Taken, now: Instant): 'goes_on' | 'waits' {
  const { sql } = shell;
  const current = findSeatChange(sql, taken.changeNumber);
  if (!current || current.progress.step !== taken.progress.step) return 'goes_on';
  const progress = advanceSeatChange(current.progress, heard, now);
  saveSeatChangeProgress(sql, current.changeNumber, progress);
  if (isSeatChangeSettled(progress) && passedOn.length > 0) saveChangedSeats(shell, current, passedOn, now);
  if (progress.step === 'changed' && current.key !== null) {
    const answer = presentBooking(sql, theBooking(sql), now);
    saveAnswer(sql, 'seats', current.key, { requestHash: current.requestHash, status: 200, answer });
  }
  return isSeatChangeSettled(progress) || progress.nextTryAt !== null ? 'waits' : 'goes_on';
}

/** What the flights have done, whatever else: the booking never says other seats than its flights do. */
function saveChangedSeats(
  { sql, newId }: Shell,
  { actor }: SeatChangeRow,
  parts: readonly SeatChangePart[],
  now: Instant,
): void {
  const before = loadSeats(sql);
  const changed = parts.flatMap(({ flightId, seats }) =>
    seats.map(({ passengerId, seat }) => ({ flightId, passengerId, seat })),
  );
  const booking: BookingRow = theBooking(sql);
  saveSeats(sql, changed);
  saveStatus(sql, booking.status, booking.paymentStatus);
  const seats = changed.map(({ flightId, passengerId, seat }) => ({
    flight_id: flightId,
    passenger_id: passengerId,
    seat,
    previous_seat: before.find((row) => row.flightId === flightId && row.passengerId === passengerId)?.seat ?? null,
  }));
  // Before it is paid for there is no itinerary that a mail would have to put right.
  const consumers = booking.status === 'confirmed' ? undefined : (['booking-index'] as const);
  recordEvent(sql, newId('evt'), { kind: 'booking.seats_changed', actor, facts: { seats }, consumers }, now);
}
