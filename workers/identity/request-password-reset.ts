// Asking for a link that sets a new password: one answer and the same writes for known and unknown addresses.
import type { AccountMailMessage } from '#contracts/queue-messages';
import type { Failure } from '#domain/errors';
import type { EventId, Instant } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

type Deps = {
  now(): Instant;
  newEventId(): EventId;
  /** Answers the mail that is due, if the address has an account and has not asked too often. */
  saveRequest(request: { email: string; eventId: EventId; at: Instant }): Promise<AccountMailMessage | undefined>;
  /** After the answer; the outbox sends again what this fails to send. */
  sendSoon(mail: AccountMailMessage): void;
};

export async function requestPasswordReset(deps: Deps, _caller: Caller, email: string): Promise<Result<null, Failure>> {
  const mail = await deps.saveRequest({ email, eventId: deps.newEventId(), at: deps.now() });
  if (mail) deps.sendSoon(mail);
  return ok(null);
}
