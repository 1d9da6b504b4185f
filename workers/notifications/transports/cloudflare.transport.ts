// Delivery by Cloudflare's `send_email` binding. It knows no key, so a repeat is a second mail: an open outcome stays open.
import { codeOf, type MailTransport, type SendOutcome } from './mail-transport.ts';

type Deps = {
  /** Hands the raw message to the binding and answers the provider's id of it. */
  sendRaw(from: string, to: string, raw: string): Promise<{ messageId: string }>;
  /** Aborts when the answer is overdue. */
  deadline(): AbortSignal;
};

/** Codes of refusals that may be over later: quotas, and a sender whose domain is not set up yet. */
const passing = [
  'E_RATE_LIMIT_EXCEEDED',
  'E_DAILY_LIMIT_EXCEEDED',
  'E_SENDER_NOT_VERIFIED',
  'E_SENDER_DOMAIN_NOT_AVAILABLE',
];
/** Codes after which nobody can say whether the message is on its way. */
const open = ['E_INTERNAL_SERVER_ERROR', 'E_DELIVERY_FAILED'];

export const cloudflareTransport = ({ sendRaw, deadline }: Deps): MailTransport => ({
  name: 'cloudflare',
  remembersForSeconds: 0,
  async send({ from, to, raw }) {
    try {
      const { messageId } = await orOverdue(sendRaw(from.address, to.address, raw), deadline());
      return { outcome: 'accepted', providerId: messageId };
    } catch (thrown) {
      return outcomeOf(thrown);
    }
  },
});

function outcomeOf(thrown: unknown): SendOutcome {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const reason = codeOf('cloudflare', code.replace(/^E_/, '') || 'no_answer');
  if (!code.startsWith('E_') || open.includes(code)) return { outcome: 'unknown', reason };
  if (passing.includes(code)) return { outcome: 'not_now', reason, retryAfterSeconds: null };
  return { outcome: 'refused', reason, isSuppressed: code === 'E_RECIPIENT_SUPPRESSED' };
}

/** The binding takes no signal: the call goes on behind our back, which is why an overdue one counts as unknown. */
function orOverdue<Answer>(call: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const overdue = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([call, overdue]);
}
