// Setting a new password by a mailed link.
import { describe, expect, test } from 'vitest';
import {
  aHouse,
  anAddress,
  aSession,
  aVerifiedTraveller,
  goodPassword,
  type House,
  logInTo,
  minute,
  newestLinkToken,
  nobody,
  refresh,
  register,
} from './a-house.test-builder.ts';
import { confirmPasswordReset } from './confirm-password-reset.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { verifyEmail } from './verify-email.ts';

const newPassword = 'seven quiet walruses dance';
const done = { ok: true, value: null };
const linkInvalid = { ok: false, error: { code: 'link_invalid' } };

async function askForReset(house: House, email: string) {
  const answer = await requestPasswordReset(house.deps.requestReset, nobody, email);
  await house.settle();
  return answer;
}
const confirm = (house: House, token: string, password = newPassword) =>
  confirmPasswordReset(house.deps.confirmReset, nobody, token, password);

test('a reset sets the password and ends every session', async () => {
  const house = aHouse();
  const { email, tokens } = await aSession(house);
  await askForReset(house, email);
  expect(house.queue.at(-1)).toMatchObject({ kind: 'reset_password' });

  expect(await confirm(house, await newestLinkToken(house))).toEqual(done);

  expect(await refresh(house, tokens.refresh_token)).toEqual({ ok: false, error: { code: 'session_ended' } });
  expect((await logInTo(house, email)).ok).toBe(false);
  expect((await logInTo(house, email, { password: newPassword })).ok).toBe(true);
});

test('an unknown address is answered alike and mailed nothing', async () => {
  const house = aHouse();

  expect(await askForReset(house, anAddress())).toEqual(done);

  expect(house.queue).toEqual([]);
});

test('a link is good once, also when it is used twice at the same moment', async () => {
  const house = aHouse();
  await askForReset(house, await aVerifiedTraveller(house));
  const token = await newestLinkToken(house);

  const answers = await Promise.all([confirm(house, token), confirm(house, token, 'nine loud otters sing')]);

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await confirm(house, token)).toEqual(linkInvalid);
});

test('one reset spends every other link of the person', async () => {
  const house = aHouse();
  const email = await aVerifiedTraveller(house);
  await askForReset(house, email);
  const earlier = await newestLinkToken(house);
  await askForReset(house, email);

  expect(await confirm(house, await newestLinkToken(house))).toEqual(done);

  expect(await confirm(house, earlier)).toEqual(linkInvalid);
});

test('a link is dead after 30 minutes', async () => {
  const house = aHouse();
  await askForReset(house, await aVerifiedTraveller(house));
  const token = await newestLinkToken(house);

  house.pass(30 * minute);

  expect(await confirm(house, token)).toEqual(linkInvalid);
});

test('a refused password leaves the link alive', async () => {
  const house = aHouse();
  await askForReset(house, await aVerifiedTraveller(house));
  const token = await newestLinkToken(house);

  expect(await confirm(house, token, 'AdaOkafor1234')).toEqual({ ok: false, error: { code: 'password_too_common' } });

  expect(await confirm(house, token)).toEqual(done);
});

test('a link is for its own purpose', async () => {
  const house = aHouse();
  const email = anAddress();
  await register(house, email);
  const verification = await newestLinkToken(house);
  await askForReset(house, email);
  const reset = await newestLinkToken(house);

  expect(await confirm(house, verification)).toEqual(linkInvalid);
  expect(await verifyEmail(house.deps.verify, nobody, reset)).toEqual(linkInvalid);
});

describe('an address that was never verified', () => {
  test('is verified by a reset, since the mail arrived', async () => {
    const house = aHouse();
    const email = anAddress();
    await register(house, email);
    await askForReset(house, email);

    expect(await confirm(house, await newestLinkToken(house))).toEqual(done);

    expect((await logInTo(house, email, { password: newPassword })).ok).toBe(true);
  });

  test('does not get the password of its registration back by an older link', async () => {
    const house = aHouse();
    const email = anAddress();
    await register(house, email, goodPassword);
    const verification = await newestLinkToken(house);
    await askForReset(house, email);
    await confirm(house, await newestLinkToken(house));

    expect(await verifyEmail(house.deps.verify, nobody, verification)).toEqual(linkInvalid);

    expect((await logInTo(house, email, { password: goodPassword })).ok).toBe(false);
  });
});

test('a reset opens the account to its owner again after strangers have guessed at it', async () => {
  const house = aHouse();
  const email = await aVerifiedTraveller(house);
  for (let guess = 1; guess <= 5; guess++) await logInTo(house, email, { password: 'quite another phrase' });
  await askForReset(house, email);

  await confirm(house, await newestLinkToken(house));

  expect((await logInTo(house, email, { password: newPassword })).ok).toBe(true);
});

test('an address gets five mails an hour at most', async () => {
  const house = aHouse();
  const email = await aVerifiedTraveller(house);

  for (let request = 1; request <= 8; request++) expect(await askForReset(house, email)).toEqual(done);

  expect(house.queue).toHaveLength(5);
});
