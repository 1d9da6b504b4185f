// The airline plans: staff publish a schedule and travellers find it, staff change it and only the unsold follow, and the clocks change.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AircraftTypeOnWire } from '#contracts/catalogue-aircraft';
import type { ChangedScheduleOnWire, PublishedScheduleOnWire, ScheduleOnWire } from '#contracts/catalogue-schedules';
import type { FlightOnWire } from '#contracts/flight';
import type { OfferListOnWire, OfferOnWire } from '#contracts/offer';
import { addDays, instantOfOrAfterGap, offsetTimeOf, weekdayOf } from '#domain/local-time';
import type { Doors } from '../../scripts/demo/connect.ts';
import { dayAhead, flightOf, hold } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { signInStaff } from '../support/signed-in-staff.ts';
import { aSignedInTraveller, doorsOf, eventually } from '../support/travellers.ts';

let house: House;
let doors: Doors;
let staff: string;
beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, sellingDays: 3 });
  doors = doorsOf(house);
  staff = await signInStaff(house, doors, 'planning@example.com', 'operations');
});
afterAll(() => house?.close());

/** From Paris to Dublin, where the demo airline sells fares: beyond the days it has flights for. */
const route = { origin: 'CDG', destination: 'DUB' };
const [from, sold, to] = [dayAhead(20), dayAhead(22), dayAhead(24)];

async function aSchedule(change: Record<string, unknown>): Promise<ScheduleOnWire> {
  const created = await doors.admin<ScheduleOnWire>('/v1/schedules', {
    method: 'POST',
    token: staff,
    json: {
      ...route,
      departs_at_local: '13:10',
      arrives_at_local: '14:00',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      valid_from: dayAhead(0),
      aircraft: 'A20N',
      ...change,
    },
  });
  expect([created.status, created.body]).toMatchObject([201, { carrier: 'Z1' }]);
  return created.body;
}

const publish = ({ id }: ScheduleOnWire, from_date: string, to_date: string) =>
  doors.admin<PublishedScheduleOnWire>(`/v1/schedules/${id}/publish`, {
    method: 'POST',
    token: staff,
    json: { from_date, to_date },
  });

