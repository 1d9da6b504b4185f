// The identity worker: accounts, sessions, roles, keys and tokens. One line a verb; the verbs are the files beside it.
import { WorkerEntrypoint } from 'cloudflare:workers';
import type { JSONWebKeySet } from 'jose';
import type {
  ApiKeyCreatedOnWire,
  ApiKeyOnWire,
  LoginRequest,
  ProfileOnWire,
  ProfilePatch,
  RegisterRequest,
  TokensOnWire,
} from '#contracts/account';
import type { AccountMail, ErasedAccount, HoldLimits, IdentityService } from '#contracts/identity-service';
import type { AccountFailure, CommonFailure, Failure } from '#domain/errors';
import type { ApiKeyId, EventId, UserId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Audience, Caller, Role, Scope, SignedIn } from '#platform/caller';
import { authenticateApiKey } from './authenticate-api-key.ts';
import { changeProfile } from './change-profile.ts';
import { clearEnded } from './clear-ended.job.ts';
import { confirmPasswordReset } from './confirm-password-reset.ts';
import { createApiKey } from './create-api-key.ts';
import { createStaff } from './create-staff.ts';
import { depsOf } from './deps.ts';
import { eraseAccount } from './erase-account.ts';
import { isSessionLive } from './is-session-live.ts';
import { listApiKeys } from './list-api-keys.ts';
import { listErasures } from './list-erasures.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { partsOf } from './parts.ts';
import { readAccountMail } from './read-account-mail.ts';
import { readHoldLimits } from './read-hold-limits.ts';
import { readProfile } from './read-profile.ts';
import { refreshSession } from './refresh-session.ts';
import { registerAccount } from './register-account.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { sendLeftBehind } from './send-mails.job.ts';
import { setHoldLimits } from './set-hold-limits.ts';
import { identitySettings } from './settings.ts';
import { staffByEmail } from './staff-by-email.ts';
import { verifyEmail } from './verify-email.ts';

type Registration = RegisterRequest & { language: string };
type Door = { audience: Audience; address: string };
type StaffAccount = { userId: UserId; oneTimePassword: string };

export default class Identity extends WorkerEntrypoint<IdentityEnv> implements IdentityService {
  readonly #parts = partsOf(this.env, identitySettings(this.env), (work) => this.ctx.waitUntil(work));
  readonly #deps = depsOf(this.#parts);

  register(caller: Caller, request: Registration): Promise<Result<null, Failure>> {
    return registerAccount(this.#deps.register, caller, request);
  }
  verifyEmail(caller: Caller, token: string): Promise<Result<null, AccountFailure>> {
    return verifyEmail(this.#deps.verify, caller, token);
  }
  login(caller: Caller, request: LoginRequest, door: Door): Promise<Result<TokensOnWire, Failure>> {
    return logIn(this.#deps.login, caller, request, door);
  }
  refresh(
    caller: Caller,
    refreshToken: string,
    audience: Audience = 'skyhold:travellers',
  ): Promise<Result<TokensOnWire, Failure>> {
    return refreshSession(this.#deps.refresh, caller, refreshToken, audience);
  }
  logout(caller: Caller, refreshToken: string | null): Promise<Result<null, Failure>> {
    return logOut(this.#deps.logout, caller, refreshToken);
  }
  requestPasswordReset(caller: Caller, email: string): Promise<Result<null, Failure>> {
    return requestPasswordReset(this.#deps.requestReset, caller, email);
  }
  confirmPasswordReset(caller: Caller, token: string, password: string): Promise<Result<null, Failure>> {
    return confirmPasswordReset(this.#deps.confirmReset, caller, token, password);
  }
  async jwks(_caller: Caller): Promise<JSONWebKeySet> {
    return this.#parts.settings.TOKEN_KEYS.published;
  }
  authenticateApiKey(
    caller: Caller,
    apiKey: string,
  ): Promise<Result<Omit<SignedIn, 'requestId'>, AccountFailure | CommonFailure>> {
    return authenticateApiKey(this.#deps.keyCheck, caller, apiKey);
  }
  staffByEmail(caller: Caller, email: string): Promise<Result<Omit<SignedIn, 'requestId'>, CommonFailure>> {
    return staffByEmail(this.#deps.staffMember, caller, email);
  }
  isSessionLive(caller: Caller): Promise<boolean> {
    return isSessionLive(this.#deps.liveness, caller);
  }
  readProfile(caller: Caller): Promise<Result<ProfileOnWire, Failure>> {
    return readProfile(this.#deps.profile, caller);
  }
  changeProfile(caller: Caller, patch: ProfilePatch): Promise<Result<ProfileOnWire, Failure>> {
    return changeProfile(this.#deps.profileChange, caller, patch);
  }
  eraseAccount(caller: Caller): Promise<Result<null, Failure>> {
    return eraseAccount(this.#deps.erasure, caller);
  }
  listErasures(caller: Caller, after: ErasedAccount | null, limit: number): Promise<ErasedAccount[]> {
    return listErasures(this.#deps.erasureList, caller, after, limit);
  }
  readHoldLimits(caller: Caller, userId: UserId): Promise<HoldLimits> {
    return readHoldLimits(this.#deps.holdLimits, caller, userId);
  }
  setHoldLimits(caller: Caller, userId: UserId, limits: HoldLimits): Promise<Result<null, Failure>> {
    return setHoldLimits(this.#deps.holdLimitChange, caller, userId, limits);
  }
  listApiKeys(caller: Caller): Promise<Result<ApiKeyOnWire[], Failure>> {
    return listApiKeys(this.#deps.keyList, caller);
  }
  createApiKey(
    caller: Caller,
    request: { name: string; scopes: Scope[] },
  ): Promise<Result<ApiKeyCreatedOnWire, Failure>> {
    return createApiKey(this.#deps.keyCreation, caller, request);
  }
  revokeApiKey(caller: Caller, id: ApiKeyId): Promise<Result<null, Failure>> {
    return revokeApiKey(this.#deps.keyRevocation, caller, id);
  }
  readAccountMail(caller: Caller, eventId: EventId): Promise<AccountMail | null> {
    return readAccountMail(this.#deps.mail, caller, eventId);
  }
  createStaff(caller: Caller, request: { email: string; roles: Role[] }): Promise<Result<StaffAccount, Failure>> {
    return createStaff(this.#deps.staff, caller, request);
  }
  override async scheduled(controller: ScheduledController): Promise<void> {
    await (controller.cron === '17 3 * * *' ? clearEnded(this.#deps.clearing) : sendLeftBehind(this.#parts.outbox));
  }
}
