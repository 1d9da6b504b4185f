// The line in the log when the provider left us without an answer; nothing of the traveller or the card is in it.
import type { Caller } from '#platform/caller';
import { log } from '#platform/log';

export function noteUnanswered(caller: Caller, step: string, id: string, code: string): void {
  log('warn', 'provider_unanswered', { request_id: caller.requestId, worker: 'payments', step, id, code });
}
