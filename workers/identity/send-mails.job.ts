// The outbox of account mails, emptied: what no queue has taken yet is sent again, oldest first.
import type { AccountMailMessage } from '#contracts/queue-messages';
import type { EventId, Instant } from '#domain/ids';
import { errorText, log } from '#platform/log';

/** A request sends its own mail within this time; only what is older was left behind. */
const leftBehindMilliseconds = 30_000;

export type MailQueue = {
  now(): Instant;
  sendToQueue(mails: AccountMailMessage[]): Promise<void>;
  markQueued(eventIds: EventId[], at: Instant): Promise<void>;
};
type Deps = MailQueue & { findUnsent(madeBefore: Instant): Promise<AccountMailMessage[]> };

export async function sendLeftBehind(deps: Deps): Promise<void> {
  const mails = await deps.findUnsent(deps.now() - leftBehindMilliseconds);
  if (mails.length > 0) await sendMails(deps, mails);
}

/** Never throws: a mail that is not marked is tried again. One that was sent and not marked comes twice, and the consumer sends it once. */
export async function sendMails(deps: MailQueue, mails: AccountMailMessage[]): Promise<void> {
  try {
    await deps.sendToQueue(mails);
    await deps.markQueued(
      mails.map((mail) => mail.event_id),
      deps.now(),
    );
  } catch (thrown) {
    log('warn', 'account_mail_unsent', { worker: 'identity', count: mails.length, error: errorText(thrown) });
  }
}
