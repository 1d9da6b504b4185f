// Registering and verifying an address: alike for known and unknown ones, each link good once, mails that survive a queue's outage.
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { newId } from '#platform/new-id';
import {
  aHouse,
  anAddress,
  aVerifiedTraveller,
  day,
  goodPassword,
  logInTo,
  minute,
  newestLinkToken,
  nobody,
  notifications,
  register,
} from './a-house.test-builder.ts';
import { readAccountMail } from './read-account-mail.ts';
import { registerAccount } from './register-account.ts';
import { sendLeftBehind } from './send-mails.job.ts';
import { verifyEmail } from './verify-email.ts';

const done = { ok: true, value: null };
const linkInvalid = { ok: false, error: { code: 'link_invalid' } };

test('a new address gets a link for 30 minutes, in the language of the request', async () => {
  const house = aHouse();
  const email = anAddress();

  await register(house, email);

  const [mail] = house.queue;
  expect(mail).toMatchObject({ kind: 'verify_email' });
  expect(await readAccountMail(house.deps.mail, notifications, mail?.event_id ?? 'evt_none')).toEqual({
    email,
    givenName: 'Ada',
    language: 'fr',
    linkPath: expect.stringMatching(/^\/verify-email\?token=[A-Za-z0-9_-]{43}$/),
    expiresAt: house.parts.now() + 30 * minute,
  });
});

test('a known address is answered alike, gets a mail without a link, and keeps its password', async () => {
  const house = aHouse();
  const email = await aVerifiedTraveller(house);

  const answer = await register(house, email, 'another perfectly good phrase');

  expect(answer).toEqual(done);
  const mail = house.queue.at(-1);
  expect(mail).toMatchObject({ kind: 'already_registered' });
  expect(await readAccountMail(house.deps.mail, notifications, mail?.event_id ?? 'evt_none')).toMatchObject({
    email,
    linkPath: null,
  });
  expect((await logInTo(house, email, { password: 'another perfectly good phrase' })).ok).toBe(false);
  expect((await logInTo(house, email)).ok).toBe(true);
});

test('a known address costs a hash as an unknown one does', async () => {
  const house = aHouse();
  const hashed: string[] = [];
  const hashPassword = (password: string) => {
    hashed.push(password);
    return house.deps.register.hashPassword(password);
  };
  const request = { password: goodPassword, given_name: 'Ada', family_name: 'Okafor', language: 'en' };
  const known = await aVerifiedTraveller(house);

  await registerAccount({ ...house.deps.register, hashPassword }, nobody, { ...request, email: known });
  await registerAccount({ ...house.deps.register, hashPassword }, nobody, { ...request, email: anAddress() });

  expect(hashed).toEqual([goodPassword, goodPassword]);
});

test('a common password is refused before anything is stored', async () => {
  const house = aHouse();
  const email = anAddress();

  expect(await register(house, email, 'password1234')).toEqual({ ok: false, error: { code: 'password_too_common' } });

  expect(house.queue).toEqual([]);
  expect(await usersWith(email)).toBe(0);
});

test('a link is good once, and leaves one entry in the audit table', async () => {
  const house = aHouse();
  await register(house, anAddress());
  const userId = house.queue[0]?.user_id;
  const token = await newestLinkToken(house);

  expect(await verifyEmail(house.deps.verify, nobody, token)).toEqual(done);
  expect(await verifyEmail(house.deps.verify, nobody, token)).toEqual(linkInvalid);
  const entries = await env.ACCOUNTS.prepare('SELECT action FROM audit WHERE entity_id = ?').bind(userId).all();
  expect(entries.results.map((entry) => entry.action)).toEqual(['register', 'verify_email']);
});

