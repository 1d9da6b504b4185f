// An erased account through the whole house: identity blanks it, booking and notifications follow, and no store names anybody.
import { createExecutionContext, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BookingOnWire, CreateBookingRequest } from '#contracts/booking';
import type { ErasedAccount } from '#contracts/identity-service';
import { ok } from '#domain/result';
import type { Caller, System } from '#platform/caller';
import { bookingStore } from '../workers/booking/booking.store.ts';
import BookingWorker from '../workers/booking/index.ts';
import { aHouse, aSession, granted, hour, minute } from '../workers/identity/a-house.test-builder.ts';
import { eraseAccount } from '../workers/identity/erase-account.ts';
import { listErasures } from '../workers/identity/list-erasures.ts';
import { readAccountMail } from '../workers/identity/read-account-mail.ts';
import { readHoldLimits } from '../workers/identity/read-hold-limits.ts';
import { aBatch } from '../workers/notifications/a-post-office.test-builder.ts';
import Notifications from '../workers/notifications/index.ts';
import { aFlightPlan, anOfferToBook, uniqueId } from './support/builders.ts';

const part: System = { kind: 'system', part: 'test', requestId: 'req_test' };
const bindings = env as unknown as { BOOKING: DurableObjectNamespace };

/** The stores are shared by the tests of a file, and followed in the order of time: each test begins where the last one ended. */
let startsAt = Date.now();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: startsAt });
});
afterEach(() => {
  startsAt = Date.now();
  vi.useRealTimers();
});

function theWholeHouse() {
  const house = aHouse();
  const offer = { current: anOfferToBook([]) };
  const IDENTITY = {
    listErasures: (caller: Caller, after: ErasedAccount | null, limit: number) =>
      listErasures(house.deps.erasureList, caller, after, limit),
    readHoldLimits: (caller: Caller, userId: `usr_${string}`) => readHoldLimits(house.deps.holdLimits, caller, userId),
    readAccountMail: (caller: Caller, eventId: `evt_${string}`) => readAccountMail(house.deps.mail, caller, eventId),
  };
  const SEARCH = { readOffer: async () => ok(offer.current) };
  const booking = new BookingWorker(createExecutionContext(), { ...env, IDENTITY, SEARCH } as unknown as BookingEnv);
  const others = { BOOKING: booking, IDENTITY };
  const notifications = new Notifications(createExecutionContext(), {
    ...env,
    ...others,
  } as unknown as NotificationsEnv);
  const fire = (cron: string) => ({ cron, scheduledTime: Date.now(), noRetry: () => {} }) as ScheduledController;
  return {
    house,
    offer,
    booking,
    later: (milliseconds: number) => {
      vi.setSystemTime(Date.now() + milliseconds);
      house.pass(milliseconds);
    },
    /** What the crons do in the next minutes. */
    tick: async () => {
      await booking.scheduled(fire('* * * * *'));
      vi.setSystemTime(Date.now() + 2 * minute);
      house.pass(2 * minute);
      await notifications.scheduled(fire('*/10 * * * *'));
    },
    mail: (queue: string, event: unknown) => notifications.queue(aBatch(queue, event).batch),
  };
}
type WholeHouse = ReturnType<typeof theWholeHouse>;

