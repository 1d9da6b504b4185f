// Seats for those who did not choose: what every choice must keep to, and what a good one looks like.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Seated } from '#domain/party-groups';
import { chooseSeats, type SeatedBefore } from '#domain/seat-choice';
import { type Seat, seatsOfCabin } from '#domain/seat-map';
import { aCabin } from '../tests/support/builders.ts';

/** A party as letters: a adult, i adult with a lap infant, y somebody under 15, c child. */
const partyOf = (letters: string): Seated[] =>
  [...letters].map((letter, index) => ({
    passengerId: `pax_${letter}${index}`,
    type: letter === 'c' ? 'child' : 'adult',
    maySitInExitRow: letter === 'a',
    hasLapInfant: letter === 'i',
  }));

/** Rows 1 to 6 of three and three, the fifth an exit row. */
const cabin = seatsOfCabin(aCabin({ lastRow: 6, exitRows: [5], features: {} }));
const seatsNamed = (names: string): Seat[] => cabin.filter(({ seat }) => names.split(' ').includes(seat));

type Facts = { free?: Seat[]; infantCapacity?: number; seated?: SeatedBefore[] };
function choose(letters: string, { free = cabin, infantCapacity = 1, seated = [] }: Facts = {}): string[] | undefined {
  const party = partyOf(letters);
  const chosen = chooseSeats(party, { free, infantPlacesIn: () => infantCapacity, seated });
  return chosen && party.map(({ passengerId }) => chosen.get(passengerId) ?? '');
}

const isBeside = (left: string | undefined, right: string | undefined): boolean => {
  const [one, other] = [left, right].map((name) => cabin.find(({ seat }) => seat === name));
  return (
    one?.row === other?.row && one?.block === other?.block && Math.abs((one?.column ?? 0) - (other?.column ?? 9)) === 1
  );
};

describe('in an empty cabin', () => {
  test.each([
    ['one alone', 'a', ['1A']],
    ['two side by side', 'aa', ['1A', '1B']],
    ['a child beside its adult', 'ac', ['1B', '1A']],
    ['two children, one on either side', 'acc', ['1B', '1A', '1C']],
    ['six in one row', 'aaaaaa', ['1A', '1B', '1C', '1D', '1E', '1F']],
  ])('%s', (_, party, expected) => {
    expect(choose(party)).toEqual(expected);
  });

  test('nine take rows that follow each other', () => {
    const rows = choose('aaaaaaaaa')?.map((seat) => seat[0]);

    expect(rows?.toSorted()).toEqual([...'111111222']);
  });

  test('two adults with lap infants sit in two blocks, since each has one spare mask', () => {
    expect(choose('ii')).toEqual(['1C', '1D']);
  });
});

describe('among what is left', () => {
  test.each([
    ['two rather in one block than across the aisle', 'aa', '1C 1D 4A 4B', ['4A', '4B']],
    ['a pair rather than a part of three, since that leaves a single seat', 'aa', '1A 1B 1C 2E 2F', ['2E', '2F']],
    ['one takes the single seat', 'a', '1A 1B 4F', ['4F']],
    ['those who cannot sit together sit near', 'aaa', '1A 2F 6C 2A', ['1A', '2A', '2F']],
    ['a child is not parted from its adult by an aisle', 'ac', '1C 1D 4E 4F', ['4F', '4E']],
    ['where only pairs are left, one child has the adult beside', 'acc', '1A 1B 3D', ['1B', '1A', '3D']],
    ['a child sits alone where there is nothing better', 'ac', '1A 4F', ['4F', '1A']],
  ])('%s', (_, party, free, expected) => {
    expect(choose(party, { free: seatsNamed(free) })).toEqual(expected);
  });

  test.each([
    ['acac', '1C 1D 1E 1F 4A 4B'],
    ['aaccc', '1A 1B 1C 2E 2F'],
  ])('every child of %s has an adult beside in %s', (party, free) => {
    const chosen = choose(party, { free: seatsNamed(free) }) ?? [];

    const adults = chosen.filter((_, index) => party[index] === 'a');
    const children = chosen.filter((_, index) => party[index] === 'c');
    expect(children.filter((child) => !adults.some((adult) => isBeside(adult, child)))).toEqual([]);
  });
});

describe('exit rows', () => {
  test('are taken last, even by those who could sit there together', () => {
    expect(choose('aa', { free: seatsNamed('1A 2F 5A 5B') })).toEqual(['1A', '2F']);
    expect(choose('aa', { free: seatsNamed('1A 5A 5B') })).toEqual(['5A', '5B']);
  });

  test.each(['y', 'c', 'i'])('never by somebody who may not: %s', (letter) => {
    expect(choose(letter, { free: seatsNamed('5A 5B') })).toBeUndefined();
  });

  test('an adult gives the other seat to a child that cannot sit there', () => {
    expect(choose('ac', { free: seatsNamed('1A 5A') })).toEqual(['5A', '1A']);
    expect(choose('aai', { free: seatsNamed('1A 5A 5B') })?.[2]).toBe('1A');
  });
});

