// Changing seats as travellers do it: while a booking is held and after it is paid, across both flights of a return, through every Worker.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BookingOnWire } from '#contracts/booking';
import type { OfferListOnWire, OfferOnWire } from '#contracts/offer';
import type { Answer, Doors } from '../../scripts/demo/connect.ts';
import { dayAhead, freeSeats, pay } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { aSignedInTraveller, doorsOf } from '../support/travellers.ts';

type Refusal = { code: string; errors?: { pointer: string; code: string }[]; extra?: { amount: number } };

let house: House;
let doors: Doors;
let traveller: { email: string; token: string };

beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, sellingDays: 12 });
  doors = doorsOf(house);
  traveller = await aSignedInTraveller(doors);
});
afterAll(() => house?.close());

const flightsOf = (offer: OfferOnWire) => offer.slices.flatMap(({ segments }) => segments.map((one) => one.flight_id));

async function aReturn(fromDay: number): Promise<OfferOnWire> {
  for (let day = fromDay; day < fromDay + 5; day++) {
    const dates = `departure_date=${dayAhead(day)}&return_date=${dayAhead(day + 2)}`;
    const question = `origin=CDG&destination=DUB&${dates}&cabin=economy&max_connections=0`;
    const { body } = await doors.api<OfferListOnWire>(`/v1/offers?${question}`);
    const [offer] = body.data;
    if (offer) return offer;
  }
  throw new Error('the demo airline flies from Paris to Dublin and back');
}

/** Ada in a named seat on both flights; `others` are free seats that cost the same. */
async function aHeldReturn(fromDay: number) {
  const offer = await aReturn(fromDay);
  const flightIds = flightsOf(offer);
  const maps = await Promise.all(flightIds.map((id) => freeSeats(doors, id)));
  // The last rows are neither front rows nor exits.
  const seatsFromBehind = maps.map((free) => free.toReversed());
  const held = await doors.api<BookingOnWire>('/v1/bookings', {
    method: 'POST',
    token: traveller.token,
    key: crypto.randomUUID(),
    json: {
      offer_id: offer.id,
      passengers: [{ type: 'adult', given_name: 'Ada', family_name: 'Okafor', born_on: '1990-04-02' }],
      contact: { email: traveller.email, language: 'en' },
      seats: flightIds.map((flight_id, index) => ({ passenger: 0, flight_id, seat: seatsFromBehind[index]?.[0] })),
    },
  });
  const passengerId = held.body.passengers[0]?.id;
  const others = (nth: number) => seatsFromBehind.map((seats) => seats[nth] ?? '');
  const wishes = (seats: string[]) =>
    seats.map((seat, index) => ({ passenger_id: passengerId, flight_id: flightIds[index], seat }));
  return { booking: held.body, flightIds, passengerId, others, wishes };
}

function change<Body = BookingOnWire>(id: string, seats: unknown, key?: string): Promise<Answer<Body>> {
  const request = { method: 'PUT', token: traveller.token, json: { seats } };
  return doors.api<Body>(`/v1/bookings/${id}/seats`, key ? { ...request, key } : request);
}

const seatsIn = (booking: BookingOnWire) => booking.segments.map(({ seats }) => seats[0]?.seat);

test('seats change on both flights while held and after payment, the price stays, and one mail tells of the new ones', async () => {
  const { booking, others, wishes, flightIds } = await aHeldReturn(3);

  const whileHeld = await change(booking.id, wishes(others(1)));
  const paid = await pay(doors, traveller.token, whileHeld.body);
  const afterwards = await change(booking.id, wishes(others(2)));

  expect(booking.available_actions).toContain('change_seats');
  expect(whileHeld).toMatchObject({ status: 200, body: { status: 'held', total: booking.total } });
  expect(seatsIn(whileHeld.body)).toEqual(others(1));
  expect(paid.status).toBe(201);
  expect(afterwards).toMatchObject({ status: 200, body: { status: 'confirmed', total: booking.total } });
  expect(seatsIn(afterwards.body)).toEqual(others(2));
  for (const [index, id] of flightIds.entries()) {
    const free = await freeSeats(doors, id);
    expect(free).toEqual(expect.arrayContaining([others(0)[index], others(1)[index]]));
    expect(free).not.toContain(others(2)[index]);
  }
  const mail = await doors.waitForMail(traveller.email, 'new seats');
  for (const seat of others(2)) expect(mail.text).toContain(seat);
});

