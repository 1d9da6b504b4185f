// The four services behind the gateway, and the watch kept over every call to them: a deadline, a duration, one answer to any crash.
import type { BookingService } from '#contracts/booking-service';
import type { IdentityService } from '#contracts/identity-service';
import type { NotificationsService } from '#contracts/notifications-service';
import type { SearchService } from '#contracts/search-service';
import { beforeDeadline } from './before-deadline.ts';

export type Services = {
  identity: IdentityService;
  search: SearchService;
  booking: BookingService;
  notifications: NotificationsService;
};
export type ServiceName = keyof Services;

/** A service threw, or could not be reached. What it said stays in the log; the client reads a 503 without it. */
export class ServiceUnavailable extends Error {
  constructor(service: ServiceName, verb: string, cause: unknown) {
    super(`${service}.${verb} failed`, { cause });
  }
}

/** A service did not answer before its deadline; its work may go on. */
export class ServiceTimeout extends Error {
  constructor(service: ServiceName, verb: string) {
    super(`${service}.${verb} did not answer in time`);
  }
}

export type Watch = { deadlineMs: number; took(service: ServiceName, milliseconds: number): void; now(): number };

/** The bindings as the interfaces their Workers implement: generated `Service<…>` types wrap every answer in RPC decorations. */
export function servicesFrom(env: GatewayEnv): Services {
  const { IDENTITY, SEARCH, BOOKING, NOTIFICATIONS } = env;
  return { identity: IDENTITY, search: SEARCH, booking: BOOKING, notifications: NOTIFICATIONS } as unknown as Services;
}

/** The same services, for one request, under watch. */
export function watchServices(services: Services, watch: Watch): Services {
  return {
    identity: watched('identity', services.identity, watch),
    search: watched('search', services.search, watch),
    booking: watched('booking', services.booking, watch),
    notifications: watched('notifications', services.notifications, watch),
  };
}

type Verb = (...given: unknown[]) => Promise<unknown>;

function watched<Service extends object>(name: ServiceName, service: Service, watch: Watch): Service {
  return new Proxy(service, {
    get: (target, verb) => {
      if (typeof verb !== 'string') return undefined;
      return async (...given: unknown[]) => {
        const startedAt = watch.now();
        try {
          const asked = (target as Record<string, Verb>)[verb]?.(...given) ?? Promise.reject(new Error('no such verb'));
          return await beforeDeadline(asked, watch.deadlineMs, () => new ServiceTimeout(name, verb));
        } catch (thrown) {
          throw thrown instanceof ServiceTimeout ? thrown : new ServiceUnavailable(name, verb, thrown);
        } finally {
          watch.took(name, watch.now() - startedAt);
        }
      };
    },
  });
}
