// One mail per message key, however often it is asked for: claim, ask the truth, hand over, record. What stays open: a transport
// without keys that dies between accepting and answering leaves an outcome nobody can know; that mail is parked and counted.
import type { BookingId, Instant, UserId } from '#domain/ids';
import type { Clock } from '#platform/clock';
import { errorText, log } from '#platform/log';
import type { Envelope } from './mail/check-envelope.ts';
import { composeMessage } from './mail/compose-message.ts';
import type { Claim, Claimed, HandOver, MessageKey, Verdict } from './message.store.ts';
import type { MailTransport, SendOutcome } from './transports/mail-transport.ts';

/** Whose mail it is: of a booking, or of an account. */
export type MailKey = MessageKey & { bookingId: BookingId | null; userId?: UserId };

/** What the truth says now, asked only once the message is claimed. */
export type MailDecision =
  | { kind: 'send'; envelope: Envelope; isSecret: boolean }
  /** What the mail would say is not true any more. */
  | { kind: 'suppress'; reason: string }
  | { kind: 'wait'; reason: string; until: Instant };

export type Delivery = { isSettled: true; state: string } | { isSettled: false; reason: string };

export type DeliverDeps = {
  clock: Clock;
  transport: MailTransport;
  claim(key: MailKey, now: Instant, until: Instant): Promise<Claimed>;
  recordHandOver(claim: Claim, handOver: HandOver): Promise<boolean>;
  recordVerdict(claim: Claim, verdict: Verdict, now: Instant): Promise<void>;
};

/** Longer than an attempt takes. Should one take longer still, `recordHandOver` stops it before it sends. */
const claimSeconds = 30;

export async function deliverMail(
  deps: DeliverDeps,
  key: MailKey,
  decide: () => Promise<MailDecision>,
): Promise<Delivery> {
  const now = deps.clock.now();
  const claimed = await deps.claim(key, now, now + claimSeconds * 1000);
  if (claimed.kind === 'settled') return { isSettled: true, state: claimed.state };
  if (claimed.kind === 'waiting') return { isSettled: false, reason: 'waiting' };
  const { claim } = claimed;
  const verdict = await attempt(deps, claim, decide);
  await deps.recordVerdict(claim, verdict, deps.clock.now());
  if (verdict.state === 'parked') log('error', 'mail_parked', { id: claim.id, code: verdict.reason });
  if (verdict.state === 'sending' || verdict.state === 'failed') return { isSettled: false, reason: verdict.reason };
  return { isSettled: true, state: verdict.state };
}

async function attempt(deps: DeliverDeps, claim: Claim, decide: () => Promise<MailDecision>): Promise<Verdict> {
  const now = deps.clock.now();
  if (isBeyondKnowing(claim, deps.transport, now)) return { state: 'parked', reason: 'outcome_unknown' };
  const decision = await decide().catch((thrown): MailDecision => {
    log('warn', 'mail_truth_unavailable', { id: claim.id, error: errorText(thrown) });
    return { kind: 'wait', reason: 'truth_unavailable', until: now };
  });
  if (decision.kind === 'suppress' && claim.handedOver) return { state: 'parked', reason: 'outcome_unknown' };
  if (decision.kind === 'suppress') return { state: 'suppressed', reason: decision.reason };
  if (decision.kind === 'wait') return tryAgain(claim, decision.reason, decision.until);
  // A repeat says what the first attempt said, word for word: the provider compares before it calls it a repeat.
  const envelope = claim.handedOver?.envelope ?? decision.envelope;
  const at = claim.handedOver?.at ?? now;
  const composed = await composeMessage(claim.id, envelope, at);
  if (!composed.ok) return { state: 'parked', reason: composed.error.reason };
  const until = deps.clock.now() + claimSeconds * 1000;
  const kept = { transport: deps.transport.name, envelope: decision.isSecret ? null : envelope, at, until };
  if (!(await deps.recordHandOver(claim, kept))) return tryAgain(claim, 'claim_lost', now);
  return verdictOf(claim, await deps.transport.send(composed.value), deps.transport, deps.clock.now());
}

/** An open outcome may be tried again only with a provider that still remembers the first attempt. */
function isBeyondKnowing({ handedOver }: Claim, transport: MailTransport, now: Instant): boolean {
  if (!handedOver) return false;
  return handedOver.transport !== transport.name || now >= handedOver.at + transport.remembersForSeconds * 1000;
}

/** What may have been sent stays open; only what surely was not is failed. */
function tryAgain(claim: Claim, reason: string, notBefore: Instant): Verdict {
  return { state: claim.handedOver ? 'sending' : 'failed', reason, notBefore };
}

function verdictOf(claim: Claim, outcome: SendOutcome, transport: MailTransport, now: Instant): Verdict {
  switch (outcome.outcome) {
    case 'accepted':
      return { state: 'sent', providerId: outcome.providerId };
    case 'refused':
      return { state: outcome.isSuppressed && !claim.handedOver ? 'suppressed' : 'parked', reason: outcome.reason };
    case 'not_now':
      return tryAgain(claim, outcome.reason, now + (outcome.retryAfterSeconds ?? 0) * 1000);
    case 'unknown':
      if (transport.remembersForSeconds === 0) return { state: 'parked', reason: outcome.reason };
      return { state: 'sending', reason: outcome.reason, notBefore: now };
  }
}
