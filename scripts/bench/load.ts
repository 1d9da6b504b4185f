// Load on a door of this machine: a bounded number of connections, each asking again as soon as it was answered.
import { Agent, request } from 'node:http';

export type Figures = { requests: number; perSecond: number; p50Ms: number; p99Ms: number };

export type Door = { port: number; agent: Agent };
export const doorAt = (port: number, connections: number): Door => ({
  port,
  agent: new Agent({ keepAlive: true, maxSockets: connections }),
});

/** Asks until `nextPath` has no more, or the time is over. Anything but 200 ends the measurement. */
export async function measure(
  door: Door,
  connections: number,
  nextPath: () => string | undefined,
  seconds = Number.POSITIVE_INFINITY,
): Promise<Figures> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const took: number[] = [];
  const ask = async () => {
    for (let path = nextPath(); path !== undefined && performance.now() < until; path = nextPath()) {
      const askedAt = performance.now();
      await get(door, path);
      took.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const elapsed = (performance.now() - startedAt) / 1000;
  took.sort((left, right) => left - right);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { requests: took.length, perSecond: took.length / elapsed, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export function get({ port, agent }: Door, path: string): Promise<string> {
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, path, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) done(text);
        else fail(new Error(`GET ${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    asked.on('error', fail);
    asked.end();
  });
}
