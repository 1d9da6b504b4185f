// The second way to judge a history: each answer against the rows as commits left them while its call was under way.
import type { FlightCall, FlightCommit } from './flight-history.ts';
import type { Violation } from './invariants.ts';

type Replay = { violations: Violation[]; undecided: number };

/**
 * Versions give the order of commits, real time says which of them a call can have seen. An answer that none of those explains
 * is wrong. Where one commit carried several changes, what lay between them was never stored: such a call is left undecided.
 */
export function replayFlights(calls: readonly FlightCall[], commits: readonly FlightCommit[]): Replay {
  const replay: Replay = { violations: [], undecided: 0 };
  const commitsOf = Map.groupBy(commits, ({ flight }) => flight);
  for (const call of calls) {
    if (call.answer === undefined) continue;
    const inOrder = commitsOf.get(call.flight) ?? [];
    const seen = seenBy(call, inOrder);
    if (seen.length === 0 || seen.some((commit) => isExplainedBy(call, commit))) continue;
    if (carriesSeveral(seen)) replay.undecided++;
    else {
      const detail = `${call.flight} answered ${call.verb} [${call.callNumber}, ${call.answerNumber}] as none of its commits would`;
      replay.violations.push({ invariant: 'S11', detail });
    }
  }
  return replay;
}

/** S6: no commit leaves a seat to a hold that was dead when it was made, so none is ever granted dead either. */
export function deadInCommits(commits: readonly FlightCommit[]): Violation[] {
  const violations: Violation[] = [];
  for (const { flight, lastNow, seats } of commits) {
    for (const [seat, { state, holdId, expiresAt }] of seats) {
      if (state !== 'held' || (expiresAt ?? 0) > lastNow) continue;
      violations.push({ invariant: 'S6', detail: `${flight} keeps ${seat} for ${holdId}, which is dead` });
    }
  }
  return violations;
}

/** What stood when the call was sent, and every commit until it was answered. */
function seenBy(call: FlightCall, commits: readonly FlightCommit[]): FlightCommit[] {
  let from = firstAfter(commits, call.callNumber) - 1;
  const until = firstAfter(commits, call.answerNumber);
  from = Math.max(from, 0);
  return commits.slice(from, until);
}

function firstAfter(commits: readonly FlightCommit[], number: number): number {
  let [low, high] = [0, commits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((commits[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

const carriesSeveral = (seen: readonly FlightCommit[]): boolean =>
  seen.some((commit, position) => position > 0 && commit.version - (seen[position - 1]?.version ?? 0) > 1);

function isExplainedBy(call: FlightCall, commit: FlightCommit): boolean {
  const { seats } = commit;
  const owns = (holdId: string) => [...seats.values()].filter((row) => row.holdId === holdId);
  switch (call.verb) {
    case 'change':
    case 'hold': {
      const { answer, command } = call;
      if (!answer) return true;
      if (answer.ok) {
        const granted = answer.value.seats.flatMap(({ seat }) => seat ?? []);
        const owners: string[] = 'ofHoldId' in command ? [command.holdId, command.ofHoldId] : [command.holdId];
        return granted.every((seat) => !seats.has(seat) || owners.includes(seats.get(seat)?.holdId ?? ''));
      }
      if (answer.error.code !== 'seat_unavailable') return true;
      return (answer.error.seats ?? []).every((seat) => (seats.get(seat)?.state ?? 'free') !== 'free');
    }
    case 'confirm':
      return !call.answer?.ok || owns(call.holdId).every(({ state }) => state === 'taken');
    case 'release':
      return !call.answer?.value?.released || call.passengerIds !== undefined || owns(call.holdId).length === 0;
    case 'read':
      return call.answer === undefined || isWhatWasRead(call.answer, call.latest, commit);
    default:
      return true;
  }
}

/** A dead hold's seat may read as free before anything has tidied its row. */
function isWhatWasRead(
  answer: { version: number; states: Record<string, string> },
  latest: number,
  { version, seats }: FlightCommit,
): boolean {
  if (answer.version !== version) return false;
  return [...seats].every(([seat, { state, expiresAt }]) => {
    const read = answer.states[seat] ?? 'free';
    return read === state || (state === 'held' && read === 'free' && (expiresAt ?? 0) <= latest);
  });
}
