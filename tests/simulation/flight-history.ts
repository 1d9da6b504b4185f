// What callers saw of every flight: each call with when it was sent, when it was answered, and what was answered.
import type { HoldSeats, SeatStates, SeatsHeld } from '#contracts/flight-object';
import type { HoldId, Instant } from '#domain/ids';
import type { CallWatch } from './network.ts';

/** The clock of an object as far as a caller can know it: never before `earliest` when the call ran, never after `latest`. */
type Seen = { callNumber: number; answerNumber: number; earliest: Instant; latest: Instant };

export type FlightCall = Seen & { flight: string } & (
    | {
        verb: 'hold';
        command: HoldSeats;
        answer: { ok: true; value: SeatsHeld } | { ok: false; error: Refused } | undefined;
      }
    | { verb: 'keep'; holdId: HoldId; until: Instant; answer: { ok: boolean; error?: Refused } | undefined }
    | { verb: 'confirm'; holdId: HoldId; answer: { ok: boolean; error?: Refused } | undefined }
    | { verb: 'release'; holdId: HoldId; answer: { ok: boolean; value?: { released: boolean } } | undefined }
    | { verb: 'read'; answer: SeatStates | undefined }
  );
type Refused = { code: string; seats?: string[] };

type Called = { kind: string; name: string; clockOffset: number };
export type CallRecorder = { begins(host: Called, method: string, given: unknown[]): CallWatch | undefined };

const verbs: Record<string, FlightCall['verb']> = {
  hold: 'hold',
  keep: 'keep',
  confirm: 'confirm',
  release: 'release',
  seatStates: 'read',
};

/** An answer that never came leaves its call open: it may have run at any time after it was sent, or never. */
export function flightHistory(now: () => Instant) {
  const calls: FlightCall[] = [];
  const highestClock = new Map<string, Instant>();
  let order = 0;

  /** The object's own clock never goes back, so what it has reached bounds every later reading from below. */
  function clockOf(host: Called): Instant {
    const reached = Math.max(now() + host.clockOffset, highestClock.get(host.name) ?? 0);
    highestClock.set(host.name, reached);
    return reached;
  }

  return {
    calls,
    begins(host: Called, method: string, given: unknown[]): CallWatch | undefined {
      const verb = verbs[method];
      if (host.kind !== 'Flight' || !verb) return undefined;
      const call = {
        flight: host.name,
        verb,
        ...factsOf(verb, given),
        callNumber: order++,
        answerNumber: Number.POSITIVE_INFINITY,
        // An object learns of the time only when it commits, so this is what the machine had shown, not what it had read.
        earliest: now() + Math.min(0, host.clockOffset),
        latest: Number.POSITIVE_INFINITY,
        answer: undefined,
      } as FlightCall;
      calls.push(call);
      return {
        ended(answer) {
          call.answerNumber = order++;
          call.latest = clockOf(host);
          (call as { answer: unknown }).answer = answer;
        },
        lost() {},
      };
    },
    /** Before a machine's clock jumps: calls that are under way may have seen either time. */
    clockMoves(host: Called, offset: number): void {
      clockOf(host);
      for (const call of calls) {
        if (call.flight === host.name && call.answer === undefined) {
          call.earliest = Math.min(call.earliest, now() + Math.min(0, offset));
        }
      }
    },
  };
}

function factsOf(verb: FlightCall['verb'], given: unknown[]): object {
  if (verb === 'hold') return { command: structuredClone(given[1]) };
  if (verb === 'keep') return { holdId: given[1], until: given[2] };
  return verb === 'read' ? {} : { holdId: given[1] };
}
