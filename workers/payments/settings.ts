// What the payments worker is told by its environment, checked once.
import { z } from 'zod';
import { environment, secret, settingsFrom, wholeNumber } from '#platform/config';

/** Two secrets live side by side while one is being turned. */
const liveSecrets = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .pipe(z.array(secret).min(1, 'holds no secret'));

export const paymentsSettings = settingsFrom('payments', {
  ENVIRONMENT: environment,
  /** Where a traveller's browser comes back to after proving who they are to their bank. */
  PUBLIC_URL: z.url(),
  /** How long one request to the provider may take. Its outcome is unknown after that, never failed. */
  PROVIDER_TIMEOUT_MS: wholeNumber(10, 30_000).default(8_000),
  STRIPE_SECRET_KEY: secret,
  STRIPE_WEBHOOK_SECRETS: liveSecrets,
});

export type PaymentsSettings = ReturnType<typeof paymentsSettings>;
