// Every ten minutes: mails of erased accounts and of erased bookings lose recipient and words. Each owner of a truth lists what it
// has erased, and this job follows both lists, since nobody may call notifications. A mail about a trip that is still ahead stays
// until its booking is erased, or its retention is over. The ledger rows stay as proof that each mail was sent once.
import type { ErasedBooking } from '#contracts/booking-service';
import type { ErasedAccount } from '#contracts/identity-service';
import type { ErasureList } from '#database/messages-erasures';
import type { BookingId, UserId } from '#domain/ids';
import { errorText, log } from '#platform/log';
import type { ErasedEntry } from './erasure.store.ts';

export type EraseMailsDeps = {
  listErasures(after: ErasedAccount | null, limit: number): Promise<ErasedAccount[]>;
  listErasedBookings(after: ErasedBooking | null, limit: number): Promise<ErasedBooking[]>;
  /** The last entry whose mails are gone. */
  findPosition(list: ErasureList): Promise<ErasedEntry | null>;
  /** Removes what is personal in the mails of these, and moves the position to the last of them. */
  eraseMailsOf(list: ErasureList, entries: readonly ErasedEntry[]): Promise<void>;
};

const pageSize = 100;
/** One run's work; the next one is ten minutes away. */
const mostPages = 50;

/** One list that cannot be read does not hold up the other. */
export async function eraseMails(deps: EraseMailsDeps): Promise<void> {
  await follow(deps, 'accounts', async (after) => {
    const page = await deps.listErasures(after && { userId: after.id as UserId, erasedAt: after.erasedAt }, pageSize);
    return page.map(({ userId, erasedAt }) => ({ id: userId, erasedAt }));
  });
  await follow(deps, 'bookings', async (after) => {
    const page = await deps.listErasedBookings(
      after && { bookingId: after.id as BookingId, erasedAt: after.erasedAt },
      pageSize,
    );
    return page.map(({ bookingId, erasedAt }) => ({ id: bookingId, erasedAt }));
  });
}

async function follow(
  { findPosition, eraseMailsOf }: EraseMailsDeps,
  list: ErasureList,
  read: (after: ErasedEntry | null) => Promise<ErasedEntry[]>,
): Promise<void> {
  try {
    for (let page = 0; page < mostPages; page++) {
      const entries = await read(await findPosition(list));
      await eraseMailsOf(list, entries);
      if (entries.length < pageSize) return;
    }
  } catch (thrown) {
    log('error', 'mails_not_erased', { job: `erase-mails-${list}`, error: errorText(thrown) });
  }
}
