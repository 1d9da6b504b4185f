// Finding a booking without signing in.
import { OpenAPIHono } from '@hono/zod-openapi';
import { itinerary, lookupRequest } from '#contracts/booking';
import { problem } from '#http/problem';
import { json, jsonBody } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { GatewayContext } from '../request-context.ts';

const lookupBooking = guarded(
  { rateLimit: 'lookup', who: 'public' },
  {
    method: 'post',
    path: '/v1/bookings/lookup',
    operationId: 'lookupBooking',
    summary: 'Look a booking up by reference and family name',
    description:
      'The itinerary without contact data. A wrong name answers like a missing booking, and guesses are counted.',
    tags: ['Bookings'],
    request: jsonBody(lookupRequest),
    responses: { 200: json(itinerary, 'The itinerary') },
    problems: ['not_found', 'busy', 'rate_limited'],
  },
);

export const lookupRoutes = () =>
  new OpenAPIHono<GatewayContext>().openapi(lookupBooking, async (c) => {
    const found = await c.var.services.booking.lookupBooking(c.var.caller, c.req.valid('json'), c.var.address);
    return found.ok ? c.json(found.value, 200) : problem(c, found.error);
  });
