// Refresh tokens in the real database: rotation, its grace, races, and the ends of a session.
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { TokensOnWire } from '#contracts/account';
import { hashOf } from '#platform/keyed-hash';
import {
  aHouse,
  anAddress,
  aSession,
  callerOf,
  day,
  granted,
  type House,
  logInTo,
  minute,
  nobody,
  notifications,
  refresh,
  second,
} from './a-house.test-builder.ts';
import { createStaff } from './create-staff.ts';
import { isSessionLive } from './is-session-live.ts';
import { logOut } from './log-out.ts';
import { rotateRefreshToken } from './sessions.store.ts';

const ended = { ok: false, error: { code: 'session_ended' } };
const refreshed = async (house: House, tokens: TokensOnWire) => granted(await refresh(house, tokens.refresh_token));

describe('rotation', () => {
  test('gives a new pair for the same session', async () => {
    const house = aHouse();
    const { tokens, caller } = await aSession(house);

    const next = await refreshed(house, tokens);

    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect(next.access_token).not.toBe(tokens.access_token);
    expect((await callerOf(house, next)).sessionId).toBe(caller.sessionId);
  });

  test('within ten seconds gives the same successor again', async () => {
    const house = aHouse();
    const { tokens } = await aSession(house);
    const first = await refreshed(house, tokens);

    house.pass(9 * second);
    const again = await refreshed(house, tokens);

    expect(again.refresh_token).toBe(first.refresh_token);
  });

  test('of two, five or ten calls at once gives them all the same successor, and leaves one chain', async () => {
    const house = aHouse();
    const { tokens, caller } = await aSession(house);

    const answers = await Promise.all(Array.from({ length: 10 }, () => refreshed(house, tokens)));

    expect(new Set(answers.map((answer) => answer.refresh_token)).size).toBe(1);
    const row = await env.ACCOUNTS.prepare('SELECT count(*) AS tokens FROM refresh_tokens WHERE session_id = ?')
      .bind(caller.sessionId)
      .first<{ tokens: number }>();
    expect(row?.tokens).toBe(2);
  });

  test('is decided once: a second one changes neither the instant nor the successor', async () => {
    const house = aHouse();
    const { tokens } = await aSession(house);
    const old = hashOf(tokens.refresh_token);
    const rotateTo = (tokenHash: string) =>
      rotateRefreshToken(house.parts.db, old, { tokenHash, expiresAt: house.parts.now() + day }, house.parts.now());

    expect(await rotateTo('first')).toBe(true);
    house.pass(second);
    expect(await rotateTo('second')).toBe(false);

    const row = await env.ACCOUNTS.prepare('SELECT * FROM refresh_tokens WHERE token_hash = ?').bind(old).first();
    expect(row).toMatchObject({ rotated_at: house.parts.now() - second, successor_hash: 'first' });
  });

  test('takes a role away that was taken from the person', async () => {
    const house = aHouse();
    const { tokens, caller } = await aSession(house);
    await env.ACCOUNTS.prepare('DELETE FROM user_roles WHERE user_id = ?').bind(caller.userId).run();

    expect(await refresh(house, tokens.refresh_token)).toEqual(ended);
  });
});

describe('reuse', () => {
  test('after the grace ends the family and mails its owner once', async () => {
    const house = aHouse();
    const { tokens, caller } = await aSession(house);
    const next = await refreshed(house, tokens);

    house.pass(10 * second);
    const answers = await Promise.all([1, 2, 3].map(() => refresh(house, tokens.refresh_token)));
    await house.settle();

    expect(answers).toEqual([ended, ended, ended]);
    expect(await refresh(house, next.refresh_token)).toEqual(ended);
    expect(house.queue.filter((mail) => mail.kind === 'session_reuse')).toHaveLength(1);
    expect(await isSessionLive(house.deps.liveness, caller)).toBe(false);
  });

  test('within the grace counts as theft once the successor was used', async () => {
    const house = aHouse();
    const { tokens } = await aSession(house);
    const next = await refreshed(house, tokens);
    const third = await refreshed(house, next);

    expect(await refresh(house, tokens.refresh_token)).toEqual(ended);
    expect(await refresh(house, third.refresh_token)).toEqual(ended);
  });

  test('of a session that had ended mails nobody', async () => {
    const house = aHouse();
    const { tokens } = await aSession(house);
    const next = await refreshed(house, tokens);
    await logOut(house.deps.logout, nobody, next.refresh_token);
    const mailsBefore = house.queue.length;

    house.pass(minute);
    expect(await refresh(house, tokens.refresh_token)).toEqual(ended);
    await house.settle();

    expect(house.queue).toHaveLength(mailsBefore);
  });
});

