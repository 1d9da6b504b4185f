// Who may cancel, and how the answer reads over HTTP.
import { afterAll, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/result';
import { aGateway, problemIn } from '../a-gateway.test-builder.ts';
import { goodApiKey } from '../fake-services.test-builder.ts';
import { aCancellation } from '../samples.test-builder.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
afterAll(() => void vi.restoreAllMocks());

type Gateway = Awaited<ReturnType<typeof aGateway>>;
const confirm = (gateway: Gateway, headers: Record<string, string>) =>
  gateway.app.request('/v1/bookings/bkg_1/cancellations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'a-key-of-sixteen-characters', ...headers },
    body: JSON.stringify({ quote_id: 'quo_1' }),
  });

describe('confirming a quote', () => {
  test.each([
    [201, 'succeeded'],
    [202, 'processing'],
  ] as const)('answers %i when it is %s, and marks a repeat', async (status, state) => {
    const body = { ...aCancellation(), status: state };
    const gateway = await aGateway({ booking: { cancelBooking: async () => ok({ status, body, isReplay: true }) } });

    const answer = await confirm(gateway, await gateway.signedIn());

    expect(answer.status).toBe(status);
    expect(answer.headers.get('Idempotency-Replayed')).toBe('true');
    expect(await answer.json()).toEqual(body);
  });

  test.each([
    [err({ code: 'quote_expired' as const, expiredAt: 0 }), 410],
    [err({ code: 'quote_superseded' as const }), 409],
    [err({ code: 'quote_invalid' as const }), 422],
  ])('answers %o with %i', async (refusal, status) => {
    const gateway = await aGateway({ booking: { cancelBooking: async () => refusal } });

    const answer = await confirm(gateway, await gateway.signedIn());

    expect(answer.status).toBe(status);
    expect(await problemIn(answer)).toMatchObject({ code: refusal.error.code });
  });

  test.each([
    ['"3"', 3],
    ['"3.0123456789abcdef"', 3],
    ['*', null],
    [undefined, null],
  ])('with If-Match %s is asked for version %s', async (ifMatch, expectedVersion) => {
    const cancelBooking = vi.fn(async () => ok({ status: 201, body: aCancellation(), isReplay: false }));
    const gateway = await aGateway({ booking: { cancelBooking } });

    await confirm(gateway, { ...(await gateway.signedIn()), ...(ifMatch && { 'If-Match': ifMatch }) });

    expect(cancelBooking).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ expectedVersion }));
  });

  test.each([
    [err({ code: 'quote_invalid' as const }), '/quote_id'],
    [err({ code: 'infant_left_behind' as const, passengerId: 'pax_1' as const }), '/passenger_ids'],
  ])('points at the field that %o is about', async (refusal, pointer) => {
    const gateway = await aGateway({ booking: { cancelBooking: async () => refusal } });

    const answer = await confirm(gateway, await gateway.signedIn());

    expect(await problemIn(answer)).toMatchObject({ errors: [{ pointer }] });
  });

  test('is refused to a person whose session was ended, although the token still stands', async () => {
    const gateway = await aGateway({ identity: { isSessionLive: async () => false } });

    const answer = await confirm(gateway, await gateway.signedIn());

    expect(answer.status).toBe(401);
    expect(await problemIn(answer)).toMatchObject({ code: 'session_ended' });
  });

  test('is open to an API key with the scope, which is looked up with every request', async () => {
    const known = {
      kind: 'user' as const,
      userId: 'usr_1' as const,
      audience: 'skyhold:travellers' as const,
      roles: ['traveller' as const],
      apiKeyId: 'key_1' as const,
    };
    const withScopes = (scopes: 'bookings:write'[]) =>
      aGateway({ identity: { authenticateApiKey: async () => ok({ ...known, scopes }) } });
    const credentials = { Authorization: `Bearer ${goodApiKey}` };

    expect((await confirm(await withScopes(['bookings:write']), credentials)).status).toBe(201);
    expect((await confirm(await withScopes([]), credentials)).status).toBe(403);
  });
});
