// The sandbox's HTTP: the subset of Stripe's API that Skyhold uses, and the page of a bank.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { errorText, log } from '#platform/log';
import { refuse, type Sandbox } from './answer.ts';
import { authenticationRoutes } from './authentication.routes.ts';
import { paymentIntentRoutes } from './payment-intents.routes.ts';
import { authenticationPath } from './present.ts';
import { refundRoutes } from './refunds.routes.ts';
import { sandboxSettings } from './settings.ts';
import { brokenInside, invalid } from './stripe-error.ts';

const mostBytes = 64 * 1024;

/** `wait` makes the answers of `pm_sandbox_slow` late; a test may give one that does not. */
export function sandboxApp(wait: (milliseconds: number) => Promise<void>) {
  const app = new Hono<Sandbox>();
  app.use(async (c, next) => {
    c.set('wait', wait);
    await next();
    c.header('Request-Id', `req_${crypto.randomUUID().replaceAll('-', '')}`);
  });
  app.use(
    bodyLimit({ maxSize: mostBytes, onError: (c) => refuse(c, { ...invalid('The body is too large.'), status: 413 }) }),
  );
  app.use('/v1/*', async (c, next) => {
    const isOurs = c.req.header('authorization') === `Bearer ${sandboxSettings(c.env).STRIPE_SECRET_KEY}`;
    return isOurs ? next() : refuse(c, { ...invalid('Invalid API Key provided.'), status: 401 });
  });
  app.route('/v1/payment_intents', paymentIntentRoutes);
  app.route('/v1/refunds', refundRoutes);
  app.route(authenticationPath('').replace(/\/$/, ''), authenticationRoutes);
  app.notFound((c) =>
    refuse(c, { ...invalid(`Unrecognized request URL (${c.req.method}: ${c.req.path}).`), status: 404 }),
  );
  app.onError((error, c) => {
    log('error', 'sandbox_broke', { worker: 'payments-sandbox', error: errorText(error) });
    return refuse(c, brokenInside);
  });
  return app;
}
