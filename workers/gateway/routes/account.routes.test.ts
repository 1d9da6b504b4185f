// What a stolen token or a key must not do.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aGateway, jsonRequest, problemIn } from '../a-gateway.test-builder.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const sensitive: [string, RequestInit][] = [
  ['/v1/me', { method: 'DELETE' }],
  ['/v1/api-keys', jsonRequest('POST', { name: 'site', scopes: ['bookings:read'] })],
  ['/v1/api-keys/key_1', { method: 'DELETE' }],
];

test.each(sensitive)('%s needs a session that still lives', async (path, init) => {
  const { app, asked, signedIn } = await aGateway({ identity: { isSessionLive: async () => false } });

  const answer = await app.request(path, { ...init, headers: { ...init.headers, ...(await signedIn()) } });

  expect([answer.status, (await problemIn(answer)).code]).toEqual([401, 'session_ended']);
  expect(asked.at(-1)?.verb).toBe('isSessionLive');
});

test.each(sensitive)('%s is closed to API keys, whatever their scopes', async (path, init) => {
  const { app } = await aGateway({
    identity: {
      authenticateApiKey: async () => ({
        ok: true,
        value: {
          kind: 'user',
          userId: 'usr_1',
          audience: 'skyhold:travellers',
          roles: ['traveller'],
          scopes: ['profile:write'],
          apiKeyId: 'key_1',
        },
      }),
    },
  });

  const answer = await app.request(path, { ...init, headers: { ...init.headers, Authorization: 'Bearer sk_any' } });

  expect([answer.status, (await problemIn(answer)).code]).toEqual([403, 'forbidden']);
});
