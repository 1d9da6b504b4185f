// One check-in reminder for each confirmed segment, within 48 hours of departure, never after it, however often the job runs.

import { describe, expect, test, vi } from 'vitest';
import type { BookingOnWire } from '#contracts/booking';
import type { ReminderDue } from '#contracts/booking-service';
import type { BookingId, FlightId } from '#domain/ids';
import { aBooking, aSegment } from './a-booking.test-builder.ts';
import { aPostOffice, noon } from './a-post-office.test-builder.ts';
import { type ReminderDeps, sendReminders } from './send-reminders.job.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});
vi.spyOn(console, 'info').mockImplementation(() => {});

const hour = 3600_000;
let counter = 0;

/** A confirmed booking on one flight, or several, that leave so many hours after noon. */
function aTrip(hoursAhead: number[], change: Partial<BookingOnWire> = {}) {
  counter++;
  const id = `bkg_trip${counter}` as BookingId;
  const segments = hoursAhead.map((hours, index) =>
    aSegment({
      flight_id: `flt_trip${counter}-${index}` as FlightId,
      flight_number: `Z1${100 + index}`,
      departing_at_utc: new Date(noon + hours * hour).toISOString(),
    }),
  );
  return aBooking({ id, segments, ...change });
}

/** An index that knows these bookings, as the booking worker answers from it: oldest departure first, a page at a time. */
function anAirline(...bookings: BookingOnWire[]) {
  const office = aPostOffice();
  for (const booking of bookings) office.tellTruth(booking);
  const index: ReminderDue[] = bookings
    .flatMap((booking) =>
      booking.segments.map((segment) => ({
        bookingId: booking.id,
        flightId: segment.flight_id,
        departingAt: Date.parse(segment.departing_at_utc),
      })),
    )
    .sort((left, right) => left.departingAt - right.departingAt);
  const windows: { from: number; until: number }[] = [];
  const departuresBetween: ReminderDeps['departuresBetween'] = async ({ from, until, limit, after }) => {
    windows.push({ from, until });
    const within = index.filter(({ departingAt }) => departingAt >= from && departingAt < until);
    const start =
      after === null
        ? 0
        : within.findIndex(({ bookingId, flightId }) => bookingId === after.bookingId && flightId === after.flightId) +
          1;
    return within.slice(start, start + Math.min(limit, 3));
  };
  const run = () => sendReminders({ ...office.deps, departuresBetween });
  return { ...office, index, windows, run };
}

describe('a confirmed segment', () => {
  test('that leaves in 48 hours is reminded of once, however often the job runs', async () => {
    const trip = aTrip([48]);
    const { run, state } = anAirline(trip);

    for (let time = 0; time < 3; time++) {
      await run();
      state.now += 5 * 60_000;
    }

    expect(state.sent.map(({ mail }) => mail.subject)).toEqual(['Check-in is open for CDG – JFK (K7QX4M)']);
    expect(state.sent[0]?.raw).toContain('\r\nList-Unsubscribe: <mailto:');
  });

  test('is reminded of once by two jobs at the same time', async () => {
    const trips = [aTrip([47.5]), aTrip([47.6]), aTrip([47.7])];
    const { run, state } = anAirline(...trips);

    await Promise.all([run(), run(), run()]);

    expect(state.sent).toHaveLength(3);
  });

  test('that leaves later is not reminded of before its time', async () => {
    const { run, state } = anAirline(aTrip([48.1]));

    await run();
    expect(state.sent).toEqual([]);

    state.now = noon + 0.2 * hour;
    await run();
    expect(state.sent).toHaveLength(1);
  });

  test('is reminded of late rather than never when runs were missed', async () => {
    const { run, state } = anAirline(aTrip([48]));
    state.now = noon + 30 * hour;

    await run();

    expect(state.sent).toHaveLength(1);
  });

  test('that has departed, or is about to, is never reminded of', async () => {
    const { run, state } = anAirline(aTrip([-1]), aTrip([0]), aTrip([0.5]));

    await run();

    expect(state.sent).toEqual([]);
  });

  test('of a return trip gets a reminder of its own', async () => {
    const { run, state } = anAirline(aTrip([40, 47]));

    await run();

    expect(state.sent.map(({ mail }) => /Z1\d{3}/.exec(mail.text)?.[0]).sort()).toEqual(['Z1100', 'Z1101']);
  });

  test('is found on any page', async () => {
    const trips = Array.from({ length: 8 }, (_, index) => aTrip([40 + index]));
    const { run, state } = anAirline(...trips);

    await run();

    expect(state.sent).toHaveLength(8);
  });
});

describe('the truth, not the index, decides', () => {
  test.each([
    ['expired', aTrip([47], { status: 'expired' })],
    ['cancelled', aTrip([47], { status: 'cancelled' })],
    ['held', aTrip([47], { status: 'held' })],
  ])('a booking that is %s is not reminded', async (_, trip) => {
    const { run, state } = anAirline(trip);

    await run();

    expect(state.sent).toEqual([]);
  });

  test('a segment that was cancelled alone is not reminded of', async () => {
    const trip = aTrip([46, 47]);
    const segments = trip.segments.map((segment, index) =>
      index === 0 ? { ...segment, status: 'cancelled' as const } : segment,
    );
    const { run, state } = anAirline({ ...trip, segments });

    await run();

    expect(state.sent).toHaveLength(1);
    expect(state.sent[0]?.mail.text).toContain('Z1101');
  });

  test('a flight that departed while the index slept is not reminded of', async () => {
    const trip = aTrip([47]);
    const { run, state, tellTruth } = anAirline(trip);
    const departed = trip.segments.map((segment) => ({
      ...segment,
      departing_at_utc: new Date(noon - hour).toISOString(),
    }));
    tellTruth({ ...trip, segments: departed });

    await run();

    expect(state.sent).toEqual([]);
  });

  test('a flight that moved away is reminded of when its new time comes, and once', async () => {
    const trip = aTrip([47]);
    const { run, state, tellTruth, index } = anAirline(trip);
    const later = noon + 72 * hour;
    tellTruth({
      ...trip,
      segments: trip.segments.map((segment) => ({ ...segment, departing_at_utc: new Date(later).toISOString() })),
    });

    await run();
    expect(state.sent).toEqual([]);

    for (const due of index) due.departingAt = later;
    state.now = later - 47.5 * hour;
    await run();
    await run();
    expect(state.sent).toHaveLength(1);
  });
});

test('a booking whose reminder fails holds up nobody and is reminded by the next run', async () => {
  const trips = [aTrip([45]), aTrip([46])];
  const { run, state, deps } = anAirline(...trips);
  state.outcomes = [{ outcome: 'not_now', reason: 'full', retryAfterSeconds: null }];

  await run();
  expect(state.sent).toHaveLength(2);

  await run();
  expect(state.sent).toHaveLength(3);
  expect(await deps.findSettled(state.sent.map(({ id }) => id))).toEqual(new Set(state.sent.map(({ id }) => id)));
});

test('what is done is not asked of the bookings again', async () => {
  const { run, state } = anAirline(aTrip([46]), aTrip([47]));
  await run();
  const asked = state.readCount;

  await run();

  expect(state.readCount).toBe(asked);
});
