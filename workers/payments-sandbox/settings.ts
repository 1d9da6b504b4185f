// What the sandbox is told by its environment, checked once; read only after `isOpen` has let a request in.
import { z } from 'zod';
import { environment, secret, settingsFrom, wholeNumber } from '#platform/config';

export const sandboxSettings = settingsFrom('payments-sandbox', {
  STRIPE_SECRET_KEY: secret,
  STRIPE_WEBHOOK_SECRETS: z.string().min(1),
  PUBLIC_URL: z.url(),
  SLOW_ANSWER_MS: wholeNumber(0, 120_000).default(10_000),
  SETTLE_MS: wholeNumber(0, 3_600_000).default(2_000),
  LATE_WEBHOOK_MS: wholeNumber(0, 3_600_000).default(20_000),
});

export type SandboxSettings = ReturnType<typeof sandboxSettings>;

/** The sandbox gives money away for nothing, so it works on a developer's machine alone. */
export const isOpen = (env: { ENVIRONMENT?: string }): boolean => environment.parse(env.ENVIRONMENT) === 'local';
