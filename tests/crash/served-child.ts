// `npm run serve` as a child process on a state directory of its own: started, its runtime killed without warning, started again.
import { readdirSync, readFileSync } from 'node:fs';
import { type Child, startChild } from '../../scripts/child-processes.ts';
import type { Ports } from '../../scripts/ports.ts';
import { waitUntilReady } from '../../scripts/wait-until-ready.ts';

export type ServedChild = { processId: number; child: Child };

/** Starts a house and waits for both doors; answers it together with how long that took. */
export async function startServing(
  ports: Ports,
  environment: Record<string, string>,
): Promise<{ served: ServedChild; milliseconds: number }> {
  const startedAt = performance.now();
  const said: string[] = [];
  const before = new Set(childrenOf(process.pid));
  const child = startChild({
    name: 'serve',
    file: 'scripts/serve.ts',
    args: [],
    environment,
    onLine: (line) => said.push(line),
  });
  let isOver = false;
  void child.ended.then(() => {
    isOver = true;
  });
  const doors = [ports.gateway, ports.admin].map((port) => waitUntilReady(port, 90, () => isOver));
  const areReady = await Promise.all(doors);
  if (!areReady.every(Boolean)) throw new Error(`serve did not start:\n${said.slice(-20).join('\n')}`);
  const processId = childrenOf(process.pid).find((id) => !before.has(id)) ?? 0;
  return { served: { processId, child }, milliseconds: performance.now() - startedAt };
}

/** SIGKILL for the workerd below this house, and for nobody else's. The Node around it is ended afterwards. */
export async function killRuntime({ processId, child }: ServedChild): Promise<number> {
  const runtimes = descendantsOf(processId).filter((id) => nameOf(id).includes('workerd'));
  for (const id of runtimes) process.kill(id, 'SIGKILL');
  await child.stop();
  return runtimes.length;
}

function descendantsOf(processId: number): number[] {
  const children = childrenOf(processId);
  return [...children, ...children.flatMap(descendantsOf)];
}

/** Processes are read from /proc: the parent is the fourth field, after the name in brackets. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((id) => parentOf(id) === parent);
}

function parentOf(id: number): number | undefined {
  const [, after = ''] = read(`/proc/${id}/stat`).split(/\) /);
  return Number(after.split(' ')[1]) || undefined;
}

const nameOf = (id: number): string => read(`/proc/${id}/comm`).trim() || read(`/proc/${id}/cmdline`);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
