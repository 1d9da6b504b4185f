// What Skyhold Airways charges: fares by distance, cabin, class and brand, how much of a cabin a class may fill, and seats chosen by name.
import type { ClassLimit } from '#domain/flight-plan';
import { distanceKm } from '#domain/great-circle';
import { shareOf } from '#domain/money';
import { type AircraftLayout, type Cabin, seatsOfCabin } from '#domain/seat-map';
import { sampleAircraftTypes } from './aircraft-types.ts';
import { sampleRoutes } from './routes.ts';
import { airportOf } from './timetable.ts';

export type SampleFare = {
  fareId: string;
  origin: string;
  destination: string;
  cabin: Cabin;
  fareBrand: string;
  bookingClass: string;
  fareBasis: string;
  adultMinor: number;
  childMinor: number;
  infantMinor: number;
};

export type SampleBrand = {
  brand: string;
  name: string;
  position: number;
  suffix: string;
  /** Percent of the lightest fare of the cabin. */
  percent: number;
  conditions: {
    refundable: boolean;
    refundFeeMinor: number | null;
    changeable: boolean;
    changeFeeMinor: number | null;
  };
  checkedBags: Record<Cabin, number>;
};

export const sampleBrands: SampleBrand[] = [
  {
    brand: 'light',
    name: 'Light',
    position: 1,
    suffix: 'LGT',
    percent: 100,
    conditions: { refundable: false, refundFeeMinor: null, changeable: false, changeFeeMinor: null },
    checkedBags: { economy: 0, premium_economy: 1, business: 1, first: 2 },
  },
  {
    brand: 'standard',
    name: 'Standard',
    position: 2,
    suffix: 'STD',
    percent: 128,
    conditions: { refundable: false, refundFeeMinor: null, changeable: true, changeFeeMinor: 6000 },
    checkedBags: { economy: 1, premium_economy: 2, business: 2, first: 3 },
  },
  {
    brand: 'flex',
    name: 'Flex',
    position: 3,
    suffix: 'FLX',
    percent: 185,
    conditions: { refundable: true, refundFeeMinor: 0, changeable: true, changeFeeMinor: 0 },
    checkedBags: { economy: 1, premium_economy: 2, business: 2, first: 3 },
  },
];

/** From the highest class to the lowest: what its fares cost against the lowest, and how much of the cabin it may fill. */
type SampleClass = { bookingClass: string; farePercent: number; cabinPercent: number };
const aClass = (bookingClass: string, farePercent: number, cabinPercent: number): SampleClass => ({
  bookingClass,
  farePercent,
  cabinPercent,
});

export const sampleClasses: Record<Cabin, SampleClass[]> = {
  economy: [aClass('Y', 172, 100), aClass('B', 131, 80), aClass('M', 100, 50)],
  premium_economy: [aClass('W', 138, 100), aClass('P', 100, 60)],
  business: [aClass('J', 150, 100), aClass('C', 122, 75), aClass('D', 100, 50)],
  first: [aClass('F', 130, 100), aClass('A', 100, 67)],
};

/** A class that is sold at all may have a place, however small the cabin. */
export const sampleClassLimits = (layout: AircraftLayout): ClassLimit[] =>
  layout.cabins.flatMap((of) =>
    sampleClasses[of.cabin].map(({ bookingClass, cabinPercent: percent }) => ({
      cabin: of.cabin,
      bookingClass,
      limit: Math.max(1, Math.floor((seatsOfCabin(of).length * percent) / 100)),
    })),
  );

const cabinPercent: Record<Cabin, number> = { economy: 100, premium_economy: 185, business: 390, first: 720 };
/** In Europe business is an economy seat with the middle one free, and costs accordingly. */
const shortHaulBusinessPercent = 260;
const shortHaulKm = 4000;

const wholeUnits = (amountMinor: number) => Math.round(amountMinor / 100) * 100;

/** The lightest economy fare: a part for the ground and a part for every kilometre, fewer cents a kilometre the farther. */
function lightestMinor(km: number): number {
  const near = Math.min(km, 1500) * 4.2;
  const middle = Math.max(0, Math.min(km, 6000) - 1500) * 3.6;
  const far = Math.max(0, km - 6000) * 3;
  return wholeUnits(2900 + near + middle + far);
}

/** One fare for each direction of a pair, cabin of any aircraft flown on it, booking class and brand. */
export const sampleFares: SampleFare[] = directedPairs().flatMap(({ origin, destination, cabins }) => {
  const km = distanceKm(airportOf(origin), airportOf(destination));
  return cabins.flatMap((cabin) => {
    const percent = cabin === 'business' && km < shortHaulKm ? shortHaulBusinessPercent : cabinPercent[cabin];
    return sampleClasses[cabin].flatMap(({ bookingClass, farePercent }) =>
      sampleBrands.map((brand) => {
        const adultMinor = wholeUnits((lightestMinor(km) * percent * brand.percent * farePercent) / 1_000_000);
        return {
          fareId: `fare_${origin}${destination}${bookingClass}${brand.suffix}`.toLowerCase(),
          origin,
          destination,
          cabin,
          fareBrand: brand.brand,
          bookingClass,
          fareBasis: `${bookingClass}${brand.suffix}`,
          adultMinor,
          childMinor: shareOf(adultMinor, 7500),
          infantMinor: shareOf(adultMinor, 1000),
        };
      }),
    );
  });
});

function directedPairs(): { origin: string; destination: string; cabins: Cabin[] }[] {
  const cabinsOf = new Map(
    sampleAircraftTypes.map(({ code, layout }) => [code, layout.cabins.map(({ cabin }) => cabin)]),
  );
  return sampleRoutes.flatMap(({ from, to, aircraftType }) => {
    const cabins = cabinsOf.get(aircraftType);
    if (!cabins) throw new Error(`Route ${from}-${to} is flown with ${aircraftType}, which is in no table.`);
    return [
      { origin: from, destination: to, cabins },
      { origin: to, destination: from, cabins },
    ];
  });
}

export const sampleSeatPrices: {
  cabin: Cabin;
  kind: 'standard' | 'extra_legroom' | 'front_row';
  amountMinor: number;
}[] = [
  { cabin: 'economy', kind: 'standard', amountMinor: 1200 },
  { cabin: 'economy', kind: 'front_row', amountMinor: 2000 },
  { cabin: 'economy', kind: 'extra_legroom', amountMinor: 3500 },
  { cabin: 'premium_economy', kind: 'standard', amountMinor: 1800 },
  { cabin: 'premium_economy', kind: 'extra_legroom', amountMinor: 4000 },
];
