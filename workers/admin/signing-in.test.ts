// How people come to the staff's door: with a password locally, through Cloudflare Access elsewhere, and not too often.
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import type { IdentityService } from '#contracts/identity-service';
import { err, ok } from '#domain/result';
import type { SignedIn } from '#platform/caller';
import { aDoor, asAdmin, askAsAdmin, fakeServices, now } from './support/a-door.ts';
import { byCloudflareAccess } from './who-is-asking.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
vi.spyOn(console, 'error').mockImplementation(() => undefined);

describe('signing in', () => {
  const tokens = { access_token: 'a', token_type: 'Bearer', expires_in: 600, refresh_token: 'r' };
  const login = { email: 'ops@skyhold.example', password: 'correct horse battery' };
  const strangers = { headers: { Authorization: '' } };

  test('is for the staff audience, counted by the address the platform reports', async () => {
    const { services, calls } = fakeServices({ login: () => ok(tokens) });
    const answer = await aDoor(services).request('/v1/auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'CF-Connecting-IP': '203.0.113.7', 'X-Forwarded-For': '1.1.1.1' },
      body: JSON.stringify(login),
    });

    expect(await answer.json()).toEqual(tokens);
    expect(calls[0]).toEqual({
      verb: 'login',
      caller: { kind: 'anonymous', requestId: 'req_test' },
      given: [login, { audience: 'skyhold:staff', address: '203.0.113.7' }],
    });
  });

  test('wrong credentials are a 401', async () => {
    const { services } = fakeServices({ login: () => err({ code: 'credentials_invalid' }) });
    const answer = await aDoor(services).request('/v1/auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(login),
    });

    expect([answer.status, await answer.json()]).toEqual([
      401,
      expect.objectContaining({ code: 'credentials_invalid' }),
    ]);
  });

  test('refreshing is for sessions that began at this door', async () => {
    const { calls } = await askAsAdmin({ refresh: () => err({ code: 'session_ended' }) }, 'POST', '/v1/auth/refresh', {
      body: { refresh_token: 'r'.repeat(43) },
    });

    expect(calls[0]?.given).toEqual(['r'.repeat(43), 'skyhold:staff']);
  });

  test('an empty credential is refused rather than taken for none', async () => {
    expect((await askAsAdmin({}, 'POST', '/v1/auth/login', { ...strangers, body: login })).answer.status).toBe(401);
  });

  test('does not exist where Cloudflare Access stands in front', async () => {
    const { services } = fakeServices({});
    const door = aDoor(services, { hasPasswordLogin: false });

    for (const verb of ['login', 'refresh', 'logout']) {
      expect((await door.request(`/v1/auth/${verb}`, { method: 'POST', body: '{}' })).status).toBe(404);
    }
    expect(await (await door.request('/openapi.json')).text()).not.toContain('/v1/auth/login');
  });
});

describe('behind Cloudflare Access', async () => {
  const settings = { teamDomain: 'a.cloudflareaccess.com', audience: 'tag' };
  const team = await generateKeyPair('RS256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(team.publicKey)), kid: 'team-1', alg: 'RS256' }] });
  const assertion = await new SignJWT({ email: 'Ops@Skyhold.example' })
    .setProtectedHeader({ alg: 'RS256', kid: 'team-1' })
    .setIssuer('https://a.cloudflareaccess.com')
    .setAudience('tag')
    .setSubject('7335d417')
    .setIssuedAt(now / 1000)
    .setExpirationTime(now / 1000 + 60)
    .sign(team.privateKey);

  async function askThroughAccess(
    headers: Record<string, string>,
    account: Awaited<ReturnType<IdentityService['staffByEmail']>>,
  ) {
    const addresses: string[] = [];
    const staffByEmail: IdentityService['staffByEmail'] = async (_caller, email) => {
      addresses.push(email);
      return account;
    };
    const { services, calls } = fakeServices({ listCityRecords: () => ok({ data: [], next: null }) });
    const whoIsAsking = byCloudflareAccess({ keys, settings, clock: { now: () => now }, staffByEmail });
    const answer = await aDoor(services, { whoIsAsking, hasPasswordLogin: false }).request('/v1/cities', { headers });
    return { status: answer.status, addresses, calls };
  }
  const operations = ok<Omit<SignedIn, 'requestId'>>({
    kind: 'user',
    userId: 'usr_ops',
    audience: 'skyhold:staff',
    roles: ['operations'],
    scopes: [],
  });
  const through = { 'Cf-Access-Jwt-Assertion': assertion };

  test('the address that Access proved is the staff account it belongs to', async () => {
    const { status, addresses, calls } = await askThroughAccess(through, operations);

    expect([status, addresses]).toEqual([200, ['ops@skyhold.example']]);
    expect(calls[0]?.caller).toMatchObject({ userId: 'usr_ops', roles: ['operations'], requestId: 'req_test' });
  });

  test('an address of nobody on the staff opens nothing', async () => {
    expect(await askThroughAccess(through, err({ code: 'unauthenticated' }))).toMatchObject({ status: 401, calls: [] });
  });

  test('a traveller with such an address opens nothing', async () => {
    const traveller = ok({ ...operations.value, audience: 'skyhold:travellers' as const });

    expect(await askThroughAccess(through, traveller)).toMatchObject({ status: 401, calls: [] });
  });

  test('our own tokens open nothing, with or without a bad assertion', async () => {
    expect(await askThroughAccess(asAdmin, operations)).toMatchObject({ status: 401, addresses: [], calls: [] });
    expect(await askThroughAccess({ ...asAdmin, 'Cf-Access-Jwt-Assertion': 'a.b.c' }, operations)).toMatchObject({
      status: 401,
      addresses: [],
      calls: [],
    });
  });
});

describe('limits', () => {
  const full = { limit: async () => ({ success: false }) };
  const open = { limit: async () => ({ success: true }) };

  test('whoever tries credentials meets the stricter one', async () => {
    const { services, calls } = fakeServices({});
    const door = aDoor(services, { limiters: { staff: open, auth: full } });
    const answer = await door.request('/v1/auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });

    expect([answer.status, answer.headers.get('RateLimit-Policy')]).toEqual([429, '"auth";q=30;w=60']);
    expect(calls).toEqual([]);
  });

  test('staff are counted by account, strangers by address', async () => {
    const keys: string[] = [];
    const limiter = { limit: async ({ key }: { key: string }) => ({ success: keys.push(key) > 0 }) };
    const { services } = fakeServices({ listCityRecords: () => ok({ data: [], next: null }) });
    const door = aDoor(services, { limiters: { staff: limiter, auth: open } });

    await door.request('/v1/cities', { headers: asAdmin });
    await door.request('/v1/cities', { headers: { 'CF-Connecting-IP': '203.0.113.7' } });

    expect(keys).toEqual(['usr_someone', '203.0.113.7']);
  });
});
