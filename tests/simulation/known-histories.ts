// Small histories made by chance, with a verdict by brute force: every order that real time allows is tried on a model of its own.
// They stand beside the checker, not on it: nothing here uses the checker's model or its search.
import { chanceOf } from './chance.ts';

export type SeatEvent = {
  verb: 'hold' | 'confirm' | 'release' | 'read';
  /** Who holds; nobody for a read. */
  by: string;
  /** What a hold, confirmation or release was told, or what a read saw; undefined when nobody heard. */
  answer: boolean | 'free' | 'held' | 'taken' | undefined;
  callNumber: number;
  answerNumber: number;
};
export type RegisterEvent = {
  verb: 'read' | 'write';
  value: number;
  isAnswered: boolean;
  callNumber: number;
  answerNumber: number;
};

type Seat = { state: 'free' | 'held' | 'taken'; by: string; gone: readonly string[] };
const emptySeat: Seat = { state: 'free', by: '', gone: [] };

/** The seat as it has to answer, and as it is afterwards. Nothing expires here: these histories take no time. */
function act(seat: Seat, { verb, by }: SeatEvent): { answer: NonNullable<SeatEvent['answer']>; next: Seat } {
  const isOwn = seat.state !== 'free' && seat.by === by;
  switch (verb) {
    case 'read':
      return { answer: seat.state, next: seat };
    case 'hold':
      if (isOwn) return { answer: true, next: seat };
      return seat.state === 'free' && !seat.gone.includes(by)
        ? { answer: true, next: { ...seat, state: 'held', by } }
        : { answer: false, next: seat };
    case 'confirm':
      return isOwn ? { answer: true, next: { ...seat, state: 'taken' } } : { answer: false, next: seat };
    case 'release':
      return isOwn
        ? { answer: true, next: { state: 'free', by: '', gone: [...seat.gone, by] } }
        : { answer: false, next: seat };
  }
}

/** A history that one seat really had: each event acts at a moment of its own within its call. */
export function goodSeatHistory(seed: string): SeatEvent[] {
  const chance = chanceOf(seed);
  const count = chance.between(3, 6);
  const people = ['a', 'b', 'c'].slice(0, chance.between(2, 3));
  const held = new Set<string>();
  let seat = emptySeat;
  const moments = momentsOf(count, chance);
  return moments.map((times) => {
    const by = chance.pick(people);
    // A hold id is used for one hold: who has held before confirms or gives back.
    const verb = chance.isLucky(0.25) ? 'read' : held.has(by) ? chance.pick(['confirm', 'release'] as const) : 'hold';
    if (verb === 'hold') held.add(by);
    const event: SeatEvent = { verb, by: verb === 'read' ? '' : by, answer: undefined, ...times };
    const isLost = verb !== 'read' && chance.isLucky(0.2);
    const isDone = !isLost || chance.isLucky(0.5);
    const { answer, next } = act(seat, event);
    if (isDone) seat = next;
    return isLost ? { ...event, answerNumber: Number.POSITIVE_INFINITY } : { ...event, answer };
  });
}

/** Calls that overlap a good deal, in the order in which they act. */
function momentsOf(count: number, chance: ReturnType<typeof chanceOf>) {
  const acts = Array.from({ length: count }, (_, index) => (index + 1) * 100);
  const times = acts.map((at) => ({
    callNumber: at - chance.between(1, 250),
    answerNumber: at + chance.between(1, 250),
  }));
  return times;
}

/** True when some order of the answered events, and of any of the others, is one that the seat could have had. */
export function isPossibleForSeat(events: readonly SeatEvent[]): boolean {
  return someOrder(events, emptySeat, (seat, event) => {
    const { answer, next } = act(seat, event);
    return event.answer === undefined || event.answer === answer ? next : undefined;
  });
}

export function isPossibleForRegister(events: readonly RegisterEvent[]): boolean {
  return someOrder(events, 0, (value, event) => {
    if (event.verb === 'write') return event.value;
    return !event.isAnswered || event.value === value ? value : undefined;
  });
}

/** A register of small numbers, written and read by several at once; mostly as it was, sometimes as it never can have been. */
export function registerHistory(seed: string): RegisterEvent[] {
  const chance = chanceOf(seed);
  let value = 0;
  return momentsOf(chance.between(3, 6), chance).map((times) => {
    const verb = chance.pick(['read', 'write'] as const);
    if (verb === 'write') value = chance.between(1, 3);
    const seen = chance.isLucky(0.2) ? chance.between(0, 3) : value;
    const isAnswered = chance.isLucky(0.85);
    const answerNumber = isAnswered ? times.answerNumber : Number.POSITIVE_INFINITY;
    return { verb, value: verb === 'write' ? value : seen, isAnswered, ...times, answerNumber };
  });
}

type Timed = { callNumber: number; answerNumber: number };

/** Tries every order in which nothing comes before what was answered before it was called; open events may be left out. */
function someOrder<Event extends Timed, State>(
  events: readonly Event[],
  state: State,
  step: (state: State, event: Event) => State | undefined,
): boolean {
  const mustHappen = events.filter(({ answerNumber }) => answerNumber !== Number.POSITIVE_INFINITY);
  if (mustHappen.length === 0) return true;
  return events.some((event) => {
    const others = events.filter((other) => other !== event);
    if (others.some(({ answerNumber }) => answerNumber < event.callNumber)) return false;
    const next = step(state, event);
    return next !== undefined && someOrder(others, next, step);
  });
}

/** The same history with exactly one reply turned into another one that its verb can have. */
export function corruptions(events: readonly SeatEvent[]): SeatEvent[][] {
  return events.flatMap((event, position) => {
    const others = event.verb === 'read' ? (['free', 'held', 'taken'] as const) : ([true, false] as const);
    if (event.answer === undefined) return [];
    return others
      .filter((answer) => answer !== event.answer)
      .map((answer) => events.with(position, { ...event, answer }));
  });
}
