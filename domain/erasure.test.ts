// When a booking may forget its people.
import { expect, test } from 'vitest';
import type { BookingStatus, PaymentStatus } from '#domain/booking';
import { isErasable } from '#domain/erasure';

const noon = Date.UTC(2026, 10, 20, 12);
const hour = 3_600_000;

test.each<[string, BookingStatus, PaymentStatus, number[], boolean]>([
  ['an expired booking', 'expired', 'none', [noon + hour], true],
  ['a cancelled booking', 'cancelled', 'refunded', [noon + hour], true],
  ['a booking that is held', 'held', 'none', [noon + hour], false],
  ['a held booking whose flights have left, until it expires', 'held', 'declined', [noon - hour], false],
  ['a booking yet to fly', 'confirmed', 'paid', [noon + 1], false],
  ['a booking that leaves this moment', 'confirmed', 'paid', [noon], true],
  ['a flown booking', 'confirmed', 'paid', [noon - 2 * hour, noon - hour], true],
  ['a booking on its way, with one flight still ahead', 'confirmed', 'paid', [noon - hour, noon + hour], false],
  ['a booking whose money is moving', 'expired', 'processing', [noon - hour], false],
])('%s', (_, status, paymentStatus, departures, answer) => {
  expect(isErasable({ status, paymentStatus }, departures, noon)).toBe(answer);
});
