// Queue `account-mail`: verification, reset and warning mails, whose links are asked of identity at the moment of sending.
import type { AccountMail } from '#contracts/identity-service';
import { type AccountMailMessage, accountMailMessage } from '#contracts/queue-messages';
import type { EventId } from '#domain/ids';
import { settleEach } from '#platform/settle-each';
import type { Delivery, MailDecision, MailKey } from './deliver-mail.ts';
import { accountMail } from './mail/account-mail.ts';
import type { House } from './mail/mail.ts';

export type AccountMailDeps = {
  house: House;
  /** Null when the account is gone or the link means nothing any more. */
  readAccountMail(eventId: EventId): Promise<AccountMail | null>;
  deliver(key: MailKey, decide: () => Promise<MailDecision>): Promise<Delivery>;
};

export const sendAccountMails = (deps: AccountMailDeps) => (batch: MessageBatch<unknown>) =>
  settleEach(batch, accountMailMessage, (event) => sendAccountMail(deps, event));

async function sendAccountMail(deps: AccountMailDeps, event: AccountMailMessage): Promise<void> {
  const template = `${event.kind}@1`;
  const { event_id: eventId, user_id: userId } = event;
  const key = { eventId, recipientRole: 'account' as const, template, bookingId: null, userId };
  const delivery = await deps.deliver(key, async (): Promise<MailDecision> => {
    const account = await deps.readAccountMail(event.event_id);
    if (account === null) return { kind: 'suppress', reason: 'account_gone' };
    const to = { name: null, address: account.email };
    const mail = accountMail(deps.house, event.kind, account);
    // The words hold a link that opens the account, so the ledger keeps none of them.
    return { kind: 'send', envelope: { from: deps.house.from, to, mail }, isSecret: true };
  });
  if (!delivery.isSettled) throw new Error(`The mail is not settled: ${delivery.reason}`);
}
