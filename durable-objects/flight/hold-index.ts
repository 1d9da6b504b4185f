// The living holds of a flight, found by what decisions ask for: booking, account, class, the hold that is changed.
import type { ClaimedInClass } from '#domain/fare-buckets';
import type { BookingId, HoldId, UserId } from '#domain/ids';
import type { Hold } from './hold.rows.ts';

export class HoldIndex {
  readonly #claimed = new Map<string, ClaimedInClass>();
  readonly #unpaidOf = new Map<BookingId | UserId, Set<HoldId>>();
  readonly #changeOf = new Map<HoldId, HoldId>();

  /** Claims by cabin and class, lap infants and seat changes not counted. */
  claims(): ClaimedInClass[] {
    return [...this.#claimed.values()];
  }

  /** Holds of a booking or an account that are not paid for yet; seat changes go by the holds they change. */
  unpaidOf(owner: BookingId | UserId): Iterable<HoldId> {
    return this.#unpaidOf.get(owner) ?? [];
  }

  /** The seat change under way of a hold. */
  changeOf(holdId: HoldId): HoldId | undefined {
    return this.#changeOf.get(holdId);
  }

  add(hold: Hold): void {
    if (hold.changesHoldId === null) this.#addPlaces(hold, hold.seatCount);
    if (hold.state !== 'held') return;
    if (hold.changesHoldId !== null) {
      this.#changeOf.set(hold.changesHoldId, hold.holdId);
      return;
    }
    for (const owner of [hold.bookingId, hold.accountId]) {
      const unpaid = this.#unpaidOf.get(owner);
      if (unpaid) unpaid.add(hold.holdId);
      else this.#unpaidOf.set(owner, new Set([hold.holdId]));
    }
  }

  remove(hold: Hold): void {
    if (hold.changesHoldId === null) this.#addPlaces(hold, -hold.seatCount);
    if (hold.state !== 'held') return;
    if (hold.changesHoldId !== null) {
      if (this.#changeOf.get(hold.changesHoldId) === hold.holdId) this.#changeOf.delete(hold.changesHoldId);
      return;
    }
    for (const owner of [hold.bookingId, hold.accountId]) {
      const unpaid = this.#unpaidOf.get(owner);
      unpaid?.delete(hold.holdId);
      if (unpaid?.size === 0) this.#unpaidOf.delete(owner);
    }
  }

  #addPlaces({ cabin, bookingClass }: Hold, count: number): void {
    const key = `${cabin}/${bookingClass}`;
    this.#claimed.set(key, { cabin, bookingClass, count: (this.#claimed.get(key)?.count ?? 0) + count });
  }
}
