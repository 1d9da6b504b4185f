// Cron expressions: which minutes they name, and what cannot be read.
import { describe, expect, test } from 'vitest';
import { isDue, parseCron } from './cron-expression.ts';
import { readWorkerConfigs } from './worker-configs.ts';

const due = (expression: string, iso: string) => isDue(parseCron(expression), Date.parse(iso));

describe('an expression is due', () => {
  test.each([
    ['* * * * *', '2026-12-05T10:07:59.999Z'],
    ['*/10 * * * *', '2026-12-05T10:20:00Z'],
    ['*/5 * * * *', '2026-12-05T00:00:00Z'],
    ['17 3 * * *', '2026-12-05T03:17:00Z'],
    ['3/20 * * * *', '2026-12-05T10:43:00Z'],
    ['0,30 8-10 * * *', '2026-12-05T09:30:00Z'],
    ['0 0 29 2 *', '2028-02-29T00:00:00Z'],
    ['0 0 * DEC *', '2026-12-05T00:00:00Z'],
    ['0 0 * * 7', '2026-12-05T00:00:00Z'], // a Saturday: 7 where Sunday is 1
    ['0 0 * * sat', '2026-12-05T00:00:00Z'],
    ['0 0 * * MON-FRI', '2026-12-04T00:00:00Z'],
    ['0 0 1 * SAT', '2026-12-05T00:00:00Z'], // either kind of day is enough
    ['0 0 1 * SAT', '2026-12-01T00:00:00Z'],
  ])('%s at %s', (expression, iso) => expect(due(expression, iso)).toBe(true));
});

describe('an expression is not due', () => {
  test.each([
    ['*/10 * * * *', '2026-12-05T10:21:00Z'],
    ['17 3 * * *', '2026-12-05T04:17:00Z'],
    ['3/20 * * * *', '2026-12-05T10:40:00Z'],
    ['0 0 29 2 *', '2028-03-01T00:00:00Z'],
    ['0 0 * * 1', '2026-12-05T00:00:00Z'],
    ['0 0 * * MON-FRI', '2026-12-05T00:00:00Z'],
    ['0 0 1 * SAT', '2026-12-02T00:00:00Z'],
    ['0 0 1 1 *', '2026-12-01T00:00:00Z'],
  ])('%s at %s', (expression, iso) => expect(due(expression, iso)).toBe(false));
});

test.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * 32 * *',
  '* * * 13 *',
  '* * * * 0',
  '* * * * 8',
  '*/0 * * * *',
  '5-1 * * * *',
  '1-2-3 * * * *',
  'a * * * *',
  '-1 * * * *',
  '1,,2 * * * *',
  '* * L * *',
  '1.5 * * * *',
  '*/a * * * *',
])('"%s" is refused', (expression) => {
  expect(() => parseCron(expression)).toThrow('cron expression');
});

test('every trigger of the house can be read', () => {
  const crons = readWorkerConfigs().flatMap((worker) => worker.crons);

  expect(crons.length).toBeGreaterThan(0);
  for (const cron of crons) expect(() => parseCron(cron)).not.toThrow();
});
