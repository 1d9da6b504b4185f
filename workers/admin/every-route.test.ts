// Every route against everyone who may come to the door; a new route joins by being in the contract.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/result';
import { access, admissionTo, staffRoles } from './access.ts';
import { aDoor, aToken, fakeServices, now } from './support/a-door.ts';
import { type Contract, type Sample, sampleRequests } from './support/sample-requests.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);

const contractOf = async (door: ReturnType<typeof aDoor>) =>
  (await (await door.request('/openapi.json')).json()) as Contract;
const samples = sampleRequests(await contractOf(aDoor(fakeServices({}).services)));
const isPublic = ({ route }: Sample) => admissionTo(route, null) === 'admitted';
const guarded = samples.filter((sample) => !isPublic(sample));

/** A door whose services answer every verb with the example of the route that is asked. */
function aDoorThatAnswers(sample: Sample) {
  const { services, calls } = fakeServices({ '*': () => ok(exampleFor(sample)) });
  const ask = (headers: Record<string, string>, body: unknown = sample.body) =>
    aDoor(services).request(sample.path, {
      method: sample.method,
      headers: { 'Content-Type': 'application/json', 'If-Match': '"3"', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { ask, calls };
}

/** Two verbs answer in the words of the house rather than of the wire. */
function exampleFor({ route, response }: Sample): unknown {
  if (route.endsWith('/inventory'))
    return { flightId: 'flt_1', planVersion: 1, version: 1, cabins: [], classes: [], addsUp: true, faults: [] };
  return route.endsWith('/manifest') ? [] : (response ?? null);
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const strangers: Record<string, Record<string, string>> = {};
const staff: Record<string, Record<string, string>> = {};
beforeAll(async () => {
  strangers.nobody = {};
  strangers['a traveller'] = bearer(await aToken({ roles: ['traveller', 'admin'], audience: 'skyhold:travellers' }));
  strangers['an expired token'] = bearer(await aToken({ roles: ['admin'], issuedAt: now - 700_000 }));
  strangers['a token of another house'] = bearer(await aToken({ roles: ['admin'], from: 'https://evil.example' }));
  strangers.garbage = bearer('garbage');
  strangers['garbage with dots'] = bearer('eyJhbGciOiJub25lIn0.e30.');
  strangers['another scheme'] = { Authorization: 'Basic YWRtaW46YWRtaW4=' };
  strangers['an Access assertion where there is no Access'] = { 'Cf-Access-Jwt-Assertion': 'a.b.c' };
  for (const role of [...staffRoles, 'traveller'] as const) staff[role] = bearer(await aToken({ roles: [role] }));
});

test('the contract and the access table name the same routes', () => {
  const unpublished = ['GET /openapi.json'];

  expect(samples.map(({ route }) => route).sort()).toEqual(
    Object.keys(access)
      .filter((route) => !unpublished.includes(route))
      .sort(),
  );
});

describe.each(guarded)('$route', (sample) => {
  test('opens to no stranger, and asks nobody on their behalf', async () => {
    for (const [name, headers] of Object.entries(strangers)) {
      const { ask, calls } = aDoorThatAnswers(sample);
      const answer = await ask(headers);

      expect([name, answer.status]).toEqual([name, 401]);
      expect(await answer.json()).toMatchObject({ code: 'unauthenticated', request_id: 'req_test' });
      expect(calls).toEqual([]);
    }
  });

  test('opens to the roles of the table alone', async () => {
    for (const role of [...staffRoles, 'traveller'] as const) {
      const { ask, calls } = aDoorThatAnswers(sample);
      const answer = await ask(staff[role] ?? {});
      const isAdmitted = admissionTo(sample.route, [role]) === 'admitted';

      expect([role, answer.status, isAdmitted ? '' : await answer.text()]).toEqual([
        role,
        isAdmitted ? expect.toSatisfy((status: number) => status >= 200 && status < 300) : 403,
        isAdmitted ? '' : expect.stringContaining('"forbidden"'),
      ]);
      expect(calls.length).toBe(isAdmitted ? 1 : 0);
    }
  });

  test('tells the service who is asking, from the token', async () => {
    const { ask, calls } = aDoorThatAnswers(sample);

    await ask({ ...staff.admin, 'X-User-Id': 'usr_other' });

    expect(calls[0]?.caller).toEqual({
      kind: 'user',
      userId: 'usr_someone',
      sessionId: 'ses_1',
      audience: 'skyhold:staff',
      roles: ['admin'],
      scopes: [],
      requestId: 'req_test',
    });
  });

  test('answers what the service refuses as a problem', async () => {
    const { services } = fakeServices({ '*': () => err({ code: 'not_found' }) });
    const answer = await aDoor(services).request(sample.path, {
      method: sample.method,
      headers: { 'Content-Type': 'application/json', 'If-Match': '"3"', ...staff.admin },
      ...(sample.body !== undefined && { body: JSON.stringify(sample.body) }),
    });

    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'application/problem+json']);
  });
});

test.each(samples)('$route refuses parameters it does not know', async (sample) => {
  const { ask, calls } = aDoorThatAnswers({ ...sample, path: `${sample.path}?unheard_of=1` });
  const answer = await ask(staff.admin ?? {});

  expect([answer.status, await answer.json()]).toEqual([
    422,
    expect.objectContaining({
      errors: [expect.objectContaining({ pointer: 'unheard_of', code: 'unknown_parameter' })],
    }),
  ]);
  expect(calls).toEqual([]);
});

describe.each(samples.filter(({ body }) => body !== undefined))('the body of $route', (sample) => {
  const { body: good } = sample;
  const hostile: [string, unknown, number][] = [
    ['cut off', '{"a":', 400],
    ['nested too deeply', '['.repeat(40) + ']'.repeat(40), 400],
    ['too large', JSON.stringify('x'.repeat(70_000)), 413],
    ['of 2 MB', 'x'.repeat(2_000_000), 413],
    ['with a field nobody knows', { ...(good as object), unheard_of: 1 }, 422],
    [
      'with a hostile field',
      JSON.stringify(good).replace(/^\{/, '{"__proto__":{"roles":["admin"]},').replace(',}', '}'),
      422,
    ],
    ['that is a list', [], 422],
    ['that is nothing', 'null', 422],
    ...Object.keys(good as object).flatMap((name): [string, unknown, number][] => [
      [`with a wrong type of ${name}`, { ...(good as object), [name]: { wrong: true } }, 422],
      [`with control characters in ${name}`, { ...(good as object), [name]: 'a\u0000\u001b[31m\r\nBcc: x' }, 422],
      [`with a ${name} of 5,000 characters`, { ...(good as object), [name]: 'x'.repeat(5000) }, 422],
    ]),
  ];
  // A password and a token are any text: what they may hold is for the service to judge.
  const isForTheServiceToJudge = (name: string) => /control characters in (password|refresh_token)$/.test(name);

  test.each(hostile.filter(([name]) => !isForTheServiceToJudge(name)))(
    '%s is refused before anyone is asked',
    async (_name, body, status) => {
      const { ask, calls } = aDoorThatAnswers(sample);
      const answer = await ask(staff.admin ?? {}, body);

      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, 'application/problem+json']);
      expect(calls).toEqual([]);
    },
  );
});
