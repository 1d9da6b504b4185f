// What the staff's door does beyond letting people in: versions, forms, paths.
import { describe, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/result';
import { aDoor, asAdmin, askAsAdmin, aToken, fakeServices } from './support/a-door.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
vi.spyOn(console, 'error').mockImplementation(() => undefined);

const paris = { code: 'PAR', name: 'Paris', country: 'FR', time_zone: 'Europe/Paris', airports: ['CDG'], version: 3 };

describe('reading', () => {
  test('one resource carries its version, and is not sent again to who has it', async () => {
    const first = await askAsAdmin({ readCityRecord: () => ok(paris) }, 'GET', '/v1/cities/par');
    const again = await askAsAdmin({ readCityRecord: () => ok(paris) }, 'GET', '/v1/cities/PAR', {
      headers: { 'If-None-Match': '"3"' },
    });

    expect(first.answer.headers.get('ETag')).toBe('"3"');
    expect(await first.answer.json()).toEqual(paris);
    expect(first.calls[0]).toMatchObject({ verb: 'readCityRecord', given: ['PAR'] });
    expect([again.answer.status, await again.answer.text()]).toEqual([304, '']);
  });

  test.each(['/v1/cities/PARIS', '/v1/fares/abc', '/v1/flights/bkg_1', '/v1/bookings/%00', '/v1/aircraft/..%2f..'])(
    '%s names nothing there could be',
    async (path) => {
      const { answer, calls } = await askAsAdmin({}, 'GET', path);

      expect(answer.status).toBe(404);
      expect(calls).toEqual([]);
    },
  );

  test.each(['limit=0', 'limit=101', 'limit=x', 'limit=1&limit=2', 'after='])(
    'a list with %s is refused',
    async (query) => {
      expect((await askAsAdmin({}, 'GET', `/v1/cities?${query}`)).answer.status).toBe(422);
    },
  );

  test('a list without parameters is its first twenty', async () => {
    const { calls } = await askAsAdmin({ listCityRecords: () => ok({ data: [], next: null }) }, 'GET', '/v1/cities');

    expect(calls[0]?.given).toEqual([{ limit: 20 }]);
  });
});

describe('changing', () => {
  const change = { name: 'Paname' };

  test('takes the version from If-Match and answers the new one', async () => {
    const { answer, calls } = await askAsAdmin(
      { changeCity: () => ok({ ...paris, version: 4 }) },
      'PATCH',
      '/v1/cities/PAR',
      {
        headers: { 'If-Match': '"3"' },
        body: change,
      },
    );

    expect(calls[0]?.given).toEqual(['PAR', 3, change]);
    expect([answer.status, answer.headers.get('ETag')]).toEqual([200, '"4"']);
  });

  test.each([
    ['PATCH', undefined, 428, 'version_required'],
    ['DELETE', undefined, 428, 'version_required'],
    ['PATCH', 'W/"3"', 412, 'version_mismatch'],
    ['DELETE', '*', 428, 'version_required'],
    ['PATCH', ' * ', 428, 'version_required'],
  ])('%s with If-Match %s is refused before anyone is asked', async (method, tag, status, code) => {
    const { answer, calls } = await askAsAdmin({}, method, '/v1/cities/PAR', {
      headers: tag === undefined ? {} : { 'If-Match': tag },
      ...(method === 'PATCH' && { body: change }),
    });

    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })]);
    expect(calls).toEqual([]);
  });

  test.each([
    ['version_mismatch', 412],
    ['in_use', 409],
  ] as const)('a delete the catalogue refuses as %s is a %i', async (code, status) => {
    const { answer } = await askAsAdmin({ deleteCity: () => err({ code }) }, 'DELETE', '/v1/cities/PAR', {
      headers: { 'If-Match': '"3"' },
    });

    expect(answer.status).toBe(status);
  });

  test('a delete answers nothing', async () => {
    const { answer } = await askAsAdmin({ deleteCity: () => ok(null) }, 'DELETE', '/v1/cities/PAR', {
      headers: { 'If-Match': '"3"' },
    });

    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  test('a new city says where it is', async () => {
    const { airports, version, ...body } = paris;
    const { answer } = await askAsAdmin(
      { createCity: () => ok({ ...body, airports, version }) },
      'POST',
      '/v1/cities',
      {
        body,
      },
    );

    expect([answer.status, answer.headers.get('Location'), answer.headers.get('ETag')]).toEqual([
      201,
      '/v1/cities/PAR',
      '"3"',
    ]);
  });

  test.each([
    '2026-12-05T09:30Z',
    '2026-12-05T09:30+01:00',
    '2026-12-05T24:00',
    '2026-02-30T09:30',
    '2026-12-05 09:30',
    '09:30',
  ])('a flight leaves at a wall time of a day that exists, which %s is not', async (departing_at_local) => {
    const { answer, calls } = await askAsAdmin({}, 'PATCH', '/v1/flights/flt_1', {
      headers: { 'If-Match': '"3"' },
      body: { departing_at_local },
    });

    expect(await answer.json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ pointer: '/departing_at_local' }],
    });
    expect(calls).toEqual([]);
  });

  test('an unknown field is named, and nobody is asked', async () => {
    const { answer, calls } = await askAsAdmin({}, 'PATCH', '/v1/cities/PAR', {
      headers: { 'If-Match': '"3"' },
      body: { nmae: 'x' },
    });

    expect(await answer.json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ pointer: '/nmae', code: 'unknown_field' }],
    });
    expect(calls).toEqual([]);
  });
});

