// Bookings: hold seats, list and read one's own.
import { OpenAPIHono } from '@hono/zod-openapi';
import { booking, bookingList, bookingsQuery, changeSeatsRequest, createBookingRequest } from '#contracts/booking';
import { timeline } from '#contracts/timeline';
import { etagOfMoment, versionIfNamed } from '#http/entity-tags';
import { problem } from '#http/problem';
import { statusOnce } from '../answer-once.ts';
import { changeHeaders, idParam, json, jsonBody, keyHeader } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import { preferredLanguage } from '../preferred-language.ts';
import type { GatewayContext } from '../request-context.ts';

const tags: ['Bookings'] = ['Bookings'];

const createBooking = guarded(
  { rateLimit: 'write', who: 'traveller', scope: 'bookings:write', needsIdempotencyKey: true },
  {
    method: 'post',
    path: '/v1/bookings',
    operationId: 'createBooking',
    summary: 'Hold seats for everyone on every flight of an offer',
    description:
      'All passengers on all flights, or nothing. Seats not named are chosen, free of charge. Pay before `payment_required_by`.',
    tags,
    request: { ...keyHeader, ...jsonBody(createBookingRequest) },
    responses: { 201: json(booking, 'The booking, held') },
    problems: [
      'offer_invalid',
      'offer_expired',
      'infants_exceed_adults',
      'unaccompanied_child',
      'too_many_passengers',
      'passengers_mismatch',
      'passenger_age_mismatch',
      'infant_too_young',
      'infant_needs_adult',
      'plan_needed',
      'seat_unavailable',
      'seat_not_on_aircraft',
      'seat_named_twice',
      'seat_in_other_cabin',
      'seat_for_infant',
      'exit_row_not_allowed',
      'not_enough_seats',
      'fare_sold_out',
      'too_many_infants',
      'itinerary_changed',
      'sales_closed',
      'flight_cancelled',
      'too_many_holds',
      'unknown_flight',
      'busy',
      'idempotency_key_reused',
      'idempotency_in_progress',
    ],
  },
);

const listBookings = guarded(
  { rateLimit: 'read', who: 'traveller', scope: 'bookings:read' },
  {
    method: 'get',
    path: '/v1/bookings',
    operationId: 'listBookings',
    summary: 'List your bookings, newest first',
    description: 'As summaries; what you just booked is among them. One booking whole is a request of its own.',
    tags,
    request: { query: bookingsQuery },
    responses: { 200: json(bookingList, 'A page of summaries') },
    problems: ['invalid_cursor'],
  },
);

const readBooking = guarded(
  { rateLimit: 'read', who: 'traveller', scope: 'bookings:read', hasEtag: true },
  {
    method: 'get',
    path: '/v1/bookings/{id}',
    operationId: 'readBooking',
    summary: 'Read one of your bookings',
    description: 'Itinerary, people, price lines, tickets, and what can be done with it now. It carries an ETag.',
    tags,
    request: { params: idParam('bkg', 'booking') },
    responses: { 200: json(booking, 'The booking, whole') },
    problems: ['not_found'],
  },
);

const changeSeats = guarded(
  { rateLimit: 'write', who: 'traveller', scope: 'bookings:write', takesIdempotencyKey: true },
  {
    method: 'put',
    path: '/v1/bookings/{id}/seats',
    operationId: 'changeSeats',
    summary: 'Change seats, all or nothing, also across flights',
    description:
      'While the booking is held and after it is confirmed, until an hour before a flight departs. Who is not named stays; two ' +
      'of one party may swap. The price is locked: seats that cost no more than was charged for the present ones change ' +
      'nothing about it, dearer ones are refused with the difference. With `If-Match` a booking that was changed meanwhile is ' +
      'left alone; with an `Idempotency-Key` the change happens once.',
    tags,
    request: { params: idParam('bkg', 'booking'), ...changeHeaders, ...jsonBody(changeSeatsRequest) },
    responses: { 200: json(booking, 'The booking with its new seats') },
    problems: [
      'not_found',
      'version_mismatch',
      'hold_expired',
      'hold_released',
      'booking_cancelled',
      'payment_in_progress',
      'seat_costs_extra',
      'seat_unavailable',
      'seat_not_on_aircraft',
      'seat_named_twice',
      'seat_in_other_cabin',
      'seat_for_infant',
      'exit_row_not_allowed',
      'too_many_infants',
      'sales_closed',
      'flight_cancelled',
      'plan_needed',
      'busy',
      'idempotency_key_reused',
    ],
  },
);

const readTimeline = guarded(
  { rateLimit: 'read', who: 'traveller', scope: 'bookings:read' },
  {
    method: 'get',
    path: '/v1/bookings/{id}/timeline',
    operationId: 'readTimeline',
    summary: 'Read everything that happened to a booking',
    description:
      'When, who and what, oldest first, with what each event did to the money in double entry. It names nobody and outlives erasure.',
    tags,
    request: { params: idParam('bkg', 'booking') },
    responses: { 200: json(timeline, 'Every event') },
    problems: ['not_found'],
  },
);

export const bookingRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(createBooking, async (c) => {
      const acceptLanguage = c.req.header('Accept-Language');
      const booked = await c.var.services.booking.createBooking(c.var.caller, {
        idempotencyKey: c.req.valid('header')['Idempotency-Key'],
        request: c.req.valid('json'),
        language: acceptLanguage === undefined ? null : preferredLanguage(acceptLanguage),
      });
      if (!booked.ok) return problem(c, booked.error);
      c.header('Location', `/v1/bookings/${booked.value.body.id}`);
      return c.json(booked.value.body, statusOnce(c, booked.value, [201]));
    })
    .openapi(listBookings, async (c) => {
      const bookings = await c.var.services.booking.listBookings(c.var.caller, c.req.valid('query'));
      return bookings.ok ? c.json(bookings.value, 200) : problem(c, bookings.error);
    })
    .openapi(readBooking, async (c) => {
      const found = await c.var.services.booking.readBooking(c.var.caller, c.req.valid('param').id);
      if (!found.ok) return problem(c, found.error);
      c.header('ETag', await etagOfMoment(found.value.version, found.value));
      return c.json(found.value, 200);
    })
    .openapi(changeSeats, async (c) => {
      const expected = versionIfNamed(c.req.header('If-Match'));
      if (!expected.ok) return problem(c, expected.error);
      const changed = await c.var.services.booking.changeSeats(c.var.caller, {
        bookingId: c.req.valid('param').id,
        idempotencyKey: c.req.header('Idempotency-Key') || null,
        expectedVersion: expected.value,
        request: c.req.valid('json'),
      });
      if (!changed.ok) return problem(c, changed.error);
      c.header('ETag', await etagOfMoment(changed.value.body.version, changed.value.body));
      return c.json(changed.value.body, statusOnce(c, changed.value, [200]));
    })
    .openapi(readTimeline, async (c) => {
      const happened = await c.var.services.booking.readTimeline(c.var.caller, c.req.valid('param').id);
      return happened.ok ? c.json({ data: happened.value, next: null }, 200) : problem(c, happened.error);
    });
