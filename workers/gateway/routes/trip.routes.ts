// A trip in one answer, for the page that shows it.
import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { idOf } from '#contracts/conventions';
import { trip } from '#contracts/trip';
import { problem } from '#http/problem';
import { errorText, log } from '#platform/log';
import { json } from '../contract-parts.ts';
import { gatherTrip } from '../gather-trip.ts';
import { guarded } from '../guarded-route.ts';
import type { GatewayContext } from '../request-context.ts';

/** A page is better drawn without a part than late. */
const partDeadlineMs = 2_000;

const readTrip = guarded(
  { rateLimit: 'read', who: 'traveller', scope: 'bookings:read', hasEtag: true },
  {
    method: 'get',
    path: '/v1/trips/{booking_id}',
    operationId: 'readTrip',
    summary: 'Read a trip: the booking, how its flights stand, and the messages sent',
    description:
      'Asks several services at once. Only the booking is needed: parts that fail or take too long are named in `unavailable`.',
    tags: ['Bookings'],
    request: { params: z.object({ booking_id: idOf('bkg').meta({ description: 'Id of the booking' }) }) },
    responses: { 200: json(trip, 'The trip, as far as it could be read') },
    problems: ['not_found'],
  },
);

export const tripRoutes = () =>
  new OpenAPIHono<GatewayContext>().openapi(readTrip, async (c) => {
    const { services, caller, requestId } = c.var;
    const gathered = await gatherTrip(
      {
        readBooking: (id) => services.booking.readBooking(caller, id),
        readFlight: (id) => services.search.readFlight(caller, id),
        listMessages: (id) => services.notifications.listMessages(caller, id),
        noteMissing: (step, reason) =>
          log('warn', 'trip_part_missing', {
            request_id: requestId,
            worker: 'gateway',
            step,
            error: errorText(reason),
          }),
        deadlineMs: partDeadlineMs,
      },
      c.req.valid('param').booking_id,
    );
    return gathered.ok ? c.json(gathered.value, 200) : problem(c, gathered.error);
  });