describe('a session ends', () => {
  test('when nobody refreshes it for 14 days', async () => {
    const house = aHouse();
    const { tokens } = await aSession(house);

    house.pass(14 * day);

    expect(await refresh(house, tokens.refresh_token)).toEqual(ended);
  });

  test('after 30 days, however busy it was', async () => {
    const house = aHouse();
    let { tokens } = await aSession(house);
    for (let week = 1; week <= 4; week++) {
      house.pass(7 * day);
      tokens = await refreshed(house, tokens);
    }

    house.pass(2 * day);

    expect(await refresh(house, tokens.refresh_token)).toEqual(ended);
  });

  test('for staff after eight hours', async () => {
    const house = aHouse();
    const email = anAddress();
    const { oneTimePassword: password } = granted(
      await createStaff(house.deps.staff, notifications, { email, roles: ['admin'] }),
    );
    const tokens = granted(await logInTo(house, email, { password, audience: 'skyhold:staff' }));

    house.pass(day / 3 - 1);
    const next = granted(await refresh(house, tokens.refresh_token, 'skyhold:staff'));
    house.pass(1);

    expect(await refresh(house, next.refresh_token, 'skyhold:staff')).toEqual(ended);
  });

  test('by logging out, at once, with any of its tokens', async () => {
    const house = aHouse();
    const { tokens, caller } = await aSession(house);
    const next = await refreshed(house, tokens);

    expect(await logOut(house.deps.logout, nobody, tokens.refresh_token)).toEqual({ ok: true, value: null });

    expect(await refresh(house, next.refresh_token)).toEqual(ended);
    expect(await isSessionLive(house.deps.liveness, caller)).toBe(false);
  });

  test('by logging out with the access token alone', async () => {
    const house = aHouse();
    const { tokens, caller } = await aSession(house);

    await logOut(house.deps.logout, caller, null);

    expect(await refresh(house, tokens.refresh_token)).toEqual(ended);
  });

  test('and logging out again is no fault', async () => {
    const house = aHouse();
    const { caller, tokens } = await aSession(house);
    await logOut(house.deps.logout, caller, tokens.refresh_token);

    expect(await logOut(house.deps.logout, caller, tokens.refresh_token)).toEqual({ ok: true, value: null });
    expect(await logOut(house.deps.logout, nobody, 'rt_never-given')).toEqual({ ok: true, value: null });
  });
});

test('at the other door a refresh token is unknown, and stays good at its own', async () => {
  const house = aHouse();
  const { tokens } = await aSession(house);

  expect(await refresh(house, tokens.refresh_token, 'skyhold:staff')).toEqual(ended);

  expect((await refresh(house, tokens.refresh_token)).ok).toBe(true);
});

test.each(['', 'rt_', 'rt_'.padEnd(46, 'A'), "' OR '1'='1", 'null'])(
  'the made-up token %j is refused',
  async (token) => {
    expect(await refresh(aHouse(), token)).toEqual(ended);
  },
);

test('a session is live for its own person only, and never for nobody', async () => {
  const house = aHouse();
  const { caller } = await aSession(house);
  const { caller: other } = await aSession(house);

  expect(await isSessionLive(house.deps.liveness, caller)).toBe(true);
  expect(await isSessionLive(house.deps.liveness, { ...caller, userId: other.userId })).toBe(false);
  expect(await isSessionLive(house.deps.liveness, nobody)).toBe(false);
  expect(await isSessionLive(house.deps.liveness, notifications)).toBe(true);
});
