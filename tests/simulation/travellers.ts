// The travellers of a simulation: they search no longer than needed, hesitate, double-click, repeat, abandon, and pay at the last second.
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import type { Answered } from '#contracts/booking-service';
import { presentMoney } from '#contracts/money';
import type { OfferToBook } from '#contracts/search-service';
import type { Failure } from '#domain/errors';
import type { Result } from '#domain/result';
import type { SignedIn } from '#platform/caller';
import { anOfferToBook } from '../support/builders.ts';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Timeline } from './timeline.ts';
import type { World } from './world.ts';

type CreateAnswer = Result<Answered<BookingOnWire>, Failure>;
type PayAnswer = Result<Answered<PaymentOnWire>, Failure>;

export type Traveller = { name: string; caller: SignedIn };
/** What travellers were told and that does not agree with itself. */
export type Complaints = { invariant: string; detail: string }[];
export type Outcomes = Record<string, number>;

type Needs = {
  world: Pick<World, 'timeline' | 'faults' | 'createBooking' | 'payBooking' | 'offers' | 'plans'>;
  chance: Chance;
  complaints: Complaints;
  outcomes: Outcomes;
};

const holdMilliseconds = 300_000;

export async function travel({ world, chance, complaints, outcomes }: Needs, traveller: Traveller): Promise<void> {
  const { timeline, faults } = world;
  const count = (what: string) => {
    outcomes[what] = (outcomes[what] ?? 0) + 1;
  };
  const wish = wishOf(world, chance, traveller);
  const key = `key-${traveller.name}-booking-000`;
  const create = () =>
    world.createBooking(traveller.caller, { idempotencyKey: key, request: wish.request, language: null });

  const held = await insist<CreateAnswer>(
    { timeline, faults, chance, complaints, name: `${traveller.name} books` },
    create,
  );
  count(held === undefined ? 'booking: never known' : held.ok ? 'booking: held' : `booking: ${held.error.code}`);
  if (!held?.ok) return;
  const booking = held.value.body;
  checkPriceLock(booking, wish.offer, complaints);
  if (faults.strikes('client_dies')) return count('traveller: never came back');

  await wait(timeline, thinkTime(chance));
  for (let attempt = 0; attempt < 4; attempt++) {
    const amount = chance.isLucky(0.05) ? booking.total.amount + 1 : booking.total.amount;
    const pay = () =>
      world.payBooking(traveller.caller, {
        bookingId: booking.id,
        idempotencyKey: `key-${traveller.name}-payment-${attempt}`,
        request: { payment_method: 'pm_card_visa', amount: { amount, currency: booking.total.currency } },
      });
    const paid = await insist<PayAnswer>({ timeline, faults, chance, complaints, name: `${traveller.name} pays` }, pay);
    count(
      paid === undefined
        ? 'payment: never known'
        : paid.ok
          ? `payment: ${paid.value.body.status}`
          : `payment: ${paid.error.code}`,
    );
    if (paid?.ok && paid.value.body.status === 'succeeded' && paid.value.body.booking.status !== 'confirmed') {
      complaints.push({
        invariant: 'M1',
        detail: `${booking.id} was paid and its traveller told it is ${paid.value.body.booking.status}`,
      });
    }
    const mayTryAgain =
      paid && !paid.ok && ['payment_declined', 'payment_amount_mismatch', 'busy'].includes(paid.error.code);
    if (!mayTryAgain) break;
    await wait(timeline, chance.pick([500, 5_000, 60_000]));
  }
  if (chance.isLucky(0.3)) await repeatMuchLater({ world, chance, complaints, outcomes }, traveller, create, held);
}

/** A repeat long after everything gets the first answer, word for word. */
async function repeatMuchLater(
  { world, chance, complaints }: Needs,
  traveller: Traveller,
  create: () => Promise<CreateAnswer>,
  first: CreateAnswer,
): Promise<void> {
  await wait(world.timeline, chance.between(60_000, 1_200_000));
  const again = await create().catch(() => undefined);
  mustHold(complaints, `${traveller.name} books much later`, first, again);
}

type Insisting = { timeline: Timeline; faults: Faults; chance: Chance; complaints: Complaints; name: string };

