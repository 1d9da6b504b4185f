// The sequential model of one seat, and what each call on a flight means for it.
import type { FlightCall } from './flight-history.ts';

export type SeatState =
  | { kind: 'free' }
  | { kind: 'held'; holdId: string; bookingId: string; expiresAt: number }
  | { kind: 'taken'; holdId: string; bookingId: string };

export type SeatOperation = {
  label: string;
  callNumber: number;
  /** Infinite when nobody heard an answer. */
  answerNumber: number;
  /** What the seat may be afterwards; empty when the answer does not fit the state. The state itself means: nothing changed. */
  outcomes(state: SeatState): SeatState[];
};

const free: SeatState = { kind: 'free' };

/** The operations on each seat that any call named or was given. */
export function seatOperations(calls: readonly FlightCall[]): Map<string, SeatOperation[]> {
  const seatsOfHold = new Map<string, Set<string>>();
  const seatsOfBooking = new Map<string, Set<string>>();
  const allSeats = new Set<string>();
  for (const call of calls) {
    if (call.verb === 'read') for (const seat of Object.keys(call.answer?.states ?? {})) allSeats.add(seat);
    if (call.verb !== 'hold') continue;
    for (const seat of grantedBy(call)) {
      allSeats.add(seat);
      addTo(seatsOfHold, call.command.holdId, seat);
      addTo(seatsOfBooking, call.command.bookingId, seat);
    }
  }
  const operations = new Map([...allSeats].map((seat): [string, SeatOperation[]] => [seat, []]));
  for (const call of calls) {
    for (const seat of seatsTouched(call, { allSeats, seatsOfHold, seatsOfBooking })) {
      const outcomes = outcomesOf(call, seat);
      const { callNumber, answerNumber } = call;
      if (outcomes) operations.get(seat)?.push({ label: labelOf(call), callNumber, answerNumber, outcomes });
    }
  }
  return operations;
}

type Known = {
  allSeats: Set<string>;
  seatsOfHold: Map<string, Set<string>>;
  seatsOfBooking: Map<string, Set<string>>;
};

function seatsTouched(call: FlightCall, known: Known): Iterable<string> {
  if (call.verb === 'read') return call.answer ? known.allSeats : [];
  if (call.verb !== 'hold') return known.seatsOfHold.get(call.holdId) ?? [];
  const { command, answer } = call;
  const own = known.seatsOfBooking.get(command.bookingId) ?? [];
  if (!answer) {
    const isNamed = command.party.every(({ seat, seating }) => seat !== null || seating === 'lap');
    return isNamed ? new Set([...own, ...command.party.flatMap(({ seat }) => seat ?? [])]) : known.allSeats;
  }
  return answer.ok ? new Set([...own, ...grantedBy(call)]) : (answer.error.seats ?? []);
}

/** How the seat goes on after this call; undefined when the call says nothing about it. */
function outcomesOf(call: FlightCall, seat: string): SeatOperation['outcomes'] | undefined {
  const inTime = (decide: (state: SeatState) => SeatState[]) => (state: SeatState) =>
    asSeen(state, call).flatMap(decide);
  switch (call.verb) {
    case 'read':
      return inTime((state) => (state.kind === (call.answer?.states[seat] ?? 'free') ? [state] : []));
    case 'hold':
      return holdOutcomes(call, seat, inTime);
    case 'keep': {
      const keep = (state: SeatState): SeatState =>
        state.kind === 'held' ? { ...state, expiresAt: Math.max(state.expiresAt, call.until) } : state;
      return onOwnSeat(call, call.answer, inTime, keep);
    }
    case 'confirm':
      return onOwnSeat(call, call.answer, inTime, (state) =>
        state.kind === 'held' ? { kind: 'taken', holdId: state.holdId, bookingId: state.bookingId } : state,
      );
    case 'release':
      return onOwnSeat(call, call.answer && { ok: call.answer.value?.released ?? false }, inTime, () => free);
  }
}

type InTime = (decide: (state: SeatState) => SeatState[]) => SeatOperation['outcomes'];

function holdOutcomes(
  call: Extract<FlightCall, { verb: 'hold' }>,
  seat: string,
  inTime: InTime,
): SeatOperation['outcomes'] | undefined {
  const { command, answer } = call;
  const { holdId, bookingId, expiresAt } = command;
  const held: SeatState = { kind: 'held', holdId, bookingId, expiresAt };
  const isOwn = (state: SeatState) => state.kind === 'held' && state.bookingId === bookingId;
  const isOpen = (state: SeatState) => state.kind === 'free' || isOwn(state);
  const isRepeat = (state: SeatState) => state.kind !== 'free' && state.holdId === holdId;
  if (!answer) {
    return inTime((state) => (isRepeat(state) ? [state] : isOpen(state) ? [held, free] : [state]));
  }
  if (answer.ok) {
    if (grantedBy(call).includes(seat)) {
      return inTime((state) => (isRepeat(state) ? [state] : isOpen(state) ? [held] : []));
    }
    return inTime((state) => (isOwn(state) && !isRepeat(state) ? [free] : [state]));
  }
  if (answer.error.code !== 'seat_unavailable') return undefined;
  return inTime((state) => (isOpen(state) ? [] : [state]));
}

/** A verb on a hold: with success the seat was that hold's, with refusal it was not; unanswered it may be either. */
function onOwnSeat(
  { holdId }: { holdId: string },
  answer: { ok: boolean; error?: { code: string } } | undefined,
  inTime: InTime,
  change: (state: SeatState) => SeatState,
): SeatOperation['outcomes'] | undefined {
  if (answer?.error?.code === 'busy') return undefined;
  const isOwn = (state: SeatState) => state.kind !== 'free' && state.holdId === holdId;
  if (!answer) return inTime((state) => (isOwn(state) ? [change(state)] : [state]));
  if (answer.ok) return inTime((state) => (isOwn(state) ? [change(state)] : []));
  return inTime((state) => (isOwn(state) ? [] : [state]));
}

/** A hold is dead at the instant it expires: surely, when the object's clock had passed it; perhaps, when it may have. */
function asSeen(state: SeatState, { earliest, latest }: FlightCall): SeatState[] {
  if (state.kind !== 'held' || latest < state.expiresAt) return [state];
  return earliest >= state.expiresAt ? [free] : [state, free];
}

function grantedBy(call: FlightCall): string[] {
  return call.verb === 'hold' && call.answer?.ok ? call.answer.value.seats.flatMap(({ seat }) => seat ?? []) : [];
}

function labelOf(call: FlightCall): string {
  const id = call.verb === 'hold' ? call.command.holdId : call.verb === 'read' ? '' : call.holdId;
  const answer =
    call.answer === undefined ? 'unanswered' : 'ok' in call.answer ? (call.answer.ok ? 'ok' : 'refused') : 'read';
  return `${call.verb} ${id} ${answer} [${call.callNumber}, ${call.answerNumber}]`;
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
