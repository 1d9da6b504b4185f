// What a traveller wants: flights, people, seats; and the offer that search made of it.
import { presentMoney } from '#contracts/money';
import type { OfferToBook } from '#contracts/search-service';
import type { FlightPlan } from '#domain/flight-plan';
import { anOfferToBook } from '../support/builders.ts';
import type { Chance } from './chance.ts';
import type { World } from './world.ts';

/** In every name and address: whatever repeats it repeats something personal. */
export const canary = 'Canary';

type Needs = Pick<World, 'timeline' | 'catalogue' | 'faults' | 'offers'>;

/** Mostly one flight, often two, sometimes three in any order; priced on the plan search knows, which may be an old one. */
export function wishOf(world: Needs, chance: Chance, name: string) {
  const plans = flightsWanted(world, chance);
  const adults = chance.pick([1, 1, 2, 2, 3]);
  const infants = chance.isLucky(0.1) ? 1 : 0;
  const offer = anOfferToBook(plans, {
    offerId: `off_${name}`,
    expiresAt: world.timeline.now() + 1_200_000,
    passengers: { adults, children: 0, infants },
    ...priceOf(plans, adults, chance.isLucky(0.5)),
  });
  world.offers.set(offer.offerId, offer);
  const passengers = Array.from({ length: adults + infants }, (_, index) => ({
    type: index < adults ? ('adult' as const) : ('infant' as const),
    given_name: `Traveller${index}`,
    family_name: `${canary} ${name}`,
    born_on: index < adults ? '1990-04-02' : '2026-01-15',
  }));
  const hotSeats = ['1A', '1B', '1C'];
  const seats = plans.flatMap((plan) =>
    chance.isLucky(0.5) ? [{ passenger: 0, flight_id: plan.flightId, seat: chance.pick(hotSeats) }] : [],
  );
  const contact = { email: `${canary}.${name}@example.com`, language: 'en' as const };
  return { offer, request: { offer_id: offer.offerId, passengers, contact, seats, metadata: {} } };
}

/** A fare and a tax for each flight, so that any part of it can be given back. */
function priceOf(plans: readonly FlightPlan[], adults: number, isRefundable: boolean) {
  const parts = [
    { kind: 'fare', code: 'YLGT', label: 'Light fare', unitMinor: 9_999, isRefundable: false },
    { kind: 'tax', code: 'QX', label: 'Departure tax', unitMinor: 3_000, isRefundable: true },
  ] as const;
  const money = (amountMinor: number) => presentMoney({ amountMinor, currency: 'EUR' });
  const priceLines = parts.map(({ kind, code, label, unitMinor }): OfferToBook['priceLines'][number] => ({
    kind,
    code,
    label,
    passenger_type: 'adult',
    quantity: adults,
    unit: money(unitMinor * plans.length),
    total: money(unitMinor * plans.length * adults),
  }));
  const priceShares = plans.flatMap(({ flightId }, slice) =>
    parts.map((part) => ({
      ...part,
      slice,
      flightId: part.kind === 'fare' ? flightId : null,
      passengerType: 'adult' as const,
    })),
  );
  const conditions = {
    refundable: isRefundable,
    refund_fee: null,
    changeable: false,
    change_fee: null,
    bags: { cabin: 1, checked: 0 },
  };
  const totalMinor = priceLines.reduce((sum, { total }) => sum + total.amount, 0);
  return { priceLines, priceShares, conditions, totalMinor };
}

function flightsWanted(world: Needs, chance: Chance): FlightPlan[] {
  const ids = world.catalogue.flightIds();
  const count = chance.pick([1, 1, 2, 2, 3]);
  const start = chance.below(ids.length);
  const wanted = ids.map((_, index) => ids[(start + index) % ids.length] ?? '').slice(0, count);
  return wanted.flatMap((id) => {
    const versions = world.catalogue.historyOf(id as FlightPlan['flightId']);
    const isStale = versions.length > 1 && world.faults.strikes('search_stale', 'search');
    return (isStale ? versions.at(-2) : versions.at(-1)) ?? [];
  });
}