/** Somebody whose every personal field holds a word that nobody else has. */
async function aCanary(whole: WholeHouse) {
  const { caller, email } = await aSession(whole.house);
  const verification = whole.house.queue.at(-1);
  await whole.mail('account-mail', verification);
  const mark = email.split('@')[0] ?? email;
  const words = [mark, `Given${mark}`, `Family${mark}`, `note-${mark}`, '1987-06-05', '+33611223344'];
  const request = (offerId: `off_${string}`): CreateBookingRequest => ({
    offer_id: offerId,
    passengers: [
      { type: 'adult', title: 'dr', given_name: `Given${mark}`, family_name: `Family${mark}`, born_on: '1987-06-05' },
    ],
    contact: { email, phone: '+33611223344', language: 'en' },
    seats: [],
    metadata: { note: `note-${mark}` },
  });
  /** Held on a flight that leaves in so many hours. */
  const book = async (hours: number): Promise<BookingOnWire> => {
    const departingAt = Date.now() + hours * hour;
    const plan = aFlightPlan({ flightId: uniqueId('flt'), departingAt, salesCloseAt: departingAt - hour });
    whole.offer.current = anOfferToBook([plan]);
    const input = { idempotencyKey: uniqueId('req'), request: request(uniqueId('off')), language: null };
    return granted(await whole.booking.createBooking(caller, input)).body;
  };
  const pay = async ({ id, total: { amount, currency } }: BookingOnWire) => {
    const request = { payment_method: 'pm_card_visa', amount: { amount, currency } };
    granted(await whole.booking.payBooking(caller, { bookingId: id, idempotencyKey: uniqueId('req'), request }));
    const event = { event_id: uniqueId('evt'), booking_id: id, kind: 'booking.confirmed', version: 2, occurred_at: 0 };
    await whole.mail('booking-mail', event);
  };
  const read = async (id: BookingOnWire['id']) => granted(await whole.booking.readForMail(part, id)).booking;
  const erase = async () => granted(await eraseAccount(whole.house.deps.erasure, caller));
  /** Which of the words are still in which store. */
  const traces = async (...bookings: BookingOnWire[]) => {
    const stores = await everyStore(bookings);
    return Object.entries(stores).flatMap(([store, text]) =>
      words.filter((word) => text.includes(word)).map((word) => `${word.replace(mark, '')} in ${store}`),
    );
  };
  return { caller, email, book, pay, read, erase, traces };
}

async function everyStore(bookings: BookingOnWire[]): Promise<Record<string, string>> {
  const { ACCOUNTS, BOOKINGS, MESSAGES } = env;
  const objects = await Promise.all(
    bookings.map(async ({ id }) => [
      'the Booking object',
      await runInDurableObject(bindings.BOOKING.getByName(id), async (_, { storage: { sql } }) => {
        const tables = sql.exec<{ name: string }>(tablesOf).toArray();
        return JSON.stringify(tables.map(({ name }) => [name, sql.exec(`SELECT * FROM "${name}"`).toArray()]));
      }),
    ]),
  );
  const databases = await Promise.all(
    Object.entries({ accounts: ACCOUNTS, bookings: BOOKINGS, messages: MESSAGES }).map(async ([name, database]) => [
      name,
      await dumpOf(database),
    ]),
  );
  return Object.fromEntries([...objects, ...databases]);
}

const tablesOf = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'";

async function dumpOf(database: D1Database): Promise<string> {
  const { results } = await database.prepare(tablesOf).all<{ name: string }>();
  const rows = await Promise.all(results.map(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all()));
  return JSON.stringify(results.map(({ name }, index) => [name, rows[index]?.results]));
}

test('an unpaid booking, its mails and the account name nobody minutes after the erasure', async () => {
  const whole = theWholeHouse();
  const { book, erase, traces } = await aCanary(whole);
  const booking = await book(48);
  expect(await traces(booking)).not.toEqual([]);
  whole.later(10 * minute);

  await erase();
  whole.later(minute);
  await whole.tick();

  expect(await traces(booking)).toEqual([]);
  const { BOOKINGS } = env;
  const row = await BOOKINGS.prepare('SELECT * FROM bookings WHERE id = ?').bind(booking.id).first();
  expect(row).toMatchObject({ status: 'expired', email_hash: '', total_minor: booking.total.amount });
  const names = await BOOKINGS.prepare('SELECT * FROM booking_names WHERE booking_id = ?').bind(booking.id).all();
  expect(names.results).toEqual([]);
});