describe('a flight on sale', () => {
  test('the inventory is counts with the proof that they add up, in the words of the wire', async () => {
    const counted = {
      flightId: 'flt_1',
      planVersion: 2,
      version: 9,
      cabins: [{ cabin: 'economy', capacity: 10, free: 4, held: 3, taken: 2, blocked: 1, displaced: 0 }],
      classes: [{ cabin: 'economy', bookingClass: 'Y', limit: 10, held: 3, taken: 2, available: 4 }],
      addsUp: true,
      faults: [],
    };
    const { answer } = await askAsAdmin({ readInventory: () => ok(counted) }, 'GET', '/v1/flights/flt_1/inventory');

    expect(await answer.json()).toEqual({
      flight_id: 'flt_1',
      plan_version: 2,
      version: 9,
      cabins: [{ cabin: 'economy', capacity: 10, free: 4, held: 3, taken: 2, blocked: 1, displaced: 0 }],
      classes: [{ cabin: 'economy', booking_class: 'Y', limit: 10, held: 3, taken: 2, available: 4 }],
      adds_up: true,
      faults: [],
    });
  });

  const entry = {
    booking_id: 'bkg_1',
    reference: 'K7QX4M',
    passenger_id: 'pax_1',
    type: 'adult',
    family_name: '=1+1',
    given_name: 'Ada',
    seat: '14C',
    state: 'confirmed',
  };

  test('the manifest is JSON by default, and a file where CSV is asked for', async () => {
    const json = await askAsAdmin({ readManifest: () => ok([entry]) }, 'GET', '/v1/flights/flt_1/manifest');
    const byHeader = await askAsAdmin({ readManifest: () => ok([entry]) }, 'GET', '/v1/flights/flt_1/manifest', {
      headers: { Accept: 'text/csv' },
    });
    const byParameter = await askAsAdmin(
      { readManifest: () => ok([entry]) },
      'GET',
      '/v1/flights/flt_1/manifest?format=csv',
    );

    expect(await json.answer.json()).toEqual({ data: [entry], next: null });
    for (const { answer } of [byHeader, byParameter]) {
      expect(answer.headers.get('Content-Type')).toContain('text/csv');
      expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="manifest-flt_1.csv"');
      expect(await answer.text()).toContain(`"'=1+1"`);
    }
  });

  test('blocking names the whole set of seats, in capitals', async () => {
    const { calls } = await askAsAdmin(
      { blockSeats: () => ok({ cabins: [] }) },
      'PUT',
      '/v1/flights/flt_1/blocked-seats',
      {
        body: { seats: ['14c'] },
      },
    );

    expect(calls[0]).toMatchObject({ verb: 'blockSeats', given: ['flt_1', ['14C']] });
  });

  test('of a wide-body 300 seats are blocked at once, not more than 1,000 are read', async () => {
    const seats = (count: number) => Array.from({ length: count }, (_, index) => `${1 + Math.floor(index / 12)}A`);
    const block = (count: number) =>
      askAsAdmin({ blockSeats: () => ok({ cabins: [] }) }, 'PUT', '/v1/flights/flt_1/blocked-seats', {
        body: { seats: seats(count) },
      });

    const wide = await block(300);
    const tooMany = await block(1001);

    expect([wide.answer.status, wide.calls[0]?.given[1]]).toEqual([200, seats(300)]);
    expect([tooMany.answer.status, tooMany.calls]).toEqual([422, []]);
  });

  test('a seat that somebody has is a conflict that names it', async () => {
    const taken = err({ code: 'seat_unavailable', flightId: 'flt_1', seats: ['14C'], alternatives: [] });
    const { answer } = await askAsAdmin({ blockSeats: () => taken }, 'PUT', '/v1/flights/flt_1/blocked-seats', {
      body: { seats: ['14C'] },
    });

    expect([answer.status, await answer.json()]).toEqual([409, expect.objectContaining({ seats: ['14C'] })]);
  });
});