async function changed<Body>(path: string, version: string, json: unknown): Promise<Body> {
  const answer = await house.admin(path, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${staff}`, 'content-type': 'application/json', 'if-match': version },
    body: JSON.stringify(json),
  });
  const body = await answer.text();
  expect([answer.status, body]).toEqual([200, expect.any(String)]);
  return JSON.parse(body);
}

async function offersOf(flightNumber: string, date: string): Promise<OfferOnWire[]> {
  const asked = `origin=CDG&destination=DUB&departure_date=${date}&cabin=economy&flight_number=${flightNumber}`;
  const { status, body } = await doors.api<OfferListOnWire>(`/v1/offers?${asked}&max_connections=0`);
  expect([status, JSON.stringify(body).slice(0, 200)]).toEqual([200, expect.any(String)]);
  return body.data;
}
const leaves = (offers: OfferOnWire[]) => offers[0]?.slices[0]?.segments[0]?.departing_at.slice(11, 16);

/** Asks until it is so, and says how long the staff's change took to be seen. */
async function seenWithin<Value>(ask: () => Promise<Value>, fits: (value: Value) => boolean, since: number) {
  await eventually(ask, fits);
  return Date.now() - since;
}

test('a schedule is sold seconds after it is published, and changed but where somebody has booked', async () => {
  const schedule = await aSchedule({ flight_number: 'Z19801' });
  expect(await offersOf('Z19801', sold)).toEqual([]);

  const publishedAt = Date.now();
  expect(await publish(schedule, from, to)).toMatchObject({ status: 200, body: { created: 5, changed: 0, sold: [] } });
  const isSold = (offers: OfferOnWire[]) => leaves(offers) === '13:10';
  expect(await seenWithin(() => offersOf('Z19801', sold), isSold, publishedAt)).toBeLessThan(5_000);

  const [offer] = await offersOf('Z19801', sold);
  if (!offer) throw new Error('the flight is sold');
  const traveller = await aSignedInTraveller(doors);
  expect((await hold(doors, { ...traveller, offer })).status).toBe(201);

  const changedAt = Date.now();
  const outcome = await changed<ChangedScheduleOnWire>(`/v1/schedules/${schedule.id}`, '"1"', {
    departs_at_local: '15:10',
    arrives_at_local: '16:00',
  });
  expect(outcome).toMatchObject({
    version: 2,
    flights: {
      changed: 4,
      sold: [{ flight_id: flightOf(offer), flight_number: 'Z19801', departure_date: sold, held: 1, confirmed: 0 }],
    },
  });
  const isLater = (offers: OfferOnWire[]) => leaves(offers) === '15:10';
  expect(await seenWithin(() => offersOf('Z19801', from), isLater, changedAt)).toBeLessThan(5_000);
  expect(leaves(await offersOf('Z19801', sold))).toBe('13:10');
  const { body } = await doors.api<FlightOnWire>(`/v1/flights/${flightOf(offer)}`);
  expect(body.departing_at.slice(11, 16)).toBe('13:10');
});

test('new limits of an aircraft type are seen seconds later, also on a flight that sells', async () => {
  const schedule = await aSchedule({ flight_number: 'Z19802', departs_at_local: '17:10', arrives_at_local: '18:00' });
  await publish(schedule, from, sold);
  const [offer] = await eventually(
    () => offersOf('Z19802', sold),
    (offers) => offers.length > 0,
  );
  if (!offer) throw new Error('the flight is sold');
  expect((await hold(doors, { ...(await aSignedInTraveller(doors)), offer })).status).toBe(201);
  const left = async (date: string) => (await offersOf('Z19802', date))[0]?.slices[0]?.segments[0]?.seats_left;
  expect(await left(from)).toBe(9);
  const type = await doors.admin<AircraftTypeOnWire>('/v1/aircraft/A20N', { token: staff });
  const lowest = offer.slices[0]?.segments[0]?.booking_class;

  const changedAt = Date.now();
  await changed('/v1/aircraft/A20N', type.headers.get('etag') ?? '', {
    class_limits: [{ cabin: 'economy', booking_class: lowest, limit: 3 }],
  });

  // Three may be sold: three are left where nobody has booked, and two where somebody holds one.
  expect(
    await seenWithin(
      () => left(from),
      (seats) => seats === 3,
      changedAt,
    ),
  ).toBeLessThan(5_000);
  expect(
    await seenWithin(
      () => left(sold),
      (seats) => seats === 2,
      changedAt,
    ),
  ).toBeLessThan(5_000);
});

describe('in the nights in which the clocks change', () => {
  const paris = 'Europe/Paris';
  const offsetOn = (day: string) => offsetTimeOf(instantOfOrAfterGap(`${day}T12:00`, paris), paris).slice(-6);

  /** The next Sunday on which Paris changes to that offset, within the 400 days that can be published. */
  function nextChangeTo(offset: string): string {
    let day = addDays(dayAhead(0), 2);
    while (weekdayOf(day) !== 6 || offsetOn(day) !== offset || offsetOn(addDays(day, -1)) === offset)
      day = addDays(day, 1);
    return day;
  }

  test.each([
    ['leaves after the gap where its time does not exist', nextChangeTo('+02:00'), 'T03:30:00+02:00'],
    ['leaves at the first of two where its time comes twice', nextChangeTo('+01:00'), 'T02:30:00+02:00'],
  ])('a flight at half past two %s', async (_what, night, leavesAt) => {
    const number = night === nextChangeTo('+02:00') ? 'Z19803' : 'Z19804';
    const schedule = await aSchedule({ flight_number: number, departs_at_local: '02:30', arrives_at_local: '04:30' });

    const published = await publish(schedule, addDays(night, -1), addDays(night, 1));

    expect(published).toMatchObject({ status: 200, body: { created: 3 } });
    const on = async (date: string) => {
      const { body } = await doors.api<{ data: FlightOnWire[] }>(
        `/v1/flights?flight_number=${number}&departure_date=${date}`,
      );
      return body.data[0]?.departing_at;
    };
    expect([await on(addDays(night, -1)), await on(night), await on(addDays(night, 1))]).toEqual([
      `${addDays(night, -1)}T02:30:00${offsetOn(addDays(night, -1))}`,
      `${night}${leavesAt}`,
      `${addDays(night, 1)}T02:30:00${offsetOn(addDays(night, 1))}`,
    ]);
  });
});
