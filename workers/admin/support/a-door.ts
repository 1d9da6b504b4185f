// For tests: the whole door over faked services, with real tokens for everyone who may come to it.

import { cachedKeys } from '#http/cached-keys';
import { issueAccessToken } from '#platform/access-token';
import type { Audience, Role } from '#platform/caller';
import { generateTokenKeys, parseTokenKeys } from '#platform/token-keys';
import { createApp } from '../app.ts';
import type { Door } from '../door.ts';
import type { Services } from '../services.ts';
import { byAccessToken } from '../who-is-asking.ts';

export const now = Date.parse('2026-12-05T08:30:00Z');
const issuer = 'http://localhost:8787';
const keys = parseTokenKeys(await generateTokenKeys());

/** A real access token; only time, audience and roles make it good or bad. */
export const aToken = ({
  roles,
  audience = 'skyhold:staff',
  issuedAt = now,
  from = issuer,
}: {
  roles: Role[];
  audience?: Audience;
  issuedAt?: number;
  from?: string;
}) =>
  issueAccessToken(
    keys.signing,
    { userId: 'usr_someone', sessionId: 'ses_1', audience, roles, scopes: [] },
    { issuer: from, now: issuedAt },
  );

export type Call = { verb: string; caller: unknown; given: unknown[] };

/** Services that record each call and answer what they are told by verb; a verb nobody foresaw fails its test. */
export function fakeServices(answers: Record<string, (...given: never[]) => unknown>) {
  const calls: Call[] = [];
  const service = new Proxy(
    {},
    {
      get:
        (_target, verb: string) =>
        async (caller: unknown, ...given: unknown[]) => {
          calls.push({ verb, caller, given });
          const answer = answers[verb] ?? answers['*'];
          if (!answer) throw new Error(`Nobody foresaw that ${verb} is asked`);
          return answer(...([verb, ...given] as never[]));
        },
    },
  );
  // The proxy answers every verb, so it has whatever the door may ask for.
  const services = { identity: service, search: service, booking: service } as Services;
  return { services, calls };
}

export function aDoor(services: Services, changes: Partial<Door> = {}) {
  const clock = { now: () => now };
  return createApp({
    services,
    whoIsAsking: byAccessToken({ keys: cachedKeys(async () => keys.published, clock), issuer, clock }),
    hasPasswordLogin: true,
    limiters: null,
    clock,
    newRequestId: () => 'req_test',
    ...changes,
  });
}

export const asAdmin = { Authorization: `Bearer ${await aToken({ roles: ['admin'] })}` };

/** One request of an admin to a door whose services answer by verb; a verb not named must not be asked. */
export async function askAsAdmin(
  answers: Parameters<typeof fakeServices>[0],
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
) {
  const { services, calls } = fakeServices(answers);
  const answer = await aDoor(services).request(path, {
    method,
    headers: { ...asAdmin, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { answer, calls };
}
