// A batch is settled message by message: done ones acknowledged, failed and malformed ones retried alone.

import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { doublingFromTwoSeconds, settleEach, settleTogether } from '#platform/settle-each';

vi.spyOn(console, 'warn').mockImplementation(() => {});

const schema = z.object({ name: z.string() });

function aBatch(...bodies: unknown[]) {
  const settled: string[] = [];
  const messages = bodies.map((body, index) => ({
    id: `m${index}`,
    body,
    attempts: 2,
    timestamp: new Date(0),
    ack: () => void settled.push(`m${index} acked`),
    retry: (options?: QueueRetryOptions) => void settled.push(`m${index} retried in ${options?.delaySeconds} s`),
  }));
  const batch: MessageBatch<unknown> = {
    queue: 'names',
    messages,
    metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
    ackAll: () => {},
    retryAll: () => {},
  };
  return { batch, settled };
}

describe('one by one', () => {
  test('a message that fails is retried with a delay and its neighbours are acknowledged', async () => {
    const { batch, settled } = aBatch({ name: 'first' }, { name: 'bad' }, { name: 'last' });

    await settleEach(batch, schema, async ({ name }) => {
      if (name === 'bad') throw new Error('no');
    });

    expect(settled).toEqual(['m0 acked', 'm1 retried in 4 s', 'm2 acked']);
  });

  test('a body that breaks the contract is never handled, only retried towards the dead letters', async () => {
    const { batch, settled } = aBatch({ nam: 'x' }, 'text', null, { name: 'good' });
    const handled: string[] = [];

    await settleEach(batch, schema, async ({ name }) => void handled.push(name), { backoff: () => 7 });

    expect(handled).toEqual(['good']);
    expect(settled).toEqual(['m0 retried in 7 s', 'm1 retried in 7 s', 'm2 retried in 7 s', 'm3 acked']);
  });
});

describe('together', () => {
  test('all that fit are handled in one call and acknowledged', async () => {
    const { batch, settled } = aBatch({ name: 'a' }, 42, { name: 'b' });
    const calls: string[][] = [];

    await settleTogether(batch, schema, async (messages) => void calls.push(messages.map(({ name }) => name)));

    expect(calls).toEqual([['a', 'b']]);
    expect(settled).toEqual(['m0 acked', 'm1 retried in 4 s', 'm2 acked']);
  });

  test('when the common write fails, only the message at fault is retried', async () => {
    const { batch, settled } = aBatch({ name: 'a' }, { name: 'bad' }, { name: 'b' });

    await settleTogether(batch, schema, async (messages) => {
      if (messages.some(({ name }) => name === 'bad')) throw new Error('no');
    });

    expect(settled).toEqual(['m0 acked', 'm1 retried in 4 s', 'm2 acked']);
  });
});

test('waiting doubles from two seconds and stops at five minutes', () => {
  expect([1, 2, 3, 8, 9, 60].map(doublingFromTwoSeconds)).toEqual([2, 4, 8, 256, 300, 300]);
});
