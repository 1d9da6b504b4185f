// Fares as the store answers them, and how they are shown to staff.
import type { FareOnWire } from '#contracts/catalogue-admin';
import { presentMoney } from '#contracts/money';
import type { fares } from '#database/catalog-fares';

export type FareRow = typeof fares.$inferSelect;

export const presentFare = (fare: FareRow): FareOnWire => ({
  id: fare.fareId,
  version: fare.fareVersion,
  origin: fare.origin,
  destination: fare.destination,
  cabin: fare.cabin,
  fare_brand: fare.fareBrand,
  booking_class: fare.bookingClass,
  fare_basis: fare.fareBasis,
  adult: presentMoney({ amountMinor: fare.adultMinor, currency: fare.currency }),
  child: presentMoney({ amountMinor: fare.childMinor, currency: fare.currency }),
  infant: presentMoney({ amountMinor: fare.infantMinor, currency: fare.currency }),
  effective_from: new Date(fare.effectiveFrom).toISOString(),
});
