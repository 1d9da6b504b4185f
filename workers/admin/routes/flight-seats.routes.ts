// What happens on one flight, for staff: its counts, its passengers, the seats kept out of sale.
import { z } from '@hono/zod-openapi';
import { flightIdParam } from '#contracts/catalogue-admin';
import { seatMap } from '#contracts/flight';
import { blockedSeatsRequest, inventory, manifest, manifestQuery, presentInventory } from '#contracts/staff';
import { ok } from '#domain/result';
import { problem } from '#http/problem';
import { answer, answerRead } from '../answer.ts';
import { answers200, answersRead, body, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { manifestCsv } from '../manifest.csv.ts';
import { staffRoute } from '../staff-route.ts';
import { wantsCsv } from '../wants-csv.ts';

const tags = ['Flights'];
const params = z.object({ id: flightIdParam });

const count = staffRoute({
  method: 'get',
  path: '/v1/flights/{id}/inventory',
  summary: 'Counts by cabin and class, with the proof that they add up',
  tags,
  security,
  request: { query: noQuery, params },
  responses: answersRead(inventory, 'Counted from the rows of the flight, at this moment'),
  refuses: ['busy'],
});
const passengers = staffRoute({
  method: 'get',
  path: '/v1/flights/{id}/manifest',
  summary: 'Who is on the flight, by family name; JSON or CSV',
  tags,
  security,
  request: { params, query: manifestQuery },
  responses: {
    200: {
      description: 'All passengers with a live claim',
      content: { 'application/json': { schema: manifest }, 'text/csv': { schema: z.string() } },
    },
  },
});
const block = staffRoute({
  method: 'put',
  path: '/v1/flights/{id}/blocked-seats',
  summary: 'Keep exactly these seats out of sale; 409 `seat_unavailable` where somebody has one',
  tags,
  security,
  request: { query: noQuery, params, body: body(blockedSeatsRequest) },
  responses: answers200(seatMap, 'The seat map as it is now'),
  refuses: ['seat_unavailable', 'seat_not_on_aircraft', 'busy'],
});

export const flightSeatRoutes = () =>
  newRoutes()
    .openapi(count, async (c) => {
      const counted = await c.get('services').search.readInventory(staffCaller(c), c.req.valid('param').id);
      return answerRead(c, counted.ok ? ok(presentInventory(counted.value)) : counted);
    })
    .openapi(passengers, async (c) => {
      const { id } = c.req.valid('param');
      const entries = await c.get('services').booking.readManifest(staffCaller(c), id);
      if (!entries.ok) return problem(c, entries.error);
      if (!wantsCsv(c.req.valid('query').format, c.req.header('Accept'))) {
        return answer(c, ok({ data: entries.value, next: null }));
      }
      return c.newResponse(manifestCsv(entries.value), 200, {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="manifest-${id}.csv"`,
        Vary: 'Accept',
      });
    })
    .openapi(block, async (c) => {
      const { id } = c.req.valid('param');
      const { seats } = c.req.valid('json');
      return answer(c, await c.get('services').search.blockSeats(staffCaller(c), id, seats));
    });
