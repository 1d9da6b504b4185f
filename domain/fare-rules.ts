// What a fare allows once it is bought: changing, cancelling, bags; and what holds when several fares make one offer.
import { invariant } from '#domain/invariant';

export type FareConditions = {
  refundable: boolean;
  /** What is kept of the price when the traveller cancels; null where nothing comes back. */
  refundFeeMinor: number | null;
  changeable: boolean;
  /** What a change costs on top of the fare difference; null where no change is allowed. */
  changeFeeMinor: number | null;
  /** Pieces for each passenger with a seat. */
  bags: { cabin: number; checked: number };
};

/** The conditions of an offer: of each rule the strictest among its fares decides for the whole. */
export function strictestOf(conditions: readonly FareConditions[]): FareConditions {
  invariant(conditions.length > 0, 'an offer has at least one fare');
  const refundable = conditions.every((fare) => fare.refundable);
  const changeable = conditions.every((fare) => fare.changeable);
  const dearest = (fees: (number | null)[]) => Math.max(0, ...fees.map((fee) => fee ?? 0));
  return {
    refundable,
    refundFeeMinor: refundable ? dearest(conditions.map((fare) => fare.refundFeeMinor)) : null,
    changeable,
    changeFeeMinor: changeable ? dearest(conditions.map((fare) => fare.changeFeeMinor)) : null,
    bags: {
      cabin: Math.min(...conditions.map((fare) => fare.bags.cabin)),
      checked: Math.min(...conditions.map((fare) => fare.bags.checked)),
    },
  };
}
