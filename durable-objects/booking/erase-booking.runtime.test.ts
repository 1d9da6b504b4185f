// Erasing a booking in its object: nothing personal is left in any table, and everything else is as it was.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { System } from '#platform/caller';
import { aBookingOrder, aCaller, aFlightPlan, anOfferToBook, uniqueId } from '../../tests/support/builders.ts';
import { bookingAt } from './booking.address.ts';

const bindings = env as unknown as { BOOKING: DurableObjectNamespace };
const part: System = { kind: 'system', part: 'booking', requestId: 'req_test' };
const hour = 3_600_000;
const erased = { ok: true, value: { isErased: true } };
const needed = { ok: true, value: { isErased: false } };

const canary = {
  title: 'dr',
  givenName: 'Canarygiven',
  familyName: 'Canaryfamily',
  bornOn: '1987-06-05',
  email: 'canary@mail.example',
  phone: '+33611223344',
  note: 'canary-note',
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

/** Two flights, the first in two hours, the second in five. */
async function aHeldTrip() {
  const inHours = (count: number) => {
    const departingAt = Date.now() + count * hour;
    return aFlightPlan({ flightId: uniqueId('flt'), departingAt, salesCloseAt: departingAt - hour });
  };
  const owner = aCaller({ userId: uniqueId('usr') });
  const { title, givenName, familyName, bornOn, email, phone, note } = canary;
  const order = aBookingOrder(anOfferToBook([inHours(2), inHours(5)]), {
    passengers: [{ type: 'adult', title, givenName, familyName, bornOn, withIndex: null }],
    contact: { email, phone, language: 'fr' },
    metadata: { note },
  });
  const booking = bookingAt(bindings.BOOKING, order.bookingId);
  await booking.hold(owner, order);
  const read = async () => {
    const record = await booking.read(part);
    if (!record.ok) throw new Error(record.error.code);
    return record.value.booking;
  };
  const pay = () =>
    booking.pay(owner, {
      paymentId: uniqueId('pay'),
      key: uniqueId('req'),
      requestHash: 'hash',
      paymentMethod: 'pm_card_visa',
      amount: { amountMinor: 12_999, currency: 'EUR' },
    });
  /** Every row of every table, as text. */
  const dump = () =>
    runInDurableObject(bindings.BOOKING.getByName(order.bookingId), (_, { storage: { sql } }) => {
      const tables = sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
      const ours = tables.filter(({ name }) => !name.startsWith('_cf'));
      return JSON.stringify(ours.map(({ name }) => [name, sql.exec(`SELECT * FROM ${name}`).toArray()]));
    });
  return { owner, order, booking, read, pay, dump };
}

test('an expired booking keeps no word of whom it was made for', async () => {
  const { booking, dump, order } = await aHeldTrip();
  const before = await dump();
  later(order.holdSeconds * 1000);

  expect(await booking.erase(part)).toEqual(erased);

  const after = await dump();
  for (const word of [canary.givenName, canary.familyName, canary.bornOn, canary.email, canary.phone, canary.note]) {
    expect(before).toContain(word);
    expect(after).not.toContain(word);
  }
  expect(after).not.toContain(order.requestHash);
});

test('a flown booking keeps its money, tickets and seats to the letter', async () => {
  const { booking, read, pay } = await aHeldTrip();
  await pay();
  later(5 * hour);
  const before = await read();
  const payments = await booking.payments(part);

  await booking.erase(part);

  expect(await read()).toEqual({
    ...before,
    passengers: before.passengers.map((one) => ({
      ...one,
      title: null,
      given_name: '',
      family_name: '',
      born_on: null,
    })),
    contact: { email: null, phone: null, language: 'en' },
    metadata: {},
    version: before.version + 1,
  });
  expect(before.tickets).toHaveLength(1);
  expect(await booking.payments(part)).toEqual(payments);
});

test('a booking that is held, or has a flight to come, stays as it is', async () => {
  const { booking, pay, dump } = await aHeldTrip();
  expect(await booking.erase(part)).toEqual(needed);
  await pay();
  later(3 * hour);

  expect(await booking.erase(part)).toEqual(needed);

  expect(await dump()).toContain(canary.familyName);
});

test('erasing twice is the same as erasing once', async () => {
  const { booking, dump } = await aHeldTrip();
  later(hour);
  await booking.erase(part);
  const once = await dump();

  expect(await booking.erase(part)).toEqual(erased);

  expect(await dump()).toBe(once);
});

test('nobody but a part of the house erases, and an unknown booking leaves nothing behind', async () => {
  const { booking, owner, dump } = await aHeldTrip();
  const unknown = bookingAt(bindings.BOOKING, uniqueId('bkg'));
  const notFound = { ok: false, error: { code: 'not_found' } };
  later(hour);

  expect(await booking.erase(owner)).toEqual(notFound);
  expect(await booking.erase({ ...owner, audience: 'skyhold:staff', roles: ['admin'] })).toEqual(notFound);
  expect(await unknown.erase(part)).toEqual(notFound);
  expect(await dump()).toContain(canary.familyName);
});
