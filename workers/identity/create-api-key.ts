// Making an API key: never with more than its maker may do, its secret shown this once.
import type { ApiKeyCreatedOnWire } from '#contracts/account';
import type { Failure } from '#domain/errors';
import type { ApiKeyId, Instant, UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller, Scope } from '#platform/caller';
import { hashOf } from '#platform/keyed-hash';
import { newApiKeySecret } from './api-key-secret.ts';
import type { ApiKey } from './api-keys.store.ts';
import { presentApiKey } from './list-api-keys.ts';
import { inLiveSession } from './may-act.ts';

const keysAtMost = 20;

type Deps = {
  now(): Instant;
  newKeyId(): ApiKeyId;
  isSessionLive(caller: Caller): Promise<boolean>;
  countKeys(userId: UserId): Promise<number>;
  saveKey(caller: Caller, key: Omit<ApiKey, 'lastUsedAt'> & { userId: UserId; secretHash: string }): Promise<void>;
};

export async function createApiKey(
  deps: Deps,
  caller: Caller,
  request: { name: string; scopes: Scope[] },
): Promise<Result<ApiKeyCreatedOnWire, Failure>> {
  const allowed = await inLiveSession(deps.isSessionLive, caller, 'profile:write');
  if (!allowed.ok) return allowed;
  const { userId, scopes: own, audience } = allowed.value;
  // A key opens the travellers' door, so only their scopes can be lent.
  if (audience !== 'skyhold:travellers') return err({ code: 'forbidden' });
  const missing = request.scopes.find((scope) => !own.includes(scope));
  if (missing) return err({ code: 'scope_missing', scope: missing });
  if ((await deps.countKeys(userId)) >= keysAtMost) return tooManyKeys();

  const id = deps.newKeyId();
  const secret = newApiKeySecret(id);
  const key = { id, name: request.name, scopes: [...new Set(request.scopes)], createdAt: deps.now() };
  await deps.saveKey(caller, { ...key, userId, secretHash: hashOf(secret) });
  return ok({ ...presentApiKey({ ...key, lastUsedAt: null }), secret });
}

function tooManyKeys(): Result<never, Failure> {
  const detail = `you have ${keysAtMost} keys already; revoke one first`;
  return err({ code: 'invalid_request', errors: [{ pointer: '', code: 'too_many_keys', detail }] });
}
