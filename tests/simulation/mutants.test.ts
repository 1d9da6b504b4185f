// Every planted bug still finds the text it changes; a catalogue that no longer fits the product would prove nothing.
import { expect, test } from 'vitest';
import { mutate } from './module-hooks.ts';
import { mutants } from './mutants.ts';

test.each(mutants)('$name: its text is in $file', (mutant) => {
  expect(mutate(mutant.file, mutant)).toContain(mutant.replace);
});

test('there are at least fifteen, each with a name of its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(15);
});
