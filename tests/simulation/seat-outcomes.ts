// What each call on a flight may make of one seat, given how it was answered: the sequential model, verb by verb.
import { seatsOf } from '#domain/seat-map';
import type { FlightCall } from './flight-history.ts';

/**
 * `gone`: the aircraft of the present plan has no such seat. `isLoose`: come to its hold by a change of seats, which may be
 * under way or done, and ends with much else that happens to the hold; such a seat may turn out to be free at any time.
 */
export type SeatState = (
  | { kind: 'free' | 'blocked' | 'gone' }
  | { kind: 'held'; holdId: string; bookingId: string; expiresAt: number; isLoose?: true }
  | { kind: 'taken'; holdId: string; bookingId: string; isLoose?: true }
) & { planVersion: number };

const freed = ({ planVersion }: SeatState): SeatState => ({ kind: 'free', planVersion });
const taken = ({
  expiresAt: _,
  ...state
}: Extract<SeatState, { bookingId: string }> & { expiresAt?: number }): SeatState => ({
  ...state,
  kind: 'taken',
});

/** Who leaves a seat, and whether the hold that is acted on was ever told that it has this seat. */
export type OfHold = {
  leaver: string | undefined;
  isSure: boolean;
  /** Its seats have been changed, or may have been, so who sits where under it is not known. */
  isChanged: boolean;
  /** The hold that is changed, when the verb is on a change. */
  changeOf: string | undefined;
};

export type Outcomes = (state: SeatState) => SeatState[];

/** What a call means for the seat, one step after the other; staff who block seats bring the plan they saw along. */
export function stepsOf(call: FlightCall, seat: string, ofHold: OfHold): Outcomes[] {
  const outcomes = outcomesOf(call, seat, ofHold);
  const steps = outcomes ? [outcomes] : [];
  return call.verb === 'block' ? [planOutcomes(call, seat), ...steps] : steps;
}

/** A newer plan takes seats away or brings them; who sat in a seat that is gone has none any more. */
function planOutcomes(call: Extract<FlightCall, { verb: 'plan' | 'block' }>, seat: string): Outcomes {
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
function outcomesOf(call: FlightCall, seat: string, ofHold: OfHold): Outcomes | undefined {
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

type InTime = (decide: (state: SeatState) => SeatState[]) => Outcomes;

function holdOutcomes(call: Extract<FlightCall, { verb: 'hold' }>, seat: string, inTime: InTime): Outcomes | undefined {
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
): Outcomes | undefined {
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
): Outcomes | undefined {
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
): Outcomes | undefined {
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
): Outcomes | undefined {
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
export function namedBy({ command }: Extract<FlightCall, { verb: 'hold' }>): string[] | undefined {
  const isNamed = command.party.every(({ seat, seating }) => seat !== null || seating === 'lap');
  return isNamed ? command.party.flatMap(({ seat }) => seat ?? []) : undefined;
}

export function grantedBy(call: FlightCall): string[] {
  return call.verb === 'hold' && call.answer?.ok ? call.answer.value.seats.flatMap(({ seat }) => seat ?? []) : [];
}
