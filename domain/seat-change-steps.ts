// How seats change on several flights, all or nothing: held on every flight, then confirmed on every flight; or given back.
// A step is stored before it is taken. Asking twice is safe, because each flight's part has a hold id of its own.
import type { CommonFailure, EndedHold, Failure, FieldFault, HoldFailure } from '#domain/errors';
import type { FlightId, Instant, PassengerId } from '#domain/ids';
import type { Money } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { SeatNumber } from '#domain/seat-map';

/** What somebody asks for: this passenger in this seat of that flight. */
export type SeatChangeWish = { passengerId: PassengerId; flightId: FlightId; seat: SeatNumber };

export type SeatChangeStep = 'hold' | 'confirm' | 'release' | 'changed' | 'refused';
export type SeatChangeProgress = {
  step: SeatChangeStep;
  /** Why it is refused, once it is. */
  refusal: Failure | null;
  /** Times the present step was tried without an answer. */
  attempts: number;
  nextTryAt: Instant | null;
};

/** What was heard after a step was taken. */
export type SeatChangeHeard =
  | { outcome: 'seats_held' | 'seats_confirmed' | 'seats_released' | 'unknown' }
  | { outcome: 'refused'; refusal: Failure }
  /** A flight ended its part between holding and confirming; the others have passed theirs on. */
  | { outcome: 'seats_lost'; refusal: Failure };

const longestWaitMilliseconds = 60_000;

export const beginSeatChange = (): SeatChangeProgress => ({
  step: 'hold',
  refusal: null,
  attempts: 0,
  nextTryAt: null,
});

/** True once nothing more will happen by itself. */
export const isSeatChangeSettled = ({ step }: SeatChangeProgress): boolean => step === 'changed' || step === 'refused';

/**
 * The change after one outcome of its present step. Until every flight holds, a refusal or a silence gives everything
 * back; from then on it is decided, and what was not heard is asked for again until it is.
 */
export function advanceSeatChange(
  change: SeatChangeProgress,
  heard: SeatChangeHeard,
  now: Instant,
): SeatChangeProgress {
  switch (`${change.step} ${heard.outcome}` as const) {
    case 'hold seats_held':
      return moveTo('confirm', null);
    case 'hold refused':
      return moveTo('release', refusalIn(heard));
    case 'hold unknown':
      return moveTo('release', { code: 'busy', retryAfterSeconds: 2 });
    case 'confirm seats_confirmed':
      return moveTo('changed', null);
    case 'confirm seats_lost':
      return moveTo('refused', refusalIn(heard));
    case 'release seats_released':
      return moveTo('refused', change.refusal);
    default:
      return isSeatChangeSettled(change) ? change : tryAgain(change, now);
  }
}

/**
 * What a change costs beyond what was charged for the seats that are left. The price of a booking is locked, so a cheaper
 * change costs nothing and a dearer one is refused with the difference.
 */
export function refuseDearerSeats(
  seats: readonly { priceMinor: number; paidMinor: number }[],
  currency: Money['currency'],
): { code: 'seat_costs_extra'; extra: Money } | undefined {
  const amountMinor = seats.reduce((sum, { priceMinor, paidMinor }) => sum + priceMinor - paidMinor, 0);
  return amountMinor > 0 ? { code: 'seat_costs_extra', extra: { amountMinor, currency } } : undefined;
}

export type Seated = { passengerId: PassengerId; isLapInfant: boolean };

/**
 * The wishes by flight, in the order flights are asked in, or which of them speak of nobody or no flight of the booking,
 * or speak twice of one passenger. Whether a seat may be had is for its flight to say.
 */
export function sortSeatWishes(
  wishes: readonly SeatChangeWish[],
  party: readonly Seated[],
  flightIds: readonly FlightId[],
): Result<{ flightId: FlightId; wishes: SeatChangeWish[] }[], CommonFailure | HoldFailure> {
  const errors = wishes.flatMap((wish, index) => faultsOf(wish, index, wishes, party, flightIds));
  if (errors.length > 0) return err({ code: 'invalid_request', errors });
  const forInfant = wishes.find((wish) => party.some((one) => one.isLapInfant && one.passengerId === wish.passengerId));
  if (forInfant) return err({ code: 'seat_for_infant', flightId: forInfant.flightId });
  const byFlight = Map.groupBy(wishes, ({ flightId }) => flightId);
  return ok(
    [...byFlight]
      .map(([flightId, ofFlight]) => ({ flightId, wishes: ofFlight }))
      .sort((one, other) => (one.flightId < other.flightId ? -1 : 1)),
  );
}

/** How a flight that ended its part is told to whoever asked: the seats are gone, or the hold under them is. */
export function refusalOfEnded(
  ended: EndedHold | CommonFailure,
  part: { flightId: FlightId; seats: SeatNumber[] },
  isTicketed: boolean,
): Failure {
  return isTicketed ? { code: 'seat_unavailable', ...part, alternatives: [] } : ended;
}

function faultsOf(
  wish: SeatChangeWish,
  index: number,
  wishes: readonly SeatChangeWish[],
  party: readonly Seated[],
  flightIds: readonly FlightId[],
): FieldFault[] {
  const pointer = `/seats/${index}`;
  if (!party.some(({ passengerId }) => passengerId === wish.passengerId)) {
    const detail = 'is not a passenger of this booking';
    return [{ pointer: `${pointer}/passenger_id`, code: 'unknown_passenger', detail }];
  }
  if (!flightIds.includes(wish.flightId)) {
    return [{ pointer: `${pointer}/flight_id`, code: 'unknown_flight', detail: 'is not a flight of this booking' }];
  }
  const isSame = ({ passengerId, flightId }: SeatChangeWish) =>
    passengerId === wish.passengerId && flightId === wish.flightId;
  return wishes.findIndex(isSame) < index
    ? [{ pointer, code: 'seat_wish_repeated', detail: 'names a second seat for one passenger' }]
    : [];
}

const refusalIn = (heard: SeatChangeHeard): Failure | null => ('refusal' in heard ? heard.refusal : null);

const moveTo = (step: SeatChangeStep, refusal: Failure | null): SeatChangeProgress => ({
  step,
  refusal,
  attempts: 0,
  nextTryAt: null,
});

function tryAgain(change: SeatChangeProgress, now: Instant): SeatChangeProgress {
  const attempts = change.attempts + 1;
  return { ...change, attempts, nextTryAt: now + Math.min(1000 * 2 ** attempts, longestWaitMilliseconds) };
}
