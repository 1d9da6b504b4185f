// Who may leave which flights, and who may not be left behind.
import { describe, expect, test } from 'vitest';
import {
  ada,
  aFlight,
  aSoldBooking,
  aTraveller,
  back,
  day,
  departureBack,
  departureOut,
  hour,
  out,
  soldAt,
} from './a-sold-booking.test-builder.ts';
import { type Selection, selectPlaces } from './cancellation-selection.ts';

const ben = aTraveller('pax_ben');
const child = aTraveller('pax_child', { type: 'child' });
const infant = aTraveller('pax_infant', { type: 'infant', withPassengerId: ada.passengerId });
const all: Selection = { passengerIds: null, flightIds: null };
const only = (selection: Partial<Selection>): Selection => ({ ...all, ...selection });
const later = soldAt + 2 * day;

describe('a selection', () => {
  test('of nothing in particular is everybody on every flight', () => {
    const outcome = selectPlaces(aSoldBooking({ travellers: [ada, ben] }), all, later);

    expect(outcome.ok && outcome.value.map(({ passengerId, flightId }) => `${passengerId} ${flightId}`)).toEqual([
      'pax_ada flt_out',
      'pax_ben flt_out',
      'pax_ada flt_back',
      'pax_ben flt_back',
    ]);
  });

  test('takes one passenger off one slice and leaves the others', () => {
    const selection = only({ passengerIds: ['pax_ben'], flightIds: ['flt_back'] });

    const outcome = selectPlaces(aSoldBooking({ travellers: [ada, ben] }), selection, later);

    expect(outcome).toEqual({ ok: true, value: [{ passengerId: 'pax_ben', flightId: 'flt_back' }] });
  });

  test('names strangers and foreign flights by where they stand in the request', () => {
    const selection = only({ passengerIds: ['pax_ada', 'pax_stranger'], flightIds: ['flt_elsewhere'] });

    expect(selectPlaces(aSoldBooking(), selection, later)).toMatchObject({
      error: {
        code: 'invalid_request',
        errors: [
          { pointer: '/passenger_ids/1', code: 'unknown_passenger' },
          { pointer: '/flight_ids/0', code: 'unknown_flight' },
        ],
      },
    });
  });

  test('of a slice is of all its flights', () => {
    const onward = aFlight('flt_onward', departureOut + 10 * hour);
    const booking = aSoldBooking({ flights: [out, onward, back] });

    expect(selectPlaces(booking, only({ flightIds: ['flt_out', 'flt_back'] }), later)).toMatchObject({
      error: { code: 'invalid_request', errors: [{ pointer: '/flight_ids/0', code: 'slice_incomplete' }] },
    });
    expect(selectPlaces(booking, only({ flightIds: ['flt_onward', 'flt_out'] }), later)).toMatchObject({ ok: true });
  });

  test('leaves out what was cancelled before, and is refused when that was all of it', () => {
    const cancelled = [{ passengerId: ada.passengerId, flightId: out.flightId }];
    const booking = aSoldBooking({ cancelled });

    expect(selectPlaces(booking, all, later)).toMatchObject({ value: [{ flightId: 'flt_back' }] });
    expect(selectPlaces(booking, only({ flightIds: ['flt_out'] }), later)).toEqual({
      ok: false,
      error: { code: 'already_cancelled' },
    });
  });
});

describe('what has departed', () => {
  const onTheWay = departureOut + hour;

  test('is left out when nothing is named, and refused when it is', () => {
    expect(selectPlaces(aSoldBooking(), all, onTheWay)).toMatchObject({ value: [{ flightId: 'flt_back' }] });
    expect(selectPlaces(aSoldBooking(), only({ flightIds: ['flt_out'] }), onTheWay)).toEqual({
      ok: false,
      error: { code: 'flight_departed', flightId: 'flt_out' },
    });
  });

  test('takes the rest of its slice along', () => {
    const onward = aFlight('flt_onward', departureOut + 10 * hour);

    expect(selectPlaces(aSoldBooking({ flights: [out, onward] }), all, onTheWay)).toMatchObject({
      error: { code: 'flight_departed' },
    });
  });

  test('is a flight from the very instant of its departure', () => {
    const booking = aSoldBooking({ flights: [out] });

    expect(selectPlaces(booking, all, departureOut - 1)).toMatchObject({ ok: true });
    expect(selectPlaces(booking, all, departureOut)).toMatchObject({ error: { code: 'flight_departed' } });
  });

  test('leaves nothing of a trip that is over', () => {
    expect(selectPlaces(aSoldBooking(), all, departureBack + day)).toMatchObject({
      error: { code: 'flight_departed', flightId: 'flt_back' },
    });
  });
});

describe('the rest of the party', () => {
  test.each([
    ['an adult leaves the infant on her lap', [ada, ben, infant], ['pax_ada'], 'infant_left_behind'],
    ['the only adult leaves a child', [ada, child], ['pax_ada'], 'unaccompanied_child'],
    ['everybody but the infant leaves', [ada, child, infant], ['pax_ada', 'pax_child'], 'infant_left_behind'],
  ] as const)('may still fly: when %s, it is refused', (_, travellers, passengerIds, code) => {
    expect(selectPlaces(aSoldBooking({ travellers }), only({ passengerIds }), later)).toMatchObject({
      error: { code },
    });
  });

  test.each([
    ['the infant', [ada, infant], ['pax_infant']],
    ['the adult with her infant', [ada, ben, infant], ['pax_ada', 'pax_infant']],
    ['one of two adults', [ada, ben, child], ['pax_ada']],
    ['the child', [ada, child], ['pax_child']],
  ] as const)('may fly on when %s leaves', (_, travellers, passengerIds) => {
    expect(selectPlaces(aSoldBooking({ travellers }), only({ passengerIds }), later)).toMatchObject({ ok: true });
  });

  test('is looked at flight by flight: an adult who gave up the way back keeps no child company there', () => {
    const cancelled = [{ passengerId: ben.passengerId, flightId: back.flightId }];
    const booking = aSoldBooking({ travellers: [ada, ben, child], cancelled });

    expect(selectPlaces(booking, only({ passengerIds: ['pax_ada'] }), later)).toMatchObject({
      error: { code: 'unaccompanied_child' },
    });
    expect(selectPlaces(booking, only({ passengerIds: ['pax_ada'], flightIds: ['flt_out'] }), later)).toMatchObject({
      ok: true,
    });
  });
});

describe('a booking that', () => {
  test.each([
    ['is cancelled', { status: 'cancelled' }, 'booking_cancelled'],
    ['has expired', { status: 'expired' }, 'hold_expired'],
    ['is being paid for', { status: 'held', paymentStatus: 'processing' }, 'payment_in_progress'],
    ['was held until now', { status: 'held', paymentStatus: 'none', paymentRequiredBy: later }, 'hold_expired'],
  ] as const)('%s is refused', (_, state, code) => {
    expect(selectPlaces(aSoldBooking(state), all, later)).toMatchObject({ error: { code } });
  });

  test('is held goes as a whole, since its price is for all or nothing', () => {
    const held = aSoldBooking({
      status: 'held',
      paymentStatus: 'declined',
      paymentRequiredBy: later + 1,
      travellers: [ada, ben],
    });

    expect(selectPlaces(held, only({ passengerIds: ['pax_ben'] }), later)).toEqual({
      ok: false,
      error: { code: 'whole_booking_only' },
    });
    expect(selectPlaces(held, all, later)).toMatchObject({ ok: true });
  });
});
