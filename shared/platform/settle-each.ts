// How consumers settle a queue's batch: each message by itself, so that a bad one never drags its neighbours along.

import type { z } from 'zod';
import { errorText, log } from '#platform/log';

/** Seconds until the next attempt, given how many there have been; queues count the first delivery as 1. */
export type Backoff = (attempts: number) => number;

/** 2 s, doubling with each attempt, at most 5 minutes. */
export const doublingFromTwoSeconds: Backoff = (attempts) => Math.min(300, 2 ** Math.max(1, attempts));

type Options = { backoff?: Backoff };

/**
 * Handles the messages one after the other. What is handled is acknowledged; what throws, or does not fit the contract,
 * is retried alone, and reaches the dead letters by the queue's own count. Never throws. Deliveries are at least once,
 * so `handle` must be idempotent.
 */
export async function settleEach<Schema extends z.ZodType>(
  batch: MessageBatch<unknown>,
  schema: Schema,
  handle: (message: z.output<Schema>, attempts: number) => Promise<void>,
  { backoff = doublingFromTwoSeconds }: Options = {},
): Promise<void> {
  for (const message of batch.messages) {
    try {
      await handle(schema.parse(message.body), message.attempts);
      message.ack();
    } catch (thrown) {
      retryLater(batch.queue, message, thrown, backoff);
    }
  }
}

/**
 * Handles all messages that fit the contract at once, for consumers that fold a batch into one write. Should that throw,
 * each is handled alone, so that only the one at fault is retried.
 */
export async function settleTogether<Schema extends z.ZodType>(
  batch: MessageBatch<unknown>,
  schema: Schema,
  handleAll: (messages: z.output<Schema>[]) => Promise<void>,
  { backoff = doublingFromTwoSeconds }: Options = {},
): Promise<void> {
  const parsed = batch.messages.map((message) => schema.safeParse(message.body));
  const fitting = parsed.flatMap((outcome) => (outcome.success ? [outcome.data] : []));
  if (fitting.length < 2) return settleEach(batch, schema, (message) => handleAll([message]), { backoff });
  try {
    await handleAll(fitting);
  } catch (thrown) {
    log('warn', 'batch_split', { queue: batch.queue, count: fitting.length, error: errorText(thrown) });
    return settleEach(batch, schema, (message) => handleAll([message]), { backoff });
  }
  for (const [index, message] of batch.messages.entries()) {
    const outcome = parsed[index];
    if (outcome?.success) message.ack();
    else retryLater(batch.queue, message, outcome?.error, backoff);
  }
}

function retryLater(queue: string, message: Message<unknown>, thrown: unknown, backoff: Backoff): void {
  const delaySeconds = backoff(message.attempts);
  message.retry({ delaySeconds });
  log('warn', 'message_retried', { queue, id: message.id, attempts: message.attempts, error: errorText(thrown) });
}
