// Plants each bug of the catalogue in turn and says how many seeds it took to find it.
import { mutants } from '../../tests/simulation/mutants.ts';
import type { SeedResult } from '../../tests/simulation/seed-worker.ts';
import { table } from '../table.ts';
import { runThread, seedsFrom, threadCount } from './seed-threads.ts';

const mutantSeeds = 200;
type Hunt = { name: string; seedCount: number; isFound: boolean; by: string };

/** `only` is a part of the names to try. Answers the exit code: 1 when a bug was missed. */
export async function huntMutants(from: number, only: string | undefined): Promise<number> {
  const waiting = mutants.filter(({ name }) => only === undefined || name.includes(only));
  const hunts: Hunt[] = [];
  await Promise.all(
    Array.from({ length: threadCount }, async () => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const isFound = ({ violations }: SeedResult) => violations.length > 0;
        const results = await runThread({ mutant }, seedsFrom(from, from + mutantSeeds), isFound);
        const last = results.at(-1);
        const found = last && isFound(last) ? last : undefined;
        const by = [...new Set(found?.violations.map(({ invariant }) => invariant))].join(' ');
        hunts.push({ name: mutant.name, seedCount: results.length, isFound: found !== undefined, by });
        console.log(`${found ? 'found' : 'MISSED'} after ${results.length} seeds: ${mutant.name} (${by})`);
      }
    }),
  );
  console.log(`\n${reportOf(hunts)}`);
  return hunts.every(({ isFound }) => isFound) ? 0 : 1;
}

function reportOf(hunts: readonly Hunt[]): string {
  const rows = hunts.map(({ name, seedCount, isFound, by }) => [name, isFound ? String(seedCount) : 'NOT FOUND', by]);
  const found = hunts.filter(({ isFound }) => isFound).map(({ seedCount }) => seedCount);
  const median = found.sort((one, other) => one - other)[Math.floor(found.length / 2)] ?? 0;
  return [
    table(['planted bug', 'seeds', 'found by'], rows.sort()),
    '',
    `${found.length} of ${hunts.length} planted bugs found within ${mutantSeeds} seeds, half of them within ${median}.`,
  ].join('\n');
}
