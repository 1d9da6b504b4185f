// Services that answer samples at once and remember what they were asked. A verb no route calls refuses to be called.
import type { JSONWebKeySet } from 'jose';
import type { BookingService } from '#contracts/booking-service';
import type { IdentityService } from '#contracts/identity-service';
import type { NotificationsService } from '#contracts/notifications-service';
import type { SearchService } from '#contracts/search-service';
import { err, ok } from '#domain/result';
import {
  aBooking,
  aFlight,
  aMail,
  anApiKey,
  anOffer,
  aPayment,
  aProfile,
  aSeatMap,
  someTokens,
} from './samples.test-builder.ts';
import type { Services } from './services.ts';

export type Asked = { service: string; verb: string; given: unknown[] };
export type FakeOverrides = {
  identity?: Partial<IdentityService>;
  search?: Partial<SearchService>;
  booking?: Partial<BookingService>;
  notifications?: Partial<NotificationsService>;
};

export const goodApiKey = 'sk_2c5h8k0mzq4v';

export function fakeServices(keys: JSONWebKeySet, overrides: FakeOverrides): { services: Services; asked: Asked[] } {
  const asked: Asked[] = [];
  const services = {
    identity: recorded(asked, 'identity', { ...identity(keys), ...overrides.identity }),
    search: recorded(asked, 'search', { ...search(), ...overrides.search }),
    booking: recorded(asked, 'booking', { ...booking(), ...overrides.booking }),
    notifications: recorded(asked, 'notifications', { ...notifications(), ...overrides.notifications }),
  };
  return { services, asked };
}

const identity = (keys: JSONWebKeySet): Partial<IdentityService> => ({
  register: async () => ok(null),
  verifyEmail: async () => ok(null),
  login: async () => ok(someTokens()),
  refresh: async () => ok(someTokens()),
  logout: async () => ok(null),
  requestPasswordReset: async () => ok(null),
  confirmPasswordReset: async () => ok(null),
  jwks: async () => keys,
  authenticateApiKey: async (_caller, key) =>
    key === goodApiKey
      ? ok({
          kind: 'user',
          userId: 'usr_1',
          audience: 'skyhold:travellers',
          roles: ['traveller'],
          scopes: ['bookings:read'],
          apiKeyId: 'key_1',
        })
      : err({ code: 'unauthenticated' }),
  isSessionLive: async () => true,
  readProfile: async () => ok(aProfile()),
  changeProfile: async () => ok(aProfile()),
  eraseAccount: async () => ok(null),
  listApiKeys: async () => ok([anApiKey()]),
  createApiKey: async () => ok({ ...anApiKey(), secret: goodApiKey }),
  revokeApiKey: async () => ok(null),
});

const city = { code: 'PAR', name: 'Paris', country: 'FR', time_zone: 'Europe/Paris', airports: ['CDG'] };
const airport = {
  iata: 'CDG',
  name: 'Paris Charles de Gaulle',
  city: 'PAR',
  country: 'FR',
  time_zone: 'Europe/Paris',
  latitude: 49,
  longitude: 2.5,
  terminals: ['2E'],
};

const search = (): Partial<SearchService> => ({
  findPlaces: async () => ({ data: [], next: null }),
  listCities: async () => ok({ data: [city], next: null }),
  readCity: async () => ok(city),
  listAirports: async () => ok({ data: [airport], next: null }),
  readAirport: async () => ok(airport),
  findFlights: async () => [aFlight()],
  readFlight: async () => ok(aFlight()),
  readSeatMap: async () => ok(aSeatMap()),
  searchOffers: async () =>
    ok({ data: [], next: null, meta: { as_of: '2026-12-05T08:30:00.000Z', source: 'cache', currency: 'EUR' } }),
  readOfferAgain: async () => ok(anOffer()),
});

const booking = (): Partial<BookingService> => ({
  createBooking: async () => ok({ status: 201, body: aBooking(), isReplay: false }),
  readBooking: async () => ok(aBooking()),
  listBookings: async () => ok({ data: [], next: null }),
  payBooking: async () => ok({ status: 201, body: aPayment(), isReplay: false }),
  lookupBooking: async () =>
    ok({ reference: 'K7QX4M', status: 'held', fare_brand: 'light', passengers: [], segments: [] }),
  listPayments: async () => ok([aPayment()]),
  paymentWebhook: async (_caller, _raw, signature) =>
    signature === '' ? err({ code: 'webhook_invalid' }) : ok({ received: true }),
});

const notifications = (): Partial<NotificationsService> => ({
  mailbox: async () => [aMail()],
  readMail: async (_caller, id) => (id === 'msg_unknown' ? null : aMail({ id })),
});

/** Reads as the whole service; a verb that was not faked throws, as a missing RPC method would. */
function recorded<Service extends object>(asked: Asked[], service: string, verbs: Partial<Service>): Service {
  return new Proxy(verbs, {
    get: (target, verb) => {
      const answer = Reflect.get(target, verb) as ((...given: unknown[]) => unknown) | undefined;
      return (...given: unknown[]) => {
        asked.push({ service, verb: String(verb), given });
        if (!answer) throw new Error(`${service}.${String(verb)} is not part of this test`);
        return answer(...given);
      };
    },
  }) as Service;
}
