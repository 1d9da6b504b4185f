// API keys: what they stand for, what they may never do, and how they end.
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { Scope, SignedIn } from '#platform/caller';
import { aHouse, aSession, granted, type House, minute, nobody } from './a-house.test-builder.ts';
import { authenticateApiKey } from './authenticate-api-key.ts';
import { createApiKey } from './create-api-key.ts';
import { eraseAccount } from './erase-account.ts';
import { isSessionLive } from './is-session-live.ts';
import { listApiKeys } from './list-api-keys.ts';
import { logOut } from './log-out.ts';
import { revokeApiKey } from './revoke-api-key.ts';

const unauthenticated = { ok: false, error: { code: 'unauthenticated' } };
const ended = { ok: false, error: { code: 'session_ended' } };

const makeKey = (house: House, caller: SignedIn, scopes: Scope[] = ['bookings:read', 'profile:read']) =>
  createApiKey(house.deps.keyCreation, caller, { name: 'reporting', scopes });
const authenticate = (house: House, secret: string) => authenticateApiKey(house.deps.keyCheck, nobody, secret);

async function aKeyCaller(house: House, secret: string): Promise<SignedIn> {
  return { ...granted(await authenticate(house, secret)), requestId: 'req_test' };
}

describe('an API key', () => {
  test('stands for its owner with its own scopes and no session', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);

    const key = granted(await makeKey(house, caller));

    expect(key.secret).toMatch(/^sk_[0-9a-z]{26}_[A-Za-z0-9_-]{43}$/);
    expect(granted(await authenticate(house, key.secret))).toEqual({
      kind: 'user',
      userId: caller.userId,
      audience: 'skyhold:travellers',
      roles: ['traveller'],
      scopes: ['bookings:read', 'profile:read'],
      apiKeyId: key.id,
    });
  });

  test('shows its secret once, and when it was last used', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    const { secret, ...made } = granted(await makeKey(house, caller));
    expect(granted(await listApiKeys(house.deps.keyList, caller))).toEqual([made]);

    house.pass(minute);
    await authenticate(house, secret);
    await house.settle();

    const lastUsed = new Date(house.parts.now()).toISOString();
    expect(granted(await listApiKeys(house.deps.keyList, caller))).toEqual([{ ...made, last_used_at: lastUsed }]);
    const { results } = await env.ACCOUNTS.prepare('SELECT * FROM api_keys').all();
    expect(JSON.stringify(results)).not.toContain(secret);
  });

  test('opens nothing once it is revoked', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    const key = granted(await makeKey(house, caller));
    const keyCaller = await aKeyCaller(house, key.secret);
    expect(await isSessionLive(house.deps.liveness, keyCaller)).toBe(true);

    expect(await revokeApiKey(house.deps.keyRevocation, caller, key.id)).toEqual({ ok: true, value: null });

    expect(await authenticate(house, key.secret)).toEqual(unauthenticated);
    expect(await isSessionLive(house.deps.liveness, keyCaller)).toBe(false);
    expect(granted(await listApiKeys(house.deps.keyList, caller))).toEqual([]);
    expect(await revokeApiKey(house.deps.keyRevocation, caller, key.id)).toEqual({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  test('is somebody else’s as if it did not exist', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    const { caller: stranger } = await aSession(house);
    const key = granted(await makeKey(house, caller));

    expect(await revokeApiKey(house.deps.keyRevocation, stranger, key.id)).toEqual({
      ok: false,
      error: { code: 'not_found' },
    });

    expect((await authenticate(house, key.secret)).ok).toBe(true);
  });

  test('can neither make nor revoke keys, nor erase the account', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    const key = granted(await makeKey(house, caller, ['profile:read', 'profile:write']));
    const keyCaller = await aKeyCaller(house, key.secret);
    const forbidden = { ok: false, error: { code: 'forbidden' } };

    expect(await makeKey(house, keyCaller)).toEqual(forbidden);
    expect(await revokeApiKey(house.deps.keyRevocation, keyCaller, key.id)).toEqual(forbidden);
    expect(await eraseAccount(house.deps.erasure, keyCaller)).toEqual(forbidden);
  });

  test('never holds more than its maker', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    const limited: SignedIn = { ...caller, scopes: ['profile:write'] };

    expect(await makeKey(house, limited, ['profile:write', 'payments:write'])).toEqual({
      ok: false,
      error: { code: 'scope_missing', scope: 'payments:write' },
    });
  });

  test('is not made in a session that has ended, though its access token still verifies', async () => {
    const house = aHouse();
    const { caller, tokens } = await aSession(house);
    await logOut(house.deps.logout, nobody, tokens.refresh_token);

    expect(await makeKey(house, caller)).toEqual(ended);
  });

  test('is one of twenty at most', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    for (let made = 1; made <= 20; made++) granted(await makeKey(house, caller));

    expect(await makeKey(house, caller)).toMatchObject({
      error: { code: 'invalid_request', errors: [{ code: 'too_many_keys' }] },
    });
  });

  test('with another secret, another name or another shape is refused alike', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    const { secret } = granted(await makeKey(house, caller));
    const name = secret.slice(0, 'sk_'.length + 26);

    const others = [
      `${name}_${'A'.repeat(43)}`,
      `sk_${'0'.repeat(26)}${secret.slice(29)}`,
      name,
      `${secret}A`,
      'sk_',
      '',
      "sk_' OR 1=1",
    ];
    for (const other of others) expect(await authenticate(house, other)).toEqual(unauthenticated);
  });
});
