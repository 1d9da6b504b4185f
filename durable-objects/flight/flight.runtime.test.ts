// A Flight object in the real runtime: who gets a seat, for how long, and what the rows say.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PassengerId } from '#domain/ids';
import { ok } from '#domain/result';
import { seatsOf } from '#domain/seat-map';
import firstVersion from '../../migrations/flight/0001_seats.sql';
import { aCaller, aFlightPlan, aHold, aPassenger, uniqueId } from '../../tests/support/builders.ts';
import { flightAt } from './flight.address.ts';

const flights = (env as unknown as { FLIGHT: DurableObjectNamespace }).FLIGHT;
const caller = aCaller();

async function anOpenedFlight(change: Parameters<typeof aFlightPlan>[0] = {}) {
  const plan = aFlightPlan({ flightId: uniqueId('flt'), ...change });
  const flight = flightAt(flights, plan.flightId);
  await flight.applyPlan(caller, plan);
  const hold = (command: Parameters<typeof aHold>[1] = {}) => flight.hold(caller, aHold(plan, command));
  const counts = async () => {
    const inventory = await flight.inventory(caller, plan);
    expect(inventory.faults).toEqual([]);
    return inventory.cabins.find(({ cabin }) => cabin === 'economy');
  };
  return { plan, flight, hold, counts, stub: flights.getByName(plan.flightId) };
}

const asking = (seat: string | null) => [aPassenger({ seat })];

afterEach(() => {
  vi.useRealTimers();
});

describe('holding', () => {
  test('a flight without a plan asks for one and leaves nothing behind', async () => {
    const plan = aFlightPlan({ flightId: uniqueId('flt') });

    const answer = await flightAt(flights, plan.flightId).hold(caller, aHold(plan));

    expect(answer).toEqual({ ok: false, error: { code: 'plan_needed', flightId: plan.flightId } });
    const tables = await runInDurableObject(flights.getByName(plan.flightId), (_, state) =>
      state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
    );
    expect(tables).toEqual([]);
  });

  test('a second traveller cannot hold a seat that is held', async () => {
    const { hold, counts } = await anOpenedFlight();
    await hold({ party: asking('2A') });

    const second = await hold({ party: asking('2A') });

    expect(second).toMatchObject({ ok: false, error: { code: 'seat_unavailable', seats: ['2A'] } });
    expect(await counts()).toMatchObject({ held: 1, taken: 0 });
  });

  test('of twenty travellers racing for the last three seats, three hold one each', async () => {
    const { plan, hold, counts } = await anOpenedFlight();
    const capacity = (await counts())?.capacity ?? 0;
    await Promise.all(Array.from({ length: capacity - 3 }, () => hold({ holdLimit: 1, party: [aPassenger()] })));

    const answers = await Promise.all(Array.from({ length: 20 }, () => hold({ party: [aPassenger()] })));

    const winners = answers.filter((answer) => answer.ok);
    expect(winners).toHaveLength(3);
    expect(answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.error.code)).toEqual(
      Array.from({ length: 17 }, () => 'not_enough_seats'),
    );
    expect(await counts()).toEqual({
      cabin: 'economy',
      capacity,
      free: 0,
      held: capacity,
      taken: 0,
      blocked: 0,
      displaced: 0,
    });
    expect(plan.planVersion).toBe(1);
  });

  test('a party is seated whole or not at all', async () => {
    const { hold, counts } = await anOpenedFlight();
    await hold({ party: asking('2B') });

    const party = await hold({ party: [aPassenger({ seat: '2A' }), aPassenger({ seat: '2B' }), aPassenger()] });

    expect(party).toMatchObject({ ok: false, error: { code: 'seat_unavailable', seats: ['2B'] } });
    expect(await counts()).toMatchObject({ held: 1 });
  });

  test('the same hold id answers the same, however often it is asked', async () => {
    const { flight, plan, counts } = await anOpenedFlight();
    const command = aHold(plan, { party: asking('1C') });

    const answers = await Promise.all([1, 2, 3].map(() => flight.hold(caller, command)));

    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await counts()).toMatchObject({ held: 1 });
  });

  test('a new hold of a booking takes the place of its earlier, unpaid one', async () => {
    const { hold, counts } = await anOpenedFlight();
    const bookingId = uniqueId('bkg');
    await hold({ bookingId, party: asking('1A') });

    const again = await hold({ bookingId, party: asking('1A') });

    expect(again).toMatchObject({ ok: true });
    expect(await counts()).toMatchObject({ held: 1 });
  });

  test('a refused hold leaves the earlier hold of its booking as it was', async () => {
    const { flight, plan, hold } = await anOpenedFlight();
    const bookingId = uniqueId('bkg');
    const earlier = aHold(plan, { bookingId, party: asking('1A') });
    await flight.hold(caller, earlier);
    await hold({ party: asking('1B') });

    const refused = await hold({ bookingId, party: asking('1B') });

    expect(refused).toMatchObject({ ok: false, error: { code: 'seat_unavailable' } });
    expect(await flight.hold(caller, earlier)).toMatchObject({ ok: true, value: { seats: [{ seat: '1A' }] } });
  });

  test('an account cannot hold more than its limit on one flight', async () => {
    const { hold } = await anOpenedFlight();
    const accountId = uniqueId('usr');
    await hold({ accountId });
    await hold({ accountId });

    const third = await hold({ accountId });

    expect(third).toMatchObject({ ok: false, error: { code: 'too_many_holds', limit: 2 } });
  });
});

