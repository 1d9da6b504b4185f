// The small functions of the edge: addresses, credentials, entity tags, cached keys.
import { describe, expect, test } from 'vitest';
import { bearerToken } from '#http/bearer';
import { cachedKeys } from '#http/cached-keys';
import { clientAddress } from '#http/client-address';
import { etagOfMoment, expectedVersion, isKnownToReader } from '#http/entity-tags';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
  ['2001:db8:0:1:1111::9', '2001:db8:0:1::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is counted as %s', (address, counted) => {
  expect(clientAddress(new Headers({ 'CF-Connecting-IP': address }))).toBe(counted);
});

test('what a client says about its own address is not believed', () => {
  expect(clientAddress(new Headers({ 'X-Forwarded-For': '203.0.113.7', Forwarded: 'for=203.0.113.7' }))).toBe('local');
});

describe('the bearer token', () => {
  test.each(['Bearer abc.def-1_2', 'bearer abc.def-1_2'])('of %j is found', (header) => {
    expect(bearerToken(new Headers({ Authorization: header }))).toEqual({ ok: true, value: 'abc.def-1_2' });
  });
  test('is absent without the header', () => {
    expect(bearerToken(new Headers())).toEqual({ ok: true, value: null });
  });
  test.each(['Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer a, Bearer b', `Bearer ${'x'.repeat(5000)}`])(
    '%j is refused',
    (header) => {
      expect(bearerToken(new Headers({ Authorization: header })).ok).toBe(false);
    },
  );
});

describe('entity tags', () => {
  test.each([
    [undefined, { ok: false, error: { code: 'version_required' } }],
    ['"3"', { ok: true, value: 3 }],
    ['W/"3"', { ok: false, error: { code: 'version_mismatch' } }],
    ['*', { ok: false, error: { code: 'version_required' } }],
    ['3', { ok: false, error: { code: 'version_mismatch' } }],
    ['"3", "4"', { ok: false, error: { code: 'version_mismatch' } }],
  ])('If-Match %s', (header, outcome) => {
    expect(expectedVersion(header)).toEqual(outcome);
  });
  test('a tag of what changes with time alone tells readers apart what was read, and a change the version', async () => {
    const [held, expired] = [await etagOfMoment(3, { status: 'held' }), await etagOfMoment(3, { status: 'expired' })];

    expect(held).not.toBe(expired);
    expect([expectedVersion(held), expectedVersion(expired)]).toEqual([
      { ok: true, value: 3 },
      { ok: true, value: 3 },
    ]);
  });
  test.each([
    [undefined, false],
    ['"3"', true],
    ['W/"3"', true],
    ['"1", "3"', true],
    ['*', true],
    ['"33"', false],
  ])('If-None-Match %s', (header, isKnown) => {
    expect(isKnownToReader(header, '"3"')).toBe(isKnown);
  });
});

describe('cached keys', () => {
  function aCache() {
    let now = 0;
    let asked = 0;
    const published = ['old'];
    const ask = async () => {
      asked++;
      return { keys: published.map((kid) => ({ kid, kty: 'EC' })) };
    };
    const cache = cachedKeys(ask, { now: () => now });
    return { cache, published, timesAsked: () => asked, pass: (seconds: number) => (now += seconds * 1000) };
  }

  test('are asked for once in five minutes', async () => {
    const { cache, timesAsked, pass } = aCache();
    await cache.for('old');
    pass(299);
    await cache.for('old');
    expect(timesAsked()).toBe(1);

    pass(1);
    await cache.for('old');

    expect(timesAsked()).toBe(2);
  });

  test('are asked for again when a token names a new one', async () => {
    const { cache, published, pass } = aCache();
    await cache.for('old');
    published.unshift('new');
    pass(10);

    expect((await cache.for('new')).keys.map(({ kid }) => kid)).toEqual(['new', 'old']);
  });

  test('are not asked for at the pace of invented names', async () => {
    const { cache, timesAsked } = aCache();
    for (let n = 0; n < 50; n++) await cache.for(`invented-${n}`);

    expect(timesAsked()).toBe(1);
  });

  test('are asked for again ten seconds after an unknown one, and no sooner', async () => {
    const { cache, timesAsked, pass } = aCache();
    await cache.for('invented');
    pass(9.999);
    await cache.for('invented');
    expect(timesAsked()).toBe(1);

    pass(0.001);
    await cache.for('invented');
    await cache.for('invented');

    expect(timesAsked()).toBe(2);
  });

  test('are kept as long for who wants them all', async () => {
    const { cache, timesAsked, pass } = aCache();
    expect((await cache.all()).keys.map(({ kid }) => kid)).toEqual(['old']);
    pass(299);
    await cache.all();
    expect(timesAsked()).toBe(1);

    pass(1);
    await cache.all();

    expect(timesAsked()).toBe(2);
  });

  test('a failed question is not remembered', async () => {
    const answers = [() => Promise.reject(new Error('down')), async () => ({ keys: [] })];
    const cache = cachedKeys(async () => answers.shift()?.() ?? { keys: [] }, { now: () => 0 });

    await expect(cache.for('old')).rejects.toThrow('down');

    expect(await cache.for('old')).toEqual({ keys: [] });
  });
});
