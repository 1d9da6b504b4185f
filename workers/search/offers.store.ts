// Reading from D1 `catalog` what a signed offer names: its flights, and the very versions of fares and taxes it was priced by.
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { fareBrands, fares, taxRules } from '#database/catalog-fares';
import { flightChanges, flights } from '#database/catalog-flights';
import { airports } from '#database/catalog-places';
import type { OpenedOffer } from './offer-token.ts';
import type { OfferFacts } from './recall-offer.ts';
import { sheetFareOf } from './sheet-records.ts';

export const offersStore = (db: DrizzleD1Database) => ({
  /** One batch. What is not there any more is left out; whether that matters is for the reader to say. */
  async offerFacts(offer: OpenedOffer): Promise<OfferFacts> {
    const segments = offer.slices.flat();
    const ids = eachOf(segments.map(({ flightId }) => flightId));
    const pairsOf = (pairs: [string, number][]) => sql`json_each(${JSON.stringify(pairs)}) AS wanted`;
    const named = (index: 0 | 1): SQL => sql`wanted.value ->> ${sql.raw(String(index))}`;
    const [flightRows, airportRows, fareRows, taxRows, changes] = await db.batch([
      db.select().from(flights).where(inArray(flights.id, ids)),
      db
        .select({
          iata: airports.iata,
          name: airports.name,
          city: airports.city,
          country: airports.country,
          timeZone: airports.timeZone,
        })
        .from(airports)
        .where(
          inArray(
            airports.iata,
            sql`(SELECT origin FROM ${flights} WHERE id IN ${ids} UNION SELECT destination FROM ${flights} WHERE id IN ${ids})`,
          ),
        ),
      db
        .select({
          fareId: fares.fareId,
          fareVersion: fares.fareVersion,
          origin: fares.origin,
          destination: fares.destination,
          cabin: fares.cabin,
          fareBrand: fares.fareBrand,
          name: fareBrands.name,
          bookingClass: fares.bookingClass,
          fareBasis: fares.fareBasis,
          adultMinor: fares.adultMinor,
          childMinor: fares.childMinor,
          infantMinor: fares.infantMinor,
          conditions: fareBrands.conditions,
        })
        .from(pairsOf(segments.map(({ fareId, fareVersion }) => [fareId, fareVersion])))
        .crossJoin(fares)
        .innerJoin(fareBrands, and(eq(fareBrands.brand, fares.fareBrand), eq(fareBrands.cabin, fares.cabin)))
        .where(and(eq(fares.fareId, named(0)), eq(fares.fareVersion, named(1)))),
      db
        .select({
          code: taxRules.code,
          version: taxRules.ruleVersion,
          name: taxRules.name,
          currency: taxRules.currency,
          basis: taxRules.basis,
          amountMinor: taxRules.amountMinor,
          basisPoints: taxRules.basisPoints,
          capMinor: taxRules.capMinor,
          country: taxRules.country,
          passengerTypes: taxRules.passengerTypes,
          isInternational: taxRules.isInternational,
          cabins: taxRules.cabins,
          isRefundable: taxRules.isRefundable,
          effectiveFrom: taxRules.effectiveFrom,
          effectiveTo: taxRules.effectiveTo,
        })
        .from(pairsOf(offer.taxes.map(({ code, version }) => [code, version])))
        .crossJoin(taxRules)
        .where(and(eq(taxRules.code, named(0)), eq(taxRules.ruleVersion, named(1)))),
      db.select().from(flightChanges).where(inArray(flightChanges.flightId, ids)),
    ]);
    return {
      flights: flightRows,
      airports: airportRows,
      fares: fareRows.map((row) => sheetFareOf(row, row)),
      taxes: taxRows,
      changes,
    };
  },
});

const eachOf = (values: string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
