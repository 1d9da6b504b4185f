// References people can read out, and ticket numbers that never repeat.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  drawReference,
  ordinalOf,
  referenceAt,
  referenceCount,
  ticketCheckDigit,
  ticketNumber,
} from '#domain/booking-reference';

const anOrdinal = fc.integer({ min: 0, max: referenceCount - 1 });

test('there are 658,470,473 references', () => {
  expect(referenceCount).toBe(658_470_473);
});

test('a reference begins with a letter and holds no character that is misread', () => {
  fc.assert(fc.property(anOrdinal, (ordinal) => /^[A-HJKMNP-Z][2-9A-HJKMNP-Z]{5}$/.test(referenceAt(ordinal))));
});

test('every ordinal has its own reference, which leads back to it', () => {
  fc.assert(fc.property(anOrdinal, (ordinal) => ordinalOf(referenceAt(ordinal)) === ordinal));
});

test.each(['K7QX4', 'K7QX4MM', '27QX4M', 'K0QX4M', 'k7qx4m', ''])('%j is no reference', (text) => {
  expect(ordinalOf(text)).toBeUndefined();
});

test('a draw that spells something rude is drawn again', () => {
  const draws = [ordinalOf('SEX234') ?? 0, 42];

  const reference = drawReference(() => draws.shift() ?? 0);

  expect(reference).toBe(referenceAt(42));
});

test('a ticket number has thirteen digits and differs for every passenger of every booking', () => {
  fc.assert(
    fc.property(anOrdinal, anOrdinal, fc.nat(8), fc.nat(8), (one, other, first, second) => {
      const ticket = ticketNumber('000', referenceAt(one), first);
      const otherTicket = ticketNumber('000', referenceAt(other), second);
      return /^\d{13}$/.test(ticket) && (ticket === otherTicket) === (one === other && first === second);
    }),
  );
});

test.each([
  ['1252106312810', 3],
  ['0002400000123', 3],
  ['0009876543210', 2],
])('the check digit of %s is %d', (number, digit) => {
  expect(ticketCheckDigit(number)).toBe(digit);
});
