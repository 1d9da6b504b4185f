// How many holds an account may have, for the part of the house that counts them.
import type { HoldLimits } from '#contracts/identity-service';
import type { UserId } from '#domain/ids';
import type { Caller } from '#platform/caller';

type Deps = { findHoldLimits(userId: UserId): Promise<HoldLimits | undefined> };

const asEverybody: HoldLimits = { perFlight: null, perAccount: null };

/** Whoever is unknown, or asks about somebody else, hears of no limits but everybody's. */
export async function readHoldLimits(deps: Deps, caller: Caller, userId: UserId): Promise<HoldLimits> {
  const mayAsk = caller.kind === 'system' || (caller.kind === 'user' && caller.userId === userId);
  return (mayAsk && (await deps.findHoldLimits(userId))) || asEverybody;
}