test('the same request fifty times is one change', async () => {
  const { booking, others, wishes } = await aHeldReturn(4);
  const key = crypto.randomUUID();

  const answers = await Promise.all(Array.from({ length: 50 }, () => change(booking.id, wishes(others(1)), key)));

  expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
  const first = answers.filter(({ headers }) => headers.get('Idempotency-Replayed') === null);
  expect(first).toHaveLength(1);
  const { body: timeline } = await doors.api<{ data: { kind: string }[] }>(`/v1/bookings/${booking.id}/timeline`, {
    token: traveller.token,
  });
  expect(timeline.data.filter(({ kind }) => kind === 'booking.seats_changed')).toHaveLength(1);
});

test('what cannot be is refused by name and changes nothing', async () => {
  const { booking, others, wishes, passengerId, flightIds } = await aHeldReturn(5);
  const rival = await aHeldReturn(5);
  const [first, second] = wishes(others(1));
  const rivalSeats = seatsIn(rival.booking);
  const frontRow = (await freeSeats(doors, flightIds[0] ?? ''))[0];
  const codeOf = async (seats: unknown) => {
    const { status, body } = await change<Refusal>(booking.id, seats);
    return [status, body.errors?.[0]?.code ?? body.code];
  };

  expect(await codeOf([{ ...first, passenger_id: 'pax_2c5h8k0mzq4v' }])).toEqual([422, 'unknown_passenger']);
  expect(await codeOf([{ ...first, flight_id: 'flt_2c5h8k0mzq4v' }])).toEqual([422, 'unknown_flight']);
  expect(await codeOf([first, first])).toEqual([422, 'seat_wish_repeated']);
  expect(await codeOf([{ ...first, seat: '99A' }])).toEqual([422, 'seat_not_on_aircraft']);
  expect(await codeOf([second, { ...first, seat: rivalSeats[0] }])).toEqual([409, 'seat_unavailable']);
  expect(await codeOf([{ ...first, seat: frontRow }])).toEqual([409, 'seat_costs_extra']);
  expect(await codeOf([])).toEqual([422, 'too_small']);
  expect((await change<Refusal>('bkg_2c5h8k0mzq4v', [first])).status).toBe(404);
  const { body: now } = await doors.api<BookingOnWire>(`/v1/bookings/${booking.id}`, { token: traveller.token });
  expect(now).toMatchObject({ version: booking.version, passengers: [{ id: passengerId }] });
  expect(seatsIn(now)).toEqual(others(0));
});

test('a change made from an old reading is refused, one from the present reading is not', async () => {
  const { booking, others, wishes } = await aHeldReturn(6);
  const authorization = `Bearer ${traveller.token}`;
  const path = `/v1/bookings/${booking.id}`;
  const read = await house.fetch(path, { headers: { authorization } });
  const etag = read.headers.get('ETag') ?? '';
  const changeFrom = (tag: string, seats: string[]) =>
    house.fetch(`${path}/seats`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json', 'if-match': tag },
      body: JSON.stringify({ seats: wishes(seats) }),
    });

  const fromPresent = await changeFrom(etag, others(1));
  const fromOld = await changeFrom(etag, others(2));
  const byVersion = await changeFrom(`"${booking.version + 1}"`, others(2));

  expect([fromPresent.status, fromOld.status, byVersion.status]).toEqual([200, 412, 200]);
  expect(await fromOld.json()).toMatchObject({ code: 'version_mismatch' });
});
