// The strictest fare decides for the whole offer.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FareConditions, strictestOf } from '#domain/fare-rules';

const flex: FareConditions = {
  refundable: true,
  refundFeeMinor: 0,
  changeable: true,
  changeFeeMinor: 0,
  bags: { cabin: 1, checked: 2 },
};
const standard: FareConditions = {
  ...flex,
  refundFeeMinor: 7000,
  changeFeeMinor: 4000,
  bags: { cabin: 1, checked: 1 },
};
const light: FareConditions = {
  refundable: false,
  refundFeeMinor: null,
  changeable: false,
  changeFeeMinor: null,
  bags: { cabin: 1, checked: 0 },
};

test('one fare alone keeps its own conditions', () => {
  expect(strictestOf([standard])).toEqual(standard);
});

test('a free cancellation beside one with a fee costs the fee', () => {
  expect(strictestOf([flex, standard])).toEqual(standard);
});

test('one fare that cannot be cancelled makes the whole offer so', () => {
  expect(strictestOf([flex, light, standard])).toEqual(light);
});

test('each condition is judged by itself', () => {
  const noRefund = { ...flex, refundable: false, refundFeeMinor: null };

  expect(strictestOf([noRefund, standard])).toEqual({ ...standard, refundable: false, refundFeeMinor: null });
});

test('the order of the fares does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([flex, standard, light], { minLength: 1 }), (fares) => {
      expect(strictestOf(fares)).toEqual(strictestOf(fares.toReversed()));
    }),
  );
});
