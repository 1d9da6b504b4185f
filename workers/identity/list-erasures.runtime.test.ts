// The list of erased accounts: in order, each once, for parts of the house alone.
import { expect, test } from 'vitest';
import type { ErasedAccount } from '#contracts/identity-service';
import { aHouse, aSession, type House, minute, nobody, notifications } from './a-house.test-builder.ts';
import { eraseAccount } from './erase-account.ts';
import { listErasures } from './list-erasures.ts';

const list = (house: House, after: ErasedAccount | null = null, limit = 100) =>
  listErasures(house.deps.erasureList, notifications, after, limit);

async function anErasedAccount(house: House): Promise<ErasedAccount> {
  const { caller } = await aSession(house);
  await eraseAccount(house.deps.erasure, caller);
  return { userId: caller.userId, erasedAt: house.parts.now() };
}

test('who was erased is listed a minute later, and who was not is never', async () => {
  const house = aHouse();
  const living = await aSession(house);
  const erased = await anErasedAccount(house);
  const before = await list(house);

  house.pass(minute);
  const after = await list(house);

  expect(before).not.toContainEqual(erased);
  expect(after).toContainEqual(erased);
  expect(after.map(({ userId }) => userId)).not.toContain(living.caller.userId);
});

test('read page by page, each comes once, also those of one millisecond', async () => {
  const house = aHouse();
  house.pass(10 * minute);
  const atOnce = [await anErasedAccount(house), await anErasedAccount(house)];
  house.pass(1);
  const later = await anErasedAccount(house);
  house.pass(minute);
  const start = { erasedAt: later.erasedAt - 1, userId: 'usr_' } as const;

  const pages: ErasedAccount[][] = [];
  for (let after: ErasedAccount = start; ; ) {
    const page = await list(house, after, 1);
    const last = page.at(-1);
    if (!last) break;
    pages.push(page);
    after = last;
  }

  expect(pages.flat()).toEqual([...atOnce.sort((a, b) => (a.userId < b.userId ? -1 : 1)), later]);
});

test('nobody but a part of the house is told', async () => {
  const house = aHouse();
  const { caller } = await aSession(house);
  await anErasedAccount(house);
  house.pass(minute);

  expect(await listErasures(house.deps.erasureList, nobody, null, 100)).toEqual([]);
  expect(await listErasures(house.deps.erasureList, caller, null, 100)).toEqual([]);
});
