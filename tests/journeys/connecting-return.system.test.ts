// A return trip with a connection each way, the clocks changing in between: every way to ask for it agrees, and it is sold as one.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BookingOnWire } from '#contracts/booking';
import { type OfferListOnWire, type OfferOnWire, offerSortKeys } from '#contracts/offer';
import { addDays, instantOfOrAfterGap, offsetTimeOf, weekdayOf } from '#domain/local-time';
import type { Doors } from '../../scripts/demo/connect.ts';
import { hold, pay } from '../../scripts/demo/shop.ts';
import { turnsBack, wrongConnections } from '../support/connection-table.ts';
import { type House, openHouse } from '../support/house.ts';
import { anyFilters } from '../support/picking-offers.ts';
import { addsUp, nameOf, wrongTimes } from '../support/reading-offers.ts';
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

const namesOf = (offers: OfferOnWire[]) => offers.map(nameOf).sort();
const isConnecting = ({ slices }: OfferOnWire) => slices.every(({ connections }) => connections === 1);

test('it is held on four flights, paid at the price shown, and ticketed', async () => {
  const offer = all.find(isConnecting);
  if (!offer) throw new Error('the demo airline flies from Lyon to New York by way of Paris');
  const traveller = await aSignedInTraveller(doors);

  const held = await hold(doors, { ...traveller, offer });
  const paid = await pay(doors, traveller.token, held.body);
  const booked = await doors.api<BookingOnWire>(`/v1/bookings/${held.body.id}`, { token: traveller.token });

  expect(held).toMatchObject({ status: 201, body: { status: 'held', total: offer.total } });
  expect(paid).toMatchObject({ status: 201, body: { status: 'succeeded', booking: { status: 'confirmed' } } });
  expect(booked.body).toMatchObject({ status: 'confirmed', payment_status: 'paid', tickets: [{}] });
  const told = ({ flight_id, departing_at, arriving_at }: BookingOnWire['segments'][number]) =>
    [flight_id, departing_at, arriving_at].join(' ');
  expect(booked.body.segments.map((of) => [of.slice, told(of)])).toEqual(
    offer.slices.flatMap(({ segments }, slice) =>
      segments.map((of) => [slice, [of.flight_id, of.departing_at, of.arriving_at].join(' ')]),
    ),
  );
});

test('people it was not priced for cannot use it', async () => {
  const { email, token } = await aSignedInTraveller(doors);
  const child = {
    type: 'child',
    given_name: 'Noah',
    family_name: 'Okafor',
    born_on: `${Number(change.slice(0, 4)) - 6}-01-01`,
  };
  const adult = { type: 'adult', given_name: 'Ada', family_name: 'Okafor', born_on: '1990-04-02' };

  for (const passengers of [[adult, child], [adult, adult], [child]]) {
    const json = { offer_id: all[0]?.id, passengers, contact: { email } };
    const refused = await doors.api('/v1/bookings', { method: 'POST', token, key: crypto.randomUUID(), json });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: expect.stringMatching(/^(passengers_mismatch|unaccompanied_child)$/) },
    });
  }
});

describe('every offer', () => {
  test('leaves before the clocks change and comes home after, each in the offset of its day', () => {
    expect(offsetOn(outOn)).not.toBe(offsetOn(backOn));
    for (const { slices } of all) {
      const [out, back] = slices;
      expect(out?.segments[0]?.departing_at).toMatch(new RegExp(`^${outOn}T.*${escaped(offsetOn(outOn))}$`));
      expect(back?.segments.at(-1)?.arriving_at.slice(-6)).toBe(offsetOn(backOn));
    }
  });

  test('tells local times of the instants in UTC, durations between instants, and prices that add up', () => {
    expect(all.filter(isConnecting).length).toBeGreaterThan(3);
    for (const offer of all)
      expect([nameOf(offer), wrongTimes(offer), addsUp(offer)]).toEqual([nameOf(offer), [], true]);
  });

  test('leaves enough time to change planes and not too much, and turns back nowhere', () => {
    for (const offer of all) {
      expect([nameOf(offer), wrongConnections(offer), turnsBack(offer)]).toEqual([nameOf(offer), [], false]);
    }
  });
});

test.each(offerSortKeys)('small pages sorted by %s bring each offer once and all of them', async (sort) => {
  const paged = await everyPage({ limit: '17', sort });

  expect(namesOf(paged)).toEqual(namesOf(all));
});

test('any filters together find exactly what is left of the unfiltered list', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilters(all, { ...trip, max_connections: '1' }), async (picks) => {
      const asked = Object.fromEntries(picks.map(({ name, value }) => [name, value]));

      const found = await everyPage({ limit: '100', ...asked });

      expect(found.map(nameOf)).toEqual(all.filter((offer) => picks.every(({ fits }) => fits(offer))).map(nameOf));
    }),
    { numRuns: 25 },
  );
});

const escaped = (offset: string) => offset.replace('+', '\\+');
