// A client that never gives up and remembers everything: which keys it used, and the first answer it heard to each.
import { setTimeout as pause } from 'node:timers/promises';
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import type { OfferOnWire } from '#contracts/offer';
import type { Answer, Doors } from '../../scripts/demo/connect.ts';

export type Account = { email: string; token: string };
type Heard<Body> = {
  key: string;
  request: unknown;
  path: string;
  first: Answer<Body> | undefined;
  /** The first answer heard was a repeat: it had been stored before, and was lost on its way. */
  wasStored: boolean;
  sendings: number;
};
export type Sale = {
  account: Account;
  contact: string;
  hold: Heard<BookingOnWire & { code?: string }>;
  payment: Heard<PaymentOnWire & { code?: string }> | undefined;
};

type Client = { doors: Doors; account: Account; offers: OfferOnWire[]; isOver: () => boolean; name: string };

/** Holds, and pays for most of what it holds, until it is told to stop; every request is repeated until it is answered. */
export async function keepBuying({ doors, account, offers, isOver, name }: Client): Promise<Sale[]> {
  const sales: Sale[] = [];
  for (let number = 0; !isOver(); number++) {
    const offer = offers[number % offers.length];
    if (!offer) break;
    const contact = `${name}-${number}@crash.example`;
    const hold: Sale['hold'] = {
      key: `crash-${name}-${number}-hold-key`,
      path: '/v1/bookings',
      request: {
        offer_id: offer.id,
        passengers: [{ type: 'adult', given_name: 'Ada', family_name: 'Okafor', born_on: '1990-04-02' }],
        contact: { email: contact, language: 'en' },
        seats: [],
      },
      first: undefined,
      wasStored: false,
      sendings: 0,
    };
    const sale: Sale = { account, contact, hold, payment: undefined };
    sales.push(sale);
    await insist(doors, account, hold);
    if (hold.first?.status !== 201 || number % 3 === 2) continue;
    const { id, total } = hold.first.body;
    sale.payment = {
      key: `crash-${name}-${number}-pay-key`,
      path: `/v1/bookings/${id}/payments`,
      request: { payment_method: 'pm_card_visa', amount: { amount: total.amount, currency: total.currency } },
      first: undefined,
      wasStored: false,
      sendings: 0,
    };
    await insist(doors, account, sale.payment);
  }
  return sales;
}

/** Sends the same request under the same key until it is answered with something final. */
export async function insist<Body extends { code?: string }>(
  doors: Doors,
  account: Account,
  heard: Heard<Body>,
): Promise<void> {
  const until = Date.now() + 60_000;
  while (heard.first === undefined && Date.now() < until) {
    heard.sendings++;
    const answer = await send(doors, account, heard).catch(() => undefined);
    if (answer && isFinal(answer)) {
      heard.first = answer;
      heard.wasStored = isReplay(answer);
    } else await pause(150);
  }
}

export const isReplay = ({ headers }: Answer<unknown>): boolean => headers.get('idempotency-replayed') === 'true';

export const send = <Body>(
  doors: Doors,
  account: Account,
  { path, key, request }: Heard<Body>,
): Promise<Answer<Body>> => doors.api<Body>(path, { method: 'POST', token: account.token, key, json: request });

/** 5xx and 409 in progress say nothing about the outcome; 202 says that it is still open. */
function isFinal({ status, body }: Answer<{ code?: string }>): boolean {
  return (
    status < 500 && status !== 202 && body.code !== 'idempotency_in_progress' && body.code !== 'payment_in_progress'
  );
}
