// One's own API keys, without their secrets.
import type { ApiKeyOnWire } from '#contracts/account';
import type { Failure } from '#domain/errors';
import type { UserId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { ApiKey } from './api-keys.store.ts';
import { withScope } from './may-act.ts';

type Deps = { findApiKeys(userId: UserId): Promise<ApiKey[]> };

export async function listApiKeys(deps: Deps, caller: Caller): Promise<Result<ApiKeyOnWire[], Failure>> {
  const allowed = withScope(caller, 'profile:read');
  if (!allowed.ok) return allowed;
  return ok((await deps.findApiKeys(allowed.value.userId)).map(presentApiKey));
}

export function presentApiKey(key: ApiKey): ApiKeyOnWire {
  return {
    id: key.id,
    name: key.name,
    scopes: key.scopes,
    created_at: new Date(key.createdAt).toISOString(),
    last_used_at: key.lastUsedAt === null ? null : new Date(key.lastUsedAt).toISOString(),
  };
}
