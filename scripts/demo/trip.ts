// The first chapter: a traveller signs up, searches, holds a seat, pays and gets the mail with the ticket.
import { chapter, type Doors, expect, say } from './connect.ts';
import { findOffers, flightOf, freeSeats, hold, pay } from './shop.ts';

const ada = { email: 'ada@example.com', password: 'four words make a passphrase' };

export async function playTrip(doors: Doors): Promise<void> {
  chapter('A trip from Paris to New York');
  await signUp(doors);
  const token = await doors.signIn(ada);
  say('Ada signs up, opens the link she was mailed, and signs in.');

  const offers = await findOffers(doors, 'CDG', 'JFK', 14);
  const [offer] = offers;
  expect(offer !== undefined, 'there is an offer');
  const segment = offer.slices[0]?.segments[0];
  expect(segment !== undefined, 'an offer has a segment');
  say(
    `She finds ${offers.length} economy offers; the cheapest, ${segment.flight_number} on ${segment.departing_at}, costs ${price(offer.total)}.`,
  );

  const free = await freeSeats(doors, flightOf(offer));
  const seat = free.at(-1) ?? '';
  say(`The seat map shows ${free.length} free seats. She asks for ${seat}.`);

  const held = await hold(doors, { token, email: ada.email, offer, seat });
  expect(held.status === 201, `holding answered ${held.status} ${held.body.code ?? ''}`);
  say(`Seat ${seat} is held under reference ${held.body.reference} until ${held.body.payment_required_by}.`);

  const declined = await pay(doors, token, held.body, 'pm_card_visa_chargeDeclined');
  expect(declined.status === 402, `a declined card answered ${declined.status}`);
  say('Her first card is declined; the seat stays hers.');

  const paid = await pay(doors, token, held.body);
  expect(paid.status === 201, `paying answered ${paid.status} ${paid.body.code ?? ''}`);
  expect(paid.body.booking.status === 'confirmed', 'paid means confirmed');
  const ticket = paid.body.booking.tickets[0]?.number ?? '';
  say(`Her second card pays ${price(held.body.total)}; ticket ${ticket}.`);

  const mail = await doors.waitForMail(ada.email, held.body.reference);
  expect(mail.text.includes(held.body.reference) && mail.text.includes(ticket), 'the mail names reference and ticket');
  say(`The mail is here: "${mail.subject}".`);

  const after = await freeSeats(doors, flightOf(offer));
  expect(!after.includes(seat) && after.length === free.length - 1, 'exactly her seat is gone from the map');
  say(`The seat map has ${after.length} free seats now, and ${seat} is not among them.`);
}

async function signUp(doors: Doors): Promise<void> {
  const names = { given_name: 'Ada', family_name: 'Okafor' };
  const registered = await doors.api('/v1/auth/register', { method: 'POST', json: { ...ada, ...names } });
  expect(registered.status === 202, `signing up answered ${registered.status}`);
  const mail = await doors.waitForMail(ada.email, 'verify');
  const token = /verify-email\?token=([\w.-]+)/.exec(mail.text)?.[1];
  expect(token !== undefined, 'the mail holds a link');
  const verified = await doors.api('/v1/auth/verify-email', { method: 'POST', json: { token } });
  expect(verified.status === 204, `the link answered ${verified.status}`);
}

const price = (money: { decimal: string; currency: string }): string => `${money.decimal} ${money.currency}`;