describe('expiring', () => {
  test('a hold is dead at the instant it expires, alarm or not, and its seat is sold again', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { flight, plan, hold, counts } = await anOpenedFlight();
    const first = aHold(plan, { party: asking('1A'), expiresAt: Date.now() + 60_000 });
    await flight.hold(caller, first);

    vi.setSystemTime(first.expiresAt);

    expect(await flight.confirm(caller, first.holdId)).toEqual({ ok: false, error: { code: 'hold_expired' } });
    expect(await counts()).toMatchObject({ held: 0, free: (await counts())?.capacity });
    expect(await hold({ party: asking('1A'), expiresAt: Date.now() + 60_000 })).toMatchObject({ ok: true });
    expect(await flight.hold(caller, first)).toEqual({ ok: false, error: { code: 'hold_expired' } });
  });

  test('a hold that would be dead on arrival is refused, and writes nothing', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { hold, counts } = await anOpenedFlight();

    const answer = await hold({ party: asking('1A'), expiresAt: Date.now() });

    expect(answer).toEqual({ ok: false, error: { code: 'hold_expired' } });
    expect(await counts()).toMatchObject({ held: 0 });
  });

  test('one millisecond before, it can still be confirmed, and then it never expires', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { flight, plan, counts } = await anOpenedFlight();
    const held = aHold(plan, { party: asking('1A'), expiresAt: Date.now() + 60_000 });
    await flight.hold(caller, held);

    vi.setSystemTime(held.expiresAt - 1);
    const confirmed = await flight.confirm(caller, held.holdId);
    vi.setSystemTime(held.expiresAt + 86_400_000);

    expect(confirmed).toMatchObject({ ok: true, value: { seats: [{ seat: '1A' }] } });
    expect(await counts()).toMatchObject({ taken: 1, held: 0 });
  });

  test('the alarm tidies dead holds out of the raw rows', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { flight, plan, stub } = await anOpenedFlight();
    const held = aHold(plan, { expiresAt: Date.now() + 60_000 });
    await flight.hold(caller, held);

    vi.setSystemTime(held.expiresAt);
    await runDurableObjectAlarm(stub);

    const rows = await runInDurableObject(stub, (_, state) =>
      state.storage.sql.exec("SELECT seat FROM seats WHERE state <> 'free'").toArray(),
    );
    expect(rows).toEqual([]);
  });

  test('a kept hold lives as long as its booking needs to pay', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { flight, plan } = await anOpenedFlight();
    const held = aHold(plan, { expiresAt: Date.now() + 60_000 });
    await flight.hold(caller, held);

    await flight.keep(caller, held.holdId, held.expiresAt + 120_000);
    vi.setSystemTime(held.expiresAt + 119_999);

    expect(await flight.confirm(caller, held.holdId)).toMatchObject({ ok: true });
  });

  test('a clock that goes back brings no dead hold back to life', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { flight, plan, hold } = await anOpenedFlight();
    const held = aHold(plan, { party: asking('1A'), expiresAt: Date.now() + 60_000 });
    await flight.hold(caller, held);
    vi.setSystemTime(held.expiresAt);
    await hold({ party: asking('1B'), expiresAt: Date.now() + 60_000 });

    vi.setSystemTime(held.expiresAt - 30_000);

    expect(await flight.confirm(caller, held.holdId)).toEqual({ ok: false, error: { code: 'hold_expired' } });
  });
});

