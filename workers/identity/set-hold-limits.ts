// Giving an account limits of its own, so that an agency can hold more than a traveller: admins alone, each change audited.
import type { HoldLimits } from '#contracts/identity-service';
import type { Failure, FieldFault } from '#domain/errors';
import type { Instant, UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

type Deps = {
  now(): Instant;
  /** False when there is no such account any more. */
  saveHoldLimits(caller: Caller, userId: UserId, limits: HoldLimits, at: Instant): Promise<boolean>;
};

/** As the settings HOLDS_PER_FLIGHT and HOLDS_PER_ACCOUNT are bounded. */
const most = { perFlight: 1000, perAccount: 10_000 } as const;

export async function setHoldLimits(
  deps: Deps,
  caller: Caller,
  userId: UserId,
  limits: HoldLimits,
): Promise<Result<null, Failure>> {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  if (caller.audience !== 'skyhold:staff' || !caller.roles.includes('admin')) return err({ code: 'forbidden' });
  const errors = [...faultOf('perFlight', limits), ...faultOf('perAccount', limits)];
  if (errors.length > 0) return err({ code: 'invalid_request', errors });
  const { perFlight, perAccount } = limits;
  const isSaved = await deps.saveHoldLimits(caller, userId, { perFlight, perAccount }, deps.now());
  return isSaved ? ok(null) : err({ code: 'not_found' });
}

function faultOf(field: keyof HoldLimits, limits: HoldLimits): FieldFault[] {
  const limit = limits[field];
  if (limit === null || (Number.isInteger(limit) && limit >= 1 && limit <= most[field])) return [];
  const pointer = field === 'perFlight' ? '/per_flight' : '/per_account';
  return [{ pointer, code: 'out_of_range', detail: `is a whole number from 1 to ${most[field]}, or null` }];
}
