// Log lines say what happened and where, and nothing about anybody.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { errorText } from './log.ts';

test('a bug is told with its stack', () => {
  expect(errorText(new Error('no seat'))).toMatch(/^Error: no seat\n\s+at /);
});

test('what is no error is told as text', () => {
  expect(errorText('no seat')).toBe('no seat');
});

test('a query that failed is told with its cause and its text, and never with its values', () => {
  const query = 'UPDATE messages SET content = ? WHERE id = ?';
  const failed = new DrizzleQueryError(query, ['ada@example.com', 'msg_1'], new Error('D1_ERROR: no answer'));

  const text = errorText(failed);

  expect(text).toContain(query);
  expect(text).toContain('D1_ERROR: no answer');
  expect(text).not.toContain('ada@example.com');
});

test('a failed query inside another error keeps its values to itself, too', () => {
  const failed = new DrizzleQueryError('SELECT ?', ['ada@example.com'], new Error('D1_ERROR: no answer'));

  expect(errorText(new Error(failed.message, { cause: failed }))).not.toContain('ada@example.com');
});
