// The six characters people quote at a desk, and the ticket numbers made from them.
import { invariant } from '#domain/invariant';

/** No 0, 1, I, L or O: they are misread. The first character is a letter, so that a reference never looks like a number. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const letters = alphabet.slice(8);
const length = 6;

/** How many references there are: 23 letters, then 31 characters five times. */
export const referenceCount = letters.length * alphabet.length ** (length - 1);

/** Not printed on anybody's boarding pass. */
const forbidden = [
  'SEX',
  'ASS',
  'FUC',
  'FUK',
  'CUM',
  'TWAT',
  'NAZ',
  'HTLR',
  'KKK',
  'DAMN',
  'CUNT',
  'KUNT',
  'DEAD',
  'CRASH',
  'BUMS',
  'BMB',
];

/** The reference with this ordinal, from 0 to `referenceCount` - 1. */
export function referenceAt(ordinal: number): string {
  invariant(
    Number.isInteger(ordinal) && ordinal >= 0 && ordinal < referenceCount,
    'a reference has an ordinal in range',
  );
  let rest = ordinal;
  let text = '';
  for (let place = 1; place < length; place++) {
    text = alphabet[rest % alphabet.length] + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return letters[rest] + text;
}

/** The ordinal of a well-formed reference, or undefined for any other text. */
export function ordinalOf(reference: string): number | undefined {
  if (reference.length !== length) return undefined;
  const first = letters.indexOf(reference.charAt(0));
  const others = [...reference.slice(1)].map((character) => alphabet.indexOf(character));
  if (first < 0 || others.some((digit) => digit < 0)) return undefined;
  return others.reduce((ordinal, digit) => ordinal * alphabet.length + digit, first);
}

/** A random reference that spells nothing rude; `randomBelow(n)` draws a whole number from 0 to n - 1. */
export function drawReference(randomBelow: (below: number) => number): string {
  for (;;) {
    const reference = referenceAt(randomBelow(referenceCount));
    if (!forbidden.some((word) => reference.includes(word))) return reference;
  }
}

/**
 * The ticket of one passenger: the airline's three-digit accounting code, then ten digits made of the reference's
 * ordinal and the passenger's place in the booking. References are unique, so ticket numbers are, without a counter
 * that every sale would have to share.
 */
export function ticketNumber(accountingCode: string, reference: string, passengerPosition: number): string {
  const ordinal = ordinalOf(reference);
  invariant(
    ordinal !== undefined && passengerPosition >= 0 && passengerPosition <= 9,
    'a ticket belongs to a passenger of a booking',
  );
  return accountingCode + String(ordinal * 10 + passengerPosition).padStart(10, '0');
}

/** The separate check digit agents quote with a ticket number: the number modulo 7. */
export function ticketCheckDigit(number: string): number {
  return Number(BigInt(number) % 7n);
}
