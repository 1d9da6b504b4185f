// A client that repeats a request under its key until it is answered, and compares all answers: the same key, the same answer.
import type { Answered } from '#contracts/booking-service';
import type { Failure } from '#domain/errors';
import type { Result } from '#domain/result';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Must } from './invariants.ts';
import type { Timeline } from './timeline.ts';

export type Outcomes = Record<string, number>;

type Insisting = {
  timeline: Timeline;
  faults: Faults;
  chance: Chance;
  must: Must;
  outcomes: Outcomes;
  name: string;
  /** Whether an answer was one that had an effect; only such a one is kept for the key. */
  hadEffect?(): boolean;
};

/** Nobody hears of those any more: what they began is over when every booking is decided. */
export const whoGaveUp = 'travellers who gave up';

/** Sends until there is an answer, always with the same key; every two answers to one key must agree. */
export async function insist<Answer extends Result<Answered<unknown>, Failure>>(
  { timeline, faults, chance, must, outcomes, name, hadEffect = () => true }: Insisting,
  send: () => Promise<Answer>,
): Promise<Answer | undefined> {
  const settled: Answer[] = [];
  let wasUnknown = false;
  const isOver = (known: Answer | undefined) => {
    if (known) faults.recovered(name);
    const outcome = `operation: ${outcomeOf(known, wasUnknown)}`;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return known;
  };
  const sendOnce = () => send().catch(() => undefined);
  for (let attempt = 0; attempt < 6; attempt++) {
    const isDouble = faults.strikes('client_double_click', name);
    const effective = settled.find(({ ok }) => ok);
    const [first, second] = await Promise.all([sendOnce(), isDouble ? sendOnce() : undefined]);
    wasUnknown ||= first === undefined;
    if (first === undefined && faults.strikes('client_gives_up', whoGaveUp)) return isOver(undefined);
    if (effective && hadEffect()) for (const later of [first, second]) mustHold(must, name, effective, later);
    settled.push(...[first, second].filter((answer) => answer !== undefined));
    const others = hadEffect() ? settled.slice(1) : [];
    for (const answer of others) mustBeSame(must, name, settled[0] as Answer, answer);
    const known = settled.find(isEffective) ?? settled.at(-1);
    if (known && !isBusy(known) && !faults.strikes('client_repeats', name)) return isOver(known);
    await wait(timeline, chance.pick([200, 2_000, 15_000]));
  }
  return isOver(settled.find(isEffective) ?? settled.at(-1));
}

/** How an operation went, from its first sending to the last answer under its key. */
function outcomeOf(known: Result<unknown, unknown> | undefined, wasUnknown: boolean): string {
  if (!known) return 'never known';
  const end = known.ok ? 'ok' : 'refused';
  return wasUnknown ? `unknown, then ${end}` : end;
}

const isEffective = (answer: Result<Answered<unknown>, Failure>): boolean => answer.ok;
const isBusy = (answer: Result<Answered<unknown>, Failure>): boolean => !answer.ok && answer.error.code === 'busy';

/** What was answered 202 goes on; anything else stands. */
const isOpen = (answer: Result<Answered<unknown>, Failure>): boolean => answer.ok && answer.value.status === 202;

/** Refusals had no effect and may change; an answer that had one never does. */
function mustBeSame(
  must: Must,
  name: string,
  one: Result<Answered<unknown>, Failure>,
  other: Result<Answered<unknown>, Failure>,
): void {
  if (!one.ok || !other.ok || isOpen(one) || isOpen(other)) return;
  const [first, second] = [JSON.stringify(one.value.body), JSON.stringify(other.value.body)];
  must('M7', first === second, () => `${name}: the same key got ${first} and ${second}`);
}

/** What was answered once is answered so for ever; who is busy may be asked again. */
export function mustHold(
  must: Must,
  name: string,
  first: Result<Answered<unknown>, Failure>,
  later: Result<Answered<unknown>, Failure> | undefined,
): void {
  if (!later || isBusy(later) || !first.ok || isOpen(first)) return;
  const isAgain = later.ok && later.value.status === first.value.status;
  must('M7', isAgain, () => {
    const what = later.ok ? later.value.status : later.error.code;
    return `${name}: answered ${first.value.status} first, and ${what} under the same key later`;
  });
  mustBeSame(must, name, first, later);
}

/** Counts what was answered to one request, by its kind. */
export function countAnswer<Body>(
  outcomes: Outcomes,
  what: string,
  answer: Result<Answered<Body> | Body, Failure> | undefined,
  said: (body: Body) => string,
): void {
  const told = answer === undefined ? 'never known' : answer.ok ? said(bodyOf(answer.value)) : answer.error.code;
  outcomes[`${what}: ${told}`] = (outcomes[`${what}: ${told}`] ?? 0) + 1;
}

const bodyOf = <Body>(value: Answered<Body> | Body): Body =>
  typeof value === 'object' && value !== null && 'isReplay' in value ? value.body : (value as Body);

export const wait = (timeline: Timeline, milliseconds: number) =>
  new Promise<void>((resolve) => timeline.after(milliseconds, '', resolve));
