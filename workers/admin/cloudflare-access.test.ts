// Only an assertion that Cloudflare Access made for this very door says who is asking.
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessKeys, verifyAssertion } from './cloudflare-access.ts';
import { accessSettings } from './settings.ts';

const now = Date.parse('2026-12-05T08:30:00Z');
const seconds = now / 1000;
const expected = { teamDomain: 'skyhold.cloudflareaccess.com', audience: 'aud-of-the-door', now };
const refused = { ok: false, error: { code: 'unauthenticated' } };
type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let team: Pair;
let stranger: Pair;
let fetched: string[];

beforeAll(async () => {
  team = await generateKeyPair('RS256', { extractable: true });
  stranger = await generateKeyPair('RS256', { extractable: true });
});

/** The team's certificate address as Cloudflare serves it. */
async function theTeamsKeys() {
  fetched = [];
  const jwk = { ...(await exportJWK(team.publicKey)), kid: 'team-1', alg: 'RS256', use: 'sig' };
  return accessKeys(expected.teamDomain, async (url) => {
    fetched.push(url);
    return Response.json({ keys: [jwk] });
  });
}

type Assertion = { key?: CryptoKey; kid?: string; claims?: Record<string, unknown> };
function anAssertion({ key = team.privateKey, kid = 'team-1', claims = {} }: Assertion = {}) {
  return new SignJWT({
    iss: `https://${expected.teamDomain}`,
    aud: ['aud-of-the-door'],
    sub: '7335d417',
    email: 'Ops@Skyhold.example',
    iat: seconds - 60,
    exp: seconds + 3600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign(key);
}

test('a good assertion tells the address, in small letters, by keys of the team', async () => {
  expect(await verifyAssertion(await theTeamsKeys(), await anAssertion(), expected)).toEqual({
    ok: true,
    value: 'ops@skyhold.example',
  });
  expect(fetched).toEqual(['https://skyhold.cloudflareaccess.com/cdn-cgi/access/certs']);
});

describe('an assertion is refused', () => {
  test.each<[string, () => Promise<string>]>([
    ['for another application', () => anAssertion({ claims: { aud: ['another'] } })],
    ['of another team', () => anAssertion({ claims: { iss: 'https://evil.cloudflareaccess.com' } })],
    ['that is over', () => anAssertion({ claims: { exp: seconds - 6 } })],
    ['that is not yet valid', () => anAssertion({ claims: { nbf: seconds + 60 } })],
    ['without an end', () => anAssertion({ claims: { exp: undefined } })],
    ['without an address, as a service token has none', () => anAssertion({ claims: { email: undefined } })],
    ['with something else for an address', () => anAssertion({ claims: { email: 'ops' } })],
    ['signed by a stranger under the name of a key of the team', () => anAssertion({ key: stranger.privateKey })],
    ['that names a key nobody has', () => anAssertion({ kid: 'team-2' })],
    ['that was altered', async () => (await anAssertion()).replace(/\.[^.]+\./, (body) => `${body.slice(0, -2)}x.`)],
    [
      'without a signature',
      async () => `${btoa('{"alg":"none"}').replaceAll('=', '')}.${(await anAssertion()).split('.')[1]}.`,
    ],
    ['that is garbage', async () => 'garbage'],
    ['that is endless', async () => 'x'.repeat(9000)],
  ])('%s', async (_name, make) => {
    expect(await verifyAssertion(await theTeamsKeys(), await make(), expected)).toEqual(refused);
  });

  test('that is signed with the public key as a shared secret', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(team.publicKey));
    const forged = await new SignJWT({ email: 'ops@skyhold.example' })
      .setProtectedHeader({ alg: 'HS256', kid: 'team-1' })
      .setIssuer(`https://${expected.teamDomain}`)
      .setAudience('aud-of-the-door')
      .setSubject('x')
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 60)
      .sign(secret);

    expect(await verifyAssertion(await theTeamsKeys(), forged, expected)).toEqual(refused);
  });
});

test('that the keys cannot be had is not the fault of who asks', async () => {
  const away = accessKeys(expected.teamDomain, async () => new Response('down', { status: 503 }));

  await expect(verifyAssertion(away, await anAssertion(), expected)).rejects.toThrow();
});

describe('a deployed door', () => {
  test('takes the application from its settings', () => {
    expect(accessSettings({ ACCESS_TEAM_DOMAIN: 'a.cloudflareaccess.com', ACCESS_AUDIENCE: 'tag' })).toEqual({
      teamDomain: 'a.cloudflareaccess.com',
      audience: 'tag',
    });
  });
  test.each([
    [{}, 'ACCESS_TEAM_DOMAIN'],
    [{ ACCESS_TEAM_DOMAIN: 'https://a.example', ACCESS_AUDIENCE: 'tag' }, 'ACCESS_TEAM_DOMAIN'],
    [{ ACCESS_TEAM_DOMAIN: 'a.cloudflareaccess.com', ACCESS_AUDIENCE: '' }, 'ACCESS_AUDIENCE'],
  ])('stays shut with %j and says why', (settings, name) => {
    expect(() => accessSettings(settings)).toThrow(name);
  });
});
