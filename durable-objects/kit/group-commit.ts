// Every write of an object goes through `commit`: calls of one turn share one outer transaction, each in a nested one of its own.
import type { CommonFailure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { err, type Result } from '#domain/result';

export type Busy = Extract<CommonFailure, { code: 'busy' }>;

/** Calls that may wait for one batch; the rest are told to come back, since a queue without an end helps nobody. */
const waitingLimit = 1000;

type Waiting = {
  run: (now: Instant) => Result<unknown, unknown>;
  resolve: (value: never) => void;
  reject: (reason: unknown) => void;
};
type Outcome = { isFine: true; value: unknown } | { isFine: false; reason: unknown };

/** Carries a refusal out of its transaction, so that it rolls back whatever was tried before. */
class Refusal {
  readonly answer: unknown;
  constructor(answer: unknown) {
    this.answer = answer;
  }
}

export type CommitShell = {
  transactionSync<Value>(run: () => Value): Value;
  nextTurn(run: () => void): void;
  /** Opens the batch inside the outer transaction: one reading of the clock, never before the last one stored. */
  begin(): Instant;
  /** For an object that keeps its rows in memory: its calls change memory alone, and the rows are written once a batch. */
  memory?: BatchMemory;
  /** What the batch owes afterwards: the alarm. Called once a batch, after the outer transaction. */
  afterCommit(now: Instant): void;
  /** Called when the outer transaction was rolled back: forgets whatever memory knows of rows. */
  afterRollback(): void;
};

export type BatchMemory = {
  /** Runs one call; a throw takes back what it changed, and nothing else. */
  attempt<Value>(run: () => Value): Value;
  /** Writes what all calls changed: the last thing inside the outer transaction. */
  store(): void;
};

/**
 * Groups the writes of an object.
 *
 * A refused call changes nothing, whatever it wrote before it was refused. A throw inside one call rolls back that call
 * alone and rejects it; if the outer transaction fails, all its calls are rejected and their callers ask again by key.
 * Answers leave only after the outer transaction returned. A call is taken back by a nested transaction, or by memory.
 */
export function groupCommit(shell: CommitShell) {
  let waiting: Waiting[] = [];

  function commitBatch(): void {
    const batch = waiting;
    waiting = [];
    try {
      const outcomes = shell.transactionSync(() => {
        const now = shell.begin();
        const answers = batch.map((call) => runNested(call, now));
        shell.memory?.store();
        return { now, answers };
      });
      shell.afterCommit(outcomes.now);
      batch.forEach((call, position) => {
        const outcome = outcomes.answers[position];
        if (outcome?.isFine) call.resolve(outcome.value as never);
        else call.reject(outcome?.reason);
      });
    } catch (reason) {
      shell.afterRollback();
      for (const call of batch) call.reject(reason);
    }
  }

  function runNested(call: Waiting, now: Instant): Outcome {
    const decide = () => {
      const answer = call.run(now);
      if (!answer.ok) throw new Refusal(answer);
      return answer;
    };
    try {
      const value = shell.memory ? shell.memory.attempt(decide) : shell.transactionSync(decide);
      return { isFine: true, value };
    } catch (reason) {
      if (reason instanceof Refusal) return { isFine: true, value: reason.answer };
      return { isFine: false, reason };
    }
  }

  /** Runs `run` in a transaction of its own, within the next batch; `busy` when too many wait already. */
  return function commit<Value, Failure = never>(
    run: (now: Instant) => Result<Value, Failure>,
  ): Promise<Result<Value, Failure | Busy>> {
    if (waiting.length >= waitingLimit) return Promise.resolve(err({ code: 'busy', retryAfterSeconds: 1 }));
    return new Promise((resolve, reject) => {
      waiting.push({ run, resolve, reject });
      if (waiting.length === 1) shell.nextTurn(commitBatch);
    });
  };
}
