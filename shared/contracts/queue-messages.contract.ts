// What travels in queues: ids, kinds and versions, never personal data. One schema a queue.
import * as z from 'zod';
import { bookingEventKinds } from '#contracts/booking-service';
import { idOf } from '#contracts/conventions';
import { cabins } from '#domain/seat-map';

/** `booking-index` and `booking-mail`: something happened to a booking. Versions have no gaps. */
export const bookingEventMessage = z.object({
  event_id: idOf('evt'),
  booking_id: idOf('bkg'),
  kind: z.enum(bookingEventKinds),
  version: z.int().min(1),
  occurred_at: z.int(),
});
export type BookingEventMessage = z.infer<typeof bookingEventMessage>;

/** `booking-index`, from a flight: a hold of this booking expired, and the booking has not given it back by itself. */
export const holdExpiredMessage = z.object({
  kind: z.literal('hold.expired'),
  booking_id: idOf('bkg'),
  flight_id: idOf('flt'),
  hold_id: idOf('hld'),
});
export type HoldExpiredMessage = z.infer<typeof holdExpiredMessage>;

/** Everything that queue `booking-index` carries. */
export const bookingIndexMessage = z.union([bookingEventMessage, holdExpiredMessage]);

/** `availability`: the newest state of a flight; older versions mean nothing once a newer one is known. */
export const availabilityMessage = z.object({
  flight_id: idOf('flt'),
  version: z.int().min(0),
  plan_version: z.int().min(0),
  classes: z.array(z.object({ cabin: z.enum(cabins), booking_class: z.string(), available: z.int().min(0).max(9) })),
});
export type AvailabilityMessage = z.infer<typeof availabilityMessage>;

/** `flight-changes`: a flight that was opened has a new plan. */
export const flightChangeMessage = z.object({ flight_id: idOf('flt'), plan_version: z.int().min(1) });
export type FlightChangeMessage = z.infer<typeof flightChangeMessage>;

export const accountMailKinds = ['verify_email', 'reset_password', 'already_registered', 'session_reuse'] as const;

/** `account-mail`: a mail about an account is due. The link token is recomputed from the event id when the mail is made. */
export const accountMailMessage = z.object({
  event_id: idOf('evt'),
  user_id: idOf('usr'),
  kind: z.enum(accountMailKinds),
});
export type AccountMailMessage = z.infer<typeof accountMailMessage>;
