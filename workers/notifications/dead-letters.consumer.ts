// Queue `dead-letters`: what nobody could handle is kept until a person has looked, and counted in the log.
import {
  accountMailMessage,
  availabilityMessage,
  bookingEventMessage,
  flightChangeMessage,
  holdExpiredMessage,
} from '#contracts/queue-messages';
import { errorText, log } from '#platform/log';
import { doublingFromTwoSeconds } from '#platform/settle-each';
import type { DeadLetter } from './dead-letter.store.ts';

export type DeadLetterDeps = { keep(letter: DeadLetter): Promise<void> };

/** Strictest first: an availability message also has every field of a flight change. */
const contracts = [
  { queue: 'booking-index or booking-mail', schema: bookingEventMessage },
  { queue: 'booking-index', schema: holdExpiredMessage },
  { queue: 'account-mail', schema: accountMailMessage },
  { queue: 'availability', schema: availabilityMessage },
  { queue: 'flight-changes', schema: flightChangeMessage },
];

/** Any body is welcome here, so nothing is parsed before it is kept; only a database that is away makes a letter wait. */
export const keepDeadLetters = (deps: DeadLetterDeps) => async (batch: MessageBatch<unknown>) => {
  for (const message of batch.messages) {
    const { id, body, attempts } = message;
    const queue = queueOf(body);
    try {
      await deps.keep({ id, queue, body: bodyText(body), attempts });
      log('error', 'dead_letter_kept', { id, queue, attempts });
      message.ack();
    } catch (thrown) {
      log('error', 'dead_letter_waiting', { id, queue, attempts, error: errorText(thrown) });
      message.retry({ delaySeconds: doublingFromTwoSeconds(attempts) });
    }
  }
};

/** The runtime gives a dead letter no name of the queue it comes from, so its shape has to tell. */
export function queueOf(body: unknown): string {
  return contracts.find(({ schema }) => schema.safeParse(body).success)?.queue ?? 'unknown';
}

/** As JSON, or as text where a body is something JSON cannot say. */
function bodyText(body: unknown): string {
  try {
    return JSON.stringify(body) ?? String(body);
  } catch {
    return String(body);
  }
}
