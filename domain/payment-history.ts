// What is worth telling of a payment's way: the moments between its start and its end that its payer or a desk asks about.
import type { PaymentProgress, StepOutcome } from '#domain/payment-steps';

export type PaymentMoment =
  | 'payment.authorised'
  | 'payment.action_required'
  | 'payment.captured'
  | 'booking.seats_held_again'
  | 'booking.seats_lost';

/** The moments one outcome makes; none where it repeats what was known, or says that nobody knows. */
export function momentsOf(before: PaymentProgress, heard: StepOutcome, after: PaymentProgress): PaymentMoment[] {
  if (before.step === after.step) return [];
  switch (heard.outcome) {
    case 'authorised':
      return ['payment.authorised'];
    case 'requires_action':
      return after.step === 'await_traveller' ? ['payment.action_required'] : [];
    case 'captured':
      return ['payment.captured'];
    case 'seats_held_again':
      return ['booking.seats_held_again'];
    case 'no_seats':
      return ['booking.seats_lost'];
    default:
      return [];
  }
}
