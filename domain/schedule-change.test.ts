// A changed schedule and the flights it made: the unsold follow, the sold stay and are named, the rest is in other hands.
import { describe, expect, test } from 'vitest';
import type { FlightId } from '#domain/ids';
import {
  changesWanted,
  type FlightTerms,
  leaveSold,
  type Respect,
  respects,
  respectsChanged,
  type ScheduledFlight,
} from '#domain/schedule-change';

const noon = Date.parse('2026-12-01T12:00:00Z');
const hour = 3_600_000;
const terms: FlightTerms = {
  departingAt: noon + 24 * hour,
  arrivingAt: noon + 26 * hour,
  aircraftType: 'A20N',
  originTerminal: '2E',
  destinationTerminal: null,
};
const aFlight = (change: Partial<ScheduledFlight> = {}): ScheduledFlight => ({
  ...terms,
  id: 'flt_a',
  flightNumber: 'Z1123',
  departureDate: '2026-12-02',
  status: 'scheduled',
  planVersion: 3,
  openedAt: null,
  ...change,
});
const madeAs = (change: Partial<FlightTerms> = {}) => new Map([['2026-12-02', { ...terms, ...change }]]);
const later = { departingAt: terms.departingAt + hour, arrivingAt: terms.arrivingAt + hour };

describe('what a flight would have to change', () => {
  test.each<[string, ScheduledFlight, ReturnType<typeof madeAs>, readonly Respect[], (Respect | 'status')[] | null]>([
    ['nothing where it is as it is made', aFlight(), madeAs(), respects, null],
    ['its times', aFlight(), madeAs(later), respects, ['times']],
    ['its aircraft', aFlight(), madeAs({ aircraftType: 'A21N' }), respects, ['aircraft']],
    ['its terminals', aFlight(), madeAs({ destinationTerminal: '4' }), respects, ['terminal']],
    ['several at once', aFlight(), madeAs({ ...later, originTerminal: null }), respects, ['times', 'terminal']],
    ['nothing in a respect it does not follow in', aFlight(), madeAs(later), ['aircraft'], null],
    ['its status, where its day is made no more', aFlight(), new Map(), [], ['status']],
    ['nothing once it has left', aFlight({ departingAt: noon }), new Map(), respects, null],
    ['nothing where its new time has passed', aFlight(), madeAs({ departingAt: noon - hour }), respects, null],
    ['nothing while it is late', aFlight({ status: 'delayed' }), madeAs(later), respects, null],
    ['nothing once it is cancelled', aFlight({ status: 'cancelled' }), madeAs(later), respects, null],
    ['nothing while it boards', aFlight({ status: 'boarding' }), new Map(), respects, null],
  ])('%s', (_what, flight, made, follow, kinds) => {
    const wanted = changesWanted([flight], made, follow, noon);

    expect(wanted.map((change) => change.kinds)).toEqual(kinds === null ? [] : [kinds]);
  });

  test('what somebody changed by hand in another respect stays', () => {
    const swapped = aFlight({ aircraftType: 'B789' });

    const [change] = changesWanted([swapped], madeAs(later), ['times'], noon);

    expect(change?.next).toEqual({ ...terms, ...later, aircraftType: 'B789' });
  });

  test('a flight on a day that is flown no more is withdrawn', () => {
    const [change] = changesWanted([aFlight()], new Map(), [], noon);

    expect(change?.next).toBeNull();
  });
});

describe('of the flights that would change', () => {
  const wanted = changesWanted(
    [aFlight(), aFlight({ id: 'flt_b', openedAt: noon }), aFlight({ id: 'flt_c', openedAt: noon })],
    madeAs(later),
    respects,
    noon,
  );

  test('those with a claim stay, held or confirmed, and are named with their passengers', () => {
    const claims = new Map<FlightId, { held: number; confirmed: number }>([
      ['flt_b', { held: 1, confirmed: 0 }],
      ['flt_c', { held: 0, confirmed: 2 }],
    ]);

    const { changes, sold } = leaveSold(wanted, claims);

    expect(changes.map(({ flight }) => flight.id)).toEqual(['flt_a']);
    expect(sold.map(({ flight, claims: of }) => [flight.id, of])).toEqual([...claims]);
  });

  test('those that were opened but sold nothing follow like the rest', () => {
    const { changes, sold } = leaveSold(wanted, new Map([['flt_b', { held: 0, confirmed: 0 }]]));

    expect([changes.length, sold]).toEqual([3, []]);
  });
});

test.each([
  [{ departsAtLocal: '10:00' }, ['times']],
  [{ arrivalDayOffset: 1 }, ['times']],
  [{ aircraftType: 'A21N' }, ['aircraft']],
  [{ originTerminal: null, arrivesAtLocal: '12:00' }, ['times', 'terminal']],
  [{ weekdays: 1, validFrom: '2026-12-02', validTo: '2026-12-03' }, []],
])('%j changes its flights in %j', (change, expected) => {
  const schedule = {
    departsAtLocal: '09:30',
    arrivesAtLocal: '11:30',
    arrivalDayOffset: 0,
    weekdays: 127,
    validFrom: '2026-12-01',
    validTo: null,
    aircraftType: 'A20N',
    originTerminal: '2E',
    destinationTerminal: null,
  };

  expect(respectsChanged(schedule, { ...schedule, ...change })).toEqual(expected);
});
