// Taxes and charges in the shape of real ones, converted to the selling currency of the demo; figures are for show, not for filing.
import type { PassengerType } from '#contracts/offer';
import type { Cabin } from '#domain/seat-map';

export type SampleTax = {
  code: string;
  name: string;
  basis: 'percent' | 'per_segment' | 'per_slice';
  amountMinor: number;
  basisPoints: number;
  capMinor: number | null;
  country: string;
  passengerTypes: PassengerType[];
  isInternational: boolean | null;
  cabins: Cabin[] | null;
  isRefundable: boolean;
};

const everyone: PassengerType[] = ['adult', 'child', 'infant'];
const seated: PassengerType[] = ['adult', 'child'];
const dearCabins: Cabin[] = ['premium_economy', 'business', 'first'];

function tax(
  country: string,
  code: string,
  name: string,
  amountMinor: number,
  rest: Partial<SampleTax> = {},
): SampleTax {
  return {
    code,
    name,
    basis: 'per_segment',
    amountMinor,
    basisPoints: 0,
    capMinor: null,
    country,
    passengerTypes: seated,
    isInternational: null,
    cabins: null,
    isRefundable: true,
    ...rest,
  };
}

export const sampleTaxes: SampleTax[] = [
  tax('US', 'US1', 'Transportation tax', 0, {
    basis: 'percent',
    basisPoints: 750,
    isInternational: false,
    passengerTypes: everyone,
  }),
  tax('US', 'US2', 'International departure tax', 2110, {
    basis: 'per_slice',
    isInternational: true,
    passengerTypes: everyone,
  }),
  tax('US', 'ZP', 'Flight segment tax', 480, { isInternational: false }),
  tax('US', 'AY', 'September 11th security fee', 520, { basis: 'per_slice', capMinor: 520 }),
  tax('US', 'XF', 'Passenger facility charge', 420),
  tax('FR', 'FR', 'Solidarity tax, economy', 740, { basis: 'per_slice', cabins: ['economy'] }),
  tax('FR', 'FR2', 'Solidarity tax, other cabins', 4000, { basis: 'per_slice', cabins: dearCabins }),
  tax('FR', 'QX', 'Passenger service charge', 1560),
  tax('FR', 'IZ', 'Civil aviation tax', 525, { passengerTypes: everyone }),
  tax('GB', 'GB1', 'Air passenger duty, economy', 1500, {
    basis: 'per_slice',
    cabins: ['economy'],
    passengerTypes: ['adult'],
  }),
  tax('GB', 'GB2', 'Air passenger duty, other cabins', 3200, {
    basis: 'per_slice',
    cabins: dearCabins,
    passengerTypes: ['adult'],
  }),
  tax('GB', 'UB', 'Passenger service charge', 2240),
  tax('DE', 'OY', 'Air transport tax', 1553, { basis: 'per_slice' }),
  tax('DE', 'DE', 'Airport security charge', 1000),
  tax('DE', 'RA', 'Passenger service charge', 1890),
  tax('IE', 'YQ', 'Passenger service charge', 1050),
  tax('NL', 'CJ', 'Flight tax', 2940, { basis: 'per_slice' }),
  tax('NL', 'RN', 'Passenger service charge', 1420),
  tax('ES', 'JD', 'Passenger departure charge', 1180),
  tax('ES', 'OG', 'Aviation safety fee', 60, { passengerTypes: everyone }),
  tax('IT', 'HB', 'Council city tax', 650, { basis: 'per_slice' }),
  tax('IT', 'IT', 'Embarkation tax', 1430),
  tax('PT', 'YP', 'Passenger service charge', 1240),
  tax('CH', 'CH', 'Passenger service and security charge', 3120),
  tax('CA', 'SQ', 'Airport improvement fee', 2350),
  tax('CA', 'CA4', 'Air travellers security charge', 2200, { isInternational: true, capMinor: 2200 }),
  tax('SG', 'SG', 'Passenger service and security fee', 4470, { isInternational: true }),
  tax('AE', 'AE', 'Passenger service charge', 1900),
  tax('JP', 'TK', 'International tourist tax', 620, { basis: 'per_slice', isInternational: true }),
  tax('JP', 'SW', 'Passenger service facility charge', 1810),
  tax('AU', 'AU', 'Passenger movement charge', 4210, {
    basis: 'per_slice',
    isInternational: true,
    passengerTypes: ['adult'],
  }),
  tax('AU', 'WY', 'Passenger services charge', 1290),
  tax('BR', 'BR', 'Embarkation fee', 1020),
];
