// Memory over rows: after every batch both say the same, whatever was refused, thrown or rolled back in it.

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PartyMember } from '#contracts/flight-object';
import type { FlightPlan } from '#domain/flight-plan';
import type { BookingId, HoldId, Instant } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import { aCabin, aFlightPlan, aHold, aPassenger } from '../../tests/support/builders.ts';
import { sqliteStorage } from '../../tests/support/sqlite-storage.ts';
import { groupCommit } from '../kit/group-commit.ts';
import { migrate } from '../kit/migrate.ts';
import { noteChange } from './availability.ts';
import { holdOtherSeats } from './change-seats.ts';
import { endChanges, expireDueHolds, releaseHold, releasePassengers } from './end-holds.ts';
import { FlightMemory } from './flight-memory.ts';
import { confirmHold, holdSeats, keepHold } from './hold-seats.ts';
import { countInventory } from './inventory-proof.ts';
import { blockSeats, fitSeats } from './seats.ts';

const folder = 'migrations/flight';
const history = readdirSync(folder)
  .sort()
  .map((file) => ({ name: file.replace('.sql', ''), sql: readFileSync(`${folder}/${file}`, 'utf8') }));
const plan = aFlightPlan({ salesCloseAt: 1_000_000, departingAt: 9_000_000 });
const smaller = { ...plan, planVersion: 2, layout: { cabins: [aCabin({ lastRow: 3 })] } };

/** A flight of 24 seats whose batches run when they are told to. */
function aFlight() {
  const storage = sqliteStorage();
  const { sql } = storage;
  migrate(sql, history);
  const turns: (() => void)[] = [];
  const flight = { memory: new FlightMemory(sql), now: 1000, failsAtTheEnd: false };
  const commit = groupCommit({
    transactionSync: (run) => storage.transactionSync(run),
    nextTurn: (run) => void turns.push(run),
    begin: () => {
      expireDueHolds(flight.memory, flight.now);
      return flight.now;
    },
    memory: {
      attempt: (run) => flight.memory.attempt(run),
      store: () => {
        flight.memory.store();
        if (flight.failsAtTheEnd) throw new Error('disk full');
      },
    },
    afterCommit: () => {},
    afterRollback: () => {
      flight.memory = new FlightMemory(sql);
    },
  });
  const runBatch = async (calls: Call[], failsAtTheEnd = false) => {
    flight.failsAtTheEnd = failsAtTheEnd;
    const answers = calls.map(({ run, throws }) =>
      commit<unknown, unknown>((now) => {
        const answer = run(flight.memory, now);
        if (throws) throw new Error('a bug');
        return answer;
      }),
    );
    turns.shift()?.();
    return Promise.allSettled(answers);
  };
  const adopt = (newPlan: FlightPlan) =>
    runBatch([{ throws: false, run: (memory, now) => adoptPlan(memory, newPlan, now) }]);
  return { sql, flight, runBatch, adopt };
}

type Call = { throws: boolean; run(memory: FlightMemory, now: Instant): Result<unknown, unknown> };

function adoptPlan(memory: FlightMemory, newPlan: FlightPlan, now: Instant) {
  memory.setFlight({ plan: newPlan, planVersion: newPlan.planVersion });
  if (fitSeats(memory).length > 0) endChanges(memory, now);
  return ok(noteChange(memory, now));
}

/** Everything that decisions read, in an order of its own. */
function readingOf(memory: FlightMemory) {
  const holds = [...memory.holds.values()].sort((one, other) => (one.holdId < other.holdId ? -1 : 1));
  const owners = [...bookings, ...holds.map(({ accountId }) => accountId)];
  return {
    flight: memory.flight,
    seats: [...memory.seats].sort(([one], [other]) => (one < other ? -1 : 1)),
    holds,
    claims: memory.claims().filter(({ count }) => count > 0),
    free: memory.freeCountIn('economy'),
    unpaid: owners.map((owner) =>
      memory
        .unpaidHoldsOf(owner)
        .map(({ holdId }) => holdId)
        .sort(),
    ),
    changes: holds.map(({ holdId }) => memory.changeOf(holdId)?.holdId),
    ended: holdIds.map((holdId) => memory.hold(holdId)?.state),
  };
}

/** Few of everything, so that calls meet. */
const bookings: BookingId[] = ['bkg_1', 'bkg_2', 'bkg_3'];
const holdIds: HoldId[] = ['hld_1', 'hld_2', 'hld_3', 'hld_4', 'hld_5', 'hld_6'];
const seatNames = ['1A', '1B', '2A', '3A', '4A', '4F'];
const aHoldId = fc.constantFrom(...holdIds);
const aSeat = fc.constantFrom(...seatNames);
const until = fc.integer({ min: 0, max: 3000 });
const people = ['pax_1', 'pax_2', 'pax_3'] as const;

const aParty = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...people.slice(0, 2)), { minLength: 1 }), fc.option(aSeat), fc.boolean())
  .map(([ids, seat, hasInfant]): PartyMember[] => {
    const seated = ids.map((passengerId, index) => aPassenger({ passengerId, seat: index === 0 ? seat : null }));
    const infant = { passengerId: people[2], type: 'infant', seating: 'lap', withPassengerId: ids[0] ?? null } as const;
    return hasInfant ? [...seated, aPassenger({ ...infant, maySitInExitRow: false })] : seated;
  });

