// A return trip with a connection each way, the clocks changing in between: every way to ask for it agrees, and it is sold as one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfferListOnWire, OfferOnWire } from '#contracts/offer';
import { leastConnectionMinutes } from '#domain/connections';
import { addDays, instantOfOrAfterGap, offsetTimeOf, weekdayOf } from '#domain/local-time';
import type { Doors } from '../../scripts/demo/connect.ts';
import { hold, pay } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { aSignedInTraveller, doorsOf } from '../support/travellers.ts';

const paris = 'Europe/Paris';
const offsetOn = (day: string) => offsetTimeOf(instantOfOrAfterGap(`${day}T12:00`, paris), paris).slice(-6);

/** The next Sunday on which Paris changes its clocks, with some days to fly before it. */
function nextClockChange(): string {
  let day = addDays(new Date().toISOString().slice(0, 10), 8);
  while (weekdayOf(day) !== 6 || offsetOn(day) === offsetOn(addDays(day, -1))) day = addDays(day, 1);
  return day;
}
const change = nextClockChange();
// Wednesdays both: from Lyon nobody flies on Saturdays.
const [outOn, backOn] = [addDays(change, -4), addDays(change, 3)];
const daysAhead = Math.ceil((Date.parse(backOn) - Date.now()) / 86_400_000) + 3;
const trip = { origin: 'LYS', destination: 'JFK', departure_date: outOn, return_date: backOn };

let house: House;
let doors: Doors;
let all: OfferOnWire[];

beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, sellingDays: daysAhead });
  doors = doorsOf(house);
  all = await everyPage({ limit: '100' });
});
afterAll(() => house?.close());

async function everyPage(asked: Record<string, string>): Promise<OfferOnWire[]> {
  const offers: OfferOnWire[] = [];
  for (let after = ''; ; ) {
    const question = new URLSearchParams({ ...trip, ...asked, ...(after && { after }) });
    const { status, body } = await doors.api<OfferListOnWire>(`/v1/offers?${question}`);
    expect([status, JSON.stringify(body).slice(0, 200)]).toEqual([200, expect.any(String)]);
    offers.push(...body.data);
    if (body.next === null) return offers;
    after = body.next;
  }
}

