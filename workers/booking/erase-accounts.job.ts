// Every minute: the bookings of erased accounts are erased, those that are over at once, the others when they have been flown.
//
// A booking that has yet to fly keeps what the flight and the mails about it need. Its account stays remembered and is looked at
// again every hour, so nothing personal is left an hour or two after the last departure. An account is forgotten when nothing of
// it is left and a day has passed: an access token outlives the erasure by ten minutes, and what it booked must be found too.
import type { ErasedAccount } from '#contracts/identity-service';
import type { BookingId, Instant } from '#domain/ids';
import { errorText, log } from '#platform/log';
import type { ErasureStore } from './erasure.store.ts';

export type Deps = {
  store: Pick<ErasureStore, 'position' | 'remember' | 'due' | 'overBookings' | 'hasBookings' | 'putOff' | 'forget'>;
  listErasures(after: ErasedAccount | null, limit: number): Promise<ErasedAccount[]>;
  /** False while the booking still needs its people. */
  erase(id: BookingId): Promise<boolean>;
};

const minute = 60_000;
const hour = 60 * minute;
const rememberedMilliseconds = 24 * hour;

const accountsAtOnce = 100;
const bookingsAtOnce = 50;
/** A minute's work; what is left is found a minute later. */
const mostPages = 20;

/** Answers how many bookings were erased. */
export async function eraseAccounts(deps: Deps, now: Instant): Promise<number> {
  await followList(deps, now);
  let count = 0;
  for (const account of await deps.store.due(now, mostPages)) {
    try {
      count += await eraseBookingsOf(deps, account, now);
    } catch (reason) {
      log('error', 'account_not_erased', { id: account.userId, job: 'erase-accounts', error: errorText(reason) });
    }
  }
  if (count > 0) log('info', 'bookings_erased', { job: 'erase-accounts', count });
  return count;
}

/** Identity that cannot be asked keeps nobody from being erased whom it has named before. */
async function followList({ store, listErasures }: Deps, now: Instant): Promise<void> {
  try {
    for (let page = 0; page < mostPages; page++) {
      const accounts = await listErasures(await store.position(), accountsAtOnce);
      await store.remember(accounts, now);
      if (accounts.length < accountsAtOnce) return;
    }
  } catch (reason) {
    log('warn', 'erasures_not_listed', { job: 'erase-accounts', error: errorText(reason) });
  }
}

async function eraseBookingsOf(deps: Deps, { userId, erasedAt }: ErasedAccount, now: Instant): Promise<number> {
  let after: BookingId | null = null;
  let count = 0;
  let isAnyLeft = false;
  for (let page = 0; page < mostPages; page++) {
    const ids: BookingId[] = await deps.store.overBookings(userId, now, bookingsAtOnce, after);
    const outcomes = await Promise.allSettled(ids.map((id) => deps.erase(id)));
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled' && outcome.value) count++;
      else isAnyLeft = true;
      if (outcome.status === 'rejected') log('error', 'booking_not_erased', { error: errorText(outcome.reason) });
    }
    after = ids.at(-1) ?? null;
    if (ids.length < bookingsAtOnce) {
      await settle(deps, { userId, erasedAt }, isAnyLeft ? now + 10 * minute : now + hour, now);
      return count;
    }
  }
  await deps.store.putOff(userId, now + minute);
  return count;
}

async function settle({ store }: Deps, { userId, erasedAt }: ErasedAccount, dueAt: Instant, now: Instant) {
  if (await store.hasBookings(userId)) return store.putOff(userId, dueAt);
  const forgetAt = erasedAt + rememberedMilliseconds;
  return now >= forgetAt ? store.forget(userId) : store.putOff(userId, Math.min(dueAt, forgetAt));
}