describe('releasing and confirming', () => {
  test('released seats are free at once, and the hold answers that it was released', async () => {
    const { flight, plan, hold } = await anOpenedFlight();
    const held = aHold(plan, { party: asking('1A') });
    await flight.hold(caller, held);

    expect(await flight.release(caller, held.holdId)).toEqual({ ok: true, value: { released: true } });

    expect(await flight.confirm(caller, held.holdId)).toEqual({ ok: false, error: { code: 'hold_released' } });
    expect(await hold({ party: asking('1A') })).toMatchObject({ ok: true });
  });

  test('a hold nobody knows is not found', async () => {
    const { flight } = await anOpenedFlight();

    expect(await flight.confirm(caller, uniqueId('hld'))).toEqual({ ok: false, error: { code: 'hold_not_found' } });
  });

  test('what was committed is there after the object was evicted', async () => {
    const { flight, plan, stub, counts } = await anOpenedFlight();
    const held = aHold(plan, { party: asking('1A') });
    await flight.hold(caller, held);
    await flight.confirm(caller, held.holdId);

    await evictDurableObject(stub);

    expect(await counts()).toMatchObject({ taken: 1 });
    expect(await flight.confirm(caller, held.holdId)).toMatchObject({ ok: true });
  });
});

describe('releasing some of a party', () => {
  const parent = aPassenger({ seat: '1A', maySitInExitRow: false });
  const infant = aPassenger({ type: 'infant', seating: 'lap', withPassengerId: parent.passengerId });
  const friend = aPassenger({ seat: '1C' });
  const party = [parent, infant, friend];

  async function aParty(change: { isConfirmed: boolean }) {
    const opened = await anOpenedFlight();
    const held = aHold(opened.plan, { party });
    await opened.flight.hold(caller, held);
    if (change.isConfirmed) await opened.flight.confirm(caller, held.holdId);
    const left = async () => {
      const { classes } = await opened.flight.inventory(caller, opened.plan);
      return classes[0]?.available;
    };
    const leave = (...leaving: { passengerId: PassengerId }[]) =>
      opened.flight.release(
        caller,
        held.holdId,
        leaving.map(({ passengerId }) => passengerId),
      );
    return { ...opened, held, left, leave };
  }

  test.each([true, false])(
    'frees their seats and their places in the class at once, confirmed: %s',
    async (isConfirmed) => {
      const { flight, counts, left, leave, hold } = await aParty({ isConfirmed });

      expect(await leave(friend)).toEqual({ ok: true, value: { released: true } });

      expect(await counts()).toMatchObject(isConfirmed ? { taken: 1, held: 0 } : { taken: 0, held: 1 });
      expect(await left()).toBe(23);
      expect(await flight.claims(caller)).toHaveLength(2);
      expect(await hold({ party: asking('1C') })).toMatchObject({ ok: true });
    },
  );

  test('changes nothing when they have left already, or were never there', async () => {
    const { flight, plan, leave } = await aParty({ isConfirmed: true });
    await leave(friend);
    const { version } = await flight.seatStates(caller, plan);

    expect(await leave(friend, aPassenger())).toEqual({ ok: true, value: { released: false } });
    expect(await leave()).toEqual({ ok: true, value: { released: false } });

    expect((await flight.seatStates(caller, plan)).version).toBe(version);
  });

  test('lets an infant leave without a seat, and its block take another', async () => {
    const { counts, left, leave, hold } = await aParty({ isConfirmed: true });
    const other = aPassenger({ seat: '1B', maySitInExitRow: false });
    const otherInfant = aPassenger({ type: 'infant', seating: 'lap', withPassengerId: other.passengerId });

    await leave(infant);

    expect(await counts()).toMatchObject({ taken: 2 });
    expect(await left()).toBe(22);
    expect(await hold({ party: [other, otherInfant] })).toMatchObject({ ok: true });
  });

  test('ends the hold with the last who has a seat', async () => {
    const { flight, held, counts, left, leave } = await aParty({ isConfirmed: false });
    await leave(friend);

    expect(await leave(parent)).toEqual({ ok: true, value: { released: true } });

    expect(await counts()).toMatchObject({ held: 0, taken: 0 });
    expect(await left()).toBe(24);
    expect(await flight.claims(caller)).toEqual([]);
    expect(await flight.confirm(caller, held.holdId)).toEqual({ ok: false, error: { code: 'hold_released' } });
  });
});

