// What callers saw of every flight, and what its rows said after each commit: two accounts of the same hours, kept apart.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { HoldOtherSeats, HoldSeats, OtherSeatsHeld, SeatStates, SeatsHeld } from '#contracts/flight-object';
import type { FlightPlan } from '#domain/flight-plan';
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
    | {
        verb: 'change';
        command: HoldOtherSeats;
        answer: { ok: true; value: OtherSeatsHeld } | { ok: false; error: Refused } | undefined;
      }
    | { verb: 'keep'; holdId: HoldId; until: Instant; answer: { ok: boolean; error?: Refused } | undefined }
    | { verb: 'confirm'; holdId: HoldId; answer: { ok: boolean; error?: Refused } | undefined }
    | {
        verb: 'release';
        holdId: HoldId;
        /** Who leaves; everybody when it is not said. */
        passengerIds?: string[] | undefined;
        answer: { ok: boolean; value?: { released: boolean } } | undefined;
      }
    | { verb: 'read'; answer: SeatStates | undefined }
    | { verb: 'plan'; plan: FlightPlan; answer: { ok: boolean } | undefined }
    | { verb: 'block'; plan: FlightPlan; seats: string[]; answer: { ok: boolean; error?: Refused } | undefined }
  );
type Refused = { code: string; seats?: string[] };

export type SeatRow = { state: string; holdId: string | null; expiresAt: number | null };
/** The rows of a flight as a commit left them; `number` is its place among the calls and answers. */
export type FlightCommit = {
  flight: string;
  number: number;
  version: number;
  /** What the flight took for the time. */
  lastNow: Instant;
  seats: Map<string, SeatRow>;
};

type Called = { kind: string; name: string; clockOffset: number; stored: { database: DatabaseSync } };
export type CallRecorder = {
  begins(host: Called, method: string, given: unknown[]): CallWatch | undefined;
  committed(host: Called): void;
};

const verbs: Record<string, FlightCall['verb']> = {
  hold: 'hold',
  holdOtherSeats: 'change',
  keep: 'keep',
  confirm: 'confirm',
  release: 'release',
  seatStates: 'read',
  applyPlan: 'plan',
  block: 'block',
};

/** An answer that never came leaves its call open: it may have run at any time after it was sent, or never. */
export function flightHistory(now: () => Instant) {
  const calls: FlightCall[] = [];
  const commits: FlightCommit[] = [];
  const readers = new Map<string, (() => Omit<FlightCommit, 'flight' | 'number'>) | undefined>();
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
    commits,
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
    committed(host: Called): void {
      if (host.kind !== 'Flight') return;
      const read = readers.get(host.name) ?? readerOf(host.stored.database);
      readers.set(host.name, read);
      commits.push({ flight: host.name, number: order++, ...read() });
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

/** Prepared once a flight, since it runs at every commit. */
function readerOf(database: DatabaseSync): () => Omit<FlightCommit, 'flight' | 'number'> {
  const flight: StatementSync = database.prepare('SELECT version, last_now AS lastNow FROM flight');
  const seats: StatementSync = database.prepare(
    'SELECT seat, seats.state, seats.hold_id AS holdId, expires_at AS expiresAt FROM seats LEFT JOIN holds USING (hold_id)',
  );
  return () => ({
    ...(flight.get() as { version: number; lastNow: Instant }),
    seats: new Map((seats.all() as (SeatRow & { seat: string })[]).map(({ seat, ...row }) => [seat, row])),
  });
}

function factsOf(verb: FlightCall['verb'], given: unknown[]): object {
  switch (verb) {
    case 'hold':
    case 'change':
      return { command: structuredClone(given[1]) };
    case 'keep':
      return { holdId: given[1], until: given[2] };
    case 'release':
      return { holdId: given[1], passengerIds: given[2] };
    case 'plan':
      return { plan: structuredClone(given[1]) };
    case 'block':
      return { plan: structuredClone(given[1]), seats: given[2] };
    default:
      return verb === 'read' ? {} : { holdId: given[1] };
  }
}
