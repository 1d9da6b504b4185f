// Travellers who change their minds: a quote for all of it or a part, a moment or too long a moment to think, a confirmation.
import type { BookingOnWire } from '#contracts/booking';
import type { Answered } from '#contracts/booking-service';
import type { ConfirmedCancellationOnWire } from '#contracts/cancellation';
import type { Failure } from '#domain/errors';
import type { Result } from '#domain/result';
import type { SignedIn } from '#platform/caller';
import type { Chance } from './chance.ts';
import type { Must } from './invariants.ts';
import { countAnswer, insist, type Outcomes, wait } from './repeating.ts';
import type { World } from './world.ts';

type CancelAnswer = Result<Answered<ConfirmedCancellationOnWire>, Failure>;
type Needs = {
  world: Pick<World, 'timeline' | 'faults' | 'quoteCancellation' | 'cancelBooking'>;
  chance: Chance;
  must: Must;
  outcomes: Outcomes;
};

/** Once or twice: what is left of a party may leave later. A refused or forgotten quote is asked for anew. */
export async function cancelSome(needs: Needs, caller: SignedIn, booking: BookingOnWire, name: string): Promise<void> {
  const { world, chance, must, outcomes } = needs;
  for (let time = 0; time < chance.pick([1, 1, 2]); time++) {
    const request = partOf(booking, chance);
    const quoted = await world.quoteCancellation(caller, { bookingId: booking.id, request }).catch(() => undefined);
    if (!quoted?.ok) {
      countAnswer(outcomes, 'cancellation quote', quoted, () => 'given');
      continue;
    }
    const { id, refund, penalty } = quoted.value;
    must('M3', refund.amount >= 0 && refund.amount + penalty.amount <= booking.total.amount, () => {
      return `${booking.id} was promised ${refund.amount} back of ${booking.total.amount}`;
    });
    await wait(world.timeline, chance.pick([500, 5_000, 60_000, 700_000]));
    const confirm = () =>
      world.cancelBooking(caller, {
        bookingId: booking.id,
        idempotencyKey: `key-${name}-cancellation-${time}`,
        request: { quote_id: id },
      });
    const done = await insist<CancelAnswer>({ ...world, ...needs, name: `${name} cancels, time ${time}` }, confirm);
    countAnswer(outcomes, 'cancellation', done, ({ status }) => status);
    await wait(world.timeline, chance.pick([1_000, 120_000]));
  }
}

/** Everything, some of the people, or some of the flights. */
function partOf({ passengers, segments }: BookingOnWire, chance: Chance) {
  return chance.pick([
    () => ({}),
    () => ({ passenger_ids: passengers.slice(0, chance.between(1, passengers.length)).map(({ id }) => id) }),
    () => ({ flight_ids: segments.slice(0, chance.between(1, segments.length)).map(({ flight_id }) => flight_id) }),
  ])();
}
