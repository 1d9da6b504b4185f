// Registering: the answer is the same for a new and a known address, in what it says and in what it costs; the mail tells them apart.
import type { ProfileOnWire, RegisterRequest } from '#contracts/account';
import { languages } from '#contracts/booking';
import type { AccountMailMessage } from '#contracts/queue-messages';
import type { Failure } from '#domain/errors';
import type { EventId, Instant, UserId } from '#domain/ids';
import { checkPassword } from '#domain/password-policy';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Busy } from './hash-queue.ts';

export type RegistrationToSave = {
  email: string;
  passwordHash: string;
  givenName: string;
  familyName: string;
  locale: ProfileOnWire['locale'];
  userId: UserId;
  eventId: EventId;
  at: Instant;
};

type Deps = {
  now(): Instant;
  newIds(): { userId: UserId; eventId: EventId };
  hashPassword(password: string): Promise<Result<string, Busy>>;
  /** Stores account, link and mail together, and answers the mail that is due. */
  saveRegistration(caller: Caller, registration: RegistrationToSave): Promise<AccountMailMessage | undefined>;
  /** After the answer; the outbox sends again what this fails to send. */
  sendSoon(mail: AccountMailMessage): void;
};

export async function registerAccount(
  deps: Deps,
  caller: Caller,
  request: RegisterRequest & { language: string },
): Promise<Result<null, Failure>> {
  const { email, password, given_name: givenName, family_name: familyName } = request;
  const allowed = checkPassword(password, { email, givenName, familyName });
  if (!allowed.ok) return allowed;
  const hash = await deps.hashPassword(password);
  if (!hash.ok) return hash;
  const locale = languages.find((language) => language === request.language) ?? 'en';
  const registration = { email, passwordHash: hash.value, givenName, familyName, locale, at: deps.now() };
  const mail = await deps.saveRegistration(caller, { ...registration, ...deps.newIds() });
  if (mail) deps.sendSoon(mail);
  return ok(null);
}
