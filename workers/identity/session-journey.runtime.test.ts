// The life of a session from registration to theft, told once from end to end.
import { expect, test } from 'vitest';
import {
  aHouse,
  anAddress,
  granted,
  logInTo,
  minute,
  newestLinkToken,
  nobody,
  refresh,
  register,
} from './a-house.test-builder.ts';
import { verifyEmail } from './verify-email.ts';

test('register, verify, log in, refresh twice, reuse the first refresh token: that session’s family is dead, another lives', async () => {
  const house = aHouse();
  const email = anAddress();

  expect(await register(house, email)).toEqual({ ok: true, value: null });
  expect(house.queue).toMatchObject([{ kind: 'verify_email' }]);
  expect(await verifyEmail(house.deps.verify, nobody, await newestLinkToken(house))).toEqual({ ok: true, value: null });

  const stolen = granted(await logInTo(house, email));
  const otherDevice = granted(await logInTo(house, email));
  house.pass(minute);
  const second = granted(await refresh(house, stolen.refresh_token));
  house.pass(minute);
  const third = granted(await refresh(house, second.refresh_token));
  expect(new Set([stolen, second, third].map((tokens) => tokens.refresh_token)).size).toBe(3);

  const ended = { ok: false, error: { code: 'session_ended' } };
  expect(await refresh(house, stolen.refresh_token)).toEqual(ended);
  await house.settle();
  expect(house.queue.at(-1)).toMatchObject({ kind: 'session_reuse' });
  expect(await refresh(house, second.refresh_token)).toEqual(ended);
  expect(await refresh(house, third.refresh_token)).toEqual(ended);

  expect((await refresh(house, otherDevice.refresh_token)).ok).toBe(true);
  await house.settle();
  expect(house.queue.filter((mail) => mail.kind === 'session_reuse')).toHaveLength(1);
});
