// What a sweep of the watchdog does, finds and says; the bookings and flights are played.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WokenBooking } from '#contracts/booking-object';
import type { BookingId, FlightId } from '#domain/ids';
import { type Deps, type Overdue, wakeOverdueBookings } from './wake-overdue.job.ts';

const now = 10_000_000;
let lines: Record<string, unknown>[];

beforeEach(() => {
  lines = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

const wellOff: WokenBooking = { version: 1, changedAt: 0, findings: [] };

/** A sweep over these rows; bookings are well unless said otherwise, and every flight has its alarm. */
function aSweep(rows: Overdue[], change: Partial<Deps> = {}) {
  const indexed: BookingId[] = [];
  const deps: Deps = {
    overdue: async (_now, limit, after) => rows.filter(({ id }) => after === null || id > after).slice(0, limit),
    wake: async () => wellOff,
    index: async (id) => void indexed.push(id),
    flightsOf: async () => ['flt_1'],
    wakeFlight: async () => ({ isAlarmLost: false }),
    ...change,
  };
  return { indexed, run: () => wakeOverdueBookings(deps, now) };
}
const row = (id: BookingId): Overdue => ({ id, version: 1 });
const found = () => lines.filter(({ event }) => event === 'watchdog_finding');

test('a sweep that finds nothing wrong says nothing but how many it woke', async () => {
  const { run, indexed } = aSweep([row('bkg_a'), row('bkg_b')]);

  expect(await run()).toEqual({ wokenCount: 2, findings: {} });
  expect(indexed).toEqual(['bkg_a', 'bkg_b']);
  expect(lines).toEqual([{ level: 'info', event: 'bookings_woken', job: 'wake-overdue', count: 2 }]);
});

test('what waking has mended is a warning, what it has not is an error, and each kind is counted', async () => {
  const wake = async (id: BookingId): Promise<WokenBooking> => ({
    ...wellOff,
    findings:
      id === 'bkg_c'
        ? [{ kind: 'money_without_tickets', isRepaired: false }]
        : [{ kind: 'deadline_missed', isRepaired: true }],
  });
  const { run } = aSweep([row('bkg_a'), row('bkg_b'), row('bkg_c')], { wake });

  expect(await run()).toMatchObject({ findings: { deadline_missed: 2, money_without_tickets: 1 } });

  const said = { event: 'watchdog_finding', job: 'wake-overdue' };
  expect(found()).toEqual([
    { level: 'warn', ...said, code: 'deadline_missed', id: 'bkg_a', step: 'repaired' },
    { level: 'warn', ...said, code: 'deadline_missed', id: 'bkg_b', step: 'repaired' },
    { level: 'error', ...said, code: 'money_without_tickets', id: 'bkg_c', step: 'reported' },
  ]);
  expect(lines).toContainEqual({
    level: 'warn',
    event: 'watchdog_found',
    job: 'wake-overdue',
    code: 'deadline_missed',
    count: 2,
  });
});

test.each([
  ['behind, and nothing new has come for more than a minute', { version: 2, changedAt: now - 60_001 }, 1],
  ['behind by news that is still on its way', { version: 2, changedAt: now - 60_000 }, undefined],
  ['up to date', { version: 1, changedAt: 0 }, undefined],
])('an index row that is %s', async (_, truth, count) => {
  const { run } = aSweep([row('bkg_a')], { wake: async () => ({ ...wellOff, ...truth }) });

  expect((await run()).findings.index_behind).toBe(count);
});

test('a flight whose alarm is lost gets it back, and that is told', async () => {
  const woken: FlightId[] = [];
  const wakeFlight = async (id: FlightId) => ({ isAlarmLost: woken.push(id) === 1 });
  const { run } = aSweep([row('bkg_a')], { flightsOf: async () => ['flt_1', 'flt_2'], wakeFlight });

  expect((await run()).findings).toEqual({ flight_alarm_lost: 1 });
  expect(woken).toEqual(['flt_1', 'flt_2']);
});

test('a booking or a flight that cannot be reached does not keep the others from being woken', async () => {
  const unreachable = () => Promise.reject(new Error('unreachable'));
  const { run, indexed } = aSweep([row('bkg_a'), row('bkg_b')], {
    wake: (id) => (id === 'bkg_a' ? unreachable() : Promise.resolve(wellOff)),
    wakeFlight: unreachable,
  });

  expect(await run()).toEqual({ wokenCount: 1, findings: { unreachable: 2 } });
  expect(indexed).toEqual(['bkg_b']);
});

test('a sweep stops after a thousand bookings; the next minute goes on', async () => {
  const rows = Array.from({ length: 1100 }, (_, index) => row(`bkg_${String(index).padStart(4, '0')}`));
  const { run } = aSweep(rows);

  expect((await run()).wokenCount).toBe(1000);
});