test('a booking yet to fly keeps its people until it has flown, then money, tickets and seats alone are left', async () => {
  const whole = theWholeHouse();
  const { book, pay, read, erase, traces, email } = await aCanary(whole);
  const booking = await book(48);
  await pay(booking);
  await erase();
  whole.later(minute);
  await whole.tick();
  const before = await read(booking.id);
  expect(before.contact.email).toBe(email);

  whole.later(48 * hour);
  await whole.tick();

  expect(await traces(booking)).toEqual([]);
  const { passengers, contact, metadata, version, available_actions, ...kept } = await read(booking.id);
  expect(before).toMatchObject(kept);
  expect(available_actions).toEqual([]);
  expect(kept.tickets).toHaveLength(1);
  expect(kept.total).toEqual(booking.total);
  expect(passengers).toMatchObject([{ given_name: '', family_name: '', born_on: null, title: null }]);
  expect([contact.email, contact.phone, metadata]).toEqual([null, null, {}]);
});

test('more runs change nothing, and the account is forgotten once a day has passed', async () => {
  const whole = theWholeHouse();
  const { book, erase, caller } = await aCanary(whole);
  const booking = await book(48);
  whole.later(10 * minute);
  await erase();
  whole.later(minute);
  await whole.tick();
  const remembered = () => env.BOOKINGS.prepare('SELECT 1 FROM erasures WHERE user_id = ?').bind(caller.userId).first();
  const index = () => env.BOOKINGS.prepare('SELECT * FROM bookings WHERE id = ?').bind(booking.id).first();
  const once = await index();
  expect(await remembered()).not.toBeNull();

  for (let run = 0; run < 3; run++) {
    whole.later(12 * hour);
    await whole.tick();
  }

  expect(await index()).toEqual(once);
  expect(await remembered()).toBeNull();
});

test('what a token that outlived the erasure booked is found too', async () => {
  const whole = theWholeHouse();
  const { book, erase, traces } = await aCanary(whole);
  await erase();
  whole.later(minute);
  await whole.tick();
  const late = await book(48);

  whole.later(2 * hour);
  await whole.tick();

  expect(await traces(late)).toEqual([]);
});

test('nobody else loses a word', async () => {
  const whole = theWholeHouse();
  const neighbour = await aCanary(whole);
  const theirs = await neighbour.book(48);
  await neighbour.pay(theirs);
  const before = await neighbour.traces(theirs);
  const { book, erase } = await aCanary(whole);
  await book(48);
  whole.later(10 * minute);

  await erase();
  whole.later(minute);
  await whole.tick();

  expect(await neighbour.traces(theirs)).toEqual(before);
});

test('a copy of the booking that comes late does not bring hashes of names back into the index', async () => {
  const whole = theWholeHouse();
  const { book, erase, caller, read } = await aCanary(whole);
  const booking = await book(48);
  const stale = await env.BOOKINGS.prepare('SELECT * FROM bookings WHERE id = ?').bind(booking.id).first();
  whole.later(10 * minute);
  await erase();
  whole.later(minute);
  await whole.tick();

  await bookingStore(env.BOOKINGS).save({
    row: {
      id: booking.id,
      reference: booking.reference,
      ownerId: caller.userId,
      status: 'held',
      paymentStatus: 'none',
      paymentRequiredBy: Date.parse(booking.payment_required_by),
      totalMinor: booking.total.amount,
      currency: 'EUR',
      emailHash: String(stale?.email_hash),
      version: booking.version,
      createdAt: Date.parse(booking.created_at),
      changedAt: Date.now(),
      isSettling: false,
    },
    flights: [],
    nameHashes: ['a-hash-of-the-name'],
  });

  expect((await read(booking.id)).version).toBeGreaterThan(booking.version);
  const row = await env.BOOKINGS.prepare('SELECT email_hash FROM bookings WHERE id = ?').bind(booking.id).first();
  expect(row).toEqual({ email_hash: '' });
  const names = await env.BOOKINGS.prepare('SELECT * FROM booking_names WHERE booking_id = ?').bind(booking.id).all();
  expect(names.results).toEqual([]);
});
