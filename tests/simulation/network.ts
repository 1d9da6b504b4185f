// Calls between the parts of the house: they take time, their answers get lost, and whoever is called may die meanwhile.
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Process } from './process.ts';
import type { Timeline } from './timeline.ts';

type Reached = { process: Process; instance: Record<string, (...given: unknown[]) => unknown> };
/** Whoever keeps a history of calls is told of their ends. */
export type CallWatch = { ended(answer: unknown): void; lost(): void };
type Call = {
  from: Process | undefined;
  label: string;
  method: string;
  given: unknown[];
  call: CallWatch | undefined;
  reach(): Reached;
};

export type Network = ReturnType<typeof networkOf>;

export function networkOf({ timeline, faults, chance }: { timeline: Timeline; faults: Faults; chance: Chance }) {
  const latency = () => (chance.isLucky(0.05) ? chance.between(50, 2000) : chance.between(1, 15));

  return {
    latency,
    /** One call and its answer, both as copies. A dead caller hears nothing; a dead callee answers with an exception. */
    call({ from, label, method, given, call, reach }: Call): Promise<unknown> {
      return new Promise((resolve, reject) => {
        if (from && !from.isAlive) return;
        const request = structuredClone(given);
        const answer = (what: string, settle: () => void) =>
          timeline.after(latency(), '', () => {
            timeline.note(`${label} → ${what}`);
            if (!from || from.isAlive) settle();
          });
        const fail = (reason: unknown) => {
          call?.lost();
          answer(`! ${messageOf(reason)}`, () => reject(reason));
        };
        timeline.after(latency(), '', () => {
          const { process, instance } = reach();
          let isOver = false;
          const end = (settle: () => void) => {
            if (isOver) return;
            isOver = true;
            process.onDeath.delete(died);
            settle();
          };
          const died = (reason: Error) => end(() => fail(reason));
          process.onDeath.add(died);
          start(instance, method, request).then(
            (value) =>
              end(() => {
                if (faults.strikes('write_then_throw', label)) return fail(new Error('thrown after the write'));
                if (faults.strikes('reply_lost', label)) return fail(new Error('the reply was lost'));
                if (method === 'confirm' && faults.strikes('one_flight_unreachable', label)) {
                  return fail(new Error('this flight alone was not reached'));
                }
                faults.recovered(label);
                const copy = structuredClone(value);
                call?.ended(copy);
                answer(inShort(copy), () => resolve(copy));
              }),
            (reason) => end(() => fail(reason)),
          );
        });
      });
    },
  };
}

async function start(instance: Reached['instance'], method: string, given: unknown[]): Promise<unknown> {
  const run = instance[method];
  if (!run) throw new Error(`There is no method ${method}`);
  return run.apply(instance, given);
}

export const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));

/** What a story says of an answer. */
function inShort(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return String(answer);
  const { ok, error, outcome, value } = answer as {
    ok?: boolean;
    error?: { code?: string };
    outcome?: string;
    value?: { seats?: { seat: string }[]; status?: number };
  };
  if (outcome) return outcome;
  if (ok === false) return String(error?.code);
  if (value?.seats) return `ok ${value.seats.map(({ seat }) => seat).join(' ')}`;
  return value?.status ? `ok ${value.status}` : 'ok';
}
