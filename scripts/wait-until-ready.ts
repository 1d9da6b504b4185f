// Waits until a door answers GET /healthz with 200.
import { setTimeout as pause } from 'node:timers/promises';

const pauseMs = 100;

/** True once the door answers; false when `deadlineSeconds` have passed or `isOver` says that waiting is no use. */
export async function waitUntilReady(port: number, deadlineSeconds: number, isOver = () => false): Promise<boolean> {
  const deadline = Date.now() + deadlineSeconds * 1000;
  while (Date.now() < deadline && !isOver()) {
    if (await isHealthy(port)) return true;
    // A house that ends meanwhile is not kept alive by its waiting.
    await pause(pauseMs, undefined, { ref: false });
  }
  return false;
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}
