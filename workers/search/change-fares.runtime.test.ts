// Staff change fares over a real D1: never edited, one current version, and the sheets show the new one at once.
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { describe, expect, test } from 'vitest';
import type { CreateFare } from '#contracts/catalogue-admin';
import { audit } from '#database/catalog-audit';
import { fares } from '#database/catalog-fares';
import { aFareRow, aFlightRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { aStaffMember } from '../../tests/support/staff.ts';
import { catalogueOf } from './catalogue.deps.ts';
import { changeFare, createFare, deleteFare } from './change-fares.ts';
import { listFares, readFare } from './read-fares.ts';
import { readPlan } from './read-plan.ts';
import { sheetsOf } from './sheets.deps.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const db = drizzle(env.CATALOG);
const searchEnv = env as unknown as SearchEnv;
const lifetime = { waitUntil: () => {} };
const clock = { now: () => now };
const catalogue = catalogueOf(searchEnv, lifetime, clock);
const admin = aStaffMember();
const refusal = (code: string) => ({ ok: false, error: { code } });
const wrongField = (pointer: string) => ({
  ok: false,
  error: { code: 'invalid_request', errors: [expect.objectContaining({ pointer })] },
});

async function aFlight() {
  const route = await saveRoute(env.CATALOG);
  const row = aFlightRow(route);
  await saveCatalogue(env.CATALOG, { flights: [row], fares: [aFareRow(route)] });
  return { ...row, ...route };
}
const sheetOf = async (row: { origin: string; destination: string; departureDate: string }) => {
  const [sheet] = await sheetsOf(searchEnv, lifetime, clock).readSheets([
    { origin: row.origin, destination: row.destination, date: row.departureDate },
  ]);
  return sheet?.value;
};

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const aFareBody = (route: { origin: string; destination: string }, change: Partial<CreateFare> = {}): CreateFare => ({
  ...route,
  cabin: 'economy',
  fare_brand: 'flex',
  booking_class: 'Y',
  fare_basis: 'YFLX',
  adult: eur(20_000),
  ...change,
});

describe('a fare', () => {
  test('of a currency cards are charged in steps of is made in those steps', async () => {
    const kwd = (amount: number) => ({ amount, currency: 'KWD' });
    const inKuwait = { ...catalogue, fareDesk: { ...catalogue.fareDesk, currency: 'KWD' } };
    const route = await saveRoute(env.CATALOG);

    expect(await createFare(inKuwait, admin, aFareBody(route, { adult: kwd(12_345) }))).toEqual(
      wrongField('/adult/amount'),
    );
    expect(await createFare(inKuwait, admin, aFareBody(route, { adult: kwd(12_340) }))).toMatchObject({
      ok: true,
      value: { child: { amount: 9_260, decimal: '9.260' }, infant: { amount: 1_230, decimal: '1.230' } },
    });
  });

  test('is created with shares for children and infants where none are named, once a route, class and brand', async () => {
    const route = await saveRoute(env.CATALOG);

    const outcome = await createFare(catalogue, admin, aFareBody(route));

    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.value).toMatchObject({
      version: 1,
      adult: { amount: 20_000, decimal: '200.00' },
      child: { amount: 15_000 },
      infant: { amount: 2_000 },
    });
    expect(await readFare(catalogue, admin, outcome.value.id)).toEqual(outcome);
    expect(await createFare(catalogue, admin, aFareBody(route))).toEqual(refusal('already_exists'));
    expect(await listFares(catalogue, admin, { ...route, limit: 5 })).toMatchObject({
      value: { data: [{ id: outcome.value.id }], next: null },
    });
  });

  test.each<[string, Partial<CreateFare>, string]>([
    ['an unknown origin', { origin: 'QQQ' }, '/origin'],
    ['a brand nobody sells', { fare_brand: 'superior' }, '/fare_brand'],
    ['a brand not sold in the cabin', { cabin: 'first' }, '/fare_brand'],
    ['another currency', { adult: { amount: 1, currency: 'USD' } }, '/adult/currency'],
  ])('is refused with %s', async (_what, change, pointer) => {
    expect(await createFare(catalogue, admin, aFareBody(await saveRoute(env.CATALOG), change))).toMatchObject(
      wrongField(pointer),
    );
  });

  test('of a class that is new on the route raises the plans there; of a known class it does not', async () => {
    const row = await aFlight();
    const planVersion = async () => (await catalogue.flightOf(row.id))?.flight.planVersion;

    await createFare(catalogue, admin, aFareBody(row, { booking_class: 'M' }));
    expect(await planVersion()).toBe(1);

    await createFare(catalogue, admin, aFareBody(row, { booking_class: 'Y', adult: eur(30_000) }));
    expect(await planVersion()).toBe(2);
    const plan = await readPlan(catalogue, admin, row.id);
    expect(plan.ok && plan.value.classLimits.map(({ bookingClass }) => bookingClass)).toEqual(['Y', 'M']);
  });

  test('is never edited: a change ends the version and adds the next, and the sheets show it at once', async () => {
    const row = await aFlight();
    const [{ fareId } = { fareId: '' }] = await db.select().from(fares).where(eq(fares.origin, row.origin));
    await sheetOf(row);

    const outcome = await changeFare(catalogue, admin, fareId, 1, { adult: eur(9_900) });

    expect(outcome).toMatchObject({
      ok: true,
      value: { version: 2, adult: { amount: 9_900 }, child: { amount: 7_500 } },
    });
    expect(await db.select().from(fares).where(eq(fares.fareId, fareId)).orderBy(fares.fareVersion)).toMatchObject([
      { fareVersion: 1, adultMinor: 10_000, isCurrent: false, endedAt: now },
      { fareVersion: 2, adultMinor: 9_900, isCurrent: true, endedAt: null },
    ]);
    expect((await sheetOf(row))?.fares).toMatchObject([{ fareId, fareVersion: 2, unitMinor: { adult: 9_900 } }]);
  });

  test('of several changes from one version one wins, and one version is current', async () => {
    const row = await aFlight();
    const [{ fareId } = { fareId: '' }] = await db.select().from(fares).where(eq(fares.origin, row.origin));

    const outcomes = await Promise.all(
      [1, 2, 3].map((amount) => changeFare(catalogue, admin, fareId, 1, { adult: eur(amount) })),
    );

    expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
    const versions = await db.select().from(fares).where(eq(fares.fareId, fareId));
    expect(versions.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    expect((await db.select().from(audit).where(eq(audit.entityId, fareId))).length).toBe(1);
  });

  test('that is deleted is not sold any more, but its versions stay', async () => {
    const row = await aFlight();
    const [{ fareId } = { fareId: '' }] = await db.select().from(fares).where(eq(fares.origin, row.origin));

    expect(await deleteFare(catalogue, admin, fareId, 7)).toEqual(refusal('version_mismatch'));
    expect(await deleteFare(catalogue, admin, fareId, 1)).toEqual({ ok: true, value: null });
    expect(await readFare(catalogue, admin, fareId)).toEqual(refusal('not_found'));
    expect(await changeFare(catalogue, admin, fareId, 1, { adult: eur(1) })).toEqual(refusal('not_found'));
    expect((await db.select().from(fares).where(eq(fares.fareId, fareId))).length).toBe(1);
  });

  test('is the business of admins alone', async () => {
    const route = await saveRoute(env.CATALOG);

    for (const caller of [aStaffMember('operations'), aStaffMember('agent'), aStaffMember('viewer')]) {
      expect(await createFare(catalogue, caller, aFareBody(route))).toEqual(refusal('forbidden'));
    }
  });
});
