// The staff's door: fills the app with the real services, keys and limiters, once an isolate.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { cachedKeys } from '#http/cached-keys';
import { systemClock } from '#platform/clock';
import { newId } from '#platform/new-id';
import { createApp } from './app.ts';
import { accessKeys } from './cloudflare-access.ts';
import { accessSettings, readSettings } from './settings.ts';
import { byAccessToken, byCloudflareAccess, type WhoIsAsking } from './who-is-asking.ts';

const clock = systemClock;
const askedByTheDoor = () => ({ kind: 'system', part: 'admin', requestId: newId('req') }) as const;

let app: ReturnType<typeof createApp> | undefined;

export default class Admin extends WorkerEntrypoint<AdminEnv> {
  override fetch(request: Request): Response | Promise<Response> {
    app ??= openDoor(this.env);
    return app.fetch(request, this.env, this.ctx);
  }
}

function openDoor(env: AdminEnv) {
  const settings = readSettings(env);
  const isLocal = settings.ENVIRONMENT === 'local';
  return createApp({
    services: { identity: env.IDENTITY, search: env.SEARCH, booking: env.BOOKING },
    whoIsAsking: isLocal ? localSignIn(env) : accessSignIn(env),
    hasPasswordLogin: isLocal,
    limiters: isLocal && settings.RATE_LIMITS === 'off' ? null : { staff: env.STAFF_LIMIT, auth: env.AUTH_LIMIT },
    clock,
    newRequestId: () => newId('req'),
  });
}

function localSignIn(env: AdminEnv): WhoIsAsking {
  const keys = cachedKeys(() => env.IDENTITY.jwks(askedByTheDoor()), clock);
  return byAccessToken({ keys, issuer: readSettings(env).PUBLIC_URL, clock });
}

function accessSignIn(env: AdminEnv): WhoIsAsking {
  const settings = accessSettings(readSettings(env));
  const keys = accessKeys(settings.teamDomain, (url, options) => fetch(url, options));
  return byCloudflareAccess({
    keys,
    settings,
    clock,
    staffByEmail: (asked, email) => env.IDENTITY.staffByEmail(asked, email),
  });
}
