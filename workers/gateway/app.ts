// Builds the gateway: the chain every request passes, every route, and what answers when no route does.
import { OpenAPIHono } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import { addressLimits } from '#http/address-limits';
import { type CachedKeys, cachedKeys } from '#http/cached-keys';
import { clientAddress } from '#http/client-address';
import { answerError } from '#http/last-resort';
import type { AnyFailure } from '#http/problems';
import { requestId } from '#http/request-id';
import { requestLog } from '#http/request-log';
import { securityHeaders } from '#http/security-headers';
import { refuseInvalid } from '#http/validation';
import type { Clock } from '#platform/clock';
import { newId } from '#platform/new-id';
import { requirePolicies } from './guarded-route.ts';
import { crossOrigin } from './middleware/cross-origin.ts';
import type { RateLimiters } from './middleware/rate-limit.ts';
import { readyPages } from './ready-pages.ts';
import type { Edge, GatewayContext } from './request-context.ts';
import { accountRoutes } from './routes/account.routes.ts';
import { bookingRoutes } from './routes/booking.routes.ts';
import { cancellationRoutes } from './routes/cancellation.routes.ts';
import { documentationRoutes } from './routes/documentation.routes.ts';
import { flightRoutes } from './routes/flight.routes.ts';
import { frontRoutes } from './routes/front.routes.ts';
import { healthRoutes } from './routes/health.routes.ts';
import { lookupRoutes } from './routes/lookup.routes.ts';
import { mailboxRoutes } from './routes/mailbox.routes.ts';
import { mailedLinkRoutes } from './routes/mailed-link.routes.ts';
import { offerRoutes } from './routes/offer.routes.ts';
import { paymentRoutes } from './routes/payment.routes.ts';
import { paymentsSandboxRoutes, type Sandbox } from './routes/payments-sandbox.routes.ts';
import { placeRoutes } from './routes/place.routes.ts';
import { sessionRoutes } from './routes/session.routes.ts';
import { tripRoutes } from './routes/trip.routes.ts';
import { type ServiceName, type Services, ServiceTimeout, ServiceUnavailable, watchServices } from './services.ts';
import type { GatewaySettings } from './settings.ts';
import { unknownRoute } from './unknown-route.ts';

/** Longer than a payment may take, shorter than a client waits. */
const serviceDeadlineMs = 25_000;

export type GatewayDeps = {
  services: Services;
  limiters: RateLimiters;
  settings: GatewaySettings;
  clock: Clock;
  /** Local only: the payment provider whose page of a bank is shown. */
  sandbox: Sandbox;
  outlive: Edge['outlive'];
  deadlineMs?: number;
};

export function createApp({
  services,
  limiters,
  settings,
  clock,
  sandbox,
  outlive,
  deadlineMs = serviceDeadlineMs,
}: GatewayDeps) {
  const keys = publishedKeys(services, clock, deadlineMs);
  const edge: Edge = { settings, limiters, clock, keys, pages: readyPages(clock.now), outlive };
  const app = new OpenAPIHono<GatewayContext>({ defaultHook: refuseInvalid });
  app.use(
    requestId(() => newId('req')),
    requestLog('gateway', clock),
  );
  app.use(prepare(edge, services, deadlineMs), crossOrigin, securityHeaders, addressLimits);

  const routed = app
    .route('/', healthRoutes())
    .route(
      '/',
      documentationRoutes(() => app),
    )
    .route('/', frontRoutes())
    .route('/', placeRoutes())
    .route('/', offerRoutes())
    .route('/', flightRoutes())
    .route('/', sessionRoutes())
    .route('/', accountRoutes())
    .route('/', bookingRoutes())
    .route('/', lookupRoutes())
    .route('/', paymentRoutes())
    .route('/', cancellationRoutes())
    .route('/', tripRoutes())
    .route('/', mailedLinkRoutes());
  if (settings.ENVIRONMENT === 'local') app.route('/', mailboxRoutes()).route('/', paymentsSandboxRoutes(sandbox));

  requirePolicies(app);
  app.notFound(unknownRoute(app));
  app.onError(answerError('gateway', failureOfService));
  return routed;
}

/** The type of every route's input and answer, for a client derived from it. */
export type Gateway = ReturnType<typeof createApp>;

const prepare = (edge: Edge, services: Services, deadlineMs: number) =>
  createMiddleware<GatewayContext>(async (c, next) => {
    const timings = new Map<ServiceName, number>();
    const took = (name: ServiceName, milliseconds: number) => {
      timings.set(name, (timings.get(name) ?? 0) + milliseconds);
    };
    c.set('edge', edge);
    c.set('timings', timings);
    c.set('caller', { kind: 'anonymous', requestId: c.var.requestId });
    c.set('address', clientAddress(c.req.raw.headers));
    c.set('services', watchServices(services, { deadlineMs, took, now: edge.clock.now }));
    return next();
  });

/** One set of keys serves every request of the isolate, so the door asks for them in its own name. */
function publishedKeys(services: Services, clock: Clock, deadlineMs: number): CachedKeys {
  const { identity } = watchServices(services, { deadlineMs, took: () => undefined, now: clock.now });
  return cachedKeys(() => identity.jwks({ kind: 'system', part: 'gateway', requestId: newId('req') }), clock);
}

function failureOfService(thrown: unknown): AnyFailure | undefined {
  if (thrown instanceof ServiceTimeout) return { code: 'timeout' };
  return thrown instanceof ServiceUnavailable ? { code: 'service_unavailable' } : undefined;
}
