// Names as machines compare them: what is typed at a desk finds what is written on the document.
import { expect, test } from 'vitest';
import { foldingsOf, foldName } from '#domain/name-folding';

test.each([
  ['Müller', 'MUELLER'],
  ['Åström', 'AASTROEM'],
  ['Sørensen', 'SOERENSEN'],
  ['Łukasiewicz', 'LUKASIEWICZ'],
  ['Groß', 'GROSS'],
  ['Þórðarson', 'THORDARSON'],
  ['Nuñez', 'NUNEZ'],
  ["O'Neill-Díaz", 'ONEILLDIAZ'],
  ['van der Berg', 'VANDERBERG'],
  ['Щербаков', 'SHCHERBAKOV'],
])('%s is printed %s', (name, printed) => {
  expect(foldName(name)).toBe(printed);
});

test('a name written with combining marks folds like the same name in one piece', () => {
  expect(foldName('Mu\u0308ller')).toBe(foldName('Müller'));
});

test.each(['MULLER', 'mueller', 'Müller', ' muller '])('%j finds Müller', (typed) => {
  expect(foldingsOf(typed).some((folding) => foldingsOf('Müller').includes(folding))).toBe(true);
});

test('another name does not', () => {
  expect(foldingsOf('Miller').some((folding) => foldingsOf('Müller').includes(folding))).toBe(false);
});

test('a name in a script without a table is compared as it is written', () => {
  expect(foldingsOf('王')).toEqual(['王']);
});
