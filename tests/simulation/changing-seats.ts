// Travellers who would rather sit elsewhere: one of them, on every flight at once, all or nothing.
import type { BookingOnWire } from '#contracts/booking';
import type { Answered } from '#contracts/booking-service';
import type { Failure } from '#domain/errors';
import type { Result } from '#domain/result';
import type { SignedIn } from '#platform/caller';
import type { Chance } from './chance.ts';
import type { Must } from './invariants.ts';
import { keepsSeatAnswer } from './raw-storage.ts';
import { countAnswer, insist, type Outcomes, wait } from './repeating.ts';
import type { World } from './world.ts';

type Needs = {
  world: Pick<World, 'timeline' | 'faults' | 'changeSeats' | 'objects'>;
  chance: Chance;
  must: Must;
  outcomes: Outcomes;
};

const wishes = ['1A', '1B', '1C', '2A', '2B', '1D'];

/** Once or twice, for the first of the party; what was answered must be what was asked for. */
export async function sitElsewhere(
  needs: Needs,
  caller: SignedIn,
  booking: BookingOnWire,
  name: string,
): Promise<void> {
  const { world, chance, must, outcomes } = needs;
  const passengerId = booking.passengers[0]?.id;
  if (!passengerId) return;
  for (let time = 0; time < chance.pick([1, 1, 2]); time++) {
    const seats = booking.segments.map(({ flight_id }) => ({
      passenger_id: passengerId,
      flight_id,
      seat: chance.pick(wishes),
    }));
    const change = () =>
      world.changeSeats(caller, {
        bookingId: booking.id,
        idempotencyKey: `key-${name}-seats-${time}`,
        expectedVersion: null,
        request: { seats },
      });
    const hadEffect = () => keepsSeatAnswer(world, booking.id, `key-${name}-seats-${time}`);
    const asked = { ...world, ...needs, name: `${name} changes seats, time ${time}`, hadEffect };
    const changed = await insist<Result<Answered<BookingOnWire>, Failure>>(asked, change);
    countAnswer(outcomes, 'seats', changed, () => 'changed');
    for (const segment of changed?.ok ? changed.value.body.segments : []) {
      const given = segment.seats.find(({ passenger_id }) => passenger_id === passengerId)?.seat;
      const wanted = seats.find(({ flight_id }) => flight_id === segment.flight_id)?.seat;
      must('S10', given === wanted, () => `${booking.id} asked for ${wanted} on ${segment.flight_id} and got ${given}`);
    }
    await wait(world.timeline, chance.pick([500, 20_000]));
  }
}
