// Fills what the booking verbs need with the real things: objects by address, the index, the other workers.

import type { BookingOnWire } from '#contracts/booking';
import type { EventConsumer } from '#contracts/booking-object';
import type { ErasedAccount, IdentityService } from '#contracts/identity-service';
import type { PaymentsService } from '#contracts/payments-service';
import type { SearchService, SoldOutClass } from '#contracts/search-service';
import type { BookingId, EventId, FlightId, HoldId, OfferId, UserId } from '#domain/ids';
import { bookingAt } from '#objects/booking/booking.address';
import { flightAt } from '#objects/flight/flight.address';
import { throttleAt } from '#objects/throttle/throttle.address';
import type { Caller, SignedIn } from '#platform/caller';
import { systemClock } from '#platform/clock';
import { keyedHash } from '#platform/keyed-hash';
import { newId } from '#platform/new-id';
import { type Cursors, cursorsSignedWith } from '#platform/signed-cursor';
import { bookingStore } from './booking.store.ts';
import { eraseBooking } from './erase-booking.ts';
import { erasureStore } from './erasure.store.ts';
import { holdTermsOf } from './hold-terms.ts';
import { type Deps as IndexDeps, indexBooking } from './index-booking.ts';
import { settingsOf } from './settings.ts';

let cursors: Cursors | undefined;

export function houseOf(env: BookingEnv) {
  const settings = settingsOf(env);
  const store = bookingStore(env.BOOKINGS);
  const erasures = erasureStore(env.BOOKINGS);
  const search = env.SEARCH as unknown as SearchService;
  const payments = env.PAYMENTS as unknown as PaymentsService;
  const identity = env.IDENTITY as unknown as IdentityService;
  cursors ??= cursorsSignedWith(settings.BOOKING_CURSOR_KEY);
  const itself = (): Caller => ({ kind: 'system', part: 'booking', requestId: newId('req') });
  const booking = (id: BookingId) => bookingAt(env.BOOKING, id);
  const holdsOf = (account: UserId) => throttleAt(env.THROTTLE, 'holds', account);
  const emailHash = (email: string) => keyedHash(settings.INDEX_KEY, 'email', email);
  const nameHash = (foldedName: string) => keyedHash(settings.INDEX_KEY, 'family-name', foldedName);
  const indexDeps: IndexDeps = {
    save: store.save,
    now: systemClock.now,
    emailHash,
    nameHash,
    drawReferenceAgain: async (id, taken) => {
      const drawn = await booking(id).drawReferenceAgain(itself(), taken);
      if (!drawn.ok) throw new Error(`The booking drew no other reference: ${drawn.error.code}`);
      return drawn.value;
    },
  };
  const wake = (id: BookingId) => booking(id).wake(itself());
  const indexAgain = async (id: BookingId) => {
    const record = await booking(id).read(itself());
    if (record.ok) await indexBooking(indexDeps, record.value);
  };
  const settle = (consumer: EventConsumer, id: BookingId, events: EventId[]) =>
    booking(id).settle(itself(), consumer, events);
  return {
    store,
    erasures,
    cursors,
    emailHash,
    nameHash,
    findByName: store.findByName,
    guesses: (kind: 'lookup-address' | 'lookup-reference', subject: string) => throttleAt(env.THROTTLE, kind, subject),
    settle,
    list: store.list,
    now: systemClock.now,
    holdTermsOf: (caller: SignedIn) =>
      holdTermsOf(
        {
          everybodys: {
            holdSeconds: settings.HOLD_SECONDS,
            holdsPerFlight: settings.HOLDS_PER_FLIGHT,
            holdsPerAccount: settings.HOLDS_PER_ACCOUNT,
          },
          readHoldLimits: (by, userId) => identity.readHoldLimits(by, userId),
          deadline: () => failAfter(1000),
        },
        caller,
      ),
    bookingAt: booking,
    flightAt: (id: FlightId) => flightAt(env.FLIGHT, id),
    readOffer: (caller: Caller, id: OfferId) => search.readOffer(caller, id),
    replacementOffer: (caller: Caller, id: OfferId, soldOut: SoldOutClass) =>
      search.replacementOffer(caller, id, soldOut),
    verify: (caller: Caller, raw: string, signature: string) => payments.verify(caller, raw, signature),
    countHold: (caller: SignedIn, id: BookingId, until: number, limit: number) =>
      holdsOf(caller.userId).take(caller, id, until, limit),
    forgetHold: (caller: Caller, account: UserId, id: BookingId) => holdsOf(account).give(caller, id),
    index: (ownerId: UserId, made: BookingOnWire) => indexBooking(indexDeps, { ownerId, booking: made }),
    indexing: {
      read: (id: BookingId) => booking(id).read(itself()),
      index: (record: Parameters<typeof indexBooking>[1]) => indexBooking(indexDeps, record),
      settle: (id: BookingId, events: EventId[]) => settle('booking-index', id, events),
    },
    flightNews: {
      readFlight: (id: FlightId) => search.readFlight(itself(), id),
      bookingsOn: async (id: FlightId) => {
        const claims = await flightAt(env.FLIGHT, id).claims(itself());
        return [...new Set(claims.map(({ bookingId }) => bookingId))];
      },
      tell: async (id: BookingId, flight: Parameters<ReturnType<typeof bookingAt>['flightChanged']>[1]) => {
        const told = await booking(id).flightChanged(itself(), flight);
        if (!told.ok) throw new Error(`A booking was not told: ${told.error.code}`);
      },
      index: indexAgain,
    },
    erasing: {
      store: erasures,
      listErasures: (after: ErasedAccount | null, limit: number) => identity.listErasures(itself(), after, limit),
      erase: (id: BookingId) =>
        eraseBooking(
          {
            bookingAt: booking,
            index: (record) => indexBooking(indexDeps, record),
            markErased: erasures.markErased,
            now: systemClock.now,
          },
          itself(),
          id,
        ),
    },
    waking: {
      wake,
      index: indexAgain,
      giveBack: async (flightId: FlightId, holdId: HoldId) => {
        await flightAt(env.FLIGHT, flightId).release(itself(), holdId);
      },
    },
    watchdog: {
      overdue: store.overdue,
      wake,
      index: indexAgain,
      flightsOf: store.flightsOf,
      wakeFlight: (id: FlightId) => flightAt(env.FLIGHT, id).wake(itself()),
    },
  };
}

function failAfter(milliseconds: number): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  AbortSignal.timeout(milliseconds).addEventListener('abort', ({ target }) => reject(target));
  return promise;
}
