// The travellers of a simulation: they search no longer than needed, hesitate, double-click, repeat, abandon, and pay at the last second.
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import type { Answered } from '#contracts/booking-service';
import type { OfferToBook } from '#contracts/search-service';
import type { Failure } from '#domain/errors';
import type { Result } from '#domain/result';
import type { SignedIn } from '#platform/caller';
import { cancelSome } from './cancelling.ts';
import type { Chance } from './chance.ts';
import { sitElsewhere } from './changing-seats.ts';
import type { Must } from './invariants.ts';
import { countAnswer, insist, mustHold, type Outcomes, wait } from './repeating.ts';
import { wishOf } from './wishes.ts';
import type { World } from './world.ts';

type CreateAnswer = Result<Answered<BookingOnWire>, Failure>;
type PayAnswer = Result<Answered<PaymentOnWire>, Failure>;

export type Traveller = { name: string; caller: SignedIn };

type Needs = {
  world: Pick<
    World,
    | 'timeline'
    | 'faults'
    | 'createBooking'
    | 'payBooking'
    | 'quoteCancellation'
    | 'cancelBooking'
    | 'changeSeats'
    | 'objects'
    | 'offers'
    | 'catalogue'
  >;
  chance: Chance;
  must: Must;
  outcomes: Outcomes;
};

const holdMilliseconds = 300_000;
const worthAnotherTry = ['payment_declined', 'payment_amount_mismatch', 'busy'];

export async function travel(needs: Needs, traveller: Traveller): Promise<void> {
  const { world, chance } = needs;
  const { offer, request } = wishOf(world, chance, traveller.name);
  const key = `key-${traveller.name}-booking-000`;
  const create = () => world.createBooking(traveller.caller, { idempotencyKey: key, request, language: null });
  const held = await insist<CreateAnswer>({ ...world, ...needs, name: `${traveller.name} books` }, create);
  countAnswer(needs.outcomes, 'booking', held, () => 'held');
  if (!held?.ok) return;
  const booking = held.value.body;
  checkPriceLock(booking, offer, needs.must);
  if (world.faults.strikes('client_dies', booking.id)) return;

  await wait(world.timeline, thinkTime(chance));
  // Some give a hold up before they pay, and a few pay at the same moment.
  const givesUp = chance.isLucky(0.1) ? cancelSome(needs, traveller.caller, booking, `${traveller.name} early`) : null;
  if (chance.isLucky(0.8)) await givesUp;
  if (chance.isLucky(0.2)) await sitElsewhere(needs, traveller.caller, booking, `${traveller.name} early`);
  const changes = chance.isLucky(0.1)
    ? sitElsewhere(needs, traveller.caller, booking, `${traveller.name} meanwhile`)
    : null;
  await payFor(needs, traveller, booking);
  await changes;
  if (chance.isLucky(0.3)) await sitElsewhere(needs, traveller.caller, booking, traveller.name);
  if (chance.isLucky(0.3)) await cancelSome(needs, traveller.caller, booking, traveller.name);
  if (!chance.isLucky(0.3)) return;
  // A repeat long after everything gets the first answer, word for word.
  await wait(world.timeline, chance.between(60_000, 1_200_000));
  const again = await create().catch(() => undefined);
  mustHold(needs.must, `${traveller.name} books much later`, held, again);
}

/** Pays, with a new key for each attempt, until it is paid, over, or not worth another try. */
async function payFor(needs: Needs, { name, caller }: Traveller, booking: BookingOnWire): Promise<void> {
  const { world, chance, must } = needs;
  for (let attempt = 0; attempt < 4; attempt++) {
    const amount = chance.isLucky(0.05) ? booking.total.amount + 1 : booking.total.amount;
    const pay = () =>
      world.payBooking(caller, {
        bookingId: booking.id,
        idempotencyKey: `key-${name}-payment-${attempt}`,
        request: { payment_method: 'pm_card_visa', amount: { amount, currency: booking.total.currency } },
      });
    const paid = await insist<PayAnswer>({ ...world, ...needs, name: `${name} pays, attempt ${attempt}` }, pay);
    countAnswer(needs.outcomes, 'payment', paid, ({ status }) => status);
    if (paid?.ok && paid.value.body.status === 'succeeded') {
      const { status } = paid.value.body.booking;
      must('M1', status === 'confirmed', () => `${booking.id} was paid and its traveller told it is ${status}`);
    }
    if (!paid || paid.ok || !worthAnotherTry.includes(paid.error.code)) return;
    await wait(world.timeline, chance.pick([500, 5_000, 60_000]));
  }
}

function checkPriceLock(booking: BookingOnWire, offer: OfferToBook, must: Must): void {
  const seatLines = booking.price_lines.filter(({ kind }) => kind === 'seat');
  const expected = offer.totalMinor + seatLines.reduce((sum, line) => sum + line.total.amount, 0);
  const { id, total } = booking;
  must('M5', total.amount === expected, () => `${id} costs ${total.amount}, shown was ${expected}`);
}

/** Mostly around the moment a hold dies, since that is where the rules are tried. */
function thinkTime(chance: Chance): number {
  return chance.pick([
    () => chance.between(500, 20_000),
    () => chance.between(500, holdMilliseconds - 1000),
    () => holdMilliseconds + chance.between(-1500, 1500),
    () => holdMilliseconds + chance.between(-12_000, 200),
    () => holdMilliseconds + chance.between(0, 60_000),
  ])();
}
