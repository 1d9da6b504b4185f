// Whether what callers saw of a seat could have come from one seat: the search of Wing and Gong, with Lowe's memory, seat by seat.

import type { FlightCall } from './flight-history.ts';
import type { Violation } from './invariants.ts';
import { initialSeat, seatOperations } from './seat-model.ts';

/** Beyond this a history counts as undecided; the search never got near it. */
const mostVisits = 20_000;

/** What the search needs of an operation, whatever the object is. */
export type Operation<State> = {
  callNumber: number;
  /** Infinite when nobody heard an answer. */
  answerNumber: number;
  /** What the object may be afterwards; empty when the answer does not fit the state. The state itself means: nothing changed. */
  outcomes(state: State): State[];
};

export type Verdict = 'linearizable' | 'not linearizable' | 'undecided';

/**
 * Seeks an order in which every answered operation takes effect between its call and its answer and fits the model.
 * An operation that was never answered may have happened at any time after its call, or not at all.
 */
export function checkHistory<State>(operations: readonly Operation<State>[], initial: State): Verdict {
  const ordered = [...operations].sort((one, other) => one.callNumber - other.callNumber);
  const seen = new Set<string>();
  let visits = 0;

  function search(done: bigint, state: State): boolean {
    const waiting = ordered.filter((_, position) => !isDone(done, position));
    const deadline = Math.min(...waiting.map(({ answerNumber }) => answerNumber));
    if (deadline === Number.POSITIVE_INFINITY) return true;
    const memory = `${done.toString(36)} ${JSON.stringify(state)}`;
    if (seen.has(memory)) return false;
    seen.add(memory);
    if (++visits > mostVisits) throw new TooMany();
    return ordered.some((operation, position) => {
      if (isDone(done, position) || operation.callNumber > deadline) return false;
      const isOpen = operation.answerNumber === Number.POSITIVE_INFINITY;
      return operation
        .outcomes(state)
        .some((next) => !(isOpen && next === state) && search(done | (1n << BigInt(position)), next));
    });
  }

  try {
    return search(0n, initial) ? 'linearizable' : 'not linearizable';
  } catch (reason) {
    if (reason instanceof TooMany) return 'undecided';
    throw reason;
  }
}

class TooMany extends Error {}

const isDone = (done: bigint, position: number): boolean => ((done >> BigInt(position)) & 1n) === 1n;

export type HistoryReport = { violations: Violation[]; checkedCalls: number; undecided: number };

/** Every flight seat by seat, every hold whole, and versions in the order of time. */
export function checkFlightHistory(calls: readonly FlightCall[]): HistoryReport {
  const report: HistoryReport = { violations: [], checkedCalls: calls.length, undecided: 0 };
  for (const [flight, ofFlight] of Map.groupBy(calls, (call) => call.flight)) {
    for (const [seat, operations] of seatOperations(ofFlight)) {
      const verdict = checkHistory(operations, initialSeat(ofFlight));
      if (verdict === 'undecided') report.undecided++;
      if (verdict === 'not linearizable') {
        const detail = `no order of what callers saw of ${flight} seat ${seat} makes sense: ${operations.map((one) => one.label).join('; ')}`;
        report.violations.push({ invariant: 'S11', detail });
      }
    }
    report.violations.push(
      ...partHolds(ofFlight),
      ...verbsOnNothing(ofFlight),
      ...versionsOutOfOrder(flight, ofFlight),
    );
  }
  return report;
}

/** A party is seated whole: as many different seats as it has members with a seat of their own. */
function partHolds(calls: readonly FlightCall[]): Violation[] {
  return calls.flatMap((call) => {
    if (call.verb !== 'hold' || !call.answer?.ok) return [];
    const seats = new Set(call.answer.value.seats.flatMap(({ seat }) => seat ?? []));
    const wanted = call.command.party.filter(({ seating }) => seating === 'own_seat').length;
    if (seats.size === wanted) return [];
    return [{ invariant: 'S10', detail: `hold ${call.command.holdId} seats ${seats.size} of ${wanted} people` }];
  });
}

/** Only a hold that was granted, or may have been, can be kept, confirmed or given back with success. */
function verbsOnNothing(calls: readonly FlightCall[]): Violation[] {
  const granted = new Map<string, number>();
  for (const call of calls) {
    if ((call.verb !== 'hold' && call.verb !== 'change') || call.answer?.ok === false) continue;
    const { holdId } = call.command;
    granted.set(holdId, Math.min(call.callNumber, granted.get(holdId) ?? Number.POSITIVE_INFINITY));
  }
  return calls.flatMap((call): Violation[] => {
    if (call.verb !== 'keep' && call.verb !== 'confirm' && call.verb !== 'release') return [];
    const isDone = call.verb === 'release' ? call.answer?.value?.released : call.answer?.ok;
    if (!isDone || (granted.get(call.holdId) ?? Number.POSITIVE_INFINITY) < call.answerNumber) return [];
    return [
      { invariant: 'S4', detail: `${call.verb} of ${call.holdId} succeeded, and nobody was ever given that hold` },
    ];
  });
}

/** What was answered before another call began cannot have a later version than that call's answer. */
function versionsOutOfOrder(flight: string, calls: readonly FlightCall[]): Violation[] {
  const answered = calls.flatMap((call) => {
    const version = versionOf(call);
    return version === undefined ? [] : [{ ...call, version }];
  });
  const byAnswer = [...answered].sort((one, other) => one.answerNumber - other.answerNumber);
  let next = 0;
  let highest = 0;
  return [...answered]
    .sort((one, other) => one.callNumber - other.callNumber)
    .flatMap((call) => {
      for (
        let earlier = byAnswer[next];
        earlier && earlier.answerNumber < call.callNumber;
        earlier = byAnswer[++next]
      ) {
        highest = Math.max(highest, earlier.version);
      }
      if (call.version >= highest) return [];
      return [{ invariant: 'S11', detail: `${flight} answered version ${call.version} after version ${highest}` }];
    });
}

function versionOf(call: FlightCall): number | undefined {
  if (call.verb === 'hold' || call.verb === 'change') return call.answer?.ok ? call.answer.value.version : undefined;
  return call.verb === 'read' ? call.answer?.version : undefined;
}
