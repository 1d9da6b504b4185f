// Offer ids: the whole promise, signed, so that nothing is stored and nothing can be altered. Only this worker has the keys.
import * as z from 'zod';
import type { FareConditions } from '#domain/fare-rules';
import type { BookingClass } from '#domain/flight-plan';
import { type FlightId, type Instant, isId, type OfferId } from '#domain/ids';
import type { Currency } from '#domain/money';
import type { PassengerCounts } from '#domain/pricing';
import { type Cabin, cabins } from '#domain/seat-map';
import { openToken, signingKeysFrom, signToken } from '#platform/signed-token';

export type PromisedSegment = {
  flightId: FlightId;
  planVersion: number;
  cabin: Cabin;
  bookingClass: BookingClass;
  fareId: string;
  fareVersion: number;
};

/** What is sold, to whom, at which versions of fares and taxes; the price lines follow from it and must add up to the total. */
export type OfferPromise = {
  currency: Currency;
  totalMinor: number;
  passengers: PassengerCounts;
  fareBrand: string;
  conditions: FareConditions;
  slices: PromisedSegment[][];
  taxes: { code: string; version: number }[];
};
export type SignedOffer = { offerId: OfferId; expiresAt: Instant };
export type OpenedOffer = OfferPromise & { expiresAt: Instant };

/**
 * Offers made within one step expire at the same instant, so that the same offer has the same id and a page made once
 * can be shown again. A step is a fortieth of the promise's life, which is therefore never longer than the setting.
 */
export function expiryOf(now: Instant, offerSeconds: number): Instant {
  const stepMs = Math.max(1, offerSeconds * 25);
  return Math.floor(now / stepMs) * stepMs + offerSeconds * 1_000;
}

export async function signOffer(keySetting: string, promise: OfferPromise, expiresAt: Instant): Promise<SignedOffer> {
  const token = await signToken(await signingKeysFrom(keySetting), 'offer', packed(promise, expiresAt));
  return { offerId: `off_${token}`, expiresAt };
}

/** The promise behind an id, expired or not; null for an id this airline never signed. */
export async function openOffer(keySetting: string, id: OfferId): Promise<OpenedOffer | null> {
  if (!isId('off', id)) return null;
  const opened = await openToken(await signingKeysFrom(keySetting), 'offer', id.slice('off_'.length));
  const payload = opened && packedOffer.safeParse(opened.payload);
  return payload?.success ? unpacked(payload.data) : null;
}

// An id travels in addresses, so its payload has no field names; the first number tells its format.
const whole = z.int().min(0);
const fee = whole.nullable();
const packedSegment = z.tuple([z.string(), whole, z.enum(cabins), z.string(), z.string(), whole]);
const packedOffer = z.tuple([
  z.literal(1),
  whole,
  z.string(),
  whole,
  z.tuple([whole, whole, whole]),
  z.string(),
  z.tuple([z.boolean(), fee, z.boolean(), fee, whole, whole]),
  z.array(z.array(packedSegment).min(1)).min(1),
  z.array(z.tuple([z.string(), whole])),
]);
type PackedOffer = z.infer<typeof packedOffer>;

function packed(promise: OfferPromise, expiresAt: Instant): PackedOffer {
  const { passengers, conditions } = promise;
  return [
    1,
    expiresAt,
    promise.currency,
    promise.totalMinor,
    [passengers.adults, passengers.children, passengers.infants],
    promise.fareBrand,
    [
      conditions.refundable,
      conditions.refundFeeMinor,
      conditions.changeable,
      conditions.changeFeeMinor,
      conditions.bags.cabin,
      conditions.bags.checked,
    ],
    promise.slices.map((segments) =>
      segments.map((of) => [
        of.flightId.slice('flt_'.length),
        of.planVersion,
        of.cabin,
        of.bookingClass,
        of.fareId,
        of.fareVersion,
      ]),
    ),
    promise.taxes.map(({ code, version }) => [code, version]),
  ];
}

function unpacked([
  ,
  expiresAt,
  currency,
  totalMinor,
  party,
  fareBrand,
  rules,
  slices,
  taxes,
]: PackedOffer): OpenedOffer {
  const [adults, children, infants] = party;
  const [refundable, refundFeeMinor, changeable, changeFeeMinor, cabinBags, checkedBags] = rules;
  return {
    expiresAt,
    currency,
    totalMinor,
    passengers: { adults, children, infants },
    fareBrand,
    conditions: {
      refundable,
      refundFeeMinor,
      changeable,
      changeFeeMinor,
      bags: { cabin: cabinBags, checked: checkedBags },
    },
    slices: slices.map((segments) =>
      segments.map(([flight, planVersion, cabin, bookingClass, fareId, fareVersion]) => ({
        flightId: `flt_${flight}`,
        planVersion,
        cabin,
        bookingClass,
        fareId,
        fareVersion,
      })),
    ),
    taxes: taxes.map(([code, version]) => ({ code, version })),
  };
}
