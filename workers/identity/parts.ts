// What the verbs of identity are filled from: database, clock, settings, passwords, throttles, and the way out for mails.
import { drizzle } from 'drizzle-orm/d1';
import type { AccountMailMessage } from '#contracts/queue-messages';
import type { EventId, Instant } from '#domain/ids';
import { type AccessGrant, issueAccessToken } from '#platform/access-token';
import { type Clock, systemClock } from '#platform/clock';
import { keyedHash } from '#platform/keyed-hash';
import { guessesAt } from './guesses.ts';
import { linkMilliseconds, linkTokenHash } from './mailed-link.ts';
import { findUnsent, markQueued } from './mails.store.ts';
import { type Passwords, passwordsWith } from './passwords.ts';
import { sendMails } from './send-mails.job.ts';
import { type IdentitySettings, passwordCostOf } from './settings.ts';

type Bindings = {
  ACCOUNTS: D1Database;
  ACCOUNT_MAIL: { sendBatch(messages: { body: AccountMailMessage }[]): Promise<unknown> };
  THROTTLE: Parameters<typeof guessesAt>[0];
};

export type Parts = ReturnType<typeof partsOf>;

/** `afterwards` keeps the isolate alive for work that no answer waits for. */
export function partsOf(
  env: Bindings,
  settings: IdentitySettings,
  afterwards: (work: Promise<unknown>) => void,
  clock: Clock = systemClock,
) {
  const db = drizzle(env.ACCOUNTS);
  const now = () => clock.now();
  const outbox = {
    now,
    sendToQueue: async (mails: AccountMailMessage[]) => {
      await env.ACCOUNT_MAIL.sendBatch(mails.map((body) => ({ body })));
    },
    findUnsent: (madeBefore: Instant) => findUnsent(db, madeBefore),
    markQueued: (ids: EventId[], at: Instant) => markQueued(db, ids, at),
  };
  return {
    db,
    now,
    settings,
    afterwards,
    outbox,
    passwords: passwordsOf(settings),
    guesses: guessesAt(env.THROTTLE, settings.LINK_KEY, clock),
    sendSoon: (mail: AccountMailMessage) => afterwards(sendMails(outbox, [mail])),
    signAccessToken: (grant: AccessGrant, at: Instant) =>
      issueAccessToken(settings.TOKEN_KEYS.signing, grant, { issuer: settings.PUBLIC_URL, now: at }),
    linkOf: (eventId: EventId, at: Instant) => ({
      eventId,
      tokenHash: linkTokenHash(settings.LINK_KEY, eventId),
      expiresAt: at + linkMilliseconds,
    }),
    /** Where somebody logged in from, as sessions remember it. */
    placeHash: (network: string) => keyedHash(settings.REFRESH_KEY, 'place', network),
    mailboxHash: (email: string) => keyedHash(settings.LINK_KEY, 'mailbox', email),
  };
}

const shared = new Map<string, Passwords>();

/** One queue for hashes an isolate, whichever call asks. */
function passwordsOf(settings: IdentitySettings): Passwords {
  const cost = passwordCostOf(settings);
  const known = shared.get(cost);
  if (known) return known;
  const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const made = passwordsWith({ now: systemClock.now, pause }, { pepper: settings.PASSWORD_PEPPER, cost });
  shared.set(cost, made);
  return made;
}
