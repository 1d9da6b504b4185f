// Dated flights and their seat maps.
import { OpenAPIHono } from '@hono/zod-openapi';
import { flight, flightList, flightsQuery, liveSeatMapMessage, liveSeatMapQuery, seatMap } from '#contracts/flight';
import type { CommonFailure } from '#domain/errors';
import { problem } from '#http/problem';
import { idParam, json } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import { handSocketOut, refuseSocket } from '../open-socket.ts';
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

const watchSeatMap = guarded(
  { rateLimit: 'read', who: 'public' },
  {
    method: 'get',
    path: '/v1/flights/{id}/seat-map/live',
    operationId: 'watchSeatMap',
    summary: 'Watch the seat map of a flight change',
    description:
      'A WebSocket; each message is one JSON text. The first is a snapshot of the seats that are not free, or, with `after`, ' +
      'one delta of what changed since that version. Then come deltas, four a second at most, each to be laid upon the one ' +
      'before. `after` takes the version of any message of the last 1,000 versions; where the history does not reach back, ' +
      'and whenever the aircraft may have changed, a snapshot begins anew: read the seat map again for its rows and prices. ' +
      'The text `ping` is answered `pong`; nothing else you send is listened to, more than twenty such messages close the ' +
      'socket (1008), and so does one over 1,024 bytes (1009). A socket may be closed at any time: open another with `after`. ' +
      'Pages may open sockets from the origins that may call this API; programs, which name no origin, always may.',
    tags,
    request: { params: idParam('flt', 'flight'), query: liveSeatMapQuery },
    responses: { 101: json(liveSeatMapMessage, 'The socket is open; its messages are these') },
    problems: ['upgrade_required', 'origin_not_allowed', 'not_found', 'busy'],
  },
);

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
    })
    .openapi(watchSeatMap, async (c) => {
      const refusal = refuseSocket(c);
      if (refusal) return refusal;
      const { id } = c.req.valid('param');
      const { after } = c.req.valid('query');
      const answer = await c.var.services.search.fetch(watchingOf(id, after));
      return answer.status === 101 ? handSocketOut(c, answer) : problem(c, (await answer.json()) as CommonFailure);
    });

/** What the contract of the search worker names; the host is nobody's. */
function watchingOf(id: string, after: string | undefined): Request {
  const query = after === undefined ? '' : `?after=${after}`;
  return new Request(`https://search/${id}${query}`, { headers: { Upgrade: 'websocket' } });
}
