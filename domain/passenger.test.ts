// Who may fly together: ages on the day of each flight, infants on laps, exit rows.

import { describe, expect, test } from 'vitest';
import { ageOn, checkParty, type DepartureDay, maySitInExitRow, type Passenger, typeAtAge } from '#domain/passenger';
import { err, ok } from '#domain/result';

const flies: DepartureDay[] = [{ flightId: 'flt_out', departingOn: '2026-12-05' }];
const fliesBothWays: DepartureDay[] = [...flies, { flightId: 'flt_back', departingOn: '2026-12-19' }];
const anAdult = (change: Partial<Passenger> = {}): Passenger => ({
  type: 'adult',
  bornOn: '1990-04-02',
  withIndex: null,
  ...change,
});
const aChild = (change: Partial<Passenger> = {}) => anAdult({ type: 'child', bornOn: '2020-01-01', ...change });
const anInfant = (change: Partial<Passenger> = {}) => anAdult({ type: 'infant', bornOn: '2026-01-01', ...change });
const check = (party: Passenger[], flights = flies) => {
  const countOf = (wanted: string) => party.filter(({ type }) => type === wanted).length;
  const expected = { adults: countOf('adult'), children: countOf('child'), infants: countOf('infant') };
  return checkParty(party, expected, flights);
};

test.each([
  ['2024-02-29', '2026-02-28', 1],
  ['2024-02-29', '2026-03-01', 2],
  ['2024-02-29', '2028-02-28', 3],
  ['2024-02-29', '2028-02-29', 4],
  ['2026-12-05', '2026-12-05', 0],
  ['2014-12-05', '2026-12-04', 11],
  ['2014-12-05', '2026-12-05', 12],
  ['2026-12-06', '2026-12-05', -1],
])('somebody born on %s is on %s %i years old', (bornOn, on, expected) => {
  expect(ageOn(bornOn, on)).toBe(expected);
});

test.each([
  [0, 'infant'],
  [1, 'infant'],
  [2, 'child'],
  [11, 'child'],
  [12, 'adult'],
])('at %i one flies as %s', (ageYears, expected) => {
  expect(typeAtAge(ageYears)).toBe(expected);
});

describe('exit rows', () => {
  test('open to everybody from the fifteenth birthday on', () => {
    expect(maySitInExitRow(anAdult({ bornOn: '2011-12-05' }), false, '2026-12-05')).toBe(true);
    expect(maySitInExitRow(anAdult({ bornOn: '2011-12-06' }), false, '2026-12-05')).toBe(false);
  });

  test('closed to somebody with an infant on the lap', () => {
    expect(maySitInExitRow(anAdult(), true, '2026-12-05')).toBe(false);
  });
});

describe('ages', () => {
  test('an infant who turns two before the way back needs a seat there', () => {
    const party = [anAdult(), anInfant({ bornOn: '2024-12-19' })];

    expect(check(party)).toMatchObject({ ok: true });
    expect(check(party, fliesBothWays)).toEqual(
      err({ code: 'passenger_age_mismatch', passenger: 1, flightId: 'flt_back', ageYears: 2 }),
    );
  });

  test.each([
    ['a child on the day of its twelfth birthday', aChild({ bornOn: '2014-12-05' }), 12],
    ['an adult of eleven', anAdult({ bornOn: '2014-12-06' }), 11],
    ['a child under two', aChild({ bornOn: '2024-12-06' }), 1],
    ['an infant not yet born', anInfant({ bornOn: '2026-12-06' }), -1],
  ])('%s is sold as the wrong type', (_, passenger, ageYears) => {
    const party = [anAdult(), passenger];

    expect(check(party)).toEqual(err({ code: 'passenger_age_mismatch', passenger: 1, flightId: 'flt_out', ageYears }));
  });

  test('an infant flies from the seventh day on', () => {
    expect(check([anAdult(), anInfant({ bornOn: '2026-11-28' })])).toMatchObject({ ok: true });
    expect(check([anAdult(), anInfant({ bornOn: '2026-11-29' })])).toEqual(
      err({ code: 'infant_too_young', passenger: 1 }),
    );
  });
});

describe('the party as a whole', () => {
  test('ten people are too many', () => {
    expect(check(Array.from({ length: 9 }, () => anAdult()))).toMatchObject({ ok: true });
    expect(check(Array.from({ length: 10 }, () => anAdult()))).toEqual(err({ code: 'too_many_passengers' }));
  });

  test.each([
    ['children alone', [aChild()]],
    ['an infant alone', [anInfant()]],
    ['nobody', []],
  ])('%s do not fly', (_, party) => {
    expect(check(party)).toEqual(err({ code: 'unaccompanied_child' }));
  });

  test('every infant needs an adult of its own', () => {
    expect(check([anAdult(), anInfant(), anInfant()])).toEqual(err({ code: 'infants_exceed_adults' }));
  });

  test('another party than the one that was priced is refused with the one expected', () => {
    const expected = { adults: 2, children: 0, infants: 0 };

    expect(checkParty([anAdult(), aChild()], expected, flies)).toEqual(err({ code: 'passengers_mismatch', expected }));
  });
});

describe('infants and laps', () => {
  const lapsOf = (party: Passenger[]) => {
    const checked = check(party);
    return checked.ok ? checked.value.map(({ withIndex }) => withIndex) : checked.error;
  };

  test('infants without a named adult go to the adults nobody named, in order', () => {
    const party = [anInfant(), anAdult(), aChild(), anAdult(), anInfant({ withIndex: 1 }), anAdult(), anInfant()];

    expect(lapsOf(party)).toEqual([3, null, null, null, 1, null, 5]);
  });

  test.each([
    ['a child', [anAdult(), aChild(), anInfant({ withIndex: 1 })], 2],
    ['itself', [anAdult(), anInfant({ withIndex: 1 })], 1],
    ['nobody there', [anAdult(), anInfant({ withIndex: 7 })], 1],
    ['a position before the first', [anAdult(), anInfant({ withIndex: -1 })], 1],
    [
      'an adult another infant named',
      [anAdult(), anAdult(), anInfant({ withIndex: 0 }), anInfant({ withIndex: 0 })],
      2,
    ],
  ])('an infant cannot be tied to %s', (_, party, passenger) => {
    expect(check(party)).toEqual(err({ code: 'infant_needs_adult', passenger }));
  });

  test('only infants are tied to anybody', () => {
    expect(check([anAdult(), aChild({ withIndex: 0 })])).toEqual(err({ code: 'infant_needs_adult', passenger: 1 }));
  });

  test('what else is known of a passenger stays with them', () => {
    const party = [{ ...anAdult(), givenName: 'Ada' }];

    expect(checkParty(party, { adults: 1, children: 0, infants: 0 }, flies)).toEqual(ok(party));
  });
});
