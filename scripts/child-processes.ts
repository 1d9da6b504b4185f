// Child processes that never outlive their parent's end: each leads a process group, which is stopped as a whole.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Child = {
  name: string;
  /** Resolves when the process has ended, with its exit code or the signal that ended it. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

type ChildCommand = {
  name: string;
  file: string;
  args: string[];
  environment: Record<string, string>;
  onLine(line: string): void;
};

/** How long a child may take to end by itself before its whole group is killed. */
const patienceMs = 5000;
const groups = new Set<number>();

/** Starts a Node script; its lines go to `onLine`. A group of its own keeps Ctrl-C from reaching it before us. */
export function startChild({ name, file, args, environment, onLine }: ChildCommand): Child {
  const child = spawn(process.execPath, [file, ...args], {
    env: asProcessEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
  const ended = endOf(child).finally(() => pid !== undefined && killGroup(pid));
  return {
    name,
    ended,
    async stop() {
      const kill = setTimeout(() => pid !== undefined && killGroup(pid), patienceMs);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(kill);
    },
  };
}

/** What a dying parent can still do: no time is left to ask politely. */
process.on('exit', () => {
  for (const pid of groups) killGroup(pid);
});

/** The generated types list every setting of every Worker as present, which holds for no process. */
function asProcessEnvironment(environment: Record<string, string>): NodeJS.ProcessEnv {
  return environment as NodeJS.ProcessEnv;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal ?? `exit code ${code}`));
  });
}

/** Also after a child ended by itself: what it started may be left. */
function killGroup(pid: number): void {
  groups.delete(pid);
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group, which is what was wanted.
  }
}
