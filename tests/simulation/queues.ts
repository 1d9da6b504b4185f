// Queues as the platform has them: at least once, in any order, sometimes not at all; what fails too often becomes a dead letter.
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import { messageOf } from './network.ts';
import { kill, type Process, startProcess } from './process.ts';
import type { Timeline } from './timeline.ts';

type Waiting = { id: string; body: unknown; attempts: number };
type Consume = (batch: MessageBatch, process: Process) => Promise<void>;
type Needs = {
  timeline: Timeline;
  faults: Faults;
  chance: Chance;
  /** A queue as the platform promises it: what it has accepted it delivers. */
  isFaithful?: boolean;
  seen?(body: unknown): void;
};
export type DeadLetter = { queue: string; id: string; body: unknown };

const batchSize = 5;
const mostAttempts = 11;
const batchMilliseconds = 120_000;

/** `seen` is shown every body that is sent, for checks of what travels. */
export function queueNamed(
  name: string,
  { timeline, faults, chance, isFaithful, seen }: Needs,
  consume: Consume,
  dead: DeadLetter[],
) {
  /** The same news, sent again, is the same subject: what became of it is what counts. */
  const subjectOf = (body: unknown) => `${name} ${JSON.stringify(body)}`;

  let waiting: Waiting[] = [];
  let sentCount = 0;
  const poisons: string[] = [];

  function arrive(message: Waiting, delay: number): void {
    timeline.after(delay, '', () => {
      waiting.push(message);
      timeline.after(chance.between(0, 1000), '', deliver);
    });
  }

  function deliver(): void {
    if (waiting.length === 0) return;
    const batch = waiting.slice(0, batchSize);
    waiting = waiting.slice(batchSize);
    const open = new Set(batch);
    let isFirstHandled = true;
    const process = startProcess(`consumer of ${name}`);
    timeline.note(`${name} delivers ${batch.map(({ id }) => id).join(' ')}`);
    const again = (message: Waiting, delaySeconds: number) => {
      if (!open.delete(message)) return;
      if (message === batch[0]) isFirstHandled = false;
      if (message.attempts + 1 >= mostAttempts) {
        timeline.note(`${name} ${message.id} becomes a dead letter`);
        faults.recovered(`${name} ${message.id}`);
        dead.push({ queue: name, id: message.id, body: message.body });
      } else arrive({ ...message, attempts: message.attempts + 1 }, delaySeconds * 1000);
    };
    const messages = batch.map((message) => ({
      id: message.id,
      timestamp: new Date(timeline.now()),
      body: structuredClone(message.body),
      attempts: message.attempts + 1,
      ack: () => {
        if (process.isAlive && open.delete(message)) faults.recovered(subjectOf(message.body));
      },
      retry: (options?: { delaySeconds?: number }) => process.isAlive && again(message, options?.delaySeconds ?? 0),
    }));
    const giveUp = (why: string) => {
      kill(process, why);
      for (const message of batch) again(message, 2);
    };
    process.onDeath.add(() => {});
    const first = subjectOf(batch[0]?.body);
    if (faults.strikes('driver_dies', first)) timeline.after(chance.between(1, 200), '', () => giveUp('it died'));
    timeline.after(batchMilliseconds, '', () => {
      if (open.size > 0) giveUp('it took too long');
    });
    consume({ queue: name, messages } as unknown as MessageBatch, process).then(
      () => {
        if (!process.isAlive) return;
        for (const message of [...open]) {
          open.delete(message);
          faults.recovered(subjectOf(message.body));
        }
        if (isFirstHandled && faults.strikes('queue_duplicate', first))
          arrive({ ...(batch[0] as Waiting) }, chance.between(0, 60_000));
      },
      (reason) => giveUp(messageOf(reason)),
    );
  }

  return {
    /** The producer's side, as one process sees it. */
    seenBy: (process: Process) => ({
      send: (body: unknown): Promise<void> =>
        new Promise((resolve, reject) => {
          if (!process.isAlive) return;
          timeline.after(chance.between(1, 20), '', () => {
            if (!process.isAlive) return;
            const subject = subjectOf(body);
            seen?.(body);
            if (faults.strikes('queue_down', subject)) return reject(new Error('the queue is down'));
            resolve();
            if (!isFaithful && faults.strikes('queue_loss', subject)) return;
            const delay = faults.strikes('queue_reorder', subject)
              ? chance.between(1000, 90_000)
              : chance.between(10, 300);
            arrive({ id: `${name}-${++sentCount}`, body: structuredClone(body), attempts: 0 }, delay);
          });
        }),
    }),
    /** A message that fits no contract. */
    poison(): void {
      const id = `${name}-poison-${++sentCount}`;
      if (!faults.strikes('queue_poison', `${name} ${id}`)) return;
      poisons.push(id);
      arrive({ id, body: { event_id: 'nonsense' }, attempts: 0 }, 0);
    },
    poisons,
  };
}