describe('the plan', () => {
  test('a cancelled flight sells nothing, and keeps its claims', async () => {
    const { flight, plan, hold, counts } = await anOpenedFlight();
    const held = aHold(plan, { party: asking('1A') });
    await flight.hold(caller, held);

    await flight.applyPlan(caller, { ...plan, planVersion: 2, status: 'cancelled' });

    expect(await hold()).toMatchObject({ ok: false, error: { code: 'flight_cancelled' } });
    expect(await counts()).toMatchObject({ held: 1 });
  });

  test('an older plan is ignored', async () => {
    const { flight, plan, hold } = await anOpenedFlight();
    await flight.applyPlan(caller, { ...plan, planVersion: 3 });

    await flight.applyPlan(caller, { ...plan, planVersion: 2, status: 'cancelled' });

    expect(await hold()).toMatchObject({ ok: true });
  });

  test('is taken while nothing is sold: a newer one whole, an older one not at all', async () => {
    const { flight, plan, hold } = await anOpenedFlight();

    expect(await flight.changeUnsold(caller, { ...plan, planVersion: 3, status: 'cancelled' })).toEqual(ok([]));
    expect(await flight.changeUnsold(caller, { ...plan, planVersion: 2 })).toEqual(ok([]));

    expect(await hold()).toMatchObject({ ok: false, error: { code: 'flight_cancelled' } });
  });

  test('stays as it was where somebody holds or has a seat, and their claims are the answer', async () => {
    const { flight, plan, hold } = await anOpenedFlight();
    await hold({ party: asking('1A') });

    const answer = await flight.changeUnsold(caller, { ...plan, planVersion: 2, status: 'cancelled' });

    expect(answer).toMatchObject(ok([{ state: 'held', seat: '1A' }]));
    expect(await hold()).toMatchObject({ ok: true });
  });

  test('may change once the last hold has died', async () => {
    const { flight, plan, hold } = await anOpenedFlight();
    await hold({ expiresAt: Date.now() - 1 });

    expect(await flight.changeUnsold(caller, { ...plan, planVersion: 2, status: 'cancelled' })).toEqual(ok([]));
  });

  test('an offer with another departure is refused', async () => {
    const { plan, hold } = await anOpenedFlight();

    const answer = await hold({ departingAt: plan.departingAt - 3_600_000 });

    expect(answer).toMatchObject({ ok: false, error: { code: 'itinerary_changed' } });
  });

  test('a smaller aircraft displaces claims and drops none', async () => {
    const { flight, plan, counts } = await anOpenedFlight();
    const held = aHold(plan, { party: asking('4A') });
    await flight.hold(caller, held);
    await flight.confirm(caller, held.holdId);
    const [cabin] = plan.layout.cabins;
    if (!cabin) throw new Error('the plan has a cabin');

    const layout = { cabins: [{ ...cabin, lastRow: 3 }] };
    await flight.applyPlan(caller, { ...plan, planVersion: 2, layout });

    expect(await counts()).toMatchObject({ capacity: 18, taken: 0, displaced: 1 });
    expect(await flight.claims(caller)).toMatchObject([{ state: 'confirmed', seat: null }]);
  });

  test('blocked seats cannot be held, and a claimed seat cannot be blocked', async () => {
    const { flight, plan, hold } = await anOpenedFlight();
    await hold({ party: asking('1A') });

    expect(await flight.block(caller, plan, ['1A'])).toMatchObject({ ok: false, error: { seats: ['1A'] } });
    expect(await flight.block(caller, plan, ['1B'])).toMatchObject({
      ok: true,
      value: { states: { '1B': 'blocked' } },
    });

    expect(await hold({ party: asking('1B') })).toMatchObject({ ok: false, error: { code: 'seat_unavailable' } });
  });
});

