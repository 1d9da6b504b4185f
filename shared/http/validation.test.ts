// How refused fields are named.
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createBookingRequest } from '#contracts/booking';
import { fieldFaults } from '#http/validation';

function faults(schema: z.ZodType, value: unknown, target: 'query' | 'json' | 'form' = 'json') {
  const outcome = schema.safeParse(value);
  return outcome.success ? [] : fieldFaults(outcome.error, target, value);
}

test('a missing field is required, whatever its type', () => {
  const schema = z.strictObject({
    name: z.string(),
    kind: z.enum(['a']),
    id: z.custom<string>((text) => text === 'x'),
  });

  expect(faults(schema, {})).toEqual([
    { pointer: '/name', code: 'required', detail: 'is missing' },
    { pointer: '/kind', code: 'required', detail: 'is missing' },
    { pointer: '/id', code: 'required', detail: 'is missing' },
  ]);
});

test('faults deep inside a booking point at their field', () => {
  const request = {
    offer_id: 'off_1',
    passengers: [{ type: 'adult', given_name: 'Ada', family_name: 'R2-D2', born_on: '1990-02-30', nickname: 'A' }],
    contact: { email: 'nobody' },
    metadata: { 'a/b': 'x' },
  };

  const found = faults(createBookingRequest, request);

  expect(found.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/passengers/0/family_name invalid_format',
    '/passengers/0/born_on invalid_format',
    '/passengers/0/nickname unknown_field',
    '/contact/email invalid_format',
    '/metadata/a~1b invalid_key',
  ]);
});

test('a query names its parameters without slashes', () => {
  expect(faults(z.strictObject({ limit: z.coerce.number().max(100) }), { limit: '500', page: '2' }, 'query')).toEqual([
    { pointer: 'limit', code: 'too_big', detail: expect.any(String) },
    { pointer: 'page', code: 'unknown_parameter', detail: 'is not a parameter of this route' },
  ]);
});

test('a form is named like any body', () => {
  expect(faults(z.strictObject({}), { surprise: '1' }, 'form')).toEqual([
    { pointer: '/surprise', code: 'unknown_field', detail: 'is not a field of this request' },
  ]);
});

test('a name that goes on and on is cut', () => {
  expect(faults(z.strictObject({}), { ['k'.repeat(500)]: 1 })[0]?.pointer).toBe(`/${'k'.repeat(64)}`);
});

test('of very many faults twenty are told', () => {
  const unknown = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, 1]));

  expect(faults(z.strictObject({}), unknown)).toHaveLength(20);
});

describe('faults of fields', () => {
  const schema = z.strictObject({
    name: z.string().max(3),
    people: z.array(z.object({ age: z.int() })).min(1),
    kind: z.enum(['a']),
  });
  const faultsOf = (value: unknown, target = 'json') => {
    const outcome = schema.safeParse(value);
    return outcome.success ? [] : fieldFaults(outcome.error, target, value).map(({ pointer, code }) => [pointer, code]);
  };

  test('each names its place and what is wrong with it', () => {
    expect(faultsOf({ name: 'long', people: [{ age: 'x' }], kind: 'b', 'a/b~': 1 })).toEqual([
      ['/name', 'too_big'],
      ['/people/0/age', 'invalid_type'],
      ['/kind', 'invalid_value'],
      ['/a~1b~0', 'unknown_field'],
    ]);
  });

  test('a missing field is required, a body of the wrong kind has no pointer', () => {
    expect(faultsOf({ people: [], kind: 'a' })).toEqual([
      ['/name', 'required'],
      ['/people', 'too_small'],
    ]);
    expect(faultsOf([])).toEqual([['', 'invalid_type']]);
  });

  test('parameters are named plainly', () => {
    expect(faultsOf({ name: 'abc', people: [{ age: 1 }], kind: 'a', extra: '1' }, 'query')).toEqual([
      ['extra', 'unknown_parameter'],
    ]);
  });
});
