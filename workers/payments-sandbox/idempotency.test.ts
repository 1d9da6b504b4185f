// What a key remembers, and for how long.
import { describe, expect, test } from 'vitest';
import { fingerprintOf, type KeptAnswer, keyLifeMs, replayOf } from './idempotency.ts';

const noon = 1_800_000_000_000;
const kept = (differs: Partial<KeptAnswer> = {}): KeptAnswer => ({
  fingerprint: 'a',
  status: 200,
  body: '{}',
  fault: null,
  repeats: 0,
  keptAt: noon,
  ...differs,
});

describe('a request whose key', () => {
  test('is new is carried out', () => {
    expect(replayOf(null, 'a', noon)).toEqual({ kind: 'fresh' });
  });

  test('was used for the same gets the same answer, until the key is a day old', () => {
    expect(replayOf(kept(), 'a', noon + keyLifeMs - 1)).toEqual({ kind: 'kept' });
    expect(replayOf(kept(), 'a', noon + keyLifeMs)).toEqual({ kind: 'fresh' });
  });

  test('was used for something else is refused', () => {
    expect(replayOf(kept(), 'b', noon)).toMatchObject({
      kind: 'refused',
      error: { status: 400, type: 'idempotency_error' },
    });
  });

  test('is still in use is told so once', () => {
    expect(replayOf(kept({ fault: 'conflict_once' }), 'a', noon)).toMatchObject({
      kind: 'refused',
      error: { status: 409 },
    });
    expect(replayOf(kept({ fault: 'conflict_once', repeats: 1 }), 'a', noon)).toEqual({ kind: 'kept' });
  });
});

test('two requests are the same if method, path and parameters are, in any order', () => {
  const one = fingerprintOf('POST', '/v1/refunds', 'amount=1&payment_intent=pi_1');

  expect(fingerprintOf('POST', '/v1/refunds', 'payment_intent=pi_1&amount=1')).toBe(one);
  expect(fingerprintOf('POST', '/v1/refunds', 'payment_intent=pi_1&amount=2')).not.toBe(one);
  expect(fingerprintOf('POST', '/v1/payment_intents', 'amount=1&payment_intent=pi_1')).not.toBe(one);
});
