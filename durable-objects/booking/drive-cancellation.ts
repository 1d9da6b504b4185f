// Moves cancellations on, step by step, until each is settled or has to wait; and writes what that makes of the booking.
import type { TimelineKind } from '#contracts/timeline';
import {
  advanceCancellation,
  type CancellationOutcome,
  isSettledCancellation,
  paymentStatusAfterRefund,
  refundKeyOf,
  reopenRefund,
} from '#domain/cancellation-steps';
import type { Instant } from '#domain/ids';
import { balancesOf, bounced, type LedgerEntry, refunded } from '#domain/ledger';
import { ok } from '#domain/result';
import type { Caller } from '#platform/caller';
import { log } from '#platform/log';
import { replaceAnswer } from './answer.rows.ts';
import { saveStatus } from './booking.rows.ts';
import { theBooking } from './booking-store.ts';
import {
  type CancellationRow,
  cancellationsInMotion,
  findCancellation,
  loadCancellations,
  saveCancellationProgress,
} from './cancellation.rows.ts';
import { isPosted, loadPostings } from './posting.rows.ts';
import { presentConfirmed } from './present-cancellation.ts';
import { actorOf, recordEvent } from './record-event.ts';
import type { Shell } from './shell.ts';
import { takeCancellationStep } from './take-cancellation-step.ts';

/** More steps than any cancellation takes at once; a loop that does not end would hold the object for ever. */
const mostSteps = 60;

/** Takes steps that are due. What is put off stays stored with its time, for the alarm. */
export async function driveCancellations(shell: Shell, caller: Caller): Promise<void> {
  for (let taken = 0; taken < mostSteps; taken++) {
    const due = cancellationsInMotion(shell.sql).find(({ progress }) => (progress.nextTryAt ?? 0) <= shell.now());
    if (!due) return;
    const heard = await takeCancellationStep(shell, caller, due);
    const stored = await shell.commit((now) => ok(store(shell, caller, due, heard, now)));
    if (!stored.ok) return;
  }
}

/** The provider has news of a refund: whoever waits for one asks at once, and one that had succeeded is looked at again. */
export function noteRefundNews(sql: SqlStorage, kind: string): void {
  for (const { cancellationId, progress } of loadCancellations(sql)) {
    const isWaiting = progress.step === 'refund' && progress.nextTryAt !== null;
    const news = isWaiting ? { ...progress, nextTryAt: null } : progress;
    const next = kind === 'refund.failed' || kind === 'refund.updated' ? reopenRefund(news) : news;
    if (next !== progress) saveCancellationProgress(sql, cancellationId, next);
  }
}

/** The state is read again after every answer from outside: a step that has moved on meanwhile is not moved twice. */
function store(shell: Shell, caller: Caller, taken: CancellationRow, heard: CancellationOutcome, now: Instant): void {
  const { sql, randomBelow } = shell;
  const current = findCancellation(sql, taken.cancellationId);
  if (!current || current.progress.step !== taken.progress.step) return;
  if (current.progress.refusals !== taken.progress.refusals) return;
  const wasSettled = isRefundPosted(sql, current);
  const progress = advanceCancellation(current.progress, heard, now, randomBelow(1001) / 1000);
  saveCancellationProgress(sql, current.cancellationId, progress);
  recordRefund(shell, caller, current, heard, now);
  // A refund that was only looked at once more, and had arrived, is what it was: nobody has anything new to read.
  if (!isSettledCancellation(progress.step) || (wasSettled && progress.step === 'succeeded')) return;
  if (progress.step === 'refund_failed') {
    record(shell, caller, current, 'refund.failed', { reason: progress.reason }, undefined, now);
    log('error', 'refund_failed', { id: current.cancellationId, code: progress.reason ?? 'unknown' });
  }
  settle(sql, { ...current, progress });
}

const isRefundPosted = (sql: SqlStorage, { cancellationId, progress }: CancellationRow): boolean =>
  progress.step === 'refund' && isPosted(sql, 'refunded', refundKeyOf(cancellationId, progress));

/** What the provider said of the money, once: on the timeline, and in the ledger where money moved. */
function recordRefund(
  shell: Shell,
  caller: Caller,
  cancellation: CancellationRow,
  heard: CancellationOutcome,
  now: Instant,
): void {
  const { sql } = shell;
  const { progress } = cancellation;
  if (progress.step !== 'refund') return;
  const refundKey = refundKeyOf(cancellation.cancellationId, progress);
  const tell = (kind: TimelineKind, facts: Record<string, unknown>, entry?: LedgerEntry) =>
    record(shell, caller, cancellation, kind, facts, entry, now);
  const wasPaid = isRefundPosted(sql, cancellation);
  if (heard.outcome === 'pending' && progress.attempts === 0) tell('refund.pending', {});
  if (heard.outcome === 'refunded' && !wasPaid) {
    tell('refund.succeeded', {}, refunded(refundKey, progress.refundMinor));
  }
  if (heard.outcome === 'refused') {
    if (wasPaid) tell('refund.bounced', { reason: heard.reason }, bounced(refundKey, progress.refundMinor));
    else tell('refund.refused', { reason: heard.reason });
  }
}

function record(
  { sql, newId }: Shell,
  caller: Caller,
  { cancellationId }: CancellationRow,
  kind: TimelineKind,
  facts: Record<string, unknown>,
  entry: LedgerEntry | undefined,
  now: Instant,
): void {
  const known = { cancellation_id: cancellationId, ...facts };
  recordEvent(sql, newId('evt'), { kind, actor: actorOf(caller), facts: known, entry }, now);
  if (entry) saveMoneyStatus(sql);
}

/** How the money stands follows from the ledger alone. */
function saveMoneyStatus(sql: SqlStorage): void {
  const { status } = theBooking(sql);
  const postings = loadPostings(sql);
  const capturedMinor = postings
    .filter(({ account, kind }) => account === 'provider' && kind === 'captured')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  saveStatus(sql, status, paymentStatusAfterRefund(balancesOf(postings), capturedMinor));
}

/** The key that confirmed it answers the end from now on. */
function settle(sql: SqlStorage, cancellation: CancellationRow): void {
  const { status, paymentStatus } = theBooking(sql);
  saveStatus(sql, status, paymentStatus);
  if (cancellation.key === null) return;
  const answer = presentConfirmed(cancellation, theBooking(sql));
  replaceAnswer(sql, 'cancellations', cancellation.key, { status: 201, answer });
}
