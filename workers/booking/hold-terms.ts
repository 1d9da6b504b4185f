// On which terms an account holds seats: for how long, and how many unpaid holds it may have; its own limits where it has any.
import type { HoldLimits } from '#contracts/identity-service';
import type { UserId } from '#domain/ids';
import type { SignedIn } from '#platform/caller';
import { errorText, log } from '#platform/log';

export type HoldTerms = { holdSeconds: number; holdsPerFlight: number; holdsPerAccount: number };

type Deps = {
  everybodys: HoldTerms;
  readHoldLimits(caller: SignedIn, userId: UserId): Promise<HoldLimits>;
  /** Never answers, and fails once an account has been asked about for too long. */
  deadline(): Promise<never>;
};

/** Who cannot be asked keeps nobody from booking: everybody's terms hold then, which only an agency notices. */
export async function holdTermsOf(deps: Deps, caller: SignedIn): Promise<HoldTerms> {
  const { everybodys } = deps;
  try {
    const own = await Promise.race([deps.readHoldLimits(caller, caller.userId), deps.deadline()]);
    return {
      holdSeconds: everybodys.holdSeconds,
      holdsPerFlight: own.perFlight ?? everybodys.holdsPerFlight,
      holdsPerAccount: own.perAccount ?? everybodys.holdsPerAccount,
    };
  } catch (reason) {
    log('warn', 'hold_limits_unknown', { request_id: caller.requestId, error: errorText(reason) });
    return everybodys;
  }
}
