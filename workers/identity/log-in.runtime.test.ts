// Logging in: who may, through which door, how often one may guess, and what it costs.
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { clientNetworkOf } from '#domain/network-address';
import {
  aHouse,
  anAddress,
  aPlace,
  aVerifiedTraveller,
  callerOf,
  goodPassword,
  granted,
  type House,
  logInTo,
  nobody,
  notifications,
  register,
} from './a-house.test-builder.ts';
import { createStaff } from './create-staff.ts';
import { logIn } from './log-in.ts';
import { hashPassword } from './password-hash.ts';
import { staffByEmail } from './staff-by-email.ts';

const wrong = 'quite another phrase';
const invalid = { ok: false, error: { code: 'credentials_invalid' } };
const limited = { ok: false, error: { code: 'rate_limited', retryAfterSeconds: expect.any(Number) } };

async function aStaffMember(house: House, email = anAddress()) {
  const made = await createStaff(house.deps.staff, notifications, { email, roles: ['operations', 'viewer'] });
  return { email, password: granted(made).oneTimePassword };
}

test('a traveller gets an access token with roles and scopes, and a refresh token', async () => {
  const house = aHouse();
  const email = await aVerifiedTraveller(house);

  const tokens = granted(await logInTo(house, email));

  expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
  expect(tokens.refresh_token).toMatch(/^rt_[A-Za-z0-9_-]{43}$/);
  expect(await callerOf(house, tokens)).toMatchObject({
    audience: 'skyhold:travellers',
    roles: ['traveller'],
    scopes: expect.arrayContaining(['bookings:write', 'payments:write']),
  });
});

test('the database holds neither the password nor the refresh token', async () => {
  const house = aHouse();
  const email = await aVerifiedTraveller(house);
  const tokens = granted(await logInTo(house, email));

  const tables = ['users', 'sessions', 'refresh_tokens', 'links', 'audit'];
  const dump = await Promise.all(tables.map((table) => env.ACCOUNTS.prepare(`SELECT * FROM ${table}`).all()));

  expect(JSON.stringify(dump)).not.toContain(tokens.refresh_token);
  expect(JSON.stringify(dump)).not.toContain(goodPassword);
});

describe('one refusal', () => {
  test('for a wrong password and for an unknown address', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);

    expect(await logInTo(house, email, { password: wrong })).toEqual(invalid);
    expect(await logInTo(house, anAddress())).toEqual(invalid);
  });

  test('at the cost of one hash each', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);
    const { passwords } = house.parts;
    const checks: (string | null)[] = [];
    const checkPassword: House['deps']['login']['checkPassword'] = async (account, password) => {
      checks.push(account?.passwordHash ?? null);
      const check = await passwords.check(password, account?.passwordHash ?? null);
      return check.ok ? { ok: true, value: check.value.isRight } : check;
    };
    const door = { audience: 'skyhold:travellers', address: aPlace() } as const;

    await logIn({ ...house.deps.login, checkPassword }, nobody, { email, password: wrong }, door);
    await logIn({ ...house.deps.login, checkPassword }, nobody, { email: anAddress(), password: wrong }, door);

    expect(checks).toEqual([expect.stringMatching(/^\$scrypt\$/), null]);
  });

  test('for an address that is not verified, unless the password is right', async () => {
    const house = aHouse();
    const email = anAddress();
    await register(house, email);

    expect(await logInTo(house, email, { password: wrong })).toEqual(invalid);
    expect(await logInTo(house, email)).toEqual({ ok: false, error: { code: 'email_not_verified' } });
  });

  test('for a disabled account, unless the password is right', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);
    await env.ACCOUNTS.prepare('UPDATE users SET disabled_at = 1 WHERE email = ?').bind(email).run();

    expect(await logInTo(house, email, { password: wrong })).toEqual(invalid);
    expect(await logInTo(house, email)).toEqual({ ok: false, error: { code: 'account_disabled' } });
  });
});

