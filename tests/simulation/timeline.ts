// Simulated time: a heap of events in order of time and number. Nothing waits for a real clock, and the same run leaves the same trace.
import { fnv1a } from './chance.ts';

type Event = { at: number; number: number; what: string; run(): void };

/** Many times what any seed needs. */
const mostEvents = 60_000;

export type Timeline = ReturnType<typeof timelineFrom>;

/** `keepsLines` keeps every line for a story; the fingerprint of the lines is kept always. */
export function timelineFrom(start: number, keepsLines: boolean) {
  const heap: Event[] = [];
  const lines: string[] = [];
  let now = start;
  let eventCount = 0;
  let ranCount = 0;
  let fingerprint = fnv1a('');

  function note(what: string): void {
    fingerprint = fnv1a(`${now} ${what}\n`, fingerprint);
    if (keepsLines) lines.push(`${clockFace(now - start)}  ${what}`);
  }

  function at(time: number, what: string, run: () => void): void {
    push(heap, { at: Math.max(time, now), number: eventCount++, what, run });
  }

  return {
    now: () => now,
    minute: () => (now - start) / 60_000,
    at,
    after: (milliseconds: number, what: string, run: () => void) => at(now + milliseconds, what, run),
    note,
    /** Runs what is due up to `until`, one event after the other, and lets every promise settle in between. */
    async runUntil(until: number): Promise<void> {
      for (;;) {
        const [next] = heap;
        if (!next || next.at > until) break;
        pop(heap);
        now = next.at;
        if (++ranCount > mostEvents) throw new Error(`More than ${mostEvents} events: something never comes to rest`);
        if (next.what !== '') note(next.what);
        next.run();
        await oneMacrotask();
      }
      now = Math.max(now, until);
    },
    waitingCount: () => heap.length,
    ranCount: () => ranCount,
    fingerprint: () => (fingerprint >>> 0).toString(16).padStart(8, '0'),
    lines: () => lines,
  };
}

const oneMacrotask = () => new Promise<void>((resolve) => setImmediate(resolve));

export function clockFace(milliseconds: number): string {
  const seconds = (milliseconds / 1000) % 60;
  return `${String(Math.floor(milliseconds / 60_000)).padStart(3)}:${seconds.toFixed(3).padStart(6, '0')}`;
}

const isBefore = (one: Event, other: Event) => one.at < other.at || (one.at === other.at && one.number < other.number);

function push(heap: Event[], event: Event): void {
  heap.push(event);
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!swapIfBefore(heap, child, parent)) return;
    child = parent;
  }
}

function pop(heap: Event[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  heap[0] = last;
  let parent = 0;
  for (;;) {
    const [left, right] = [2 * parent + 1, 2 * parent + 2];
    const smaller = right < heap.length && isBeforeAt(heap, right, left) ? right : left;
    if (smaller >= heap.length || !swapIfBefore(heap, smaller, parent)) return;
    parent = smaller;
  }
}

function isBeforeAt(heap: Event[], one: number, other: number): boolean {
  const [first, second] = [heap[one], heap[other]];
  return first !== undefined && second !== undefined && isBefore(first, second);
}

function swapIfBefore(heap: Event[], child: number, parent: number): boolean {
  const [lower, upper] = [heap[child], heap[parent]];
  if (!lower || !upper || !isBefore(lower, upper)) return false;
  heap[child] = upper;
  heap[parent] = lower;
  return true;
}
