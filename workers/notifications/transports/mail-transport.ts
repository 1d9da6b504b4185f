// The port by which mails leave; what is behind it is a setting.
import type { ComposedMessage } from '../mail/compose-message.ts';

export type SendOutcome =
  | { outcome: 'accepted'; providerId: string }
  /** Surely not sent, and sending it again will not help; `isSuppressed` when the recipient wants or takes no mail. */
  | { outcome: 'refused'; reason: string; isSuppressed: boolean }
  /** Surely not sent; the provider may say how long to wait. */
  | { outcome: 'not_now'; reason: string; retryAfterSeconds: number | null }
  /** Nobody knows whether it was sent. */
  | { outcome: 'unknown'; reason: string };

export type MailTransport = {
  name: string;
  /** How long a repeat with the same message id is known for a repeat; 0 where it never is. */
  remembersForSeconds: number;
  /** Never throws: what goes wrong is an outcome. */
  send(message: ComposedMessage): Promise<SendOutcome>;
};

/** No provider gets longer than this to answer. */
export const answerSeconds = 10;

/** A code for the ledger: a provider's words may hold an address, so they stay outside. */
export const codeOf = (prefix: string, detail: string | number): string =>
  `${prefix}_${String(detail)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')}`.slice(0, 60);