describe('doors', () => {
  test('a traveller cannot enter by the staff’s door', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);

    expect(await logInTo(house, email, { audience: 'skyhold:staff' })).toEqual(invalid);
  });

  test('staff cannot enter by the travellers’ door, and carry no traveller’s role', async () => {
    const house = aHouse();
    const { email, password } = await aStaffMember(house);

    expect(await logInTo(house, email, { password })).toEqual(invalid);
    const tokens = granted(await logInTo(house, email, { password, audience: 'skyhold:staff' }));
    expect(await callerOf(house, tokens, 'skyhold:staff')).toMatchObject({ roles: ['operations', 'viewer'] });
    await expect(callerOf(house, tokens, 'skyhold:travellers')).rejects.toThrow('unauthenticated');
  });

  test('whoever is both is one thing at each door', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);
    const { password } = await aStaffMember(house, email);

    const asTraveller = granted(await logInTo(house, email, { password }));
    const asStaff = granted(await logInTo(house, email, { password, audience: 'skyhold:staff' }));

    expect((await callerOf(house, asTraveller)).roles).toEqual(['traveller']);
    expect((await callerOf(house, asStaff, 'skyhold:staff')).roles).toEqual(['operations', 'viewer']);
  });

  test('behind an identity provider, staff are found by address and travellers are not', async () => {
    const house = aHouse();
    const { email } = await aStaffMember(house);
    const traveller = await aVerifiedTraveller(house);

    expect(await staffByEmail(house.deps.staffMember, nobody, email.toUpperCase())).toMatchObject({
      ok: true,
      value: { audience: 'skyhold:staff', roles: ['operations', 'viewer'] },
    });
    expect((await staffByEmail(house.deps.staffMember, nobody, traveller)).ok).toBe(false);
    expect((await staffByEmail(house.deps.staffMember, nobody, anAddress())).ok).toBe(false);
  });

  test('staff are made by a part of the house on a local machine alone', async () => {
    const house = aHouse();
    const request = { email: anAddress(), roles: ['admin' as const] };
    const forbidden = { ok: false, error: { code: 'forbidden' } };

    expect(await createStaff(house.deps.staff, nobody, request)).toEqual(forbidden);
    expect(await createStaff({ ...house.deps.staff, isLocal: false }, notifications, request)).toEqual(forbidden);
  });
});

describe('guessing', () => {
  test('ends for an account after five failures, wherever they come from, and for the right password too', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);

    for (let guess = 1; guess <= 5; guess++) expect(await logInTo(house, email, { password: wrong })).toEqual(invalid);

    expect(await logInTo(house, email, { password: wrong })).toEqual(limited);
    expect(await logInTo(house, email)).toEqual(limited);
  });

  test('is counted for an unknown address as for a known one', async () => {
    const house = aHouse();
    const email = anAddress();

    for (let guess = 1; guess <= 5; guess++) expect(await logInTo(house, email)).toEqual(invalid);

    expect(await logInTo(house, email)).toEqual(limited);
  });

  test('by strangers does not lock the owner out where the owner has been before', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);
    const home = aPlace();
    granted(await logInTo(house, email, { address: home }));

    for (let guess = 1; guess <= 6; guess++) await logInTo(house, email, { password: wrong });

    expect(await logInTo(house, email)).toEqual(limited);
    expect((await logInTo(house, email, { address: home })).ok).toBe(true);
  });

  test('ends for a network after twenty failures, whichever accounts they were at', async () => {
    const house = aHouse();
    const address = aPlace();
    const neighbour = `${clientNetworkOf(address).replace('::/64', '')}:9:9:9:9`;
    const email = await aVerifiedTraveller(house);

    for (let guess = 1; guess <= 20; guess++) expect(await logInTo(house, anAddress(), { address })).toEqual(invalid);

    expect(await logInTo(house, email, { address: neighbour })).toEqual(limited);
    expect((await logInTo(house, email)).ok).toBe(true);
  });

  test('all at once gains nothing: the right one among many is refused', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);
    const guesses = Array.from({ length: 12 }, (_, index) => (index === 11 ? goodPassword : wrong));

    const answers = await Promise.all(guesses.map((password) => logInTo(house, email, { password })));

    expect(answers.filter((answer) => answer.ok)).toEqual([]);
    expect(answers.at(-1)).toEqual(limited);
  });

  test('does not count what was right', async () => {
    const house = aHouse();
    const email = await aVerifiedTraveller(house);

    for (let time = 1; time <= 8; time++) expect((await logInTo(house, email)).ok).toBe(true);
  });
});

test('a hash made at a lower cost is renewed by a log-in, and one at today’s cost is left alone', async () => {
  const house = aHouse();
  const email = await aVerifiedTraveller(house);
  const cheap = hashPassword(goodPassword, house.parts.settings.PASSWORD_PEPPER, { logN: 4, r: 8, p: 1 });
  await env.ACCOUNTS.prepare('UPDATE users SET password_hash = ? WHERE email = ?').bind(cheap, email).run();

  granted(await logInTo(house, email));
  const renewed = await hashOfAccount(email);
  granted(await logInTo(house, email));

  expect(renewed).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$/);
  expect(await hashOfAccount(email)).toBe(renewed);
});

async function hashOfAccount(email: string): Promise<string | null | undefined> {
  const row = await env.ACCOUNTS.prepare('SELECT password_hash FROM users WHERE email = ?')
    .bind(email)
    .first<{ password_hash: string }>();
  return row?.password_hash;
}