describe('beside those who named their seats', () => {
  const named = (type: 'adult' | 'child', seat: string): SeatedBefore => ({
    type,
    seat: seatsNamed(seat)[0] as Seat,
  });
  const freeBut = (...taken: string[]) => cabin.filter(({ seat }) => !taken.includes(seat));

  test('a child sits beside its adult', () => {
    const [child] = choose('c', { free: freeBut('4E'), seated: [named('adult', '4E')] }) ?? [];

    expect(isBeside('4E', child)).toBe(true);
  });

  test('two children sit on either side', () => {
    expect(choose('cc', { free: freeBut('4E'), seated: [named('adult', '4E')] })?.toSorted()).toEqual(['4D', '4F']);
  });

  test('an adult sits beside the child', () => {
    const [adult] = choose('a', { free: freeBut('4B'), seated: [named('child', '4B')] }) ?? [];

    expect(isBeside('4B', adult)).toBe(true);
  });

  test('everybody else sits near', () => {
    expect(choose('a', { free: freeBut('4A', '4B'), seated: [named('adult', '4A'), named('adult', '4B')] })).toEqual([
      '4C',
    ]);
  });

  test('a child sits elsewhere when no seat beside is free', () => {
    expect(choose('c', { free: seatsNamed('2A'), seated: [named('adult', '4E')] })).toEqual(['2A']);
  });
});

const someFree = fc
  .uniqueArray(fc.constantFrom(...cabin), { maxLength: cabin.length })
  .map((picked) => cabin.filter((seat) => picked.includes(seat)));
const someParty = fc
  .array(fc.constantFrom('a', 'a', 'i', 'y', 'c'), { minLength: 1, maxLength: 9 })
  .map((letters) => letters.join(''));

test('a choice gives everybody a free seat of their own that they may sit in, with a mask for every infant', () => {
  fc.assert(
    fc.property(someParty, someFree, fc.nat({ max: 2 }), (letters, free, infantCapacity) => {
      const chosen = choose(letters, { free, infantCapacity });
      fc.pre(chosen !== undefined);
      const seats = (chosen ?? []).map((name) => free.find(({ seat }) => seat === name));

      expect(seats).not.toContain(undefined);
      expect(new Set(chosen).size).toBe(letters.length);
      expect(seats.filter((seat, index) => seat?.isExitRow && letters[index] !== 'a')).toEqual([]);
      const masks = seats.filter((_, index) => letters[index] === 'i').map((seat) => `${seat?.row}/${seat?.block}`);
      for (const place of masks)
        expect(masks.filter((other) => other === place).length).toBeLessThanOrEqual(infantCapacity);
    }),
  );
});

test('there is a choice exactly when masks, seats outside exit rows and seats are enough', () => {
  fc.assert(
    fc.property(someParty, someFree, fc.nat({ max: 2 }), (letters, free, infantCapacity) => {
      const countOf = (kinds: string) => [...letters].filter((letter) => kinds.includes(letter)).length;
      const outside = free.filter(({ isExitRow }) => !isExitRow);
      const blocks = new Map<string, number>();
      for (const { row, block } of outside) blocks.set(`${row}/${block}`, (blocks.get(`${row}/${block}`) ?? 0) + 1);
      const masks = [...blocks.values()].reduce((sum, seats) => sum + Math.min(seats, infantCapacity), 0);
      const isEnough = countOf('i') <= masks && countOf('iyc') <= outside.length && letters.length <= free.length;

      expect(choose(letters, { free, infantCapacity }) !== undefined).toBe(isEnough);
    }),
  );
});

test('one adult and one child sit side by side wherever two such seats are free', () => {
  fc.assert(
    fc.property(someFree, (free) => {
      const outside = free.filter(({ isExitRow }) => !isExitRow);
      fc.pre(outside.some(({ seat }) => outside.some((other) => isBeside(seat, other.seat))));

      const [adult, child] = choose('ac', { free }) ?? [];

      expect(isBeside(adult, child)).toBe(true);
    }),
  );
});

test('in a large, ragged cabin nine people are seated within a breath', () => {
  const wide = seatsOfCabin(aCabin({ columns: [...'ABC', '', ...'DEFG', '', ...'HJK'], lastRow: 60, exitRows: [30] }));
  const ragged = wide.filter((_, index) => index % 2 === 0);
  const started = performance.now();

  const chosen = chooseSeats(partyOf('aiccaccyc'), { free: ragged, infantPlacesIn: () => 1, seated: [] });

  expect(chosen?.size).toBe(9);
  expect(performance.now() - started).toBeLessThan(1_000);
});
