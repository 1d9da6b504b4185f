// Selling in money without decimals, and in money with three: the amounts and their texts agree from the search to the payment.
import { drizzle } from 'drizzle-orm/d1';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MoneyOnWire } from '#contracts/money';
import type { OfferListOnWire, OfferOnWire } from '#contracts/offer';
import { seatPrices } from '#database/catalog-aircraft';
import type { Doors } from '../../scripts/demo/connect.ts';
import { dayAhead, flightOf, freeSeats, hold, pay } from '../../scripts/demo/shop.ts';
import {
  aBrandRow,
  aCity,
  aFareRow,
  aFlightRow,
  anAircraftType,
  anAirport,
  aTaxRow,
  saveCatalogue,
} from '../support/catalogue.ts';
import { type House, openHouse } from '../support/house.ts';
import { aSignedInTraveller, doorsOf } from '../support/travellers.ts';

const day = dayAhead(20);
const at = (time: string) => Date.parse(`${day}T${time}Z`);

/** A route from one city to another with a fare, a tax in percent, a tax by segment and a price for seats chosen by name. */
async function saveAirline(catalog: D1Database, currency: string): Promise<{ origin: string; destination: string }> {
  const [from, to] = [
    aCity({ country: 'AE', timeZone: 'Asia/Dubai' }),
    aCity({ country: 'JP', timeZone: 'Asia/Tokyo' }),
  ];
  const origin = anAirport({ city: from.code, country: 'AE', timeZone: 'Asia/Dubai' });
  const destination = anAirport({ city: to.code, country: 'JP', timeZone: 'Asia/Tokyo' });
  const route = { origin: origin.iata, destination: destination.iata };
  const flown = { departureDate: day, departingAt: at('08:00'), arrivingAt: at('17:00'), salesCloseAt: at('07:00') };
  await saveCatalogue(catalog, {
    cities: [from, to],
    airports: [origin, destination],
    aircraftTypes: [anAircraftType()],
    flights: [aFlightRow({ ...route, ...flown })],
    fareBrands: [aBrandRow()],
    fares: [aFareRow({ ...route, currency, adultMinor: 12_340, childMinor: 9_260, infantMinor: 1_230 })],
    taxRules: [
      aTaxRow({ code: 'AE1', currency, country: 'AE', basis: 'percent', amountMinor: 0, basisPoints: 750 }),
      aTaxRow({ code: 'AE2', currency, country: 'AE', amountMinor: 500 }),
    ],
  });
  await drizzle(catalog)
    .insert(seatPrices)
    .values({ cabin: 'economy', kind: 'standard', amountMinor: 1_250, currency });
  return route;
}

/** 7.5 % of 12340 and of 9260, in yen to the yen, in dinars to what a card can be charged. */
describe.each([
  {
    currency: 'JPY',
    fares: ['24680', '9260'],
    taxes: ['1852', '694', '1000', '500'],
    total: '37986',
    fare: { amount: 12_340, currency: 'JPY', decimal: '12340' },
    seat: { amount: 1_250, currency: 'JPY', decimal: '1250' },
  },
  {
    currency: 'KWD',
    fares: ['24.680', '9.260'],
    taxes: ['1.860', '0.690', '1.000', '0.500'],
    total: '37.990',
    fare: { amount: 12_340, currency: 'KWD', decimal: '12.340' },
    seat: { amount: 1_250, currency: 'KWD', decimal: '1.250' },
  },
])('an airline that sells in $currency', ({ currency, fares, taxes, total, fare, seat }) => {
  let house: House;
  let doors: Doors;
  let route: { origin: string; destination: string };

  beforeAll(async () => {
    house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low', CURRENCY: currency } });
    doors = doorsOf(house);
    route = await saveAirline(await house.databaseOf('search', 'CATALOG'), currency);
  });
  afterAll(() => house?.close());

  const search = async (party: Record<string, string>): Promise<OfferOnWire> => {
    const question = new URLSearchParams({ ...route, departure_date: day, ...party });
    const { body } = await doors.api<OfferListOnWire>(`/v1/offers?${question}`);
    expect(body.meta.currency).toBe(currency);
    const [offer] = body.data;
    if (!offer) throw new Error(JSON.stringify(body));
    return offer;
  };
  const decimals = (amounts: MoneyOnWire[]) => amounts.map(({ decimal }) => decimal);

  test('prices a family line by line, and the lines add up', async () => {
    const { price_lines, total: shown } = await search({ adults: '2', children: '1' });

    const totals = (kind: string) => decimals(price_lines.filter((of) => of.kind === kind).map((line) => line.total));
    expect([totals('fare'), totals('tax'), shown.decimal]).toEqual([fares, taxes, total]);
    expect(price_lines.reduce((sum, line) => sum + line.total.amount, 0)).toBe(shown.amount);
    expect(price_lines[0]?.unit).toEqual(fare);
  });

  test('holds a seat chosen by name at its price, and is paid the amount it showed', async () => {
    const offer = await search({});
    const traveller = await aSignedInTraveller(doors);
    const [chosen = ''] = await freeSeats(doors, flightOf(offer));

    const held = await hold(doors, { ...traveller, offer, seat: chosen });
    const paid = await pay(doors, traveller.token, held.body);

    expect(held.body.price_lines.find(({ kind }) => kind === 'seat')?.total).toEqual(seat);
    expect(held.body.total.amount).toBe(offer.total.amount + seat.amount);
    expect(paid).toMatchObject({ status: 201, body: { status: 'succeeded', amount: held.body.total } });
  });
});
