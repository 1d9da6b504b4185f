// E5 at quiet: each confirmed segment is remembered once, 48 hours ahead and not before, and nobody else is.
import type { Must } from './invariants.ts';
import type { StoredBooking } from './raw-storage.ts';
import type { World } from './world.ts';

const lead = 48 * 3_600_000;
const leastLead = 3_600_000;
/** The cron comes every five minutes, and a run that failed is made up for by the next. */
const patience = 12 * 60_000;

export function checkReminders(world: World, bookings: readonly StoredBooking[], must: Must): void {
  const now = world.timeline.now();
  const sent = world.mails.accepted.filter(({ template }) => template.startsWith('check_in_reminder'));
  for (const { bookingId, status, segments, seats } of bookings) {
    const own = sent.filter((mail) => mail.bookingId === bookingId);
    must('E5', own.length === new Set(own.map(({ eventId }) => eventId)).size, () => `${bookingId} was reminded twice`);
    must('E5', status === 'confirmed' || status === 'cancelled' || own.length === 0, () => {
      return `${bookingId} is ${status} and was reminded`;
    });
    if (status !== 'confirmed') continue;
    const isDue = (departingAt: number) => departingAt - lead <= now - patience && departingAt - leastLead > now;
    const flown = segments.filter((segment) => seats.some(({ flight_id }) => flight_id === segment.flight_id));
    const due = flown.filter(({ departing_at }) => isDue(departing_at)).length;
    must('E5', own.length >= due, () => `${bookingId} was reminded of ${own.length} of ${due} segments that are due`);
    must('E5', own.length <= segments.length, () => `${bookingId} was reminded ${own.length} times`);
  }
  for (const { bookingId, at } of sent) {
    const segments = bookings.find((booking) => booking.bookingId === bookingId)?.segments ?? [];
    const departures = segments.flatMap(({ flight_id }) =>
      world.catalogue.historyOf(flight_id as `flt_${string}`).map(({ departingAt }) => departingAt),
    );
    const isInTime = departures.some((departingAt) => at >= departingAt - lead && at < departingAt);
    must('E5', isInTime, () => `${bookingId} was reminded at a time that is 48 hours before none of its departures`);
  }
}
