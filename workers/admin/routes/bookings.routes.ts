// Bookings as staff find and read them, whoever owns them.
import { z } from '@hono/zod-openapi';
import { booking, bookingList } from '#contracts/booking';
import { idOf } from '#contracts/conventions';
import { findBookingsQuery } from '#contracts/staff';
import { answer, answerRead } from '../answer.ts';
import { answers200, answersRead, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const tags = ['Bookings'];

const find = staffRoute({
  method: 'get',
  path: '/v1/bookings',
  summary: 'Find bookings by reference, e-mail address, flight or status; all that are named must fit',
  tags,
  security,
  request: { query: findBookingsQuery },
  responses: answers200(bookingList, 'Summaries, newest first'),
  refuses: ['invalid_cursor'],
});
const read = staffRoute({
  method: 'get',
  path: '/v1/bookings/{id}',
  summary: 'One booking, whole',
  tags,
  security,
  request: { query: noQuery, params: z.object({ id: idOf('bkg') }) },
  responses: answersRead(booking, 'The booking'),
});

export const bookingRoutes = () =>
  newRoutes()
    .openapi(find, async (c) => {
      const { flight_id: flightId, reference, email, status, limit, after } = c.req.valid('query');
      const found = await c.get('services').booking.findBookings(staffCaller(c), {
        limit,
        ...(after !== undefined && { after }),
        ...(reference !== undefined && { reference }),
        ...(email !== undefined && { email }),
        ...(flightId !== undefined && { flightId }),
        ...(status !== undefined && { status }),
      });
      return answer(c, found);
    })
    .openapi(read, async (c) =>
      answerRead(c, await c.get('services').booking.readBookingAsStaff(staffCaller(c), c.req.valid('param').id)),
    );