describe('rows of the first version', () => {
  test('are brought up to date before anything reads them, and the flight goes on where it stopped', async () => {
    const plan = aFlightPlan({ flightId: uniqueId('flt') });
    const stub = flights.getByName(plan.flightId);
    const flight = flightAt(flights, plan.flightId);
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      sql.exec('CREATE TABLE schema_steps (position INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
      sql.exec("INSERT INTO schema_steps VALUES (0, '0001_seats')");
      sql.exec(firstVersion);
      sql.exec('UPDATE flight SET plan = ?, plan_version = 1, version = 7', JSON.stringify(plan));
      for (const [position, { seat, cabin }] of seatsOf(plan.layout).entries()) {
        sql.exec("INSERT INTO seats VALUES (?, ?, ?, 'free', NULL)", seat, cabin, position);
      }
      const holds = [
        ['hld_held', 'held', '1A'],
        ['hld_taken', 'confirmed', '1B'],
        ['hld_ended', 'expired', '1C'],
      ];
      for (const [holdId, state, seat] of holds) {
        sql.exec(
          "INSERT INTO holds VALUES (?, 'bkg_old', 'usr_old', 'economy', 'Y', ?, 1, ?, 1, NULL)",
          holdId,
          state,
          Date.now() + 300_000,
        );
        sql.exec("INSERT INTO hold_passengers VALUES (?, 'pax_old', 'own_seat', NULL, ?, 1000)", holdId, seat);
      }
      sql.exec("UPDATE seats SET state = 'held', hold_id = 'hld_held' WHERE seat = '1A'");
      sql.exec("UPDATE seats SET state = 'taken', hold_id = 'hld_taken' WHERE seat = '1B'");
    });
    await evictDurableObject(stub);

    const before = await flight.seatStates(caller, plan);
    const { faults } = await flight.inventory(caller, plan);
    const confirmed = await flight.confirm(caller, 'hld_held');
    const ended = await flight.confirm(caller, 'hld_ended');
    const released = await flight.release(caller, 'hld_taken');

    expect([before.version, before.states, faults]).toEqual([7, { '1A': 'held', '1B': 'taken' }, []]);
    expect(confirmed).toMatchObject({ ok: true, value: { seats: [{ seat: '1A', priceMinor: 1000 }], version: 8 } });
    expect([ended, released]).toEqual([
      { ok: false, error: { code: 'hold_expired' } },
      { ok: true, value: { released: true } },
    ]);
    expect((await flight.seatStates(caller, plan)).states).toEqual({ '1A': 'taken' });
    expect(await flight.hold(caller, aHold(plan, { party: asking('1B') }))).toMatchObject({ ok: true });
  });
});
