// The part of Stripe's search language that the sandbox understands.
import { expect, test } from 'vitest';
import { metadataOf } from './search-query.ts';

test.each([
  [`metadata['payment_id']:'pay_1'`, { payment_id: 'pay_1' }],
  [`metadata["a"]:"1" AND metadata['b']:'2'`, { a: '1', b: '2' }],
  [`status:'succeeded'`, null],
  [`metadata['a']:'1' OR metadata['b']:'2'`, null],
  [`metadata['a']:'it's'`, null],
  ['', null],
])('%s asks for %j', (query, expected) => {
  expect(metadataOf(query)).toEqual(expected);
});
