// An offer that was shown: honoured as promised until it expires, by its flights as they are now.
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { describe, expect, test, vi } from 'vitest';
import type { OfferOnWire } from '#contracts/offer';
import { fares } from '#database/catalog-fares';
import { flights } from '#database/catalog-flights';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import { flightAt } from '#objects/flight/flight.address';
import { aCaller, aHold, aPassenger } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, anAircraftType, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { recording } from '../../tests/support/recorded-queries.ts';
import { listed, noon, searchAt } from '../../tests/support/searching.ts';
import { readOffer } from './read-offer.ts';
import { readOfferAgain } from './read-offer-again.ts';

const catalog = drizzle(env.CATALOG);
const only = (offers: OfferOnWire[]): OfferOnWire => {
  expect(offers).toHaveLength(1);
  return offers[0] as OfferOnWire;
};

describe('an offer that was shown', () => {
  async function shownOffer(change: Partial<Parameters<typeof aFlightRow>[0]> = {}) {
    const route = await saveRoute(env.CATALOG);
    const flight = aFlightRow({ ...route, ...change });
    const fare = aFareRow(route);
    await saveCatalogue(env.CATALOG, { flights: [flight], fares: [fare] });
    const offer = only((await listed({ ...route, adults: '2' })).data);
    return { route, flight, fare, offer, id: offer.id as `off_${string}` };
  }
  const planOf = async (flightId: FlightId): Promise<FlightPlan> => {
    const [plan] = await searchAt(noon).deps.handOutPlans([flightId]);
    if (!plan) throw new Error('the flight has a plan');
    return plan;
  };
  /** Holds so many places of class M at the flight itself, by parties of nine at most. */
  const sell = async (flightId: FlightId, places: number): Promise<void> => {
    const plan = await planOf(flightId);
    await flightAt(env.FLIGHT, flightId).applyPlan(aCaller(), plan);
    for (let left = places; left > 0; left -= 9) {
      const party = Array.from({ length: Math.min(left, 9) }, () => aPassenger());
      const held = await flightAt(env.FLIGHT, flightId).hold(aCaller(), aHold(plan, { bookingClass: 'M', party }));
      expect(held.ok).toBe(true);
    }
  };
  const seatsLeftIn = (outcome: Awaited<ReturnType<typeof again>>): number[] =>
    outcome.ok ? outcome.value.slices.flatMap(({ segments }) => segments.map(({ seats_left }) => seats_left)) : [];
  const book = (id: `off_${string}`, now = noon) => readOffer(searchAt(now).deps, aCaller(), id);
  const again = (id: `off_${string}`, now = noon) => readOfferAgain(searchAt(now).deps, aCaller(), id);

  test('is read for booking with its promise and the present plans, which are noted as given out', async () => {
    const { id, flight, offer } = await shownOffer();

    const outcome = await book(id);

    expect(outcome).toMatchObject({
      ok: true,
      value: {
        offerId: id,
        totalMinor: offer.total.amount,
        priceLines: offer.price_lines,
        conditions: offer.conditions,
        passengers: { adults: 2, children: 0, infants: 0 },
        segments: [
          {
            slice: 0,
            flightId: flight.id,
            planVersion: 1,
            cabin: 'economy',
            bookingClass: 'M',
            departingOn: '2026-12-05',
            plan: { flightId: flight.id, planVersion: 1 },
          },
        ],
      },
    });
    const row = await catalog.select().from(flights).where(eq(flights.id, flight.id)).get();
    expect(row?.openedAt).toBe(noon);
  });

  test('of a flight that somebody has opened before is read for booking without a write', async () => {
    const { id } = await shownOffer();
    await book(id);
    const { database, asked } = recording(env.CATALOG);

    const outcome = await readOffer(searchAt(noon, { CATALOG: database }).deps, aCaller(), id);

    expect(outcome.ok).toBe(true);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ sql }) => !/^select/i.test(sql))).toEqual([]);
  });

  test('tells what of its price hangs on which flight, down to the last minor unit', async () => {
    const { id, flight, fare, offer } = await shownOffer();

    const outcome = await book(id);

    const shares = outcome.ok ? outcome.value.priceShares.filter(({ passengerType }) => passengerType === 'adult') : [];
    expect(shares).toContainEqual(
      expect.objectContaining({ slice: 0, flightId: flight.id, kind: 'fare', unitMinor: fare.adultMinor }),
    );
    expect(2 * shares.reduce((sum, { unitMinor }) => sum + unitMinor, 0)).toBe(offer.total.amount);
  });

  test('keeps its price when the fare becomes dearer, and says so to its traveller', async () => {
    const { id, route, fare, offer } = await shownOffer();
    await catalog.update(fares).set({ isCurrent: false, endedAt: noon }).where(eq(fares.fareId, fare.fareId));
    await saveCatalogue(env.CATALOG, {
      fares: [aFareRow({ ...route, fareId: fare.fareId, fareVersion: 2, adultMinor: 12_000 })],
    });

    expect(await book(id)).toMatchObject({ ok: true, value: { totalMinor: offer.total.amount } });
    expect(await again(id)).toMatchObject({
      ok: true,
      value: {
        valid: true,
        price_changed: true,
        total: offer.total,
        new_total: { amount: offer.total.amount + 4_000 },
      },
    });
  });

  test('reads the same again while nothing changed', async () => {
    const { id, offer } = await shownOffer();

    expect(await again(id)).toEqual({
      ok: true,
      value: { ...offer, valid: true, price_changed: false, new_total: null },
    });
  });

  test('shows the places its flight has this moment, and what they cost, before search has heard of any sale', async () => {
    const classLimits = [
      { cabin: 'economy' as const, bookingClass: 'Y', limit: 24 },
      { cabin: 'economy' as const, bookingClass: 'M', limit: 10 },
    ];
    await saveCatalogue(env.CATALOG, { aircraftTypes: [anAircraftType({ code: 'A319', classLimits })] });
    const { id, route, flight, offer } = await shownOffer({ aircraftType: 'A319' });
    await saveCatalogue(env.CATALOG, { fares: [aFareRow({ ...route, bookingClass: 'Y', adultMinor: 15_000 })] });

    await sell(flight.id, 8);
    const two = await again(id);
    await sell(flight.id, 1);
    const one = await again(id);

    expect(two).toMatchObject({ ok: true, value: { price_changed: false } });
    expect(seatsLeftIn(two)).toEqual([2]);
    expect(seatsLeftIn(one)).toEqual([1]);
    // Two adults no longer fit into the class, and the next one is dearer.
    expect(one).toMatchObject({
      ok: true,
      value: {
        valid: true,
        total: offer.total,
        price_changed: true,
        new_total: { amount: offer.total.amount + 10_000 },
      },
    });
  });

  test('shows the places search last heard of while its flight cannot be asked', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { id, offer } = await shownOffer();
    const { deps } = searchAt(noon);

    const outcome = await readOfferAgain(
      { ...deps, inventory: () => Promise.reject(new Error('away')) },
      aCaller(),
      id,
    );

    expect(outcome).toEqual({ ok: true, value: { ...offer, valid: true, price_changed: false, new_total: null } });
  });

  test('is over at its end, to the millisecond', async () => {
    const { id, offer } = await shownOffer();
    const end = Date.parse(offer.expires_at);

    expect(await book(id, end - 1)).toMatchObject({ ok: true });
    expect(await book(id, end)).toEqual({ ok: false, error: { code: 'offer_expired', expiredAt: end } });
    expect(await again(id, end)).toMatchObject({ ok: true, value: { valid: false } });
  });

  test('is nobody’s once a character of it was altered', async () => {
    const { id } = await shownOffer();
    const altered = `${id.slice(0, -8)}${id.at(-8) === 'A' ? 'B' : 'A'}${id.slice(-7)}` as const;

    expect(await book(altered as typeof id)).toEqual({ ok: false, error: { code: 'offer_invalid' } });
    expect(await again(altered as typeof id)).toEqual({ ok: false, error: { code: 'offer_not_found' } });
  });

  test('of a flight that was cancelled, closed or moved is refused with that reason', async () => {
    const cancelled = await shownOffer();
    await catalog.update(flights).set({ status: 'cancelled' }).where(eq(flights.id, cancelled.flight.id));
    const closing = await shownOffer({ salesCloseAt: noon + 60_000 });
    const moved = await shownOffer();
    await env.CATALOG.prepare(
      'INSERT INTO flight_changes (flight_id, plan_version, changed_at, kinds) VALUES (?, 2, 0, ?)',
    )
      .bind(moved.flight.id, '["times"]')
      .run();

    expect(await book(cancelled.id)).toEqual({
      ok: false,
      error: { code: 'flight_cancelled', flightId: cancelled.flight.id },
    });
    expect(await book(closing.id, noon + 60_000)).toEqual({
      ok: false,
      error: { code: 'sales_closed', flightId: closing.flight.id, closedAt: noon + 60_000 },
    });
    expect(await book(moved.id)).toEqual({
      ok: false,
      error: { code: 'itinerary_changed', flightId: moved.flight.id },
    });
    expect(await again(cancelled.id)).toMatchObject({ ok: true, value: { valid: false, price_changed: false } });
  });
});
