// A piece of the house that runs and may die: an object's incarnation, a worker in the middle of a request.

/** Once dead it is frozen where it stands: its storage refuses, its calls go nowhere, answers to it are dropped. */
export type Process = {
  name: string;
  isAlive: boolean;
  /** What has to be told when it dies: whoever waits for its answer. */
  onDeath: Set<(reason: Error) => void>;
};

export const startProcess = (name: string): Process => ({ name, isAlive: true, onDeath: new Set() });

export function kill(process: Process, why: string): void {
  if (!process.isAlive) return;
  process.isAlive = false;
  for (const tell of process.onDeath) tell(new Error(`${process.name} was reset: ${why}`));
  process.onDeath.clear();
}

/** Thrown into code of a dead process that still runs to its next wait; nothing it does after this counts. */
export class Died extends Error {}

export const neverSettles = <Value>(): Promise<Value> => new Promise(() => {});
