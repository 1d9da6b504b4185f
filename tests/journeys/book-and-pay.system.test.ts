// The main job of the house over its real configuration: search, see the seats, hold, pay, get the ticket by mail.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BookingOnWire, BookingSummaryOnWire } from '#contracts/booking';
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import type { OfferOnWire } from '#contracts/offer';
import type { TimelineEntryOnWire } from '#contracts/timeline';
import type { Doors } from '../../scripts/demo/connect.ts';
import { findOffers, flightOf, freeSeats, hold, pay } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { signInStaff } from '../support/signed-in-staff.ts';
import { aSignedInTraveller, doorsOf, eventually } from '../support/travellers.ts';

let house: House;
let doors: Doors;
let traveller: { email: string; token: string };

beforeAll(async () => {
  house = await openHouse({ settings: { RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, sellingDays: 12 });
  doors = doorsOf(house);
  traveller = await aSignedInTraveller(doors);
});
afterAll(() => house?.close());

async function anOffer(fromDay = 4): Promise<OfferOnWire> {
  const [offer] = await findOffers(doors, 'CDG', 'DUB', fromDay);
  if (!offer) throw new Error('the demo airline flies from Paris to Dublin');
  return offer;
}

const mailsTo = async (email: string): Promise<CapturedMailOnWire[]> =>
  (await doors.api<{ data: CapturedMailOnWire[] }>(`/dev/mailbox.json?to=${email}`)).body.data;

describe('a trip', () => {
  test('is searched, held on the seat asked for, paid, ticketed, and mailed', async () => {
    const offer = await anOffer();
    const seat = (await freeSeats(doors, flightOf(offer))).at(-1) ?? '';

    const held = await hold(doors, { ...traveller, offer, seat });
    const paid = await pay(doors, traveller.token, held.body);

    expect(held).toMatchObject({ status: 201, body: { status: 'held', segments: [{ seats: [{ seat }] }] } });
    expect(paid).toMatchObject({ status: 201, body: { status: 'succeeded', booking: { status: 'confirmed' } } });
    const ticket = paid.body.booking.tickets[0]?.number ?? 'none';
    const mail = await doors.waitForMail(traveller.email, held.body.reference);
    for (const fact of [held.body.reference, ticket, held.body.total.decimal, seat]) {
      expect(mail.text).toContain(fact);
      expect(mail.html).toContain(fact);
    }
    expect(await freeSeats(doors, flightOf(offer))).not.toContain(seat);
    const told = await doors.api<{ data: TimelineEntryOnWire[] }>(`/v1/bookings/${held.body.id}/timeline`, {
      token: traveller.token,
    });
    expect(told.body.data.map(({ kind }) => kind)).toEqual([
      'booking.held',
      'payment.started',
      'payment.authorised',
      'payment.captured',
      'booking.confirmed',
    ]);
  });

  test('stands in its owner’s list at once, and reads like a missing one to everybody else', async () => {
    const held = await hold(doors, { ...traveller, offer: await anOffer() });
    const stranger = await aSignedInTraveller(doors);

    const list = await doors.api<{ data: BookingSummaryOnWire[] }>('/v1/bookings', { token: traveller.token });
    const foreign = await doors.api(`/v1/bookings/${held.body.id}`, { token: stranger.token });
    const missing = await doors.api('/v1/bookings/bkg_2c5h8k0mzq4v', { token: stranger.token });

    expect(list.body.data[0]?.id).toBe(held.body.id);
    expect(foreign).toMatchObject({ status: 404, body: { code: missing.body.code } });
    expect(missing.status).toBe(404);
  });

  test('is one booking on one seat, though the same request is sent fifty times at once', async () => {
    const offer = await anOffer();
    const free = await freeSeats(doors, flightOf(offer));
    const wish = { ...(await aSignedInTraveller(doors)), offer, key: 'the-same-booking-fifty-times' };

    const answers = await Promise.all(Array.from({ length: 50 }, () => hold(doors, wish)));

    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(49);
    expect(await freeSeats(doors, flightOf(offer))).toHaveLength(free.length - 1);
  });

  test('is charged once, though the same payment is sent fifty times at once, and mailed once', async () => {
    const held = await hold(doors, { ...traveller, offer: await anOffer() });
    const request = {
      method: 'POST',
      token: traveller.token,
      key: 'the-same-payment-fifty-times',
      json: {
        payment_method: 'pm_card_visa',
        amount: { amount: held.body.total.amount, currency: held.body.total.currency },
      },
    };

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => doors.api(`/v1/bookings/${held.body.id}/payments`, request)),
    );

    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(49);
    await doors.waitForMail(traveller.email, held.body.reference);
    const again = await hold(doors, { ...traveller, offer: await anOffer() });
    await pay(doors, traveller.token, again.body);
    await doors.waitForMail(traveller.email, again.body.reference);
    const mails = await mailsTo(traveller.email);
    expect(mails.filter(({ subject }) => subject.includes(held.body.reference))).toHaveLength(1);
  });

  test('whose payment the provider answered too late for anybody to hear is settled in the background', async () => {
    const held = await hold(doors, { ...traveller, offer: await anOffer() });

    const unheard = await pay(doors, traveller.token, held.body, 'pm_sandbox_lost_answer');

    expect(unheard).toMatchObject({ status: 202, body: { status: 'processing' } });
    const settled = await eventually(
      async () => (await doors.api<BookingOnWire>(`/v1/bookings/${held.body.id}`, { token: traveller.token })).body,
      ({ payment_status }) => payment_status !== 'processing',
    );
    expect(settled).toMatchObject({ status: 'confirmed', payment_status: 'paid' });
  });
});

