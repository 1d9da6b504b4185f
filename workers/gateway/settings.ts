// The settings of the gateway, checked once per isolate.
import { z } from 'zod';
import { environment, settingsFrom } from '#platform/config';

export const gatewaySettings = settingsFrom('gateway', {
  ENVIRONMENT: environment,
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  PUBLIC_URL: z.url(),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
    .pipe(z.array(z.url().refine((origin) => new URL(origin).origin === origin, 'is not an origin without a path'))),
});
export type GatewaySettings = ReturnType<typeof gatewaySettings>;

/** Limits may be off on a developer's machine only; elsewhere the setting means nothing. */
export const areRateLimitsOn = (settings: GatewaySettings): boolean =>
  settings.ENVIRONMENT !== 'local' || settings.RATE_LIMITS === 'on';
