// How big and deep a JSON body may be.
import { expect, test } from 'vitest';
import { depthOf, faultsOfJson, jsonLimits, repeatedName } from '#http/json-shape';

test.each([
  ['1', 0],
  ['{}', 1],
  ['[[{"a":[1]}],[2]]', 4],
  ['"[[[["', 0],
  ['{"a\\"[[":"\\\\"}', 1],
])('%s is nested %i deep', (text, depth) => {
  expect(depthOf(text)).toBe(depth);
});

test('a body within every bound has no fault', () => {
  const body = { list: Array(100).fill('x'.repeat(2_000)), nested: { text: 'line\nbreak 𝕬' } };

  expect(faultsOfJson(body)).toEqual([]);
});

test('an array of 101 items is named by its pointer', () => {
  expect(faultsOfJson({ passengers: Array(101).fill(0) })).toEqual([
    { pointer: '/passengers', code: 'too_big', detail: 'has more than 100 items' },
  ]);
});

test('a text of 2,001 characters is named by its pointer', () => {
  expect(faultsOfJson({ a: { 'b/c': 'x'.repeat(2_001) } })).toEqual([
    { pointer: '/a/b~1c', code: 'too_big', detail: 'is longer than 2000 characters' },
  ]);
});

test('keys are counted in all objects together', () => {
  const manyKeys = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`key${index}`, 1]));

  expect(faultsOfJson({ a: manyKeys })).toEqual([]);
  expect(faultsOfJson([manyKeys, manyKeys])).toEqual([
    { pointer: '', code: 'too_big', detail: 'has more than 1000 fields' },
  ]);
});

test.each(['{"__proto__":1}', '{"a":[{"constructor":{}}]}', '{"prototype":null}'])('%s is refused', (text) => {
  expect(faultsOfJson(JSON.parse(text))).toHaveLength(1);
});

test.each(['"a\\u0000b"', '"\\ud800"'])('%s is no text', (text) => {
  expect(faultsOfJson(JSON.parse(text))).toEqual([
    { pointer: '', code: 'invalid_text', detail: 'contains NUL or half a character' },
  ]);
});

test('of very many faults twenty are told', () => {
  expect(faultsOfJson(Array(100).fill('\0'))).toHaveLength(20);
});

test('of a list that is too long the items beyond are not looked at', () => {
  expect(faultsOfJson({ seats: Array(300).fill('\0') }, { ...jsonLimits, stringLength: 5 })[0]).toMatchObject({
    pointer: '/seats',
    code: 'too_big',
  });
});

test('limits are those of the door', () => {
  expect(faultsOfJson({ seats: Array(300).fill('14C') }, { ...jsonLimits, arrayItems: 300 })).toEqual([]);
});

test.each([
  ['{"a":1,"b":{"a":2}}', null],
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['["a","a"]', null],
])('in %s the name said twice is %j', (text, name) => {
  expect(repeatedName(text)).toBe(name);
});
