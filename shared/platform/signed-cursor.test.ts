// A cursor leads on from where a page ended, and nothing else does.
import { expect, test } from 'vitest';
import { err, ok } from '#domain/result';
import { cursorsSignedWith } from '#platform/signed-cursor';

const cursors = cursorsSignedWith('k1:first-secret-of-at-least-32-characters');
const question = { origin: 'CDG', destination: 'JFK', cabin: undefined };

test('a cursor leads on after the position it was written for', async () => {
  const cursor = await cursors.write('offers', question, [12999, 'flt_1', 'é']);

  expect(await cursors.read('offers', question, cursor)).toEqual(ok([12999, 'flt_1', 'é']));
});

test('without a cursor a list begins at its beginning', async () => {
  expect(await cursors.read('offers', question, undefined)).toEqual(ok(null));
});

test('the order of the fields of a question does not matter, nor do fields that were not asked', async () => {
  const cursor = await cursors.write('offers', question, ['a']);

  expect(await cursors.read('offers', { destination: 'JFK', origin: 'CDG' }, cursor)).toEqual(ok(['a']));
});

test.each([
  ['another list', 'airports', question],
  ['another question', 'offers', { ...question, origin: 'LHR' }],
  ['a further filter', 'offers', { ...question, cabin: 'economy' }],
])('a cursor of %s is refused', async (_what, list, asked) => {
  const cursor = await cursors.write('offers', question, ['a']);

  expect(await cursors.read(list, asked, cursor)).toEqual(err({ code: 'invalid_cursor' }));
});

test('changing any one character of a cursor makes it invalid', async () => {
  const cursor = await cursors.write('offers', question, ['a', 1]);

  for (let index = 0; index < cursor.length; index++) {
    const other = cursor[index] === 'A' ? 'B' : 'A';
    const tampered = cursor.slice(0, index) + other + cursor.slice(index + 1);
    expect(await cursors.read('offers', question, tampered)).toEqual(err({ code: 'invalid_cursor' }));
  }
});

test.each(['', '.', 'a.b.c', 'not a cursor', `${'x'.repeat(3000)}`, '{"q":1}'])('%j is no cursor', async (text) => {
  expect(await cursors.read('offers', question, text)).toEqual(err({ code: 'invalid_cursor' }));
});

test('after a turn of keys the old one still verifies, a forgotten one does not', async () => {
  const cursor = await cursors.write('offers', question, ['a']);
  const turned = cursorsSignedWith(
    'k2:second-secret-of-at-least-32-characters,k1:first-secret-of-at-least-32-characters',
  );
  const later = cursorsSignedWith('k2:second-secret-of-at-least-32-characters');

  expect(await turned.read('offers', question, cursor)).toEqual(ok(['a']));
  expect(await later.read('offers', question, cursor)).toEqual(err({ code: 'invalid_cursor' }));
});
