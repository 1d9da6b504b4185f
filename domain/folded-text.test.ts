// Names are found however they are typed.
import { expect, test } from 'vitest';
import { beginningsOf, foldText } from '#domain/folded-text';

test.each([
  ['São Paulo–Guarulhos', 'sao paulo guarulhos'],
  ['ZÜRICH', 'zurich'],
  ['Łódź', 'lodz'],
  ['København', 'kobenhavn'],
  ["St. John's", 'st johns'],
  ['St. John’s', 'st johns'],
  ['İstanbul', 'istanbul'],
  ['  Côte   d’Azur ', 'cote dazur'],
  ['東京', '東京'],
  ['---', ''],
])('%j is compared as %j', (name, folded) => {
  expect(foldText(name)).toBe(folded);
});

test('a name is found by the beginning of each of its words', () => {
  expect(beginningsOf('Paris Charles de Gaulle')).toEqual([
    'paris charles de gaulle',
    'charles de gaulle',
    'de gaulle',
    'gaulle',
  ]);
});

test('a word said twice, or no word at all, makes no empty and no double beginning', () => {
  expect(beginningsOf('Pago Pago')).toEqual(['pago pago', 'pago']);
  expect(beginningsOf('***')).toEqual([]);
});
