// The globals that product wiring reads, put under the simulated clock while a seed runs: the time, deadlines, digests, the log.
import { createHash } from 'node:crypto';
import type { Timeline } from './timeline.ts';

/** Answers a function that puts everything back. Digests are computed at once: a thread pool answers in no fixed order. */
export function simulatedGlobals(timeline: Timeline, overhear: (line: string) => void): () => void {
  const before = {
    now: Date.now,
    timeout: AbortSignal.timeout,
    digest: crypto.subtle.digest,
    console: { info: console.info, warn: console.warn, error: console.error },
  };
  Date.now = timeline.now;
  AbortSignal.timeout = (milliseconds) => {
    const controller = new AbortController();
    timeline.after(milliseconds, '', () => controller.abort());
    return controller.signal;
  };
  crypto.subtle.digest = async (_algorithm, data) => {
    const bytes = createHash('sha256')
      .update(data as Uint8Array)
      .digest();
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  };
  Object.assign(console, { info: overhear, warn: overhear, error: overhear });
  return () => {
    Date.now = before.now;
    AbortSignal.timeout = before.timeout;
    crypto.subtle.digest = before.digest;
    Object.assign(console, before.console);
  };
}
