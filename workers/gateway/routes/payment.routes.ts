// Paying for a booking, and what the payment provider tells us.
import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { payBookingRequest, payment, paymentList } from '#contracts/booking';
import { versionIfNamed } from '#http/entity-tags';
import { problem } from '#http/problem';
import { statusOnce } from '../answer-once.ts';
import { idParam, json, jsonBody, keyAndVersionHeaders } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { GatewayContext } from '../request-context.ts';

const tags: ['Payments'] = ['Payments'];

const payBooking = guarded(
  { rateLimit: 'write', who: 'traveller', scope: 'payments:write', needsIdempotencyKey: true },
  {
    method: 'post',
    path: '/v1/bookings/{id}/payments',
    operationId: 'payBooking',
    summary: 'Pay for a booking',
    description: 'A declined payment leaves the seats held: pay again with a new key.',
    tags,
    request: { params: idParam('bkg', 'booking'), ...keyAndVersionHeaders, ...jsonBody(payBookingRequest) },
    responses: {
      201: json(payment, 'Paid: the booking is confirmed'),
      202: json(payment, 'The provider has not decided yet, or the traveller has to act; the booking will tell'),
    },
    problems: [
      'not_found',
      'payment_declined',
      'payment_amount_mismatch',
      'already_paid',
      'payment_in_progress',
      'hold_expired',
      'hold_released',
      'booking_cancelled',
      'seat_unavailable',
      'busy',
      'version_mismatch',
      'idempotency_key_reused',
      'idempotency_in_progress',
    ],
  },
);

const listPayments = guarded(
  { rateLimit: 'read', who: 'traveller', scope: 'bookings:read' },
  {
    method: 'get',
    path: '/v1/bookings/{id}/payments',
    operationId: 'listPayments',
    summary: 'List the attempts to pay for a booking',
    description: 'Declined ones and those still open included, oldest first.',
    tags,
    request: { params: idParam('bkg', 'booking') },
    responses: { 200: json(paymentList, 'Every attempt') },
    problems: ['not_found'],
  },
);

const paymentWebhook = guarded(
  { rateLimit: 'write', who: 'public', hasRawBody: true },
  {
    method: 'post',
    path: '/v1/webhooks/payments',
    operationId: 'paymentWebhook',
    summary: 'For the payment provider: something happened to a payment',
    description:
      'The `Stripe-Signature` header signs the raw bytes. Repeats and unknown payments are accepted and change nothing.',
    tags,
    request: {
      headers: z.object({
        'Stripe-Signature': z
          .string()
          .optional()
          .meta({ description: 'Time and HMAC', example: 't=1764856800,v1=5257a869e7ec' }),
      }),
      body: {
        required: true,
        content: { 'application/json': { schema: { type: 'object', description: 'A Stripe event' } } },
      },
    },
    responses: {
      200: json(
        z.object({ received: z.literal(true).meta({ description: 'Always true', example: true }) }),
        'Noted durably',
      ),
    },
    problems: ['webhook_invalid'],
  },
);

export const paymentRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(payBooking, async (c) => {
      const expected = versionIfNamed(c.req.header('If-Match'));
      if (!expected.ok) return problem(c, expected.error);
      const paid = await c.var.services.booking.payBooking(c.var.caller, {
        bookingId: c.req.valid('param').id,
        idempotencyKey: c.req.valid('header')['Idempotency-Key'],
        expectedVersion: expected.value,
        request: c.req.valid('json'),
      });
      if (!paid.ok) return problem(c, paid.error);
      const isSettled = statusOnce(c, paid.value, [201, 202]) === 201;
      return isSettled ? c.json(paid.value.body, 201) : c.json(paid.value.body, 202);
    })
    .openapi(listPayments, async (c) => {
      const payments = await c.var.services.booking.listPayments(c.var.caller, c.req.valid('param').id);
      return payments.ok ? c.json({ data: payments.value, next: null }, 200) : problem(c, payments.error);
    })
    .openapi(paymentWebhook, async (c) => {
      const signature = c.req.valid('header')['Stripe-Signature'] ?? '';
      const noted = await c.var.services.booking.paymentWebhook(c.var.caller, await c.req.text(), signature);
      return noted.ok ? c.json(noted.value, 200) : problem(c, noted.error);
    });
