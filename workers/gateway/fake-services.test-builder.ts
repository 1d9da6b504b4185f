// Services that answer samples at once and remember what they were asked. A verb no route calls refuses to be called.
import type { JSONWebKeySet } from 'jose';
import type { BookingService } from '#contracts/booking-service';
import type { IdentityService } from '#contracts/identity-service';
import type { NotificationsService } from '#contracts/notifications-service';
import type { SearchService } from '#contracts/search-service';
import type { UserId } from '#domain/ids';
import { err, ok } from '#domain/result';
import type { Caller } from '#platform/caller';
import {
  aBooking,
  aCancellation,
  aCancellationQuote,
  aFlight,
  aMail,
  anApiKey,
  anOffer,
  aPayment,
  aProfile,
  aSeatMap,
  aTimelineEntry,
  someTokens,
} from './samples.test-builder.ts';
import type { Services } from './services.ts';

export type Asked = { service: string; verb: string; given: unknown[] };
export type FakeOverrides = {
  identity?: Partial<IdentityService>;
  search?: Partial<SearchService>;
  booking?: Partial<BookingService>;
  notifications?: Partial<NotificationsService>;
  /** Whose everything with an id is, but what is missing; without one, everything is everybody's. */
  owner?: UserId;
};

/** The end of ids that name nothing, where there is an owner. */
export const missing = 'missing';

export const goodApiKey = 'sk_2c5h8k0mzq4v';

export function fakeServices(keys: JSONWebKeySet, overrides: FakeOverrides): { services: Services; asked: Asked[] } {
  const asked: Asked[] = [];
  const services = {
    identity: recorded(asked, 'identity', { ...identity(keys), ...overrides.identity }, overrides.owner),
    search: recorded(asked, 'search', { ...search(), ...overrides.search }, overrides.owner),
    booking: recorded(asked, 'booking', { ...booking(), ...overrides.booking }, overrides.owner),
    notifications: recorded(
      asked,
      'notifications',
      { ...notifications(), ...overrides.notifications },
      overrides.owner,
    ),
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
  fetch: async () =>
    new Response(
      '{"data":[],"next":null,"meta":{"as_of":"2026-12-05T08:30:00.000Z","source":"cache","currency":"EUR"}}',
    ),
  fareCalendar: async () =>
    ok({
      data: [{ departure_date: '2026-12-05', price: null }],
      next: null,
      meta: { as_of: '2026-12-05T08:30:00.000Z', source: 'cache', currency: 'EUR', max_connections: 0 },
    }),
  readOfferAgain: async () => ok(anOffer()),
});

const booking = (): Partial<BookingService> => ({
  createBooking: async () => ok({ status: 201, body: aBooking(), isReplay: false }),
  readBooking: async () => ok(aBooking()),
  listBookings: async () => ok({ data: [], next: null }),
  quoteCancellation: async () => ok(aCancellationQuote()),
  cancelBooking: async () => ok({ status: 201, body: aCancellation(), isReplay: false }),
  changeSeats: async () => ok({ status: 200, body: aBooking(), isReplay: false }),
  payBooking: async () => ok({ status: 201, body: aPayment(), isReplay: false }),
  lookupBooking: async () =>
    ok({ reference: 'K7QX4M', status: 'held', fare_brand: 'light', passengers: [], segments: [] }),
  listPayments: async () => ok([aPayment()]),
  readTimeline: async () => ok([aTimelineEntry()]),
  paymentWebhook: async (_caller, _raw, signature) =>
    signature === '' ? err({ code: 'webhook_invalid' }) : ok({ received: true }),
});

const notifications = (): Partial<NotificationsService> => ({
  mailbox: async () => [aMail()],
  listMessages: async () => ok([{ kind: 'itinerary', state: 'sent', sent_at: '2026-12-01T12:00:00.000Z' }]),
  readMail: async (_caller, id) => (id === 'msg_unknown' ? null : aMail({ id })),
});

/** Reads as the whole service; a verb that was not faked throws, as a missing RPC method would. */
function recorded<Service extends object>(
  asked: Asked[],
  service: string,
  verbs: Partial<Service>,
  owner: UserId | undefined,
): Service {
  return new Proxy(verbs, {
    get: (target, verb) => {
      const answer = Reflect.get(target, verb) as ((...given: unknown[]) => unknown) | undefined;
      return (...given: unknown[]) => {
        asked.push({ service, verb: String(verb), given });
        if (!answer) throw new Error(`${service}.${String(verb)} is not part of this test`);
        return isHidden(owner, given) ? Promise.resolve(err({ code: 'not_found' })) : answer(...given);
      };
    },
  }) as Service;
}

/** As every owner of data answers: what is another account's is not there. Callers come first, then the id or a command with it. */
function isHidden(owner: UserId | undefined, [caller, asked]: unknown[]): boolean {
  if (owner === undefined) return false;
  const id = typeof asked === 'object' && asked !== null && 'bookingId' in asked ? asked.bookingId : asked;
  if (typeof id !== 'string' || !/^(bkg|pay|key|quo)_/.test(id)) return false;
  const { kind, ...who } = caller as Caller;
  return id.endsWith(missing) || (kind === 'user' && 'userId' in who && who.userId !== owner);
}
