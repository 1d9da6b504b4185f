// The job that erases bookings of erased accounts: what is remembered, when it looks again, and what a failure holds up.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ErasedAccount } from '#contracts/identity-service';
import type { BookingId, Instant, UserId } from '#domain/ids';
import { type Deps, eraseAccounts } from './erase-accounts.job.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const minute = 60_000;
const hour = 60 * minute;

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Accounts with the bookings they have left; `over` are those the index takes for over. */
function aHouse(accounts: Record<UserId, { over: BookingId[]; toFly?: number; erasedAt?: Instant }>) {
  const dueAt = new Map<UserId, Instant | 'forgotten'>();
  const erased: BookingId[] = [];
  const account = (userId: UserId) => accounts[userId] ?? { over: [] };
  const left = (userId: UserId) => account(userId).over.filter((id) => !erased.includes(id));
  const deps: Deps = {
    store: {
      position: async () => null,
      remember: async (entries) => {
        for (const { userId } of entries) dueAt.set(userId, noon);
      },
      due: async () =>
        Object.keys(accounts).map((id) => {
          const userId = id as UserId;
          return { userId, erasedAt: account(userId).erasedAt ?? noon };
        }),
      overBookings: async (userId, _now, limit, after) =>
        left(userId)
          .sort()
          .filter((id) => after === null || id > after)
          .slice(0, limit),
      hasBookings: async (userId) => left(userId).length + (account(userId).toFly ?? 0) > 0,
      putOff: async (userId, at) => void dueAt.set(userId, at),
      forget: async (userId) => void dueAt.set(userId, 'forgotten'),
    },
    listErasures: async () => [],
    erase: async (id) => {
      erased.push(id);
      return true;
    },
  };
  return { deps, dueAt, erased };
}

test('an account with a trip ahead is looked at again in an hour', async () => {
  const { deps, dueAt, erased } = aHouse({ usr_ada: { over: ['bkg_over'], toFly: 1 } });

  expect(await eraseAccounts(deps, noon)).toBe(1);

  expect(erased).toEqual(['bkg_over']);
  expect(dueAt.get('usr_ada')).toBe(noon + hour);
});

test('an account with nothing left is forgotten a day after its erasure, and not before', async () => {
  const { deps, dueAt } = aHouse({
    usr_young: { over: [], erasedAt: noon - 24 * hour + minute },
    usr_old: { over: [], erasedAt: noon - 24 * hour },
  });

  await eraseAccounts(deps, noon);

  expect(dueAt.get('usr_young')).toBe(noon + minute);
  expect(dueAt.get('usr_old')).toBe('forgotten');
});

test('one booking that fails, or still needs its people, holds up no other and is tried again in ten minutes', async () => {
  const { deps, dueAt, erased } = aHouse({
    usr_ada: { over: ['bkg_away', 'bkg_good'] },
    usr_ben: { over: ['bkg_bens', 'bkg_moving'] },
  });
  const erase: Deps['erase'] = async (id) => {
    if (id === 'bkg_away') throw new Error('away');
    return id !== 'bkg_moving' && deps.erase(id);
  };

  expect(await eraseAccounts({ ...deps, erase }, noon)).toBe(2);

  expect(erased).toEqual(['bkg_good', 'bkg_bens']);
  expect([...dueAt.values()]).toEqual([noon + 10 * minute, noon + 10 * minute]);
});

test('who is remembered is erased, also while identity cannot be asked', async () => {
  const { deps, erased } = aHouse({ usr_ada: { over: ['bkg_over'] } });

  await eraseAccounts({ ...deps, listErasures: () => Promise.reject(new Error('away')) }, noon);

  expect(erased).toEqual(['bkg_over']);
});

test('the list of the erased is read to its end', async () => {
  const { deps, dueAt } = aHouse({});
  const pages: ErasedAccount[][] = [100, 100, 7].map((size, page) =>
    Array.from({ length: size }, (_, index) => ({ userId: `usr_${page}-${index}` as const, erasedAt: noon })),
  );

  await eraseAccounts({ ...deps, listErasures: async () => pages.shift() ?? [] }, noon);

  expect(dueAt.size).toBe(207);
});

test('an agency of more bookings than fit into a minute goes on a minute later', async () => {
  const over = Array.from({ length: 1001 }, (_, index): BookingId => `bkg_${String(index).padStart(4, '0')}`);
  const { deps, dueAt, erased } = aHouse({ usr_agency: { over } });

  await eraseAccounts(deps, noon);
  expect(erased).toHaveLength(1000);
  expect(dueAt.get('usr_agency')).toBe(noon + minute);

  await eraseAccounts(deps, noon + minute);
  expect(erased).toHaveLength(1001);
});
