// A trip over HTTP: whole, in part, and for nobody but its owner.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/result';
import { aGateway, problemIn } from '../a-gateway.test-builder.ts';
import { aBookedSegment, aBooking } from '../samples.test-builder.ts';

let warnings: string[] = [];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation((line: string) => void warnings.push(line));
});
afterEach(() => void vi.restoreAllMocks());

const withFlight = async () => ok(aBooking({ segments: [aBookedSegment()] }));

test('a trip is gathered in the name of its traveller', async () => {
  const { app, asked, signedIn } = await aGateway({ booking: { readBooking: withFlight } });

  const answer = await app.request('/v1/trips/bkg_1', { headers: await signedIn() });

  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    booking: { id: 'bkg_1' },
    flights: [{ id: 'flt_1', status: 'scheduled' }],
    messages: [{ kind: 'itinerary', state: 'sent' }],
    unavailable: [],
  });
  expect(asked.filter(({ verb }) => verb !== 'jwks').map(({ verb, given }) => [verb, given[0], given[1]])).toEqual(
    ['listMessages', 'readBooking', 'readFlight'].map((verb) => [
      verb,
      expect.objectContaining({ kind: 'user', userId: 'usr_1' }),
      verb === 'readFlight' ? 'flt_1' : 'bkg_1',
    ]),
  );
});

test('services that are slow or broken cost their part, and the log says which', async () => {
  const { app, signedIn } = await aGateway({
    deadlineMs: 5,
    booking: { readBooking: withFlight },
    search: { readFlight: async () => Promise.reject(new Error('no such column')) },
    notifications: { listMessages: () => new Promise(() => undefined) },
  });

  const answer = await app.request('/v1/trips/bkg_1', { headers: await signedIn() });

  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    booking: { id: 'bkg_1' },
    flights: [],
    messages: [],
    unavailable: ['flights', 'messages'],
  });
  expect(warnings.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ event: 'trip_part_missing', step: 'flights' }),
    expect.objectContaining({ event: 'trip_part_missing', step: 'messages' }),
  ]);
});

test('a foreign booking and a booking that cannot be read have no trip', async () => {
  const foreign = await aGateway({ booking: { readBooking: async () => err({ code: 'not_found' }) } });
  const broken = await aGateway({ booking: { readBooking: async () => Promise.reject(new Error('down')) } });

  const hidden = await foreign.app.request('/v1/trips/bkg_1', { headers: await foreign.signedIn() });
  const failed = await broken.app.request('/v1/trips/bkg_1', { headers: await broken.signedIn() });

  expect([hidden.status, (await problemIn(hidden)).code]).toEqual([404, 'not_found']);
  expect([failed.status, (await problemIn(failed)).code]).toEqual([503, 'service_unavailable']);
});

test('a trip that has not changed is a 304', async () => {
  const { app, signedIn } = await aGateway();
  const headers = await signedIn();
  const first = await app.request('/v1/trips/bkg_1', { headers });

  const again = await app.request('/v1/trips/bkg_1', {
    headers: { ...headers, 'If-None-Match': first.headers.get('ETag') ?? '' },
  });

  expect([first.status, again.status]).toEqual([200, 304]);
});
