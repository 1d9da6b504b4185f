// What the crash test says of itself, and what of it would be wrong.
import type { CrashReport } from '../../tests/crash/check-sales.ts';
import type { Leftovers } from '../../tests/crash/stored-objects.ts';
import { table } from '../table.ts';

/** An event whose queue died with it is sent again after 30 s, 2 min, then every 10 min: none waits longer than that. */
const oldestEventSeconds = 780;

type Killing = { killed: number; restarts: number[] };

/** Prints the table and answers the exit code: 1 when anything is wrong, or when nothing was tried. */
export function printReport(report: CrashReport, left: Leftovers, { killed, restarts }: Killing): number {
  const sorted = restarts.sort((one, other) => one - other);
  const at = (share: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`;
  const rows: [string, number | string][] = [
    ['kills of workerd', killed],
    ['start to first answer, p50', at(0.5)],
    ['start to first answer, p99', at(0.99)],
    ['acknowledged', report.acknowledged],
    ['acknowledged and lost', report.acknowledgedLost],
    ['stored but unanswered', report.storedButUnanswered],
    ['asked again under their key', report.askedAgain],
    ['never answered', report.unanswered],
    ['replays that answer the first answer', report.replaysEqual],
    ['replays that answer otherwise', report.replaysOther],
    ['bookings confirmed', report.confirmed],
    ['bookings expired', report.expired],
    ['bookings undecided', report.undecided],
    ['seats with two owners', report.seatsWithTwoOwners],
    ['flights that do not add up', report.flightsThatDoNotAddUp],
    ['confirmed without their seat', report.confirmedWithoutSeat],
    ['holds freed after a restart', report.holdsFreed],
    ['seats still held', report.seatsStillHeld],
    ['rows still held on disk', left.heldRows],
    ['mails about paid bookings', report.mails],
    ['most mails for one key', report.mostMailsPerKey],
    ['paid bookings without a mail', report.mailsMissing],
    ['paid bookings with two', report.mailsTwice],
    ['bookings on disk', left.bookingCount],
    ['events not settled', left.unsentEvents],
    ['oldest outbox row', `${left.oldestEventSeconds} s`],
  ];
  console.log(
    `\n${table(
      ['crash test', 'count'],
      rows.map(([name, count]) => [name, String(count)]),
    )}`,
  );
  const wrong = whatIsWrong(report, left);
  const isTrivial = report.acknowledged === 0 || killed === 0;
  console.log(
    wrong.length > 0 ? `\nWrong: ${wrong.join(', ')}.` : isTrivial ? '\nNothing was tried.' : '\nNothing was lost.',
  );
  return wrong.length > 0 || isTrivial ? 1 : 0;
}

function whatIsWrong(report: CrashReport, left: Leftovers): string[] {
  const mustBeZero: (keyof CrashReport)[] = [
    'acknowledgedLost',
    'replaysOther',
    'undecided',
    'seatsWithTwoOwners',
    'flightsThatDoNotAddUp',
    'seatsStillHeld',
    'confirmedWithoutSeat',
    'mailsMissing',
    'mailsTwice',
  ];
  return [
    ...mustBeZero.filter((name) => report[name] > 0),
    ...(report.holdsFreed < report.expired ? ['holds not freed'] : []),
    ...(left.heldRows > 0 ? ['rows still held on disk'] : []),
    ...(left.oldestEventSeconds > oldestEventSeconds ? ['an event waits too long'] : []),
  ];
}
