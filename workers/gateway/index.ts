// The gateway Worker: the only public door.
import { systemClock } from '#platform/clock';
import { createApp, type Gateway } from './app.ts';
import { limitersFrom } from './middleware/rate-limit.ts';
import { servicesFrom } from './services.ts';
import { gatewaySettings } from './settings.ts';

let app: Gateway | undefined;

export default {
  fetch(request, env, ctx) {
    app ??= createApp({
      services: servicesFrom(env),
      limiters: limitersFrom(env),
      settings: gatewaySettings(env),
      clock: systemClock,
      sandbox: env.SANDBOX,
      outlive: (c, work) => c.executionCtx.waitUntil(work.catch(() => undefined)),
    });
    return app.fetch(request, env, ctx);
  },
} satisfies ExportedHandler<GatewayEnv>;