describe('the last seats', () => {
  test('twenty travellers for three seats: three win, the rest are told, the counts add up', async () => {
    const offer = await anOffer(7);
    const flightId = flightOf(offer);
    const staff = await signInStaff(house, doors, 'operations@example.com', 'admin');
    const free = await freeSeats(doors, flightId);
    const blocked = await doors.admin(`/v1/flights/${flightId}/blocked-seats`, {
      method: 'PUT',
      token: staff,
      json: { seats: free.slice(3) },
    });
    expect(blocked.status).toBe(200);
    const racers = await Promise.all(Array.from({ length: 20 }, () => aSignedInTraveller(doors)));

    const answers = await Promise.all(racers.map((racer) => hold(doors, { ...racer, offer })));

    const outcomes = answers.map(({ status, body }) => (status === 201 ? 'held' : `${status} ${body.code}`));
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === '409 not_enough_seats')).toHaveLength(17);
    const inventory = await doors.admin(`/v1/flights/${flightId}/inventory`, { token: staff });
    expect(inventory.body).toMatchObject({
      adds_up: true,
      cabins: expect.arrayContaining([expect.objectContaining({ cabin: 'economy', free: 0, held: 3 })]),
    });
  });
});

describe('reminders', () => {
  test('a confirmed trip gets one two days before it leaves, however often the job runs; a held one gets none', async () => {
    const soon = await anOffer(1);
    const confirmed = await hold(doors, { ...traveller, offer: soon });
    await pay(doors, traveller.token, confirmed.body);
    const other = await aSignedInTraveller(doors);
    await hold(doors, { ...other, offer: soon });
    await doors.waitForMail(traveller.email, confirmed.body.reference);

    await house.cron('notifications', '*/5 * * * *');
    await house.cron('notifications', '*/5 * * * *');

    const reminders = (await mailsTo(traveller.email)).filter(({ subject }) => /check.?in/i.test(subject));
    expect(reminders).toHaveLength(1);
    expect(reminders[0]?.text).toContain(confirmed.body.reference);
    expect((await mailsTo(other.email)).filter(({ subject }) => /check.?in/i.test(subject))).toEqual([]);
  });
});

describe('two doors', () => {
  test('a traveller’s token opens nothing for staff, and a staff token nothing for travellers', async () => {
    const staff = await signInStaff(house, doors, 'operations@example.com', 'admin');

    const asTraveller = await doors.admin('/v1/cities', { token: traveller.token });
    const asStaff = await doors.api('/v1/bookings', { token: staff });

    expect([asTraveller.status, asStaff.status]).toEqual([401, 401]);
  });

  test('a fare that staff add is what travellers are shown within five seconds', async () => {
    const staff = await signInStaff(house, doors, 'operations@example.com', 'admin');
    const offer = await anOffer(9);
    const fares = await doors.admin<{ data: { id: string; fare_brand: string; cabin: string }[] }>(
      '/v1/fares?origin=CDG&destination=DUB&limit=100',
      { token: staff },
    );
    const light = fares.body.data.find((fare) => fare.cabin === 'economy' && fare.fare_brand === offer.fare_brand);
    const current = await doors.admin(`/v1/fares/${light?.id}`, { token: staff });

    const changedAt = Date.now();
    const changed = await house.admin(`/v1/fares/${light?.id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${staff}`,
        'content-type': 'application/json',
        'if-match': current.headers.get('etag') ?? '',
      },
      body: JSON.stringify({ adult: { amount: 100, currency: 'EUR' } }),
    });

    expect([changed.status, await changed.clone().text()]).toEqual([200, expect.any(String)]);
    await eventually(
      () => anOffer(9),
      ({ total }) => total.amount < offer.total.amount,
    );
    expect(Date.now() - changedAt).toBeLessThan(5_000);
  });
});