const nameOf = (offer: OfferOnWire): string => {
  const flights = offer.slices.map(({ segments }) => segments.map(({ flight_id }) => flight_id).join('+')).join('/');
  return `${flights} ${offer.slices[0]?.segments[0]?.cabin} ${offer.fare_brand}`;
};
const namesOf = (offers: OfferOnWire[]) => offers.map(nameOf).sort();
const minutesOf = (duration: string): number => {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

test('it is held on four flights, paid at the price shown, and ticketed', async () => {
  const offer = all.find(({ slices }) => slices.every(({ connections }) => connections === 1));
  if (!offer) throw new Error('the demo airline flies from Lyon to New York by way of Paris');
  const traveller = await aSignedInTraveller(doors);

  const held = await hold(doors, { ...traveller, offer });
  const paid = await pay(doors, traveller.token, held.body);

  expect(held).toMatchObject({ status: 201, body: { status: 'held', total: offer.total } });
  expect(held.body.segments.map(({ flight_id, slice }) => [slice, flight_id])).toEqual(
    offer.slices.flatMap(({ segments }, slice) => segments.map(({ flight_id }) => [slice, flight_id])),
  );
  expect(paid).toMatchObject({ status: 201, body: { status: 'succeeded', booking: { status: 'confirmed' } } });
});

describe('every offer', () => {
  test('leaves before the clocks change and comes home after, in local times that name the same instants as UTC', () => {
    const [offer] = all;
    const [out, back] = offer?.slices ?? [];
    expect(out?.segments[0]?.departing_at.slice(-6)).toBe(offsetOn(outOn));
    expect(back?.segments.at(-1)?.arriving_at.slice(-6)).toBe(offsetOn(backOn));
    expect(offsetOn(outOn)).not.toBe(offsetOn(backOn));
    for (const { departing_at, departing_at_utc, arriving_at, arriving_at_utc, duration } of segmentsOf(all)) {
      expect(Date.parse(departing_at)).toBe(Date.parse(departing_at_utc));
      expect(Date.parse(arriving_at)).toBe(Date.parse(arriving_at_utc));
      expect(minutesOf(duration)).toBe((Date.parse(arriving_at) - Date.parse(departing_at)) / 60_000);
    }
  });

  test('costs the sum of its lines', () => {
    expect(all.length).toBeGreaterThan(3);
    for (const { price_lines, total } of all) {
      expect(price_lines.reduce((sum, line) => sum + line.total.amount, 0)).toBe(total.amount);
      for (const line of price_lines) expect(line.quantity * line.unit.amount).toBe(line.total.amount);
    }
  });

  test('leaves the least time to change planes at least', () => {
    for (const { segments } of all.flatMap(({ slices }) => slices)) {
      for (const [index, departing] of segments.slice(1).entries()) {
        const arriving = segments[index];
        if (!arriving) throw new Error('a connection has two flights');
        const at = departing.origin;
        expect(arriving.destination.iata).toBe(at.iata);
        const least = leastConnectionMinutes(
          at,
          { from: arriving.origin.country, arrivingAt: 0, terminal: arriving.destination.terminal },
          { to: departing.destination.country, departingAt: 0, terminal: at.terminal },
        );
        const wait = (Date.parse(departing.departing_at) - Date.parse(arriving.arriving_at)) / 60_000;
        expect(wait).toBeGreaterThanOrEqual(least);
      }
    }
  });
});

test.each(['price', '-price', 'departure', '-arrival', 'duration'])(
  'small pages sorted by %s bring each offer once and all of them',
  async (sort) => {
    const paged = await everyPage({ limit: '17', sort });

    expect(namesOf(paged)).toEqual(namesOf(all));
  },
);

test('a filter finds exactly what is left of the unfiltered list', async () => {
  const prices = all.map(({ total }) => total.amount).sort((left, right) => left - right);
  const middle = prices[Math.floor(prices.length / 2)] ?? 0;
  const flightNumber = all[0]?.slices[0]?.segments[1]?.flight_number ?? '';
  const longest = Math.min(...all.flatMap(({ slices }) => slices.map(({ duration }) => minutesOf(duration)))) + 300;
  const outbound = (offer: OfferOnWire) => offer.slices[0]?.segments ?? [];
  const filters: [Record<string, string>, (offer: OfferOnWire) => boolean][] = [
    [{ max_price: String(middle) }, ({ total }) => total.amount <= middle],
    [{ min_price: String(middle) }, ({ total }) => total.amount >= middle],
    [{ cabin: 'economy' }, (offer) => outbound(offer)[0]?.cabin === 'economy'],
    [{ fare_brand: 'flex' }, ({ fare_brand }) => fare_brand === 'flex'],
    [{ refundable: 'true' }, ({ conditions }) => conditions.refundable],
    [{ flight_number: flightNumber }, (offer) => segmentsOf([offer]).some((of) => of.flight_number === flightNumber)],
    [{ max_duration: `PT${longest}M` }, ({ slices }) => slices.every(({ duration }) => minutesOf(duration) <= longest)],
    [{ departure_time: '00:00-12:00' }, (offer) => (outbound(offer)[0]?.departing_at.slice(11, 16) ?? '') <= '12:00'],
    [{ arrival_time: '16:00-20:00' }, (offer) => isBetween(outbound(offer).at(-1)?.arriving_at, '16:00', '20:00')],
  ];

  for (const [asked, fits] of filters) {
    const found = await everyPage({ limit: '100', ...asked });
    expect([asked, namesOf(found)]).toEqual([asked, namesOf(all.filter(fits))]);
  }
});

const segmentsOf = (offers: OfferOnWire[]) =>
  offers.flatMap(({ slices }) => slices).flatMap(({ segments }) => segments);
const isBetween = (time: string | undefined, from: string, to: string): boolean => {
  const wall = time?.slice(11, 16) ?? '';
  return from <= wall && wall <= to;
};
