// An account may have hold limits of its own: given by an admin, audited, read by the part of the house that counts holds.
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { HoldLimits } from '#contracts/identity-service';
import type { UserId } from '#domain/ids';
import type { SignedIn } from '#platform/caller';
import { aHouse, aSession, type House, nobody, notifications } from './a-house.test-builder.ts';
import { eraseAccount } from './erase-account.ts';
import { readHoldLimits } from './read-hold-limits.ts';
import { setHoldLimits } from './set-hold-limits.ts';

const admin: SignedIn = {
  kind: 'user',
  userId: 'usr_admin',
  audience: 'skyhold:staff',
  roles: ['admin'],
  scopes: [],
  requestId: 'req_test',
};
const anAgency: HoldLimits = { perFlight: 20, perAccount: 200 };
const everybodys: HoldLimits = { perFlight: null, perAccount: null };

const give = (house: House, userId: UserId, limits = anAgency, caller = admin) =>
  setHoldLimits(house.deps.holdLimitChange, caller, userId, limits);
const read = (house: House, userId: UserId) => readHoldLimits(house.deps.holdLimits, notifications, userId);

describe('limits of an account', () => {
  test('are everybody’s until an admin gives it others, and again when they are taken back', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    expect(await read(house, caller.userId)).toEqual(everybodys);

    expect(await give(house, caller.userId)).toEqual({ ok: true, value: null });
    expect(await read(house, caller.userId)).toEqual(anAgency);

    await give(house, caller.userId, everybodys);
    expect(await read(house, caller.userId)).toEqual(everybodys);
  });

  test('may be given for one of the two alone', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);

    await give(house, caller.userId, { perFlight: null, perAccount: 50 });

    expect(await read(house, caller.userId)).toEqual({ perFlight: null, perAccount: 50 });
  });

  test('leave who gave them and what they are in the audit table', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    await give(house, caller.userId);

    const entry = await env.ACCOUNTS.prepare("SELECT * FROM audit WHERE entity_id = ? AND action = 'set_hold_limits'")
      .bind(caller.userId)
      .first();

    expect(entry).toMatchObject({ actor: 'usr_admin', after: '{"perFlight":20,"perAccount":200}' });
  });

  test.each([
    ['operations staff', { ...admin, roles: ['operations'] }, 'forbidden'],
    ['an admin’s token for the travellers’ door', { ...admin, audience: 'skyhold:travellers' }, 'forbidden'],
  ] as [string, SignedIn, string][])('are not given by %s', async (_, caller, code) => {
    const house = aHouse();
    const owner = await aSession(house);

    expect(await give(house, owner.caller.userId, anAgency, caller)).toEqual({ ok: false, error: { code } });
    expect(await read(house, owner.caller.userId)).toEqual(everybodys);
  });

  test('are not given by nobody, nor to nobody, nor to who was erased, and then nothing is audited', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    await eraseAccount(house.deps.erasure, caller);
    const notFound = { ok: false, error: { code: 'not_found' } };

    expect(await setHoldLimits(house.deps.holdLimitChange, nobody, caller.userId, anAgency)).toMatchObject({
      error: { code: 'unauthenticated' },
    });
    expect(await give(house, 'usr_unknown')).toEqual(notFound);
    expect(await give(house, caller.userId)).toEqual(notFound);
    const entries = await env.ACCOUNTS.prepare(
      "SELECT * FROM audit WHERE entity_id IN (?, 'usr_unknown') AND action = 'set_hold_limits'",
    )
      .bind(caller.userId)
      .all();
    expect(entries.results).toEqual([]);
  });

  test.each([0, -1, 1.5, 1001, Number.NaN])(
    'are whole numbers within bounds: %s on a flight is refused',
    async (limit) => {
      const house = aHouse();
      const { caller } = await aSession(house);

      expect(await give(house, caller.userId, { perFlight: limit, perAccount: null })).toMatchObject({
        ok: false,
        error: { code: 'invalid_request', errors: [{ pointer: '/per_flight' }] },
      });
    },
  );

  test('are told to the account itself and to no other', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    const other = await aSession(house);
    await give(house, caller.userId);

    expect(await readHoldLimits(house.deps.holdLimits, caller, caller.userId)).toEqual(anAgency);
    expect(await readHoldLimits(house.deps.holdLimits, other.caller, caller.userId)).toEqual(everybodys);
    expect(await readHoldLimits(house.deps.holdLimits, nobody, caller.userId)).toEqual(everybodys);
  });
});
