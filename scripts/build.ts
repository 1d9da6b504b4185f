// npm run build: bundles every Worker as for a deploy, tells how large each is, and refuses one that outgrew its limit.
import { availableParallelism } from 'node:os';
import { Advice, runScript } from './advice.ts';
import { type BundleSize, bundle, isFresh, sizeOf } from './bundle.ts';
import { type Deployable, deployables } from './deployables.ts';
import { table } from './table.ts';

/** Bundles what is stale, a few at a time, and answers the names of what it made. */
export async function buildStale(workers: Deployable[] = deployables): Promise<string[]> {
  const stale = workers.filter((worker) => !isFresh(worker));
  const waiting = [...stale];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await bundle(next);
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return stale.map((worker) => worker.name);
}

function sizeTable(sizes: BundleSize[]): string {
  const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;
  return table(
    ['Worker', 'size', 'gzip', 'limit'],
    sizes.map(({ name, bytes, gzipBytes, gzipLimitKib }) => [
      name,
      kib(bytes),
      kib(gzipBytes),
      kib(gzipLimitKib * 1024),
    ]),
  );
}

/** One line for each bundle that is larger than it may be. */
export function outgrown(sizes: BundleSize[]): string[] {
  return sizes
    .filter(({ gzipBytes, gzipLimitKib }) => gzipBytes > gzipLimitKib * 1024)
    .map(
      ({ name, gzipBytes, gzipLimitKib }) =>
        `${name} is ${(gzipBytes / 1024).toFixed(1)} KiB gzipped, ${gzipLimitKib} at most: ` +
        `dist/${name}/metafile.json says what is large.`,
    );
}

if (import.meta.main) {
  await runScript(async () => {
    const startedAt = performance.now();
    const built = await buildStale();
    const sizes = deployables.map(sizeOf);
    console.log(sizeTable(sizes));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `\n${built.length === 0 ? 'All bundles were up to date' : `Built ${built.join(', ')}`} (${seconds} s).`,
    );
    const tooLarge = outgrown(sizes);
    if (tooLarge.length > 0) throw new Advice(tooLarge.join('\n'));
  });
}
