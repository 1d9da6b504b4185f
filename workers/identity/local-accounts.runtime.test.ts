// Accounts made by local tools work in the worker, because they are made by the same code.
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import {
  aHouse,
  anAddress,
  aSession,
  callerOf,
  goodPassword,
  granted,
  logInTo,
  refresh,
} from './a-house.test-builder.ts';
import { localAccounts } from './local-accounts.ts';

const staffDoor = 'skyhold:staff';
const newPassword = 'seven quiet walruses dance';

function tools(pepper: string) {
  return localAccounts(env.ACCOUNTS, { pepper, cost: 'low' }, 'admin:create');
}

test('the first admin logs in at the staff’s door with the password that was shown', async () => {
  const house = aHouse();
  const email = anAddress();

  const made = granted(await tools(house.parts.settings.PASSWORD_PEPPER).createStaff(email, ['admin']));

  const tokens = granted(await logInTo(house, email, { password: made.oneTimePassword, audience: staffDoor }));
  expect(await callerOf(house, tokens, staffDoor)).toMatchObject({ userId: made.userId, roles: ['admin'] });
});

test('whoever exists is promoted: same person, one more role, and neither the old password nor an old session works', async () => {
  const house = aHouse();
  const { email, caller, tokens } = await aSession(house);

  const made = granted(await tools(house.parts.settings.PASSWORD_PEPPER).createStaff(email, ['admin']));

  expect(made.userId).toBe(caller.userId);
  expect((await refresh(house, tokens.refresh_token)).ok).toBe(false);
  expect((await logInTo(house, email)).ok).toBe(false);
  expect((await logInTo(house, email, { password: made.oneTimePassword })).ok).toBe(true);
});

test('the same command again gives another password and takes the first one away', async () => {
  const house = aHouse();
  const email = anAddress();
  const { createStaff } = tools(house.parts.settings.PASSWORD_PEPPER);

  const first = granted(await createStaff(email, ['admin']));
  const second = granted(await createStaff(email, ['admin']));

  expect(second.userId).toBe(first.userId);
  expect((await logInTo(house, email, { password: first.oneTimePassword, audience: staffDoor })).ok).toBe(false);
  expect((await logInTo(house, email, { password: second.oneTimePassword, audience: staffDoor })).ok).toBe(true);
});

test('the tool that made an account stands in the audit table', async () => {
  const house = aHouse();
  const made = granted(await tools(house.parts.settings.PASSWORD_PEPPER).createStaff(anAddress(), ['admin']));

  const { results } = await env.ACCOUNTS.prepare('SELECT * FROM audit WHERE entity_id = ?').bind(made.userId).all();

  expect(results).toMatchObject([{ actor: 'admin:create', action: 'grant_roles', after: '{"roles":["admin"]}' }]);
});

test('the demo traveller is made once and kept as it is', async () => {
  const house = aHouse();
  const email = anAddress();
  const { createTraveller } = tools(house.parts.settings.PASSWORD_PEPPER);
  const traveller = { email, givenName: 'Demo', familyName: 'Traveller' };

  const first = granted(await createTraveller({ ...traveller, password: goodPassword }));
  const again = granted(await createTraveller({ ...traveller, password: newPassword }));

  expect(again).toBe(first);
  expect((await logInTo(house, email)).ok).toBe(true);
  expect((await logInTo(house, email, { password: newPassword })).ok).toBe(false);
});
