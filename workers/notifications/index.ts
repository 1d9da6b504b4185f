// The notifications worker: mails and reminders sent once, dead letters kept, the local mailbox shown.
import { WorkerEntrypoint } from 'cloudflare:workers';
import type { CapturedMailOnWire, NotificationsService } from '#contracts/notifications-service';
import type { SentMessageOnWire } from '#contracts/trip';
import type { Failure } from '#domain/errors';
import type { BookingId, MessageId } from '#domain/ids';
import { invariant } from '#domain/invariant';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { sendAccountMails } from './account-mail.consumer.ts';
import { sendBookingMails } from './booking-mail.consumer.ts';
import { keepDeadLetters } from './dead-letters.consumer.ts';
import { eraseMails } from './erase-mails.job.ts';
import { listMessages } from './list-messages.ts';
import { depsFrom } from './notifications.deps.ts';
import { readMail, readMailbox } from './read-mailbox.ts';
import { removeOldBodies } from './remove-old-bodies.job.ts';
import { sendReminders } from './send-reminders.job.ts';

export default class Notifications extends WorkerEntrypoint<NotificationsEnv> implements NotificationsService {
  readonly #deps = depsFrom(this.env);

  readonly #consumers: Record<string, (batch: MessageBatch<unknown>) => Promise<void>> = {
    'booking-mail': sendBookingMails(this.#deps.bookingMails),
    'account-mail': sendAccountMails(this.#deps.accountMails),
    'dead-letters': keepDeadLetters(this.#deps.deadLetters),
  };

  /** By the cron expressions of wrangler.toml. */
  readonly #jobs: Record<string, () => Promise<void>> = {
    '*/5 * * * *': () => sendReminders(this.#deps.reminders),
    '*/10 * * * *': () => eraseMails(this.#deps.erasures),
    '17 3 * * *': () => removeOldBodies(this.#deps.retention),
  };

  mailbox(caller: Caller, filter: { to?: string; limit: number }): Promise<CapturedMailOnWire[]> {
    return readMailbox(this.#deps.mailbox, caller, filter);
  }

  readMail(caller: Caller, id: MessageId): Promise<CapturedMailOnWire | null> {
    return readMail(this.#deps.mailbox, caller, id);
  }

  listMessages(caller: Caller, id: BookingId): Promise<Result<SentMessageOnWire[], Failure>> {
    return listMessages(this.#deps.sentMessages, caller, id);
  }

  override async queue(batch: MessageBatch<unknown>): Promise<void> {
    const consume = this.#consumers[batch.queue];
    invariant(consume, `queue ${batch.queue} has a consumer here`);
    await consume(batch);
  }

  override async scheduled({ cron }: ScheduledController): Promise<void> {
    const run = this.#jobs[cron];
    invariant(run, `cron ${cron} has a job here`);
    await run();
  }
}
