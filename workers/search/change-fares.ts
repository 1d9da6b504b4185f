// Staff verbs for fares. A fare is never edited: a change ends the present version and adds the next.
import type { ChangeFare, CreateFare, FareOnWire } from '#contracts/catalogue-admin';
import type { CommonFailure } from '#domain/errors';
import type { FareId, Instant } from '#domain/ids';
import { type Currency, type Money, priceStepMinor, shareOf } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { type FareRow, presentFare } from './fare-records.ts';
import { refuseField } from './field-fault.ts';
import type { AuditEntry } from './guarded-change.ts';
import { staffWhoMayChange } from './staff-caller.ts';

type Route = { origin: string; destination: string };
export type UnknownInFare = 'origin' | 'destination' | 'fare_brand';
type Deps = {
  currentFareOf(id: string): Promise<FareRow | null>;
  /** Adds a fare, and where its class is new on the route, raises the plan of every coming flight there. */
  addFare(entry: AuditEntry, row: FareRow): Promise<'added' | UnknownInFare | 'already_exists'>;
  /** Ends the present version and adds this next one, or none for null; false when the version is not the present one any more. */
  endFare(entry: AuditEntry, fare: FareRow, next: FareRow | null): Promise<boolean>;
  refreshRoute(route: Route): Promise<void>;
  fareDesk: { now(): Instant; newFareId(): FareId; currency: Currency };
};
type Answer<Value> = Promise<Result<Value, CommonFailure>>;

const childBasisPoints = 7_500;
const infantBasisPoints = 1_000;

export async function createFare(deps: Deps, caller: Caller, body: CreateFare): Answer<FareOnWire> {
  const staff = staffWhoMayChange(caller, 'fares');
  if (!staff.ok) return staff;
  const { currency } = deps.fareDesk;
  const wrong = refuseAmounts(currency, body) ?? (body.origin === body.destination ? samePlace : undefined);
  if (wrong) return wrong;
  const now = deps.fareDesk.now();
  const row: FareRow = {
    fareId: deps.fareDesk.newFareId(),
    fareVersion: 1,
    origin: body.origin,
    destination: body.destination,
    cabin: body.cabin,
    fareBrand: body.fare_brand,
    bookingClass: body.booking_class,
    fareBasis: body.fare_basis,
    adultMinor: body.adult.amount,
    childMinor: body.child?.amount ?? shareOf(body.adult.amount, childBasisPoints, priceStepMinor(currency)),
    infantMinor: body.infant?.amount ?? shareOf(body.adult.amount, infantBasisPoints, priceStepMinor(currency)),
    currency,
    isCurrent: true,
    effectiveFrom: now,
    endedAt: null,
  };
  const after = presentFare(row);
  const entry = {
    at: now,
    by: staff.value,
    action: 'create',
    entity: 'fare',
    entityId: row.fareId,
    before: null,
    after,
  } as const;
  const outcome = await deps.addFare(entry, row);
  if (outcome === 'already_exists') return err({ code: 'already_exists' });
  if (outcome !== 'added') return refuseField(`/${outcome}`, `unknown_${outcome}`, 'is not in the catalogue');
  await deps.refreshRoute(row);
  return ok(after);
}

export async function changeFare(
  deps: Deps,
  caller: Caller,
  id: string,
  expected: number,
  body: ChangeFare,
): Answer<FareOnWire> {
  const staff = staffWhoMayChange(caller, 'fares');
  if (!staff.ok) return staff;
  const wrong = refuseAmounts(deps.fareDesk.currency, body);
  if (wrong) return wrong;
  const fare = await deps.currentFareOf(id);
  if (!fare) return err({ code: 'not_found' });
  if (fare.fareVersion !== expected) return err({ code: 'version_mismatch' });
  const now = deps.fareDesk.now();
  const next: FareRow = {
    ...fare,
    fareVersion: expected + 1,
    adultMinor: body.adult?.amount ?? fare.adultMinor,
    childMinor: body.child?.amount ?? fare.childMinor,
    infantMinor: body.infant?.amount ?? fare.infantMinor,
    effectiveFrom: now,
  };
  const [before, after] = [presentFare(fare), presentFare(next)];
  const entry = { at: now, by: staff.value, action: 'change', entity: 'fare', entityId: id, before, after } as const;
  if (!(await deps.endFare(entry, fare, next))) return err({ code: 'version_mismatch' });
  await deps.refreshRoute(fare);
  return ok(after);
}

export async function deleteFare(deps: Deps, caller: Caller, id: string, expected: number): Answer<null> {
  const staff = staffWhoMayChange(caller, 'fares');
  if (!staff.ok) return staff;
  const fare = await deps.currentFareOf(id);
  if (!fare) return err({ code: 'not_found' });
  if (fare.fareVersion !== expected) return err({ code: 'version_mismatch' });
  const now = deps.fareDesk.now();
  const before = presentFare(fare);
  const entry = {
    at: now,
    by: staff.value,
    action: 'delete',
    entity: 'fare',
    entityId: id,
    before,
    after: null,
  } as const;
  if (!(await deps.endFare(entry, fare, null))) return err({ code: 'version_mismatch' });
  await deps.refreshRoute(fare);
  return ok(null);
}

type Amount = { amount: Money['amountMinor']; currency: Currency };

/** One selling currency an installation, in steps that can be paid. */
function refuseAmounts(
  currency: Currency,
  amounts: { adult?: Amount | undefined; child?: Amount | undefined; infant?: Amount | undefined },
) {
  const stepMinor = priceStepMinor(currency);
  for (const type of ['adult', 'child', 'infant'] as const) {
    const given = amounts[type];
    if (given && given.currency !== currency) {
      return refuseField(`/${type}/currency`, 'currency_not_sold', `fares are sold in ${currency}`);
    }
    if (given && given.amount % stepMinor !== 0) {
      return refuseField(
        `/${type}/amount`,
        'amount_not_payable',
        `is not a multiple of ${stepMinor}, as cards are charged`,
      );
    }
  }
  return undefined;
}

const samePlace = refuseField('/destination', 'same_place', 'is the origin');
