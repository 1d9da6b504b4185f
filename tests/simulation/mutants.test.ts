// Every planted bug still finds the text it changes; a catalogue that no longer fits the product would prove nothing.
import { expect, test } from 'vitest';
import { mutate } from './module-hooks.ts';
import { changesOf, mutants } from './mutants.ts';

test.each(mutants)('$name: its text is in $file', (mutant) => {
  for (const { file, replace } of changesOf(mutant)) expect(mutate(file, mutant)).toContain(replace);
});

test('there are at least fifteen, each with a name of its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(15);
});