const aCall: fc.Arbitrary<Call['run']> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ holdId: aHoldId, bookingId: fc.constantFrom(...bookings), party: aParty, until }).map(
      (facts): Call['run'] =>
        (memory, now) =>
          holdSeats(
            memory,
            aHold(plan, { ...facts, accountId: 'usr_1', holdLimit: 3, expiresAt: now + facts.until }),
            now,
          ),
    ),
  },
  fc.tuple(aHoldId, until).map(
    ([holdId, wait]): Call['run'] =>
      (memory, now) =>
        keepHold(memory, holdId, now + wait, now),
  ),
  fc.tuple(aHoldId).map(
    ([holdId]): Call['run'] =>
      (memory, now) =>
        confirmHold(memory, holdId, now),
  ),
  fc.tuple(aHoldId).map(
    ([holdId]): Call['run'] =>
      (memory, now) =>
        ok(releaseHold(memory, holdId, now)),
  ),
  fc.tuple(aHoldId, fc.constantFrom(...people)).map(
    ([holdId, leaving]): Call['run'] =>
      (memory, now) =>
        ok(releasePassengers(memory, holdId, [leaving], now)),
  ),
  {
    weight: 2,
    arbitrary: fc
      .record({
        holdId: aHoldId,
        ofHoldId: aHoldId,
        bookingId: fc.constantFrom(...bookings),
        seats: fc.uniqueArray(aSeat, { minLength: 1, maxLength: 2 }),
        until,
      })
      .map(
        ({ seats, ...facts }): Call['run'] =>
          (memory, now) =>
            holdOtherSeats(
              memory,
              {
                ...facts,
                flightId: plan.flightId,
                planVersion: 1,
                expiresAt: now + facts.until,
                seats: seats.map((seat, index) => ({
                  passengerId: people[index] ?? people[0],
                  seat,
                  maySitInExitRow: true,
                })),
              },
              now,
            ),
      ),
  },
  fc.tuple(aSeat).map(([seat]): Call['run'] => (memory) => {
    if (memory.isFree(seat)) blockSeats(memory, [seat]);
    return ok(null);
  }),
);
const aBatch = fc.record({
  calls: fc.array(fc.record({ run: aCall, throws: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0) }), {
    maxLength: 6,
  }),
  fails: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
  later: fc.integer({ min: 0, max: 1500 }),
});

test('what memory says after a batch is what the rows say, and the rows add up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aBatch, { maxLength: 12 }), fc.nat(12), async (batches, aircraftChangesAt) => {
      const { sql, flight, runBatch, adopt } = aFlight();
      await adopt(plan);
      for (const [index, { calls, fails, later }] of batches.entries()) {
        flight.now += later;
        if (index === aircraftChangesAt) await adopt(smaller);
        await runBatch(calls, fails);

        expect(readingOf(flight.memory)).toEqual(readingOf(new FlightMemory(sql)));
        const { plan: known = plan, version } = flight.memory.flight;
        expect(countInventory(sql, known, version, flight.now).faults).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('a call that is refused or throws leaves nothing, although it had set much before', async () => {
  const { sql, flight, runBatch, adopt } = aFlight();
  await adopt(plan);
  const hold =
    (seat: string): Call['run'] =>
    (memory, now) =>
      holdSeats(memory, aHold(plan, { party: [aPassenger({ seat })], expiresAt: now + 1000 }), now);

  const answers = await runBatch([
    { throws: false, run: hold('1A') },
    { throws: true, run: hold('1B') },
    { throws: false, run: hold('1A') },
    { throws: false, run: hold('1C') },
  ]);

  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.ok : 'threw'))).toEqual([
    true,
    'threw',
    false,
    true,
  ]);
  const held = [...new FlightMemory(sql).seats].filter(([, { state }]) => state === 'held').map(([seat]) => seat);
  expect(held.sort()).toEqual(['1A', '1C']);
  expect(flight.memory.flight.version).toBe(3);
});

test('rows that another hand has changed are noticed, not written over', async () => {
  const { sql, flight, runBatch, adopt } = aFlight();
  await adopt(plan);
  sql.exec('UPDATE flight SET version = version + 1');

  const [answer] = await runBatch([{ throws: false, run: (memory, now) => ok(noteChange(memory, now)) }]);

  expect(answer?.status).toBe('rejected');
  expect(flight.memory.flight.version).toBe(2);
});

test('too many ended holds to remember are asked of the rows', () => {
  const { sql } = aFlight();
  sql.exec(
    `INSERT INTO holds (hold_id, booking_id, account_id, cabin, booking_class, state, seat_count, expires_at, created_at)
     WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 50001)
     SELECT 'hld_' || n, 'bkg_1', 'usr_1', 'economy', 'Y', 'expired', 1, 0, 0 FROM numbers`,
  );

  const memory = new FlightMemory(sql);

  expect([memory.hold('hld_50001')?.state, memory.hold('hld_none')]).toEqual(['expired', undefined]);
});
