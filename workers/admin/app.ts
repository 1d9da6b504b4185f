// The staff's door as one app: middleware in order, then the routes by resource.
import { methodNotAllowed } from 'hono/method-not-allowed';
import { addressLimits } from '#http/address-limits';
import { jsonBody } from '#http/json-body';
import { jsonLimits } from '#http/json-shape';
import { answerError, answerMethodNotAllowed, answerNotFound } from '#http/last-resort';
import { plainQuery } from '#http/plain-query';
import { problemExamples } from '#http/problem-responses';
import { requestId } from '#http/request-id';
import { requestLog } from '#http/request-log';
import { securityHeaders } from '#http/security-headers';
import { type Door, newRoutes } from './door.ts';
import { admit, identify, limit } from './guard.ts';
import { aircraftRoutes } from './routes/aircraft.routes.ts';
import { airportRoutes } from './routes/airports.routes.ts';
import { authRoutes } from './routes/auth.routes.ts';
import { bookingRoutes } from './routes/bookings.routes.ts';
import { cityRoutes } from './routes/cities.routes.ts';
import { fareRoutes } from './routes/fares.routes.ts';
import { flightSeatRoutes } from './routes/flight-seats.routes.ts';
import { flightRoutes } from './routes/flights.routes.ts';
import { profileRoutes } from './routes/profile.routes.ts';
import { scheduleRoutes } from './routes/schedules.routes.ts';

/** Staff name seats one by one: those to block on a wide-body, those of an aircraft's layout. */
const longestList = 1000;

export function createApp(door: Door) {
  const app = newRoutes();
  app.onError(answerError('admin'));
  app.notFound(answerNotFound);

  app.use(requestId(door.newRequestId));
  app.use(requestLog('admin', door.clock));
  app.use(securityHeaders);
  app.use(addressLimits);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: answerMethodNotAllowed }));
  app.use(identify(door));
  app.use(limit(door));
  app.use(admit);
  app.use(jsonBody({ ...jsonLimits, arrayItems: longestList }));
  app.use(plainQuery);

  if (door.hasPasswordLogin) app.route('/', authRoutes());
  app.route('/', profileRoutes());
  app.route('/', cityRoutes());
  app.route('/', airportRoutes());
  app.route('/', aircraftRoutes());
  app.route('/', fareRoutes());
  app.route('/', scheduleRoutes());
  app.route('/', flightRoutes());
  app.route('/', flightSeatRoutes());
  app.route('/', bookingRoutes());

  app.openAPIRegistry.registerComponent('securitySchemes', 'staff', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'Where the door stands behind Cloudflare Access, its `Cf-Access-Jwt-Assertion` takes the place of this.',
  });
  for (const [code, example] of problemExamples()) app.openAPIRegistry.registerComponent('examples', code, example);
  app.get('/openapi.json', (c) => c.json(app.getOpenAPI31Document(description)));
  return app;
}

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Skyhold, for staff',
    version: '1.0.0',
    description: 'Runs the operation: catalogue, flights, bookings.',
  },
};
