// The living holds of a flight, found by what decisions ask for: booking, account, class, the hold that is changed.
import type { ClaimedInClass } from '#domain/fare-buckets';
import type { BookingClass } from '#domain/flight-plan';
import type { BookingId, HoldId, UserId } from '#domain/ids';
import type { Cabin } from '#domain/seat-map';
import type { Hold } from './hold.rows.ts';

export class HoldIndex {
  readonly #claimed = new Map<Cabin, Map<BookingClass, ClaimedInClass>>();
  /** Arrays, since an owner has few holds: two sets for each would be a seventh of what a sold-out flight keeps in memory. */
  readonly #unpaidOf = new Map<BookingId | UserId, readonly HoldId[]>();
  readonly #changeOf = new Map<HoldId, HoldId>();

  /** Claims by cabin and class, lap infants and seat changes not counted. */
  claims(): ClaimedInClass[] {
    return [...this.#claimed.values()].flatMap((classes) => [...classes.values()]);
  }

  /** Holds of a booking or an account that are not paid for yet; seat changes go by the holds they change. */
  unpaidOf(owner: BookingId | UserId): readonly HoldId[] {
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
      this.#unpaidOf.set(owner, [...this.unpaidOf(owner), hold.holdId]);
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
      const left = this.unpaidOf(owner).filter((holdId) => holdId !== hold.holdId);
      if (left.length > 0) this.#unpaidOf.set(owner, left);
      else this.#unpaidOf.delete(owner);
    }
  }

  #addPlaces({ cabin, bookingClass }: Hold, count: number): void {
    const classes = this.#claimed.get(cabin) ?? new Map<BookingClass, ClaimedInClass>();
    this.#claimed.set(cabin, classes);
    classes.set(bookingClass, { cabin, bookingClass, count: (classes.get(bookingClass)?.count ?? 0) + count });
  }
}
