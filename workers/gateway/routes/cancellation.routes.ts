// Cancelling: what would come back, and its confirmation, once.
import { OpenAPIHono } from '@hono/zod-openapi';
import {
  cancelBookingRequest,
  cancellationQuote,
  cancellationQuoteRequest,
  confirmedCancellation,
} from '#contracts/cancellation';
import { versionIfNamed } from '#http/entity-tags';
import { problem } from '#http/problem';
import { statusOnce } from '../answer-once.ts';
import { idParam, json, jsonBody, keyAndVersionHeaders } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { GatewayContext } from '../request-context.ts';

const tags: ['Bookings'] = ['Bookings'];

const quoteCancellation = guarded(
  { rateLimit: 'write', who: 'traveller', scope: 'bookings:write' },
  {
    method: 'post',
    path: '/v1/bookings/{id}/cancellation-quotes',
    operationId: 'quoteCancellation',
    summary: 'Ask what would come back for cancelling a booking, or a part of it',
    description:
      'Nothing is cancelled yet. `rule` says why this much comes back: what the airline did, a law, or the fare. A booking that is not paid for is cancelled as a whole, for nothing.',
    tags,
    request: { params: idParam('bkg', 'booking'), ...jsonBody(cancellationQuoteRequest) },
    responses: { 201: json(cancellationQuote, 'What would come back, until it expires') },
    problems: [
      'not_found',
      'already_cancelled',
      'whole_booking_only',
      'flight_departed',
      'infant_left_behind',
      'unaccompanied_child',
      'payment_in_progress',
      'booking_cancelled',
      'hold_expired',
      'busy',
    ],
  },
);

const cancelBooking = guarded(
  {
    rateLimit: 'write',
    who: 'traveller',
    scope: 'bookings:write',
    liveSession: 'of_people',
    needsIdempotencyKey: true,
  },
  {
    method: 'post',
    path: '/v1/bookings/{id}/cancellations',
    operationId: 'cancelBooking',
    summary: 'Confirm a cancellation quote',
    description:
      'Its seats are free at once, and its money goes back to where it came from. A person needs a session that has not been ended.',
    tags,
    request: { params: idParam('bkg', 'booking'), ...keyAndVersionHeaders, ...jsonBody(cancelBookingRequest) },
    responses: {
      201: json(confirmedCancellation, 'Cancelled, and the money is back or was not owed'),
      202: json(confirmedCancellation, 'Cancelled; the money is on its way, and the booking will tell'),
    },
    problems: [
      'not_found',
      'quote_invalid',
      'quote_expired',
      'quote_superseded',
      'payment_in_progress',
      'hold_expired',
      'busy',
      'version_mismatch',
      'idempotency_key_reused',
      'idempotency_in_progress',
    ],
  },
);

export const cancellationRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(quoteCancellation, async (c) => {
      const quoted = await c.var.services.booking.quoteCancellation(c.var.caller, {
        bookingId: c.req.valid('param').id,
        request: c.req.valid('json'),
      });
      return quoted.ok ? c.json(quoted.value, 201) : problem(c, quoted.error);
    })
    .openapi(cancelBooking, async (c) => {
      const expected = versionIfNamed(c.req.header('If-Match'));
      if (!expected.ok) return problem(c, expected.error);
      const cancelled = await c.var.services.booking.cancelBooking(c.var.caller, {
        bookingId: c.req.valid('param').id,
        idempotencyKey: c.req.valid('header')['Idempotency-Key'],
        expectedVersion: expected.value,
        request: c.req.valid('json'),
      });
      if (!cancelled.ok) return problem(c, cancelled.error);
      const isSettled = statusOnce(c, cancelled.value, [201, 202]) === 201;
      return isSettled ? c.json(cancelled.value.body, 201) : c.json(cancelled.value.body, 202);
    });
