// Seat changes in the real runtime: other seats are held, then pass on all at once, or come back.
import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HoldOtherSeats } from '#contracts/flight-object';
import { aCaller, aFlightPlan, aHold, aPassenger, uniqueId } from '../../tests/support/builders.ts';
import { flightAt } from './flight.address.ts';

const flights = (env as unknown as { FLIGHT: DurableObjectNamespace }).FLIGHT;
const caller = aCaller();
const minute = 60_000;

/** Ada in 1A and Bob in 1B under one hold, on a flight of their own. */
async function aCouple(facts: { isConfirmed?: boolean } = {}) {
  const plan = aFlightPlan({ flightId: uniqueId('flt') });
  const flight = flightAt(flights, plan.flightId);
  await flight.applyPlan(caller, plan);
  const ada = aPassenger({ seat: '1A' });
  const bob = aPassenger({ seat: '1B' });
  const held = aHold(plan, { party: [ada, bob] });
  await flight.hold(caller, held);
  if (facts.isConfirmed ?? true) await flight.confirm(caller, held.holdId);
  const aChange = (adasSeat: string, bobsSeat: string, change: Partial<HoldOtherSeats> = {}): HoldOtherSeats => ({
    holdId: uniqueId('hld'),
    ofHoldId: held.holdId,
    bookingId: held.bookingId,
    flightId: plan.flightId,
    planVersion: plan.planVersion,
    expiresAt: Date.now() + 5 * minute,
    seats: [
      { passengerId: ada.passengerId, seat: adasSeat, maySitInExitRow: true },
      { passengerId: bob.passengerId, seat: bobsSeat, maySitInExitRow: true },
    ],
    ...change,
  });
  const states = async () => (await flight.seatStates(caller, plan)).states;
  const whoSitsWhere = async () => {
    const { faults, classes } = await flight.inventory(caller, plan);
    expect(faults).toEqual([]);
    const claims = await flight.claims(caller);
    const seatOf = (id: string) => claims.find(({ passengerId }) => passengerId === id)?.seat;
    return { ada: seatOf(ada.passengerId), bob: seatOf(bob.passengerId), available: classes[0]?.available };
  };
  return { plan, flight, held, ada, bob, aChange, states, whoSitsWhere, stub: flights.getByName(plan.flightId) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('holding other seats', () => {
  test('claims the free ones, takes no place in the class, and tells both prices', async () => {
    const { flight, aChange, ada, bob, states, whoSitsWhere } = await aCouple();

    const answer = await flight.holdOtherSeats(caller, aChange('3A', '1A'));

    expect(answer).toMatchObject({
      ok: true,
      value: {
        seats: expect.arrayContaining([
          { passengerId: ada.passengerId, seat: '3A', priceMinor: 2500, paidMinor: 1000 },
          { passengerId: bob.passengerId, seat: '1A', priceMinor: 1000, paidMinor: 1000 },
        ]),
      },
    });
    expect(await states()).toEqual({ '1A': 'taken', '1B': 'taken', '3A': 'held' });
    expect(await whoSitsWhere()).toEqual({ ada: '1A', bob: '1B', available: 22 });
  });

  test('answers the same to the same change, before it is confirmed and after', async () => {
    const { flight, aChange } = await aCouple();
    const change = aChange('2A', '2B');
    const first = await flight.holdOtherSeats(caller, change);
    const again = await flight.holdOtherSeats(caller, change);
    await flight.confirm(caller, change.holdId);

    const { seats } = ((await flight.holdOtherSeats(caller, change)) as { value: { seats: unknown } }).value;

    expect(again).toEqual(first);
    expect(first).toMatchObject({ ok: true, value: { seats } });
  });

  test('is refused whole, and leaves the earlier change of the hold as it was', async () => {
    const { flight, plan, aChange, states } = await aCouple();
    await flight.hold(caller, aHold(plan, { party: [aPassenger({ seat: '2C' })] }));
    await flight.holdOtherSeats(caller, aChange('2A', '2B'));

    const refused = await flight.holdOtherSeats(caller, aChange('4A', '2C'));

    expect(refused).toMatchObject({ ok: false, error: { code: 'seat_unavailable', seats: ['2C'] } });
    expect(await states()).toMatchObject({ '2A': 'held', '2B': 'held', '2C': 'held' });
    expect(await states()).not.toHaveProperty('4A');
  });

  test('takes the place of an earlier change of the same hold', async () => {
    const { flight, aChange, states } = await aCouple();
    const earlier = aChange('2A', '2B');
    await flight.holdOtherSeats(caller, earlier);

    expect(await flight.holdOtherSeats(caller, aChange('2B', '4B'))).toMatchObject({ ok: true });

    expect(await states()).toEqual({ '1A': 'taken', '1B': 'taken', '2B': 'held', '4B': 'held' });
    expect(await flight.confirm(caller, earlier.holdId)).toEqual({ ok: false, error: { code: 'hold_released' } });
  });

  test('is for a living hold of the same booking only', async () => {
    const { flight, aChange, held } = await aCouple();
    const change = aChange('2A', '2B');
    await flight.holdOtherSeats(caller, change);
    const notFound = { ok: false, error: { code: 'hold_not_found' } };

    expect(await flight.holdOtherSeats(caller, aChange('2C', '2D', { bookingId: uniqueId('bkg') }))).toEqual(notFound);
    expect(await flight.holdOtherSeats(caller, aChange('2C', '2D', { ofHoldId: uniqueId('hld') }))).toEqual(notFound);
    expect(await flight.holdOtherSeats(caller, aChange('2C', '2D', { ofHoldId: change.holdId }))).toEqual(notFound);
    await flight.release(caller, held.holdId);
    expect(await flight.holdOtherSeats(caller, aChange('2C', '2D'))).toEqual({
      ok: false,
      error: { code: 'hold_released' },
    });
  });

  test('is dead on arrival when its time is over by then, and leaves nothing', async () => {
    const { flight, aChange, states } = await aCouple();

    expect(await flight.holdOtherSeats(caller, aChange('2A', '2B', { expiresAt: Date.now() - 1 }))).toEqual({
      ok: false,
      error: { code: 'hold_expired' },
    });

    expect(await states()).toEqual({ '1A': 'taken', '1B': 'taken' });
  });

  test('keeps the mask of an infant on either side, until the change has come to an end', async () => {
    const { flight, plan } = await aCouple();
    const parent = aPassenger({ seat: '4A', maySitInExitRow: false });
    const infant = () => aPassenger({ type: 'infant', seating: 'lap', withPassengerId: parent.passengerId });
    const family = aHold(plan, { party: [parent, infant()] });
    await flight.hold(caller, family);
    const { passengerId } = parent;
    const change = { ...family, holdId: uniqueId('hld'), ofHoldId: family.holdId, party: undefined };
    const seats = [{ passengerId, seat: '2A', maySitInExitRow: false }];
    await flight.holdOtherSeats(caller, { ...change, seats });
    const another = (seat: string) => {
      const adult = aPassenger({ seat, maySitInExitRow: false });
      return flight.hold(caller, aHold(plan, { party: [adult, { ...infant(), withPassengerId: adult.passengerId }] }));
    };

    expect(await another('2B')).toMatchObject({ error: { code: 'too_many_infants' } });
    expect(await another('4B')).toMatchObject({ error: { code: 'too_many_infants' } });
    await flight.confirm(caller, change.holdId);

    expect(await another('2B')).toMatchObject({ error: { code: 'too_many_infants' } });
    expect(await another('4B')).toMatchObject({ ok: true });
  });
});

describe('confirming a change', () => {
  test.each([true, false])(
    'moves everybody at once, also in a ring, with the hold confirmed: %s',
    async (isConfirmed) => {
      const { flight, held, aChange, states, whoSitsWhere, stub } = await aCouple({ isConfirmed });
      const change = aChange('1B', '2A');
      await flight.holdOtherSeats(caller, change);

      const confirmed = await flight.confirm(caller, change.holdId);
      await evictDurableObject(stub);

      const state = isConfirmed ? 'taken' : 'held';
      expect(await states()).toEqual({ '1B': state, '2A': state });
      expect(await whoSitsWhere()).toEqual({ ada: '1B', bob: '2A', available: 22 });
      expect(await flight.confirm(caller, change.holdId)).toEqual(confirmed);
      expect(await flight.confirm(caller, held.holdId)).toMatchObject({ ok: true });
      expect(await states()).toEqual({ '1B': 'taken', '2A': 'taken' });
    },
  );

  test('lets the new price be what was paid at the next change', async () => {
    const { flight, aChange } = await aCouple();
    const first = aChange('3A', '3B');
    await flight.holdOtherSeats(caller, first);
    await flight.confirm(caller, first.holdId);

    expect(await flight.holdOtherSeats(caller, aChange('4A', '4B'))).toMatchObject({
      ok: true,
      value: { seats: [{ paidMinor: 2500 }, { paidMinor: 2500 }] },
    });
  });

  test('is not undone by releasing the change afterwards', async () => {
    const { flight, aChange, states } = await aCouple();
    const change = aChange('2A', '2B');
    await flight.holdOtherSeats(caller, change);
    await flight.confirm(caller, change.holdId);

    expect(await flight.release(caller, change.holdId)).toEqual({ ok: true, value: { released: false } });

    expect(await states()).toEqual({ '2A': 'taken', '2B': 'taken' });
  });

  test('leaves nothing of the hold when that is released in the end', async () => {
    const { flight, held, aChange, states, whoSitsWhere } = await aCouple();
    const change = aChange('2A', '1A');
    await flight.holdOtherSeats(caller, change);
    await flight.confirm(caller, change.holdId);

    await flight.release(caller, held.holdId);

    expect(await states()).toEqual({});
    expect(await whoSitsWhere()).toMatchObject({ available: 24 });
  });
});

describe('a change that comes to nothing', () => {
  test('is released, and everybody stays', async () => {
    const { flight, aChange, states, whoSitsWhere } = await aCouple();
    const change = aChange('2A', '1A');
    await flight.holdOtherSeats(caller, change);

    expect(await flight.release(caller, change.holdId)).toEqual({ ok: true, value: { released: true } });

    expect(await states()).toEqual({ '1A': 'taken', '1B': 'taken' });
    expect(await whoSitsWhere()).toEqual({ ada: '1A', bob: '1B', available: 22 });
  });

  test('expires by itself, and everybody stays', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { flight, aChange, states } = await aCouple();
    const change = aChange('2A', '2B');
    await flight.holdOtherSeats(caller, change);

    vi.setSystemTime(change.expiresAt);

    expect(await states()).toEqual({ '1A': 'taken', '1B': 'taken' });
    expect(await flight.confirm(caller, change.holdId)).toEqual({ ok: false, error: { code: 'hold_expired' } });
  });

  test.each([
    ['is released', 'hold_released'],
    ['expires', 'hold_expired'],
  ])('because its hold %s meanwhile, says so and gives the other seats back', async (how, code) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { flight, held, aChange, states } = await aCouple({ isConfirmed: false });
    const change = aChange('2A', '2B', { expiresAt: held.expiresAt + minute });
    expect(await flight.holdOtherSeats(caller, change)).toMatchObject({ value: { expiresAt: held.expiresAt } });

    if (how === 'expires') vi.setSystemTime(held.expiresAt);
    else await flight.release(caller, held.holdId);

    expect(await states()).toEqual({});
    expect(await flight.confirm(caller, change.holdId)).toEqual({ ok: false, error: { code } });
  });

  test('ends when one of the party leaves, since it was made for all of them', async () => {
    const { flight, held, bob, aChange, states } = await aCouple();
    const change = aChange('1B', '1A');
    await flight.holdOtherSeats(caller, change);

    await flight.release(caller, held.holdId, [bob.passengerId]);

    expect(await flight.confirm(caller, change.holdId)).toEqual({ ok: false, error: { code: 'hold_released' } });
    expect(await states()).toEqual({ '1A': 'taken' });
  });

  test('ends when another aircraft lacks a seat of it, and the seats held count as they should', async () => {
    const { flight, plan, aChange, whoSitsWhere } = await aCouple();
    const change = aChange('4A', '2A');
    await flight.holdOtherSeats(caller, change);
    const [cabin] = plan.layout.cabins;
    if (!cabin) throw new Error('the plan has a cabin');

    await flight.applyPlan(caller, { ...plan, planVersion: 2, layout: { cabins: [{ ...cabin, lastRow: 3 }] } });

    expect(await flight.confirm(caller, change.holdId)).toEqual({ ok: false, error: { code: 'hold_released' } });
    expect(await whoSitsWhere()).toMatchObject({ ada: '1A', bob: '1B' });
  });
});

test('a change that is paid for is kept beyond its deadline, but not beyond an unpaid hold', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const ticketed = await aCouple();
  const unpaid = await aCouple({ isConfirmed: false });
  const until = unpaid.held.expiresAt + minute;

  const [kept, capped] = await Promise.all(
    [ticketed, unpaid].map(async ({ flight, aChange }) => {
      const change = aChange('2A', '2B', { expiresAt: Date.now() + minute });
      await flight.holdOtherSeats(caller, change);
      return flight.keep(caller, change.holdId, until);
    }),
  );

  expect(kept).toEqual({ ok: true, value: { expiresAt: until } });
  expect(capped).toEqual({ ok: true, value: { expiresAt: unpaid.held.expiresAt } });
});
