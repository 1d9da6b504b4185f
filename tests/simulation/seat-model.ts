// The sequential model of one seat, and what each call on a flight means for it.
import { seatsOf } from '#domain/seat-map';
import type { FlightCall } from './flight-history.ts';
import type { Operation } from './linearizability.ts';

/**
 * `gone`: the aircraft of the present plan has no such seat. `isLoose`: come to its hold by a change of seats, which may be
 * under way or done, and ends with much else that happens to the hold; such a seat may turn out to be free at any time.
 */
export type SeatState = (
  | { kind: 'free' | 'blocked' | 'gone' }
  | { kind: 'held'; holdId: string; bookingId: string; expiresAt: number; isLoose?: true }
  | { kind: 'taken'; holdId: string; bookingId: string; isLoose?: true }
) & { planVersion: number };

export type SeatOperation = Operation<SeatState> & { label: string };

const freed = ({ planVersion }: SeatState): SeatState => ({ kind: 'free', planVersion });
const taken = ({
  expiresAt: _,
  ...state
}: Extract<SeatState, { bookingId: string }> & { expiresAt?: number }): SeatState => ({
  ...state,
  kind: 'taken',
});

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

/** Who leaves a seat, and whether the hold that is acted on was ever told that it has this seat. */
type OfHold = {
  leaver: string | undefined;
  isSure: boolean;
  /** Its seats have been changed, or may have been, so who sits where under it is not known. */
  isChanged: boolean;
  /** The hold that is changed, when the verb is on a change. */
  changeOf: string | undefined;
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

/** What a call means for the seat, one step after the other; staff who block seats bring the plan they saw along. */
function stepsOf(call: FlightCall, seat: string, ofHold: OfHold): SeatOperation['outcomes'][] {
  const outcomes = outcomesOf(call, seat, ofHold);
  const steps = outcomes ? [outcomes] : [];
  return call.verb === 'block' ? [planOutcomes(call, seat), ...steps] : steps;
}

/** A newer plan takes seats away or brings them; who sat in a seat that is gone has none any more. */
function planOutcomes(call: Extract<FlightCall, { verb: 'plan' | 'block' }>, seat: string): SeatOperation['outcomes'] {
  const { plan } = call;
  const isBuilt = seatsOf(plan.layout).some((one) => one.seat === seat);
  return (state) => {
    if (plan.planVersion <= state.planVersion) return [state];
    const { planVersion } = plan;
    if (!isBuilt) return [{ kind: 'gone', planVersion }];
    return asSeen(state, call).map((one) =>
      one.kind === 'gone' ? { kind: 'free', planVersion } : { ...one, planVersion },
    );
  };
}

/** Exactly these seats are out of sale afterwards; a claimed one refuses the whole. */
function blockOutcomes(call: Extract<FlightCall, { verb: 'block' }>, seat: string, inTime: InTime) {
  if (call.answer && !call.answer.ok) return undefined;
  const isNamed = call.seats.includes(seat);
  return inTime((state) => {
    if (state.kind === 'blocked') return [isNamed ? state : freed(state)];
    if (!isNamed || state.kind === 'gone') return [state];
    if (state.kind === 'free') return [{ kind: 'blocked', planVersion: state.planVersion }];
    return call.answer ? [] : [state];
  });
}

/** How the seat goes on after this call; undefined when the call says nothing about it. */
function outcomesOf(call: FlightCall, seat: string, ofHold: OfHold): SeatOperation['outcomes'] | undefined {
  const inTime = (decide: (state: SeatState) => SeatState[]) => (state: SeatState) =>
    asSeen(state, call).flatMap(decide);
  switch (call.verb) {
    case 'read':
      return inTime((state) => (shownAs(state) === (call.answer?.states[seat] ?? 'free') ? [state] : []));
    case 'plan':
      return planOutcomes(call, seat);
    case 'block':
      return blockOutcomes(call, seat, inTime);
    case 'hold':
      return holdOutcomes(call, seat, inTime);
    case 'change':
      return changeOutcomes(call, inTime);
    case 'keep': {
      const keep = (state: SeatState): SeatState =>
        state.kind === 'held' ? { ...state, expiresAt: Math.max(state.expiresAt, call.until) } : state;
      return onOwnSeat(call, call.answer, ofHold, inTime, keep);
    }
    case 'confirm':
      if (ofHold.changeOf !== undefined) return passOnOutcomes(call, ofHold.changeOf, inTime);
      return onOwnSeat(call, call.answer, ofHold, inTime, (state) => (state.kind === 'held' ? taken(state) : state));
    case 'release':
      if (call.passengerIds) return leaveOutcomes(call, call.passengerIds, ofHold, inTime);
      return onOwnSeat(call, call.answer && { ok: call.answer.value?.released ?? false }, ofHold, inTime, freed);
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
  const held = ({ planVersion }: SeatState): SeatState => ({ kind: 'held', holdId, bookingId, expiresAt, planVersion });

  const isOwn = (state: SeatState) => state.kind === 'held' && state.bookingId === bookingId;
  const isOpen = (state: SeatState) => state.kind === 'free' || isOwn(state);
  const isRepeat = (state: SeatState) => 'holdId' in state && state.holdId === holdId;
  if (!answer) {
    return inTime((state) => (isRepeat(state) ? [state] : isOpen(state) ? [held(state), freed(state)] : [state]));
  }
  if (answer.ok) {
    if (grantedBy(call).includes(seat)) {
      return inTime((state) => (isRepeat(state) ? [state] : isOpen(state) ? [held(state)] : []));
    }
    return inTime((state) => (isOwn(state) && !isRepeat(state) ? [freed(state)] : [state]));
  }
  if (answer.error.code !== 'seat_unavailable') return undefined;
  return inTime((state) => (isOpen(state) || state.kind === 'gone' ? [] : [state]));
}

/** Other seats for a hold: free ones become its own, and it may drop them again; a taken one refuses the whole. */
function changeOutcomes(
  { command: { ofHoldId: holdId, bookingId }, answer }: Extract<FlightCall, { verb: 'change' }>,
  inTime: InTime,
): SeatOperation['outcomes'] | undefined {
  const isOwn = (state: SeatState) => 'holdId' in state && state.holdId === holdId;
  const gained = ({ planVersion }: SeatState): SeatState => {
    return { kind: 'held', holdId, bookingId, expiresAt: Number.POSITIVE_INFINITY, isLoose: true, planVersion };
  };
  if (!answer) return inTime((state) => (state.kind === 'free' ? [state, gained(state)] : [state]));
  if (answer.ok) return inTime((state) => (isOwn(state) ? [state] : state.kind === 'free' ? [gained(state)] : []));
  if (answer.error.code !== 'seat_unavailable') return undefined;
  return inTime((state) => (state.kind === 'free' || state.kind === 'gone' ? [] : [state]));
}

/** A change is done: what was gained is as the hold is, and what was left is free. */
function passOnOutcomes(
  { answer }: Extract<FlightCall, { verb: 'confirm' }>,
  ofHoldId: string,
  inTime: InTime,
): SeatOperation['outcomes'] | undefined {
  if (answer && !answer.ok) return undefined;
  return inTime((state) => {
    if (!('holdId' in state) || state.holdId !== ofHoldId) return [state];
    return state.isLoose ? [state, taken(state)] : [state, freed(state)];
  });
}

/** Some of a party leave: their seats are free, the others' are not, and who has left already leaves nothing behind. */
function leaveOutcomes(
  { holdId, answer }: Extract<FlightCall, { verb: 'release' }>,
  passengerIds: readonly string[],
  { leaver, isChanged }: OfHold,
  inTime: InTime,
): SeatOperation['outcomes'] | undefined {
  const isOwn = (state: SeatState) => 'holdId' in state && state.holdId === holdId;
  if (isChanged) return inTime((state) => (isOwn(state) ? [state, freed(state)] : [state]));
  const isNamed = leaver !== undefined && passengerIds.includes(leaver);
  if (!isNamed || (answer && !answer.ok)) return undefined;
  if (answer && !answer.value?.released) return inTime((state) => (isOwn(state) ? [] : [state]));
  return inTime((state) => [isOwn(state) ? freed(state) : state]);
}

/** A verb on a hold: with success the seat was that hold's, with refusal it was not; unanswered it may be either. */
function onOwnSeat(
  { holdId }: { holdId: string },
  answer: { ok: boolean; error?: { code: string } } | undefined,
  { isSure, isChanged }: OfHold,
  inTime: InTime,
  change: (state: SeatState) => SeatState,
): SeatOperation['outcomes'] | undefined {
  if (answer?.error?.code === 'busy') return undefined;
  const isOwn = (state: SeatState) => 'holdId' in state && state.holdId === holdId;
  if (!answer) return inTime((state) => (isOwn(state) ? [change(state)] : [state]));
  // A hold whose seat a smaller aircraft took away lives on without it.
  const mayHaveNone = (state: SeatState) => !isSure || hasBeenRefitted(state);
  if (answer.ok) return inTime((state) => (isOwn(state) ? [change(state)] : mayHaveNone(state) ? [state] : []));
  return inTime((state) => (isOwn(state) && !isChanged ? [] : [state]));
}

/** A hold is dead at the instant it expires: surely, when the object's clock had passed it; perhaps, when it may have. */
function asSeen(state: SeatState, { earliest, latest }: FlightCall): SeatState[] {
  if ('isLoose' in state) return [state, freed(state)];
  if (state.kind !== 'held' || latest < state.expiresAt) return [state];
  return earliest >= state.expiresAt ? [freed(state)] : [state, freed(state)];
}

/** Only a flight on its second plan can have lost seats that were held. */
const hasBeenRefitted = ({ planVersion }: SeatState): boolean => planVersion > 1;

/** A seat that is gone is on no map, and one on no map reads as free. */
const shownAs = ({ kind }: SeatState): string => (kind === 'gone' ? 'free' : kind);

/** The seats a hold asks for by name; undefined when it leaves some to the flight. */
function namedBy({ command }: Extract<FlightCall, { verb: 'hold' }>): string[] | undefined {
  const isNamed = command.party.every(({ seat, seating }) => seat !== null || seating === 'lap');
  return isNamed ? command.party.flatMap(({ seat }) => seat ?? []) : undefined;
}

function grantedBy(call: FlightCall): string[] {
  return call.verb === 'hold' && call.answer?.ok ? call.answer.value.seats.flatMap(({ seat }) => seat ?? []) : [];
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
