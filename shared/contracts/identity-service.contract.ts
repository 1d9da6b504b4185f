// What the identity worker promises to the doors and to notifications.
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
import type { AccountFailure, CommonFailure, Failure } from '#domain/errors';
import type { ApiKeyId, EventId, Instant, UserId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Audience, Caller, Role, Scope, SignedIn } from '#platform/caller';

/** What a mail about an account needs, made at the moment of sending. Null when the account is gone or the link no longer means anything. */
export type AccountMail = {
  email: string;
  givenName: string | null;
  language: string;
  /** A path such as `/verify-email?token=…`, or null for a mail without a link. */
  linkPath: string | null;
  expiresAt: number | null;
};

/** How many living, unpaid holds an account may have on one flight, and in all; null is what everybody may. */
export type HoldLimits = { perFlight: number | null; perAccount: number | null };

/** An account that was erased; also the position in the list of them. */
export type ErasedAccount = { userId: UserId; erasedAt: Instant };

export interface IdentityService {
  /** Always answers alike; the mail tells a stranger from an owner. */
  register(caller: Caller, request: RegisterRequest & { language: string }): Promise<Result<null, Failure>>;
  verifyEmail(caller: Caller, token: string): Promise<Result<null, AccountFailure>>;
  /** `address` is the client's network address as the platform reports it, for counting failures. */
  login(
    caller: Caller,
    request: LoginRequest,
    door: { audience: 'skyhold:travellers' | 'skyhold:staff'; address: string },
  ): Promise<Result<TokensOnWire, Failure>>;
  /** A door names its audience: a session begun at another one is refused like one that has ended. */
  refresh(caller: Caller, refreshToken: string, audience?: Audience): Promise<Result<TokensOnWire, Failure>>;
  logout(caller: Caller, refreshToken: string | null): Promise<Result<null, Failure>>;
  requestPasswordReset(caller: Caller, email: string): Promise<Result<null, Failure>>;
  confirmPasswordReset(caller: Caller, token: string, password: string): Promise<Result<null, Failure>>;
  /** Public keys of access tokens, newest first. */
  jwks(caller: Caller): Promise<JSONWebKeySet>;
  /** Who stands behind an API key; the same failure for an unknown, revoked or malformed one. */
  authenticateApiKey(
    caller: Caller,
    apiKey: string,
  ): Promise<Result<Omit<SignedIn, 'requestId'>, AccountFailure | CommonFailure>>;
  /**
   * For the staff's door behind Cloudflare Access, which has proved the address: the staff account with that address, its
   * audience `skyhold:staff` and no session. `unauthenticated` when there is none, or it is disabled or holds no staff role.
   */
  staffByEmail(caller: Caller, email: string): Promise<Result<Omit<SignedIn, 'requestId'>, CommonFailure>>;
  /** Whether a session or API key still lives, read from the database: for sensitive verbs. */
  isSessionLive(caller: Caller): Promise<boolean>;
  readProfile(caller: Caller): Promise<Result<ProfileOnWire, Failure>>;
  changeProfile(caller: Caller, patch: ProfilePatch): Promise<Result<ProfileOnWire, Failure>>;
  /**
   * Blanks the account at once. What others keep of it follows by `listErasures`: bookings that are over within ten minutes,
   * others within two hours of their last departure, the mails about them within twenty minutes more.
   */
  eraseAccount(caller: Caller): Promise<Result<null, Failure>>;
  /** For parts of the house: accounts erased, oldest first, after an entry given; nothing for anybody else. */
  listErasures(caller: Caller, after: ErasedAccount | null, limit: number): Promise<ErasedAccount[]>;
  /** For booking, and for the account itself. */
  readHoldLimits(caller: Caller, userId: UserId): Promise<HoldLimits>;
  /** Staff with the role `admin`: gives an account limits of its own, or with null everybody's again. */
  setHoldLimits(caller: Caller, userId: UserId, limits: HoldLimits): Promise<Result<null, Failure>>;
  listApiKeys(caller: Caller): Promise<Result<ApiKeyOnWire[], Failure>>;
  createApiKey(
    caller: Caller,
    request: { name: string; scopes: Scope[] },
  ): Promise<Result<ApiKeyCreatedOnWire, Failure>>;
  revokeApiKey(caller: Caller, id: ApiKeyId): Promise<Result<null, Failure>>;
  /** For notifications. */
  readAccountMail(caller: Caller, eventId: EventId): Promise<AccountMail | null>;
  /** Local tools: makes or promotes a staff account and answers its one-time password. Refused outside local mode. */
  createStaff(
    caller: Caller,
    request: { email: string; roles: Role[] },
  ): Promise<Result<{ userId: UserId; oneTimePassword: string }, Failure>>;
}
