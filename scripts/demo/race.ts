// The third chapter: two hundred travellers race for the last three seats of a flight.
import type { InventoryOnWire } from '#contracts/staff';
import { chapter, type Doors, expect, type Person, say } from './connect.ts';
import { findOffers, flightOf, freeSeats, hold } from './shop.ts';

export const racerCount = 200;
const seatsLeft = 3;

export async function playRace(doors: Doors, racers: readonly Person[], staff: Person): Promise<void> {
  chapter(`${racerCount} travellers and the last ${seatsLeft} seats`);
  const staffToken = await doors.signIn(staff, doors.admin);
  const [offer] = await findOffers(doors, 'LHR', 'CDG', 25);
  expect(offer !== undefined, 'there is an offer');
  const flightId = flightOf(offer);
  const free = await freeSeats(doors, flightId);
  const blocked = await doors.admin(`/v1/flights/${flightId}/blocked-seats`, {
    method: 'PUT',
    token: staffToken,
    json: { seats: free.slice(seatsLeft) },
  });
  expect(blocked.status === 200, `blocking seats answered ${blocked.status}`);
  say(`Staff block ${free.length - seatsLeft} of ${free.length} seats, so that ${seatsLeft} are left.`);

  const tokens = await Promise.all(racers.map((racer) => doors.signIn(racer)));
  say(`${racers.length} travellers have signed in and hold at the same moment.`);
  const startedAt = performance.now();
  const answers = await Promise.all(
    racers.map(({ email }, index) => hold(doors, { token: tokens[index] ?? '', email, offer })),
  );
  const milliseconds = Math.round(performance.now() - startedAt);

  const won = answers.filter(({ status }) => status === 201);
  const lost = answers.filter(({ status, body }) => status === 409 && body.code === 'not_enough_seats');
  say(`${won.length} hold a seat, ${lost.length} are told 409 not_enough_seats, all within ${milliseconds} ms.`);
  expect(won.length === seatsLeft, `${won.length} travellers won ${seatsLeft} seats`);
  expect(won.length + lost.length === racers.length, `${racers.length - won.length - lost.length} got another answer`);
  const seats = new Set(
    won.flatMap(({ body }) => body.segments.flatMap((segment) => segment.seats.map(({ seat }) => seat))),
  );
  expect(seats.size === seatsLeft, 'the winners sit on different seats');

  const { body } = await doors.admin<InventoryOnWire>(`/v1/flights/${flightId}/inventory`, { token: staffToken });
  const economy = body.cabins.find(({ cabin }) => cabin === 'economy');
  expect(economy !== undefined && body.adds_up, `the counts do not add up: ${JSON.stringify(body)}`);
  say(
    `Counted from the rows: ${economy.free} free + ${economy.held} held + ${economy.taken} taken + ${economy.blocked} blocked` +
      ` = ${economy.capacity} seats.`,
  );
  expect(economy.free === 0 && economy.held === seatsLeft, 'every seat that was left is held, and none is free');
}
