// What is promised with an offer: the flights, classes, fares and taxes it was priced by, ready to be signed.
import type { Currency } from '#domain/money';
import type { PassengerCounts, TaxRule } from '#domain/pricing';
import type { OfferPromise } from './offer-token.ts';
import type { PricedOffer } from './price-itinerary.ts';

export function promiseOf(
  offer: PricedOffer,
  charged: readonly TaxRule[],
  passengers: PassengerCounts,
  currency: Currency,
): OfferPromise {
  return {
    currency,
    totalMinor: offer.totalMinor,
    passengers,
    fareBrand: offer.fareBrand,
    conditions: offer.conditions,
    slices: offer.itinerary.map((slice, sliceIndex) =>
      slice.flatMap(({ flightId, planVersion }, index) => {
        const fare = offer.fares[sliceIndex]?.[index];
        if (!fare) return [];
        const { cabin, bookingClass, fareId, fareVersion } = fare;
        return { flightId, planVersion, cabin, bookingClass, fareId, fareVersion };
      }),
    ),
    taxes: charged.map(({ code, version }) => ({ code, version })),
  };
}
