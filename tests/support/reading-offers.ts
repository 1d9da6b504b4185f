// Offers as a test reads them: their names, times and flights, and whatever contradicts itself in one.
import type { OfferOnWire, SegmentOnWire } from '#contracts/offer';

export const segmentsOf = ({ slices }: Pick<OfferOnWire, 'slices'>): SegmentOnWire[] =>
  slices.flatMap(({ segments }) => segments);

/** Itinerary, cabin and brand: there is one offer of each. */
export function nameOf(offer: OfferOnWire): string {
  const ways = offer.slices.map(({ segments }) => segments.map(({ flight_id }) => flight_id).join('+'));
  return `${ways.join('/')} ${segmentsOf(offer)[0]?.cabin} ${offer.fare_brand}`;
}

const outboundOf = ({ slices }: OfferOnWire) => slices[0]?.segments ?? [];
/** Of the way out, with their local offsets. */
export const leavesAt = (offer: OfferOnWire): string => outboundOf(offer)[0]?.departing_at ?? '';
export const arrivesAt = (offer: OfferOnWire): string => outboundOf(offer).at(-1)?.arriving_at ?? '';

/** `PT8H15M` in minutes. */
export function minutesOf(duration: string): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

/** Local times that name another instant than UTC does, and durations that do not lie between instants; none is right. */
export function wrongTimes({ slices }: Pick<OfferOnWire, 'slices'>): string[] {
  const flown = slices.flatMap(({ duration, segments }) => {
    const [first, last] = [segments.at(0), segments.at(-1)];
    return first && last
      ? [{ ...first, arriving_at: last.arriving_at, arriving_at_utc: last.arriving_at_utc, duration }]
      : [];
  });
  return [...flown, ...segmentsOf({ slices })]
    .filter((of) => {
      const [from, to] = [Date.parse(of.departing_at), Date.parse(of.arriving_at)];
      const isSame = from === Date.parse(of.departing_at_utc) && to === Date.parse(of.arriving_at_utc);
      return !isSame || minutesOf(of.duration) !== (to - from) / 60_000 || to <= from;
    })
    .map((of) => `${of.flight_number} ${of.departing_at} ${of.arriving_at} ${of.duration}`);
}

/** True where lines are what they multiply to, and the total what they sum to. */
export function addsUp({ price_lines, total }: Pick<OfferOnWire, 'price_lines' | 'total'>): boolean {
  const isEachRight = price_lines.every((line) => line.quantity * line.unit.amount === line.total.amount);
  return isEachRight && price_lines.reduce((sum, line) => sum + line.total.amount, 0) === total.amount;
}
