// Makes a failing seed small: fewer travellers, a shorter hour, fewer kinds of fault, as long as the same invariant still fails.
import { type FaultKind, faultKinds } from './faults.ts';
import { type RunOptions, type RunReport, runSeed } from './run-seed.ts';

const longestStory = 120;

/** The smallest run found that still violates the invariant, told event by event. */
export async function tellStory(seed: number, invariant: string): Promise<string> {
  const smallest = await shrink(seed, invariant);
  const { lines, violations, travellerCount } = await runSeed({ ...smallest, keepsLines: true });
  const told = lines.filter((line) => !isDull(line));
  const kinds = faultKinds.filter((kind) => !smallest.off?.has(kind));
  return [
    `The story of seed ${seed}: ${travellerCount} travellers, faults: ${kinds.join(', ') || 'none'}.`,
    ...(told.length > longestStory ? ['  …'] : []),
    ...told.slice(-longestStory).map((line) => `  ${line}`),
    ...violations.slice(0, 5).map((violation) => `  ${violation.invariant} is violated: ${violation.detail}`),
  ].join('\n');
}

async function shrink(seed: number, invariant: string): Promise<RunOptions> {
  let smallest: RunOptions = { seed, off: new Set<FaultKind>() };
  const stillFails = async (options: RunOptions) => fails(await runSeed(options), invariant);
  const attempts: RunOptions[] = [1, 2, 3, 4, 6].map((mostTravellers) => ({ ...smallest, mostTravellers }));
  for (const attempt of attempts) {
    if (await stillFails(attempt)) {
      smallest = attempt;
      break;
    }
  }
  for (const kind of faultKinds) {
    const attempt = { ...smallest, off: new Set([...(smallest.off ?? []), kind]) };
    if (await stillFails(attempt)) smallest = attempt;
  }
  for (const lastMinute of [5, 15, 30]) {
    const attempt = { ...smallest, lastMinute };
    if (await stillFails(attempt)) return attempt;
  }
  return smallest;
}

const fails = ({ violations }: RunReport, invariant: string): boolean =>
  violations.some((violation) => violation.invariant === invariant);

const isDull = (line: string): boolean => /worker scheduled|seatStates|availability/.test(line);
