// The settings of identity, checked once per isolate.
import { z } from 'zod';
import { environment, secret, settingsFrom } from '#platform/config';
import { parseTokenKeys } from '#platform/token-keys';
import type { passwordCosts } from './password-hash.ts';

const tokenKeys = z.string('is missing').transform((text, context) => {
  try {
    return parseTokenKeys(text);
  } catch {
    // The reason would quote the secret.
    context.addIssue('is not a set of private ES256 keys; npm start makes one, and so does npm run deploy');
    return z.NEVER;
  }
});

export const identitySettings = settingsFrom('identity', {
  ENVIRONMENT: environment,
  PASSWORD_COST: z.enum(['standard', 'low']).default('standard'),
  /** The issuer of every token, for travellers and staff alike. */
  PUBLIC_URL: z.url(),
  TOKEN_KEYS: tokenKeys,
  LINK_KEY: secret,
  REFRESH_KEY: secret,
  PASSWORD_PEPPER: secret,
});
export type IdentitySettings = ReturnType<typeof identitySettings>;

/** Cheap hashes are for a developer's machine, whatever the setting says elsewhere. */
export function passwordCostOf(
  settings: Pick<IdentitySettings, 'ENVIRONMENT' | 'PASSWORD_COST'>,
): keyof typeof passwordCosts {
  return settings.ENVIRONMENT === 'local' ? settings.PASSWORD_COST : 'standard';
}