test('a link clicked twice at once verifies once', async () => {
  const house = aHouse();
  await register(house, anAddress());
  const token = await newestLinkToken(house);

  const answers = await Promise.all([1, 2, 3].map(() => verifyEmail(house.deps.verify, nobody, token)));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test('a link is dead after 30 minutes, and its mail is no longer written', async () => {
  const house = aHouse();
  await register(house, anAddress());
  const token = await newestLinkToken(house);

  house.pass(30 * minute);

  expect(await verifyEmail(house.deps.verify, nobody, token)).toEqual(linkInvalid);
  expect(await newestLinkToken(house)).toBe('no link');
});

test.each(['', 'short', 'A'.repeat(43), "' OR 1=1 --", 'ключ'.repeat(20)])(
  'the made-up link %j is refused',
  async (token) => {
    expect(await verifyEmail(aHouse().deps.verify, nobody, token)).toEqual(linkInvalid);
  },
);

test('the database holds no token that could be followed', async () => {
  const house = aHouse();
  await register(house, anAddress());
  const token = await newestLinkToken(house);

  const { results } = await env.ACCOUNTS.prepare('SELECT * FROM links').all();

  expect(JSON.stringify(results)).not.toContain(token);
});

test('whoever registered an address before its owner gets nothing when the owner verifies their own registration', async () => {
  const house = aHouse();
  const email = anAddress();
  await register(house, email, 'phrase of the impostor here');
  await register(house, email, 'phrase of the true owner');
  const linkOfOwner = await newestLinkToken(house);
  await register(house, email, 'phrase of the impostor again');

  expect(await verifyEmail(house.deps.verify, nobody, linkOfOwner)).toEqual(done);

  expect((await logInTo(house, email, { password: 'phrase of the true owner' })).ok).toBe(true);
  expect((await logInTo(house, email, { password: 'phrase of the impostor again' })).ok).toBe(false);
  expect(await verifyEmail(house.deps.verify, nobody, await newestLinkToken(house))).toEqual(linkInvalid);
});

test('an address gets five mails an hour at most, and the sixth request is answered alike', async () => {
  const house = aHouse();
  const email = anAddress();

  for (let request = 1; request <= 6; request++) expect(await register(house, email)).toEqual(done);
  expect(house.queue).toHaveLength(5);

  house.pass(61 * minute);
  await register(house, email);
  expect(house.queue).toHaveLength(6);
});

test('a mail that the queue did not take is sent by the job, once', async () => {
  const house = aHouse();
  house.outage.isOn = true;
  expect(await register(house, anAddress())).toEqual(done);
  expect(house.queue).toEqual([]);

  house.pass(minute);
  await sendLeftBehind(house.parts.outbox);
  expect(house.queue).toEqual([]);

  house.outage.isOn = false;
  await sendLeftBehind(house.parts.outbox);
  await sendLeftBehind(house.parts.outbox);

  expect(house.queue).toMatchObject([{ kind: 'verify_email' }]);
  expect(await newestLinkToken(house)).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('the job leaves fresh mails to the requests that are sending them', async () => {
  const house = aHouse();
  house.outage.isOn = true;
  await register(house, anAddress());

  house.outage.isOn = false;
  await sendLeftBehind(house.parts.outbox);

  expect(house.queue).toEqual([]);
});

test('a mail is read by a part of the house alone', async () => {
  const house = aHouse();
  await register(house, anAddress());
  const eventId = house.queue[0]?.event_id ?? 'evt_none';

  expect(await readAccountMail(house.deps.mail, nobody, eventId)).toBeNull();
  expect(await readAccountMail(house.deps.mail, notifications, newId('evt'))).toBeNull();
});

test('two registrations of one address at once make one account', async () => {
  const house = aHouse();
  const email = anAddress();

  await Promise.all([register(house, email), register(house, email), register(house, email)]);

  expect(await usersWith(email)).toBe(1);
});

test('a registration nobody verified is forgotten after a week, a verified one stays', async () => {
  const house = aHouse();
  const forgotten = anAddress();
  await register(house, forgotten);
  const kept = await aVerifiedTraveller(house);

  house.pass(8 * day);
  await house.deps.clearing.clearEnded(clearedBefore(house.parts.now()));

  expect(await usersWith(forgotten)).toBe(0);
  expect(await usersWith(kept)).toBe(1);
});

function clearedBefore(now: number) {
  return { sessions: now - 30 * day, mails: now - 7 * day, counts: now - day, unverified: now - 7 * day };
}

async function usersWith(email: string): Promise<number> {
  const row = await env.ACCOUNTS.prepare('SELECT count(*) AS people FROM users WHERE email = ?')
    .bind(email)
    .first<{ people: number }>();
  return row?.people ?? -1;
}
