// What every traveller of the demo does: finds a flight, holds a seat, pays.
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import type { SeatMapOnWire } from '#contracts/flight';
import type { OfferListOnWire, OfferOnWire } from '#contracts/offer';
import { type Answer, type Doors, expect } from './connect.ts';

export const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The cheapest offers of a route and day, or of the next days that fly. */
export async function findOffers(
  doors: Doors,
  origin: string,
  destination: string,
  fromDay: number,
): Promise<OfferOnWire[]> {
  for (let day = fromDay; day < fromDay + 10; day++) {
    const question = `origin=${origin}&destination=${destination}&departure_date=${dayAhead(day)}&cabin=economy`;
    const { status, body } = await doors.api<OfferListOnWire>(`/v1/offers?${question}`);
    expect(status === 200, `searching ${origin} to ${destination} answered ${status}`);
    if (body.data.length > 0) return body.data;
  }
  throw new Error(`No flight from ${origin} to ${destination} is sold in the ten days from day ${fromDay}.`);
}

export function flightOf(offer: OfferOnWire): string {
  const flightId = offer.slices[0]?.segments[0]?.flight_id;
  expect(flightId !== undefined, 'an offer names its flight');
  return flightId;
}

export async function freeSeats(doors: Doors, flightId: string): Promise<string[]> {
  const { status, body } = await doors.api<SeatMapOnWire>(`/v1/flights/${flightId}/seat-map`);
  expect(status === 200, `the seat map answered ${status}`);
  const economy = body.cabins.find(({ cabin }) => cabin === 'economy');
  return (economy?.rows ?? []).flatMap(({ seats }) =>
    seats.filter(({ state }) => state === 'free').map(({ seat }) => seat),
  );
}

type HoldWish = { token: string; email: string; offer: OfferOnWire; seat?: string; key?: string; givenName?: string };

export function hold(doors: Doors, wish: HoldWish): Promise<Answer<BookingOnWire & { code?: string }>> {
  const seats = wish.seat ? [{ passenger: 0, flight_id: flightOf(wish.offer), seat: wish.seat }] : [];
  return doors.api('/v1/bookings', {
    method: 'POST',
    token: wish.token,
    key: wish.key ?? crypto.randomUUID(),
    json: {
      offer_id: wish.offer.id,
      passengers: [
        { type: 'adult', given_name: wish.givenName ?? 'Ada', family_name: 'Okafor', born_on: '1990-04-02' },
      ],
      contact: { email: wish.email, language: 'en' },
      seats,
    },
  });
}

export function pay(
  doors: Doors,
  token: string,
  booking: BookingOnWire,
  paymentMethod = 'pm_card_visa',
): Promise<Answer<PaymentOnWire & { code?: string }>> {
  return doors.api(`/v1/bookings/${booking.id}/payments`, {
    method: 'POST',
    token,
    key: crypto.randomUUID(),
    json: {
      payment_method: paymentMethod,
      amount: { amount: booking.total.amount, currency: booking.total.currency },
    },
  });
}
