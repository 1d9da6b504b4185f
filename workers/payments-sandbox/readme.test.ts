// The README lists every payment method the sandbox knows, and none that it does not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testMethods } from './test-methods.ts';

test('every payment method is explained', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const explained = new Set([...readme.matchAll(/`(pm_\w+)`/g)].map((match) => match[1]));

  expect([...explained].sort()).toEqual(Object.keys(testMethods).sort());
});
