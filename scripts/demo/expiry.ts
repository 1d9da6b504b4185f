// The second chapter: a hold nobody pays for ends by itself, and somebody else gets the seat.
import { setTimeout as pause } from 'node:timers/promises';
import type { BookingOnWire } from '#contracts/booking';
import { chapter, type Doors, expect, type Person, say } from './connect.ts';
import { findOffers, flightOf, freeSeats, hold, pay } from './shop.ts';

export async function playExpiry(doors: Doors, people: readonly Person[], holdSeconds: number): Promise<void> {
  chapter('A hold that nobody pays for');
  const [first, second] = people;
  expect(first !== undefined && second !== undefined, 'two travellers take part');
  const [tokenOfFirst, tokenOfSecond] = await Promise.all([doors.signIn(first), doors.signIn(second)]);
  const [offer] = await findOffers(doors, 'CDG', 'DUB', 20);
  expect(offer !== undefined, 'there is an offer');
  const seat = (await freeSeats(doors, flightOf(offer)))[0] ?? '';

  const held = await hold(doors, { token: tokenOfFirst, email: first.email, offer, seat });
  expect(held.status === 201, `holding answered ${held.status}`);
  say(`One traveller holds seat ${seat}, with ${holdSeconds} seconds to pay.`);

  const refused = await hold(doors, { token: tokenOfSecond, email: second.email, offer, seat });
  expect(refused.status === 409 && refused.body.code === 'seat_unavailable', `a held seat answered ${refused.status}`);
  say('Another one wants the same seat: 409 seat_unavailable.');

  await pause(Math.max(0, Date.parse(held.body.payment_required_by) - Date.now()) + 100);
  const after = await doors.api<BookingOnWire>(`/v1/bookings/${held.body.id}`, { token: tokenOfFirst });
  expect(after.body.status === 'expired', `the booking is ${after.body.status} after its deadline`);
  const late = await pay(doors, tokenOfFirst, held.body);
  expect(late.status === 410, `paying too late answered ${late.status}`);
  say('The time is over: the booking has expired, and paying for it answers 410.');

  const again = await hold(doors, { token: tokenOfSecond, email: second.email, offer, seat });
  expect(again.status === 201, `the freed seat answered ${again.status} ${again.body.code ?? ''}`);
  const paid = await pay(doors, tokenOfSecond, again.body);
  expect(paid.status === 201, `paying answered ${paid.status}`);
  say(`Seat ${seat} is free again at once: the other traveller holds it and pays.`);

  await doors.waitForMail(first.email, 'expired');
  say('The first traveller is told by mail.');
}
