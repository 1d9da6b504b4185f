// Replacing an offer whose class a flight refused, over a real D1: the next class, at its price, or nothing.
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { FlightId, OfferId } from '#domain/ids';
import { aCaller } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { listed, noon, searchAt } from '../../tests/support/searching.ts';
import { readOffer } from './read-offer.ts';
import { replacementOffer } from './replacement-offer.ts';

/** A flight sold in M for 100 euros and in Y for 200, and the offer a search makes of it. */
async function aSoldFlight() {
  const route = await saveRoute(env.CATALOG);
  await saveCatalogue(env.CATALOG, {
    flights: [aFlightRow(route)],
    fares: [aFareRow(route), aFareRow({ ...route, bookingClass: 'Y', adultMinor: 20_000 })],
  });
  const [offer] = (await listed({ ...route, adults: '2' })).data;
  return {
    offerId: offer?.id as OfferId,
    total: offer?.total.amount ?? 0,
    flightId: offer?.slices[0]?.segments[0]?.flight_id as FlightId,
  };
}
const replaced = (offerId: OfferId, flightId: FlightId, bookingClass: string) =>
  replacementOffer(searchAt(noon).deps, aCaller(), offerId, { flightId, bookingClass });

test('the same people on the same flight are offered the next class, though the catalogue has not heard of the full one', async () => {
  const { offerId, flightId, total } = await aSoldFlight();

  const next = await replaced(offerId, flightId, 'M');

  const read = await readOffer(searchAt(noon).deps, aCaller(), next ?? 'off_none');
  expect(read).toMatchObject({
    ok: true,
    value: {
      passengers: { adults: 2 },
      totalMinor: total + 2 * 10_000,
      segments: [{ flightId, bookingClass: 'Y' }],
    },
  });
});

test('when the highest class was refused there is nothing to offer instead', async () => {
  const { offerId, flightId } = await aSoldFlight();

  expect(await replaced(offerId, flightId, 'Y')).toBeNull();
});

test('an altered offer, and a flight it does not name, are replaced by nothing', async () => {
  const { offerId, flightId } = await aSoldFlight();

  expect(await replaced(`${offerId}x`, flightId, 'M')).toBeNull();
  expect(await replaced(offerId, 'flt_other', 'M')).toBeNull();
});
