// Failures as clients read them: stable codes, facts in wire form, nothing left unworded.
import { describe, expect, test } from 'vitest';
import { presentProblem } from '#http/problem';
import { type AnyFailure as HttpFailure, problems } from '#http/problems';

const request = { requestId: 'req_1234567890', path: '/v1/bookings', hasCredential: false } as const;
const present = (failure: HttpFailure) => presentProblem(failure, request);

describe('a problem', () => {
  test('carries code, status, place and request id', () => {
    expect(present({ code: 'not_found' })).toEqual({
      status: 404,
      headers: {},
      body: {
        type: '/problems/not_found',
        title: 'Not found',
        status: 404,
        detail: 'Nothing that you may see has this id.',
        instance: '/v1/bookings',
        code: 'not_found',
        request_id: 'req_1234567890',
        retryable: false,
      },
    });
  });

  test('tells the facts of the case in snake_case', () => {
    const { body } = present({ code: 'seat_unavailable', flightId: 'flt_1', seats: ['14A'], alternatives: ['15A'] });

    expect(body).toMatchObject({ flight_id: 'flt_1', seats: ['14A'], alternatives: ['15A'] });
    expect(body).not.toHaveProperty('flightId');
  });

  test('writes money with its decimals and instants in UTC', () => {
    expect(
      present({ code: 'payment_amount_mismatch', expected: { amountMinor: 12999, currency: 'EUR' } }).body,
    ).toMatchObject({
      expected: { amount: 12999, currency: 'EUR', decimal: '129.99' },
    });
    expect(present({ code: 'offer_expired', expiredAt: 0 }).body).toMatchObject({
      expired_at: '1970-01-01T00:00:00.000Z',
    });
  });
});

describe('headers of a problem', () => {
  test('a passing one says when to come back, in whole seconds, one at least', () => {
    expect(present({ code: 'busy', retryAfterSeconds: 1.2 }).headers).toEqual({ 'Retry-After': '2' });
    expect(present({ code: 'rate_limited', retryAfterSeconds: 0 }).headers).toEqual({ 'Retry-After': '1' });
    expect(present({ code: 'plan_needed', flightId: 'flt_1' }).headers).toEqual({ 'Retry-After': '1' });
  });

  test('a 401 names the scheme, a 405 the methods', () => {
    expect(present({ code: 'unauthenticated' }).headers).toEqual({ 'WWW-Authenticate': 'Bearer realm="skyhold"' });
    expect(present({ code: 'method_not_allowed', allow: ['GET', 'HEAD'] }).headers).toEqual({ Allow: 'GET, HEAD' });
  });
});

describe('a 422', () => {
  test('lists the faults of fields as they were found', () => {
    const errors = [{ pointer: '/email', code: 'required', detail: 'is missing' }];

    expect(present({ code: 'invalid_request', errors }).body.errors).toEqual(errors);
  });

  test('names a place even where a rule refused', () => {
    const { body } = present({ code: 'infant_too_young', passenger: 2 });

    expect(body.errors).toEqual([
      { pointer: '/passengers/2', code: 'infant_too_young', detail: 'The infant is too young to fly.' },
    ]);
  });
});

test('a token without the scope a route needs names it', () => {
  expect(present({ code: 'scope_missing', scope: 'bookings:read' }).headers).toEqual({
    'WWW-Authenticate': 'Bearer realm="skyhold", error="insufficient_scope", scope="bookings:read"',
  });
});

test('a limit that is reached names its policy and the pause', () => {
  const ratePolicy = { name: 'auth', limit: 30, periodSeconds: 60 };

  const { headers } = presentProblem({ code: 'rate_limited', retryAfterSeconds: 840 }, { ...request, ratePolicy });

  expect(headers).toEqual({ 'Retry-After': '840', RateLimit: '"auth";r=0;t=840' });
});

test('a credential that does not count is told apart from none', () => {
  const { headers } = presentProblem({ code: 'unauthenticated' }, { ...request, hasCredential: true });

  expect(headers).toEqual({ 'WWW-Authenticate': 'Bearer realm="skyhold", error="invalid_token"' });
});

test.each(Object.entries(problems))('%s is worded, and retryable only where waiting helps', (_code, kind) => {
  expect(kind.title).toMatch(/^[A-Z].*[^.]$/);
  expect(kind.detail).toMatch(/^[A-Z].*[.]$/);
  if (kind.retryable) expect([409, 429, 503]).toContain(kind.status);
  if (kind.status === 503) expect(kind.retryable).toBe(true);
});