test('bookings are found by exactly what was asked', async () => {
  const found = ok({ data: [], next: null });
  const { calls } = await askAsAdmin(
    { findBookings: () => found },
    'GET',
    '/v1/bookings?reference=k7qx4m&email=Ada@Example.com&status=held&limit=5',
  );

  expect(calls[0]?.given).toEqual([{ reference: 'K7QX4M', email: 'ada@example.com', status: 'held', limit: 5 }]);
});

test('an unknown path is a 404 and another method a 405, told to strangers too', async () => {
  const { services } = fakeServices({});

  expect((await aDoor(services).request('/v1/nothing')).status).toBe(404);
  const other = await aDoor(services).request('/v1/cities/PAR', { method: 'PUT' });
  expect([other.status, other.headers.get('Allow')]).toEqual([405, 'GET, HEAD, PATCH, DELETE']);
});

test('HEAD is admitted like GET', async () => {
  const { services } = fakeServices({ listCityRecords: () => ok({ data: [], next: null }) });
  const asAgentOfNothing = { Authorization: `Bearer ${await aToken({ roles: ['traveller'] })}` };

  expect((await aDoor(services).request('/v1/cities', { method: 'HEAD', headers: asAdmin })).status).toBe(200);
  expect((await aDoor(services).request('/v1/cities', { method: 'HEAD', headers: asAgentOfNothing })).status).toBe(403);
  expect((await aDoor(services).request('/v1/cities', { method: 'HEAD' })).status).toBe(401);
});

test('the contract lists what each route refuses, by status and code, with an example of each', async () => {
  const contract = await (await aDoor(fakeServices({}).services).request('/openapi.json')).json();

  expect(contract).toHaveProperty(
    ['paths', '/v1/cities/{code}', 'delete', 'responses', '409', 'description'],
    '`in_use`: Something still depends on it.',
  );
  for (const status of ['401', '403', '404', '412', '422', '428', '429'])
    expect(contract).toHaveProperty(['paths', '/v1/cities/{code}', 'patch', 'responses', status]);
  expect(contract).not.toHaveProperty(['paths', '/healthz', 'get', 'responses', '401']);
  expect(contract).toHaveProperty(['components', 'examples', 'in_use', 'value', 'status'], 409);
});

test('an address, headers or parameters nobody needs are refused before anyone is asked', async () => {
  const long = await askAsAdmin({}, 'GET', `/v1/cities?q=${'x'.repeat(9000)}`);
  const heavy = await askAsAdmin({}, 'GET', '/v1/cities', { headers: { 'X-Anything': 'x'.repeat(17_000) } });
  const strange = await askAsAdmin({}, 'GET', '/v1/bookings?reference=%00');

  expect([long.answer.status, heavy.answer.status, strange.answer.status]).toEqual([414, 431, 422]);
  expect([...long.calls, ...heavy.calls, ...strange.calls]).toEqual([]);
});
