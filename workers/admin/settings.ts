// The settings of the staff's door. Deployed, it stands behind Cloudflare Access and opens to nobody without it.
import { z } from 'zod';
import { environment, settingsFrom } from '#platform/config';

export const readSettings = settingsFrom('admin', {
  ENVIRONMENT: environment,
  RATE_LIMITS: z.string().optional(),
  /** The issuer that access tokens name. */
  PUBLIC_URL: z.url(),
  ACCESS_TEAM_DOMAIN: z.string().optional(),
  ACCESS_AUDIENCE: z.string().optional(),
});

export type AccessSettings = { teamDomain: string; audience: string };

/** Which Access application guards this door; a door that cannot tell stays shut, by name. */
export function accessSettings(settings: {
  ACCESS_TEAM_DOMAIN?: string | undefined;
  ACCESS_AUDIENCE?: string | undefined;
}): AccessSettings {
  const { ACCESS_TEAM_DOMAIN: teamDomain = '', ACCESS_AUDIENCE: audience = '' } = settings;
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(teamDomain)) {
    throw new Error(
      'The settings of worker "admin" are wrong. ACCESS_TEAM_DOMAIN: is a host such as skyhold.cloudflareaccess.com',
    );
  }
  if (audience === '') {
    throw new Error(
      'The settings of worker "admin" are wrong. ACCESS_AUDIENCE: is the audience tag of the Access application',
    );
  }
  return { teamDomain, audience };
}
