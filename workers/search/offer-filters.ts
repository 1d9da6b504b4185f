// Which offers the traveller wants to see: each filter looks at one offer by itself, so filters may be combined at will.
import type { OffersQuery } from '#contracts/offer';
import type { Instant } from '#domain/ids';
import { arrivalOf, departureOf } from '#domain/itinerary';
import { wallTimeOf } from '#domain/local-time';
import type { Airports, PricedOffer } from './price-itinerary.ts';

type Filter = (offer: PricedOffer) => boolean;

export function offersThatFit(offers: readonly PricedOffer[], asked: OffersQuery, airports: Airports): PricedOffer[] {
  const filters = filtersOf(asked, airports);
  return offers.filter((offer) => filters.every((fits) => fits(offer)));
}

/** Time windows are of the way out; the longest duration is of each slice. */
function filtersOf(asked: OffersQuery, airports: Airports): Filter[] {
  const filters: Filter[] = [];
  const add = <Value>(value: Value | undefined, filter: (value: Value) => Filter) => {
    if (value !== undefined) filters.push(filter(value));
  };
  add(asked.cabin, (cabin) => (offer) => offer.cabin === cabin);
  add(asked.fare_brand, (brand) => (offer) => offer.fareBrand === brand);
  add(
    asked.flight_number,
    (number) =>
      ({ itinerary }) =>
        itinerary.flat().some((of) => of.flightNumber === number),
  );
  add(asked.min_price, (least) => (offer) => offer.totalMinor >= least);
  add(asked.max_price, (most) => (offer) => offer.totalMinor <= most);
  add(asked.refundable, (refundable) => (offer) => offer.conditions.refundable === refundable);
  add(asked.max_duration, (longest) => {
    const mostMilliseconds = millisecondsOf(longest);
    return ({ itinerary }) => itinerary.every((slice) => arrivalOf(slice) - departureOf(slice) <= mostMilliseconds);
  });
  add(asked.departure_time, (window) => ({ itinerary: [outbound = []] }) => {
    return isWithin(window, departureOf(outbound), outbound.at(0)?.origin, airports);
  });
  add(asked.arrival_time, (window) => ({ itinerary: [outbound = []] }) => {
    return isWithin(window, arrivalOf(outbound), outbound.at(-1)?.destination, airports);
  });
  return filters;
}

/** Both ends of a window are in it; one that ends before it begins goes past midnight. */
function isWithin(window: string, instant: Instant, at: string | undefined, airports: Airports): boolean {
  const zone = airports.get(at ?? '')?.timeZone;
  if (!zone) return false;
  const time = wallTimeOf(instant, zone).slice(11, 16);
  const [from = '', to = ''] = window.split('-');
  return from <= to ? from <= time && time <= to : time >= from || time <= to;
}

/** `PT12H30M` in milliseconds. */
function millisecondsOf(duration: string): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
