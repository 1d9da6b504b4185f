// Filters of a search beside what one would pick by hand: values that the offers at hand make interesting, and how each judges one.
import fc from 'fast-check';
import type { OfferOnWire } from '#contracts/offer';
import { arrivesAt, leavesAt, minutesOf, segmentsOf } from './reading-offers.ts';

export type Picked = { name: string; value: string; fits(offer: OfferOnWire): boolean };
type Fits = Picked['fits'];

const picked = (name: string, value: string, fits: Fits): Picked => ({ name, value, fits });
const twoDigits = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
const time = fc.tuple(twoDigits(23), twoDigits(59)).map((parts) => parts.join(':'));

/** Up to four filters that may be asked together, each by another parameter, on top of what is asked already. */
export function anyFilters(offers: readonly OfferOnWire[], asked: Record<string, string>): fc.Arbitrary<Picked[]> {
  return fc
    .uniqueArray(fc.oneof(...filtersOf(offers)), { minLength: 1, maxLength: 4, selector: ({ name }) => name })
    .map((picks) => picks.filter(({ name, value }) => mayNarrow(name, value, asked)))
    .filter((picks) => !(priceIn(picks, 'min_price') > priceIn(picks, 'max_price')));
}

/** What is asked already stays as it is; only the number of changes may become smaller. */
const mayNarrow = (name: string, value: string, asked: Record<string, string>): boolean =>
  asked[name] === undefined || (name === 'max_connections' && value <= asked[name]);

const priceIn = (picks: Picked[], name: string): number =>
  Number(picks.find((pick) => pick.name === name)?.value ?? Number.NaN);

function filtersOf(offers: readonly OfferOnWire[]): fc.Arbitrary<Picked>[] {
  const one = fc.constantFrom(...offers);
  return [
    window('departure_time', leavesAt),
    window('arrival_time', arrivesAt),
    one.map(({ total: { amount } }) => picked('min_price', String(amount), ({ total }) => total.amount >= amount)),
    one.map(({ total: { amount } }) => picked('max_price', String(amount), ({ total }) => total.amount <= amount)),
    one.map((of) => {
      const longest = of.slices[0]?.duration ?? 'PT24H';
      const isShort = ({ duration }: { duration: string }) => minutesOf(duration) <= minutesOf(longest);
      return picked('max_duration', longest, ({ slices }) => slices.every(isShort));
    }),
    one.map((of) => {
      const number = segmentsOf(of)[0]?.flight_number ?? '';
      return picked('flight_number', number, (offer) =>
        segmentsOf(offer).some(({ flight_number }) => flight_number === number),
      );
    }),
    one.map(({ fare_brand: brand }) => picked('fare_brand', brand, ({ fare_brand }) => fare_brand === brand)),
    fc
      .constantFrom('economy', 'premium_economy', 'business', 'first')
      .map((cabin) => picked('cabin', cabin, (offer) => segmentsOf(offer)[0]?.cabin === cabin)),
    fc
      .boolean()
      .map((wanted) => picked('refundable', String(wanted), ({ conditions }) => conditions.refundable === wanted)),
    fc
      .integer({ min: 0, max: 2 })
      .map((most) =>
        picked('max_connections', String(most), ({ slices }) => slices.every(({ connections }) => connections <= most)),
      ),
  ];
}

/** Both ends are in a window; one that ends before it begins goes past midnight. */
function window(name: string, timeOf: (offer: OfferOnWire) => string): fc.Arbitrary<Picked> {
  return fc.tuple(time, time).map(([from, to]) =>
    picked(name, `${from}-${to}`, (offer) => {
      const wall = timeOf(offer).slice(11, 16);
      return from <= to ? from <= wall && wall <= to : wall >= from || wall <= to;
    }),
  );
}