/** Sends until there is an answer, always with the same key; every two answers to one key must agree. */
async function insist<Answer extends Result<Answered<unknown>, Failure>>(
  { timeline, faults, chance, complaints, name }: Insisting,
  send: () => Promise<Answer>,
): Promise<Answer | undefined> {
  const settled: Answer[] = [];
  const sendOnce = () => send().catch(() => undefined);
  for (let attempt = 0; attempt < 6; attempt++) {
    const isDouble = faults.strikes('client_double_click');
    const effective = settled.find(({ ok }) => ok);
    const [first, second] = await Promise.all([sendOnce(), isDouble ? sendOnce() : undefined]);
    if (effective) for (const later of [first, second]) mustHold(complaints, name, effective, later);
    settled.push(...[first, second].filter((answer) => answer !== undefined));
    for (const answer of settled.slice(1)) mustBeSame(complaints, name, settled[0] as Answer, answer);
    const known = settled.find(isEffective) ?? settled.at(-1);
    if (known && !isBusy(known) && !faults.strikes('client_repeats')) return known;
    await wait(timeline, chance.pick([200, 2_000, 15_000]));
  }
  return settled.find(isEffective) ?? settled.at(-1);
}

const isEffective = (answer: Result<Answered<unknown>, Failure>): boolean => answer.ok;
const isBusy = (answer: Result<Answered<unknown>, Failure>): boolean => !answer.ok && answer.error.code === 'busy';

/** Refusals had no effect and may change; an answer with status 201 never does. */
function mustBeSame(
  complaints: Complaints,
  name: string,
  one: Result<Answered<unknown>, Failure>,
  other: Result<Answered<unknown>, Failure>,
): void {
  if (!one.ok || !other.ok || one.value.status !== 201 || other.value.status !== 201) return;
  if (JSON.stringify(one.value.body) !== JSON.stringify(other.value.body)) {
    const detail = `${name}: the same key got ${JSON.stringify(one.value.body)} and ${JSON.stringify(other.value.body)}`;
    complaints.push({ invariant: 'M7', detail });
  }
}

/** What was answered 201 once is answered so for ever; who is busy may be asked again. */
function mustHold(
  complaints: Complaints,
  name: string,
  first: Result<Answered<unknown>, Failure>,
  later: Result<Answered<unknown>, Failure> | undefined,
): void {
  if (!later || isBusy(later) || !first.ok || first.value.status !== 201) return;
  if (later.ok && later.value.status === 201) {
    mustBeSame(complaints, name, first, later);
    return;
  }
  const detail = `${name}: answered 201 first, and ${later.ok ? later.value.status : later.error.code} under the same key later`;
  complaints.push({ invariant: 'M7', detail });
}

function checkPriceLock(booking: BookingOnWire, offer: OfferToBook, complaints: Complaints): void {
  const seatLines = booking.price_lines.filter(({ kind }) => kind === 'seat');
  const expected = offer.totalMinor + seatLines.reduce((sum, line) => sum + line.total.amount, 0);
  if (booking.total.amount !== expected) {
    complaints.push({ invariant: 'M5', detail: `${booking.id} costs ${booking.total.amount}, shown was ${expected}` });
  }
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

function wishOf(world: Needs['world'], chance: Chance, traveller: Traveller) {
  const first = chance.pick(world.plans);
  const second = chance.isLucky(0.4) ? world.plans.find((plan) => plan.flightId !== first.flightId) : undefined;
  const plans = second ? (chance.isLucky(0.5) ? [first, second] : [second, first]) : [first];
  const adults = chance.pick([1, 1, 1, 2, 3]);
  const infants = chance.isLucky(0.1) ? 1 : 0;
  const unit = presentMoney({ amountMinor: 12_999, currency: 'EUR' });
  const total = presentMoney({ amountMinor: 12_999 * adults, currency: 'EUR' });
  const fare = {
    kind: 'fare',
    code: 'YLGT',
    label: 'Light fare',
    passenger_type: 'adult',
    quantity: adults,
    unit,
    total,
  } as const;
  const offer = anOfferToBook(plans, {
    offerId: `off_${traveller.name}`,
    expiresAt: world.timeline.now() + 1_200_000,
    passengers: { adults, children: 0, infants },
    totalMinor: total.amount,
    priceLines: [fare],
  });
  world.offers.set(offer.offerId, offer);
  const passengers = Array.from({ length: adults + infants }, (_, index) => ({
    type: index < adults ? ('adult' as const) : ('infant' as const),
    given_name: `Traveller${index}`,
    family_name: traveller.name,
    born_on: index < adults ? '1990-04-02' : '2026-01-15',
  }));
  const hotSeats = ['1A', '1B', '1C'];
  const seats = plans.flatMap((plan) =>
    chance.isLucky(0.5) ? [{ passenger: 0, flight_id: plan.flightId, seat: chance.pick(hotSeats) }] : [],
  );
  const contact = { email: `${traveller.name}@example.com`, language: 'en' as const };
  return { offer, request: { offer_id: offer.offerId, passengers, contact, seats, metadata: {} } };
}

const wait = (timeline: Timeline, milliseconds: number) =>
  new Promise<void>((resolve) => timeline.after(milliseconds, '', resolve));
