// The seats of a flight, one by one: which calls have to do with each, and what is known of who was given it.
import { seatsOf } from '#domain/seat-map';
import type { FlightCall } from './flight-history.ts';
import type { Operation } from './linearizability.ts';
import { grantedBy, namedBy, type SeatState, stepsOf } from './seat-outcomes.ts';

export type SeatOperation = Operation<SeatState> & { label: string };

/** Before its first plan a flight has no seats; a history without any plan is one of a seat that was always there. */
export const initialSeat = (calls: readonly FlightCall[]): SeatState => ({
  kind: calls.some(({ verb }) => verb === 'plan') ? 'gone' : 'free',
  planVersion: 0,
});

/** The operations on each seat that any call named or was given. */
export function seatOperations(calls: readonly FlightCall[]): Map<string, SeatOperation[]> {
  const seatsOfHold = new Map<string, Set<string>>();
  const seatsOfBooking = new Map<string, Set<string>>();
  const allSeats = new Set<string>();
  /** Who was given a seat by a hold, so that somebody who leaves it can be told from who stays. */
  const passengers = new Map<string, string>();
  /** Holds that nobody heard of, which may have any seat. */
  const unheard = new Set<string>();
  /** Changes of seats, each with the hold it changes: what it gains and leaves belongs to that hold. */
  const changes = new Map<string, string>();
  for (const call of calls) {
    if (call.verb === 'read') for (const seat of Object.keys(call.answer?.states ?? {})) allSeats.add(seat);
    if (call.verb === 'plan' || call.verb === 'block')
      for (const { seat } of seatsOf(call.plan.layout)) allSeats.add(seat);
    if (call.verb === 'change') {
      const { holdId, ofHoldId, bookingId, seats } = call.command;
      changes.set(holdId, ofHoldId);
      for (const { seat } of seats) {
        allSeats.add(seat);
        addTo(seatsOfHold, ofHoldId, seat);
        addTo(seatsOfBooking, bookingId, seat);
      }
    }
    if (call.verb !== 'hold') continue;
    for (const seat of grantedBy(call)) {
      allSeats.add(seat);
      addTo(seatsOfHold, call.command.holdId, seat);
      addTo(seatsOfBooking, call.command.bookingId, seat);
    }
    for (const { passengerId, seat } of call.answer?.ok ? call.answer.value.seats : []) {
      passengers.set(`${call.command.holdId} ${seat}`, passengerId);
    }
    if (call.answer?.ok === false) for (const seat of call.answer.error.seats ?? []) allSeats.add(seat);
    if (!call.answer) {
      unheard.add(call.command.holdId);
      // Whoever asks for seats by name has exactly these, or none.
      for (const seat of namedBy(call) ?? []) {
        allSeats.add(seat);
        addTo(seatsOfHold, call.command.holdId, seat);
      }
    }
  }
  const changed = new Set(changes.values());
  const operations = new Map([...allSeats].map((seat): [string, SeatOperation[]] => [seat, []]));
  for (const call of calls) {
    for (const seat of seatsTouched(call, { allSeats, seatsOfHold, seatsOfBooking, unheard, changes })) {
      const { callNumber, answerNumber } = call;
      const leaver = call.verb === 'release' ? passengers.get(`${call.holdId} ${seat}`) : undefined;
      const isChanged = 'holdId' in call && changed.has(call.holdId);
      const isSure = 'holdId' in call && !isChanged && (seatsOfHold.get(call.holdId)?.has(seat) ?? false);
      const changeOf = 'holdId' in call ? changes.get(call.holdId) : undefined;
      for (const outcomes of stepsOf(call, seat, { leaver, isSure, isChanged, changeOf })) {
        operations.get(seat)?.push({ label: labelOf(call), callNumber, answerNumber, outcomes });
      }
    }
  }
  return operations;
}

type Known = {
  allSeats: Set<string>;
  seatsOfHold: Map<string, Set<string>>;
  seatsOfBooking: Map<string, Set<string>>;
  unheard: Set<string>;
  changes: Map<string, string>;
};

function seatsTouched(call: FlightCall, known: Known): Iterable<string> {
  if (call.verb === 'read') return call.answer ? known.allSeats : [];
  if (call.verb === 'plan' || call.verb === 'block') return known.allSeats;
  if (call.verb === 'change') {
    if (call.answer?.ok === false) return call.answer.error.seats ?? [];
    return call.command.seats.map(({ seat }) => seat);
  }
  if (call.verb !== 'hold') {
    const changeOf = known.changes.get(call.holdId);
    if (changeOf !== undefined) return call.verb === 'confirm' ? (known.seatsOfHold.get(changeOf) ?? []) : [];
    return known.seatsOfHold.get(call.holdId) ?? (known.unheard.has(call.holdId) ? known.allSeats : []);
  }
  const { command, answer } = call;
  const own = known.seatsOfBooking.get(command.bookingId) ?? [];
  if (!answer) {
    const named = namedBy(call);
    return named ? new Set([...own, ...named]) : known.allSeats;
  }
  return answer.ok ? new Set([...own, ...grantedBy(call)]) : (answer.error.seats ?? []);
}

function labelOf(call: FlightCall): string {
  const id = call.verb === 'hold' || call.verb === 'change' ? call.command.holdId : 'holdId' in call ? call.holdId : '';
  const answer =
    call.answer === undefined ? 'unanswered' : 'ok' in call.answer ? (call.answer.ok ? 'ok' : 'refused') : 'read';
  return `${call.verb} ${id} ${answer} [${call.callNumber}, ${call.answerNumber}]`;
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
