// What goes wrong: every kind of fault has a rate, drawn anew for each seed, and two counters: how often it struck, and how often
// whatever it had struck was seen to go on rightly afterwards. A kind that never struck proves nothing.
import type { Chance } from './chance.ts';

/** The highest rate of each kind, for each opportunity it has. */
const highestRates = {
  crash_before_commit: 0.04,
  crash_after_commit: 0.04,
  object_evicted: 0.5,
  reply_lost: 0.05,
  write_then_throw: 0.03,
  driver_dies: 0.08,
  worker_dies_before_index: 0.5,
  alarm_late: 0.3,
  alarm_twice: 0.3,
  alarm_early: 0.2,
  alarm_fails_seven_times: 0.15,
  alarm_lost: 0.4,
  clock_step: 0.5,
  queue_duplicate: 0.3,
  queue_reorder: 0.4,
  queue_loss: 0.3,
  queue_down: 0.1,
  queue_poison: 0.5,
  search_down: 0.1,
  search_stale: 0.5,
  index_down: 0.05,
  index_reply_lost: 0.05,
  payment_unanswered_before_effect: 0.3,
  payment_unanswered_after_effect: 0.3,
  payment_arrives_late: 0.25,
  payment_declined: 0.3,
  payment_needs_traveller: 0.3,
  payment_slow: 0.4,
  payment_captured_at_once: 0.3,
  payment_captured_late: 0.5,
  payment_provider_down: 0.3,
  capture_refused: 0.2,
  authorisation_dropped: 0.2,
  refund_pending: 0.4,
  refund_refused: 0.3,
  refund_bounced: 0.3,
  webhook_first: 0.3,
  webhook_twice: 0.3,
  webhook_late: 0.3,
  webhook_lost: 0.15,
  webhook_forged: 0.3,
  webhook_replayed: 0.5,
  mail_cut_after_acceptance: 0.2,
  mail_hangs: 0.15,
  mail_server_error: 0.15,
  mail_not_now: 0.2,
  cron_missed: 0.3,
  cron_doubled: 0.3,
  one_flight_unreachable: 0.1,
  client_repeats: 0.5,
  client_double_click: 0.4,
  client_dies: 0.15,
  client_gives_up: 0.9,
} as const;

export type FaultKind = keyof typeof highestRates;
export const faultKinds = Object.keys(highestRates) as FaultKind[];
export type FaultCounts = Record<FaultKind, number>;

export type Faults = ReturnType<typeof faultsOf>;

/** Faults strike while `isOpen()`; kinds in `off` never do, which is how a failing run is made smaller. */
export function faultsOf(chance: Chance, off: ReadonlySet<FaultKind>, isOpen: () => boolean) {
  const rates = drawRates(chance.stream('rates'));
  const streams = new Map(faultKinds.map((kind) => [kind, chance.stream(kind)]));
  const counts = noFaults();
  const recoveries = noFaults();
  const struck = new Map<string, FaultKind[]>();
  const isDrawn = (kind: FaultKind): boolean => {
    const isLucky = streams.get(kind)?.isLucky(rates[kind]) ?? false;
    return isLucky && !off.has(kind);
  };
  const count = (kind: FaultKind, subject: string): void => {
    counts[kind]++;
    const open = struck.get(subject);
    if (open) open.push(kind);
    else struck.set(subject, [kind]);
  };
  return {
    counts,
    recoveries,
    /**
     * Whether this fault strikes `subject` here: an object, a message, a payment, a call. Drawn even when it may not, so that
     * turning a kind off moves no other.
     */
    strikes(kind: FaultKind, subject: string): boolean {
      if (!isDrawn(kind) || !isOpen()) return false;
      count(kind, subject);
      return true;
    },
    /** True during the hour of trouble. */
    areOpen: isOpen,
    /** The same for what comes after the hour of trouble; whoever asks counts what was done. */
    wouldStrike: isDrawn,
    count,
    /** What a struck subject had been kept from doing, it has done: seen from outside, by whoever waited for it. */
    recovered(subject: string): void {
      for (const kind of struck.get(subject) ?? []) recoveries[kind]++;
      struck.delete(subject);
    },
  };
}

export const noFaults = (): FaultCounts => Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as FaultCounts;

/** Most seeds have a few kinds of trouble, some have all; a seed where everything fails teaches little about any of it. */
function drawRates(chance: Chance): Record<FaultKind, number> {
  const share = chance.pick([0.15, 0.3, 0.5, 0.8, 1]);
  return Object.fromEntries(
    faultKinds.map((kind) => {
      const strength = chance.pick([0.2, 0.5, 1]);
      return [kind, chance.isLucky(share) ? highestRates[kind] * strength : 0];
    }),
  ) as Record<FaultKind, number>;
}
