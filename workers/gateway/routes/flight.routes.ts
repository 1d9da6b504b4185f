// Dated flights and their seat maps.
import { OpenAPIHono } from '@hono/zod-openapi';
import { flight, flightList, flightsQuery, seatMap } from '#contracts/flight';
import { problem } from '#http/problem';
import { idParam, json } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { Policy } from '../policy.ts';
import type { GatewayContext } from '../request-context.ts';

/** Public and always asked again, which a 304 makes cheap. */
const livePolicy: Policy = { rateLimit: 'read', who: 'public', cacheControl: 'public, no-cache', hasEtag: true };
const tags: ['Flights'] = ['Flights'];

const findFlights = guarded(livePolicy, {
  method: 'get',
  path: '/v1/flights',
  operationId: 'findFlights',
  summary: 'Find a flight by number and local departure date',
  description: 'Usually one; it carries its id, under which status and seat map are found.',
  tags,
  request: { query: flightsQuery },
  responses: { 200: json(flightList, 'The flights with that number on that day') },
  problems: [],
});

const readFlight = guarded(livePolicy, {
  method: 'get',
  path: '/v1/flights/{id}',
  operationId: 'readFlight',
  summary: 'Read a flight: status, times, gate and terminals',
  description: 'As it stands now. It carries an ETag, so asking often is cheap.',
  tags,
  request: { params: idParam('flt', 'flight') },
  responses: { 200: json(flight, 'The flight') },
  problems: ['not_found'],
});

const readSeatMap = guarded(livePolicy, {
  method: 'get',
  path: '/v1/flights/{id}/seat-map',
  operationId: 'readSeatMap',
  summary: 'Read the seat map of a flight',
  description: 'Every seat, live. Its version rises with each change, and it carries an ETag.',
  tags,
  request: { params: idParam('flt', 'flight') },
  responses: { 200: json(seatMap, 'Every seat with its state and price') },
  problems: ['not_found', 'busy'],
});

export const flightRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(findFlights, async (c) => {
      const { flight_number: flightNumber, departure_date: departureDate } = c.req.valid('query');
      const data = await c.var.services.search.findFlights(c.var.caller, { flightNumber, departureDate });
      return c.json({ data, next: null }, 200);
    })
    .openapi(readFlight, async (c) => {
      const found = await c.var.services.search.readFlight(c.var.caller, c.req.valid('param').id);
      return found.ok ? c.json(found.value, 200) : problem(c, found.error);
    })
    .openapi(readSeatMap, async (c) => {
      const map = await c.var.services.search.readSeatMap(c.var.caller, c.req.valid('param').id);
      return map.ok ? c.json(map.value, 200) : problem(c, map.error);
    });
