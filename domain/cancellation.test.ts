// What comes back, by which rule: the vectors of the law, the arithmetic of the fare, and what holds whatever was sold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ada,
  aFlight,
  aSeatOn,
  aSoldBooking,
  aTraveller,
  back,
  chargesOn,
  day,
  departureBack,
  departureOut,
  hour,
  out,
  soldAt,
  sumOf,
} from './a-sold-booking.test-builder.ts';
import {
  type CancellationTerms,
  carrierCancellation,
  quoteCancellation,
  quoteExpiresAt,
  type SoldBooking,
} from './cancellation.ts';
import type { Selection } from './cancellation-selection.ts';

const ben = aTraveller('pax_ben');
const later = soldAt + 2 * day;
const all: Selection = { passengerIds: null, flightIds: null };

function quoted(booking: SoldBooking, selection: Partial<Selection> = {}, now = later): CancellationTerms {
  const outcome = quoteCancellation(booking, { ...all, ...selection }, now);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('a fare without refund', () => {
  test('gives back the refundable taxes, and names the rule', () => {
    const terms = quoted(aSoldBooking());

    // 2 slices × 20.00; kept are 2 × (100.00 + 5.00)
    expect(terms).toMatchObject({ refundMinor: 40_00, penaltyMinor: 210_00, isWhole: true });
    expect(terms.rule).toEqual({
      code: 'taxes_only',
      clause: expect.stringContaining('taxes'),
      source: 'Fare conditions as sold',
    });
    expect(terms.lines).toEqual([
      { kind: 'fare', code: 'YFLX', label: 'Fare', paidMinor: 200_00, refundMinor: 0 },
      { kind: 'tax', code: 'GO', label: 'Departure tax', paidMinor: 40_00, refundMinor: 40_00 },
      { kind: 'tax', code: 'NO', label: 'Surcharge', paidMinor: 10_00, refundMinor: 0 },
    ]);
  });

  test('gives back those of one passenger on one slice', () => {
    const booking = aSoldBooking({ travellers: [ada, ben] });

    const terms = quoted(booking, { passengerIds: ['pax_ben'], flightIds: ['flt_back'] });

    expect(terms).toMatchObject({
      passengerIds: ['pax_ben'],
      flightIds: ['flt_back'],
      isWhole: false,
      refundMinor: 20_00,
      penaltyMinor: 105_00,
    });
  });
});

describe('a refundable fare', () => {
  const flex = (refundFeeMinor: number, change: Partial<SoldBooking> = {}) =>
    aSoldBooking({ conditions: { refundable: true, refundFeeMinor }, ...change });

  test.each([
    ['no fee', 0, 250_00],
    ['a fee', 30_00, 220_00],
    ['a fee that eats the fare and some of the taxes', 205_00, 45_00],
    ['a fee above the price: the refundable taxes come back all the same', 900_00, 40_00],
  ])('with %s gives back the rest', (_, feeMinor, refundMinor) => {
    const terms = quoted(flex(feeMinor));

    expect(terms).toMatchObject({ refundMinor, penaltyMinor: 250_00 - refundMinor, rule: { code: 'fare_conditions' } });
  });

  test('keeps the fee once for each passenger', () => {
    expect(quoted(flex(30_00, { travellers: [ada, ben] }))).toMatchObject({ refundMinor: 440_00 });
  });

  test('keeps what was paid for seats chosen by name', () => {
    const charges = [...chargesOn('pax_ada', out), aSeatOn('pax_ada', out)];

    expect(quoted(flex(0, { flights: [out], charges }))).toMatchObject({ refundMinor: 125_00, penaltyMinor: 25_00 });
  });
});

describe('the 24-hour rule of the United States', () => {
  /** Reserved so long before departure, cancelled so long after it was reserved. */
  const terms = (before: number, after: number, change: Partial<SoldBooking> = {}) =>
    quoted(aSoldBooking({ flights: [aFlight('flt_out', soldAt + before)], ...change }), {}, soldAt + after);
  const second = 1000;

  test.each([
    ['168 h before, cancelled after 23:59:59', 168 * hour, day - second, 'within_24_hours', 125_00],
    ['168 h before, cancelled after 24:00:01', 168 * hour, day + second, 'taxes_only', 20_00],
    ['167:59 before, cancelled at once', 168 * hour - 60 * second, second, 'taxes_only', 20_00],
  ])('reserved %s', (_, before, after, code, refundMinor) => {
    expect(terms(before, after)).toMatchObject({ rule: { code }, refundMinor });
  });

  test('names its clause, and gives back seats chosen by name as well', () => {
    const charges = [...chargesOn('pax_ada', out), aSeatOn('pax_ada', out)];

    expect(terms(200 * hour, hour, { charges })).toMatchObject({
      rule: { clause: '14 CFR 259.5(b)(4)', source: expect.stringContaining('ecfr.gov') },
      refundMinor: 150_00,
      penaltyMinor: 0,
    });
  });

  test('is measured to the first departure as it was sold, not as it is now', () => {
    const moved = aFlight('flt_out', soldAt + 170 * hour, { departingAt: soldAt + 167 * hour });

    expect(terms(0, hour, { flights: [moved] })).toMatchObject({ rule: { code: 'within_24_hours' } });
  });

  test('says nothing of a trip that does not touch the United States', () => {
    const home = aFlight('flt_out', soldAt + 200 * hour, { from: 'FR', to: 'IE' });

    expect(terms(0, hour, { flights: [home] })).toMatchObject({ rule: { code: 'taxes_only' } });
  });

  test('says nothing of what was cancelled before it was in force', () => {
    const long = Date.UTC(2012, 0, 1);
    const flights = [aFlight('flt_out', long + 200 * hour)];

    expect(quoted(aSoldBooking({ createdAt: long, flights }), {}, long + hour)).toMatchObject({
      rule: { code: 'taxes_only' },
    });
  });
});

describe('a significant change', () => {
  const within = { from: 'US', to: 'US' };
  const moved = (hours: number, where: { from: string; to: string }) =>
    aFlight('flt_out', departureOut, {
      ...where,
      departingAt: departureOut + hours * hour,
      arrivingAt: departureOut + (hours + 8) * hour,
    });
  const ruleOf = (flights: SoldBooking['flights'], now = later) =>
    quoted(aSoldBooking({ flights }), {}, now).rule.clause;

  test.each([
    ['three hours later within the United States', 3, within, '14 CFR 260.2 and 260.6(a): three hours, domestic'],
    ['three hours earlier within the United States', -3, within, '14 CFR 260.2 and 260.6(a): three hours, domestic'],
    [
      'six hours earlier from abroad',
      -6,
      { from: 'JP', to: 'US' },
      '14 CFR 260.2 and 260.6(a): six hours, international',
    ],
    [
      'five hours later out of the Union',
      5,
      { from: 'FR', to: 'JP' },
      'Regulation (EC) 261/2004, Articles 6(1)(iii) and 8(1)(a): five hours',
    ],
  ])('of %s gives everything back', (_, hours, where, clause) => {
    expect(ruleOf([moved(hours, where)])).toBe(clause);
    expect(quoted(aSoldBooking({ flights: [moved(hours, where)] }))).toMatchObject({ penaltyMinor: 0 });
  });

  test.each([
    ['a minute less than three hours', 3 - 1 / 60, within],
    ['five hours from abroad', 5, { from: 'JP', to: 'US' }],
    ['five hours earlier out of the Union', -5, { from: 'FR', to: 'JP' }],
    ['a day between countries of neither', 24, { from: 'JP', to: 'SG' }],
  ])('is not one of %s', (_, hours, where) => {
    expect(quoted(aSoldBooking({ flights: [moved(hours, where)] })).rule.code).toBe('taxes_only');
  });

  test('that was flown all the same is no reason any more', () => {
    const late = moved(6, { from: 'FR', to: 'US' });

    expect(quoted(aSoldBooking({ flights: [late, back] })).rule.code).toBe('significantly_changed');
    expect(quoted(aSoldBooking({ flights: [late, back] }), {}, departureOut + day).rule.code).toBe('taxes_only');
  });
});

describe('a flight the airline cancelled', () => {
  const struck = { ...out, isCancelledByCarrier: true };

  test('gives back its slice in full, seats included, whatever the fare says', () => {
    const charges = [...chargesOn('pax_ada', out), aSeatOn('pax_ada', out), ...chargesOn('pax_ada', back)];
    const terms = carrierCancellation(aSoldBooking({ flights: [struck, back], charges }), later);

    expect(terms).toMatchObject({
      flightIds: ['flt_out'],
      isWhole: false,
      refundMinor: 150_00,
      penaltyMinor: 0,
      rule: { code: 'carrier_cancelled', clause: '14 CFR 260.6(a)' },
    });
  });

  test('lets the traveller have the rest back in full, too', () => {
    const cancelled = [{ passengerId: ada.passengerId, flightId: out.flightId }];

    expect(quoted(aSoldBooking({ flights: [struck, back], cancelled }))).toMatchObject({
      flightIds: ['flt_back'],
      isWhole: true,
      refundMinor: 125_00,
      rule: { code: 'carrier_cancelled' },
    });
  });

  test.each([
    ['out of the Union', { from: 'FR', to: 'JP' }, 'Regulation (EC) 261/2004, Articles 5(1)(a) and 8(1)(a)'],
    ['anywhere else', { from: 'JP', to: 'SG' }, 'Conditions of carriage: involuntary refunds'],
  ])('%s names the rule of that place', (_, where, clause) => {
    const flights = [{ ...struck, ...where }];

    expect(carrierCancellation(aSoldBooking({ flights }), later)?.rule.clause).toBe(clause);
  });

  test('strands nobody half-way without the fare of what is ahead', () => {
    const onward = aFlight('flt_onward', departureOut + 10 * hour, { isCancelledByCarrier: true });
    const charges = [...chargesOn('pax_ada', out), ...chargesOn('pax_ada', onward).slice(0, 1)];

    const terms = carrierCancellation(aSoldBooking({ flights: [out, onward], charges }), departureOut + hour);

    expect(terms).toMatchObject({ flightIds: ['flt_onward'], isWhole: false, refundMinor: 100_00 });
  });

  test('gives nothing back twice', () => {
    const cancelled = [{ passengerId: ada.passengerId, flightId: out.flightId }];

    expect(carrierCancellation(aSoldBooking({ flights: [struck, back], cancelled }), later)).toBeUndefined();
  });

  test('ends a held booking whole, with nothing to give back', () => {
    const held = aSoldBooking({ status: 'held', paymentStatus: 'none', flights: [struck, back], refundableMinor: 0 });

    expect(carrierCancellation(held, later)).toMatchObject({ isWhole: true, refundMinor: 0, penaltyMinor: 0 });
  });
});

test('a held booking is cancelled for nothing', () => {
  const held = aSoldBooking({ status: 'held', paymentStatus: 'none', refundableMinor: 0 });

  expect(quoted(held, {}, soldAt + 1000)).toMatchObject({
    rule: { code: 'nothing_paid' },
    refundMinor: 0,
    penaltyMinor: 0,
    lines: [],
  });
});

describe('a quote', () => {
  test('of a hold ends with the hold', () => {
    const held = aSoldBooking({ status: 'held', paymentStatus: 'none', paymentRequiredBy: later + 60_000 });

    expect(quoteExpiresAt(held, quoted(held), later)).toBe(later + 60_000);
  });

  test('stands for ten minutes, but not past a departure it speaks of', () => {
    const booking = aSoldBooking();
    const terms = quoted(booking);

    expect(quoteExpiresAt(booking, terms, later)).toBe(later + 600_000);
    expect(quoteExpiresAt(booking, terms, departureOut - 1000)).toBe(departureOut);
    expect(quoteExpiresAt(booking, quoted(booking, {}, departureOut), departureOut)).toBe(departureOut + 600_000);
    expect(departureBack).toBeGreaterThan(departureOut + 600_000);
  });
});

describe('whatever was sold', () => {
  const minor = fc.integer({ min: 0, max: 100_000 });
  const charge = fc.record({
    passengerId: fc.constantFrom('pax_ada' as const, 'pax_ben' as const),
    slice: fc.constantFrom(0, 1),
    hangsOnFlight: fc.boolean(),
    kind: fc.constantFrom('fare' as const, 'tax' as const, 'seat' as const),
    amountMinor: minor,
    isRefundable: fc.boolean(),
  });
  const booking = fc
    .record({
      charges: fc.array(charge, { maxLength: 12 }),
      refundable: fc.boolean(),
      feeMinor: minor,
      isCancelledByCarrier: fc.boolean(),
      goneMinor: minor,
    })
    .map(({ charges, refundable, feeMinor, isCancelledByCarrier, goneMinor }) => {
      const sold = charges.map(({ hangsOnFlight, ...one }) => ({
        ...one,
        flightId: hangsOnFlight ? (one.slice === 0 ? out.flightId : back.flightId) : null,
        code: one.kind,
        label: one.kind,
        isRefundable: one.kind === 'tax' && one.isRefundable,
      }));
      return aSoldBooking({
        travellers: [ada, ben],
        flights: [out, { ...back, isCancelledByCarrier }],
        charges: sold,
        conditions: { refundable, refundFeeMinor: refundable ? feeMinor : null },
        refundableMinor: sumOf(sold) - goneMinor,
      });
    });
  const selection = fc.record({
    passengerIds: fc.constantFrom(null, ['pax_ada' as const], ['pax_ben' as const]),
    flightIds: fc.constantFrom(null, ['flt_out' as const], ['flt_back' as const]),
  });

  test('the lines sum to the refund, and never to more than there is', () => {
    fc.assert(
      fc.property(booking, selection, (sold, wish) => {
        const { lines, refundMinor, penaltyMinor } = quoted(sold, wish);

        expect(lines.reduce((sum, line) => sum + line.refundMinor, 0)).toBe(refundMinor);
        expect(lines.reduce((sum, line) => sum + line.paidMinor, 0)).toBe(refundMinor + penaltyMinor);
        expect(refundMinor).toBeGreaterThanOrEqual(0);
        expect(refundMinor).toBeLessThanOrEqual(Math.max(0, sold.refundableMinor));
        for (const line of lines) expect(line.refundMinor).toBeLessThanOrEqual(line.paidMinor);
      }),
    );
  });

  test('giving it up bit by bit never brings more than was paid', () => {
    fc.assert(
      fc.property(booking, fc.array(selection, { maxLength: 6 }), (sold, wishes) => {
        let now = sold;
        let given = 0;
        for (const wish of wishes) {
          const outcome = quoteCancellation(now, wish, later);
          if (!outcome.ok) continue;
          given += outcome.value.refundMinor;
          now = {
            ...now,
            cancelled: [...now.cancelled, ...outcome.value.places],
            refundableMinor: now.refundableMinor - outcome.value.refundMinor,
          };
        }

        expect(given).toBeLessThanOrEqual(Math.max(0, sold.refundableMinor));
        expect(given).toBeLessThanOrEqual(sumOf(sold.charges));
      }),
    );
  });

  test('taxes that always come back do, whole, unless there is less to give', () => {
    fc.assert(
      fc.property(booking, (sold) => {
        const taxes = sumOf(sold.charges.filter(({ isRefundable }) => isRefundable));

        expect(quoted(sold).refundMinor).toBeGreaterThanOrEqual(Math.min(taxes, Math.max(0, sold.refundableMinor)));
      }),
    );
  });
});
