// Form-encoded parameters as Stripe writes them.
import { expect, test } from 'vitest';
import { parseForm } from './form.ts';

test('brackets become records', () => {
  expect(parseForm('amount=1&metadata[a]=x%26y&expand[0]=c&created[gte]=5')).toEqual({
    amount: '1',
    metadata: { a: 'x&y' },
    expand: { 0: 'c' },
    created: { gte: '5' },
  });
});

test('empty brackets count their own places', () => {
  expect(parseForm('expand[]=a&expand[]=b')).toEqual({ expand: { 0: 'a', 1: 'b' } });
});

test.each(['a=1&a=2', 'a=1&a[b]=2', 'a[b]=1&a=2', 'a[b=1', 'a]=1', '[a]=1', 'a[b][c][d][e]=1', 'a b=1', '=1'])(
  '%s is refused',
  (text) => {
    expect(parseForm(text)).toBeNull();
  },
);

test('a name that every object inherits is a name like any other and changes no object', () => {
  const form = parseForm('__proto__[polluted]=1&constructor[prototype]=1');

  expect(Object.keys(form ?? {})).toEqual(['__proto__', 'constructor']);
  expect('polluted' in {}).toBe(false);
});
