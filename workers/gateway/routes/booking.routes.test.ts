// Holding and paying over HTTP: keys, repeats, what the service is given.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '#domain/result';
import { aBookingRequest, aGateway, jsonRequest } from '../a-gateway.test-builder.ts';
import { goodApiKey } from '../fake-services.test-builder.ts';
import { aBooking, aPayment } from '../samples.test-builder.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test('a booking is asked for by the account of the token, never by the body', async () => {
  const { app, asked, signedIn } = await aGateway();
  const headers = { ...(await signedIn()), 'Accept-Language': 'fr-CH, fr;q=0.9', 'X-Request-Id': 'trace-7' };

  const answer = await app.request('/v1/bookings', aBookingRequest(headers));

  expect(answer.status).toBe(201);
  expect(answer.headers.get('Location')).toBe('/v1/bookings/bkg_1');
  expect(answer.headers.has('Idempotency-Replayed')).toBe(false);
  expect(asked.at(-1)?.given).toMatchObject([
    { kind: 'user', userId: 'usr_1', audience: 'skyhold:travellers', sessionId: 'ses_1', requestId: 'trace-7' },
    {
      idempotencyKey: 'a-key-of-sixteen-characters',
      language: 'fr',
      request: { offer_id: 'off_1', seats: [], metadata: {} },
    },
  ]);
});

test.each([
  ['fr-FR,fr;q=0.9', 'fr'],
  ['de-AT;q=0.8, es;q=0.9', 'es'],
  ['ja', 'en'],
  ["' OR 1=1 --", 'en'],
  ['fr'.repeat(4000), 'en'],
])('a client that accepts "%.30s" is written to in %s', async (acceptLanguage, language) => {
  const { app, asked, signedIn } = await aGateway();

  await app.request('/v1/bookings', aBookingRequest({ ...(await signedIn()), 'Accept-Language': acceptLanguage }));

  expect(asked.at(-1)?.given[1]).toMatchObject({ language });
});

test('a client that accepts no language in particular leaves it to the contact', async () => {
  const { app, asked, signedIn } = await aGateway();

  await app.request('/v1/bookings', aBookingRequest(await signedIn()));

  expect(asked.at(-1)?.given[1]).toMatchObject({ language: null });
});

test('a repeat is marked as one', async () => {
  const { app, signedIn } = await aGateway({
    booking: { createBooking: async () => ok({ status: 201, body: aBooking(), isReplay: true }) },
  });

  const answer = await app.request('/v1/bookings', aBookingRequest(await signedIn()));

  expect([answer.status, answer.headers.get('Idempotency-Replayed')]).toEqual([201, 'true']);
});

test('a payment the provider has not decided is a 202', async () => {
  const { app, signedIn } = await aGateway({
    booking: { payBooking: async () => ok({ status: 202, body: aPayment({ status: 'processing' }), isReplay: false }) },
  });
  const key = { 'Idempotency-Key': 'a-key-of-sixteen-characters', ...(await signedIn()) };
  const body = { payment_method: 'pm_card_visa', amount: { amount: 12_999, currency: 'EUR' } };

  const answer = await app.request('/v1/bookings/bkg_1/payments', jsonRequest('POST', body, key));

  expect(answer.status).toBe(202);
  expect(await answer.json()).toMatchObject({ status: 'processing' });
});

test('an API key acts for its account within its scopes', async () => {
  const { app, asked } = await aGateway();
  const headers = { Authorization: `Bearer ${goodApiKey}` };

  const read = await app.request('/v1/bookings', { headers });
  const written = await app.request('/v1/bookings', aBookingRequest(headers));

  expect(read.status).toBe(200);
  expect(asked.find(({ verb }) => verb === 'listBookings')?.given[0]).toMatchObject({
    userId: 'usr_1',
    apiKeyId: 'key_1',
  });
  expect(written.status).toBe(403);
  expect(written.headers.get('WWW-Authenticate')).toContain('scope="bookings:write"');
});

test('an id that cannot be right answers like one that is not there', async () => {
  const { app, signedIn } = await aGateway();
  const headers = await signedIn();

  for (const path of ['/v1/bookings/flt_1', '/v1/bookings/%00', '/v1/bookings/bkg_', '/v1/flights/x']) {
    const answer = await app.request(path, { headers });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'not_found']);
  }
  const offer = await app.request('/v1/offers/altered');
  expect([offer.status, ((await offer.json()) as { code: string }).code]).toEqual([404, 'offer_not_found']);
});

test('seats change without a key, with one, and from a version, but never with a key that is none', async () => {
  const { app, asked, signedIn } = await aGateway();
  const signed = await signedIn();
  const change = (headers: Record<string, string> = {}) =>
    app.request(
      '/v1/bookings/bkg_1/seats',
      jsonRequest(
        'PUT',
        { seats: [{ passenger_id: 'pax_1', flight_id: 'flt_1', seat: '14c' }] },
        { ...signed, ...headers },
      ),
    );

  const plain = await change();
  await change({ 'Idempotency-Key': 'a-key-of-sixteen-characters', 'If-Match': '"3"' });
  const badKey = await change({ 'Idempotency-Key': 'short' });
  const badTag = await change({ 'If-Match': 'W/"3"' });

  expect(plain.status).toBe(200);
  expect(asked.filter(({ verb }) => verb === 'changeSeats').map(({ given }) => given[1])).toEqual([
    {
      bookingId: 'bkg_1',
      idempotencyKey: null,
      expectedVersion: null,
      request: { seats: [{ passenger_id: 'pax_1', flight_id: 'flt_1', seat: '14C' }] },
    },
    expect.objectContaining({ idempotencyKey: 'a-key-of-sixteen-characters', expectedVersion: 3 }),
  ]);
  expect([badKey.status, badTag.status]).toEqual([400, 412]);
});
