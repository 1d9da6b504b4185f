// Ready pages: shown for as long as they may be and no longer, made once for all who ask at the same time.
import { expect, test } from 'vitest';
import { err, ok } from '#domain/result';
import { readyPages } from './ready-pages.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');

/** A memory with a clock that is moved by hand, and a service whose pages are numbered. */
function aMemory({ keepMs = 1_000, roomBytes = 1_000, sizeBytes = 10 } = {}) {
  const memory = {
    now: noon,
    made: 0,
    find: (key: string) => pages.find(key)?.[0],
    make: (key: string) => pages.make(key, async () => aPage(++memory.made)),
    refuse: (key: string) => pages.make(key, async () => err({ code: 'invalid_request', errors: [] })),
    fail: (key: string) => pages.make(key, () => Promise.reject(new Error('search is away'))),
  };
  const pages = readyPages(() => memory.now, roomBytes);
  const aPage = (value: number) => ok({ bytes: new Uint8Array(sizeBytes).fill(value), keptUntil: memory.now + keepMs });
  return memory;
}

test('a page is shown again until it may not be any more', async () => {
  const memory = aMemory();
  await memory.make('a');

  memory.now = noon + 999;
  expect([memory.find('a'), memory.find('b')]).toEqual([1, undefined]);
  memory.now = noon + 1_000;
  expect(memory.find('a')).toBeUndefined();
});

test('many who ask at once are answered with one page', async () => {
  const memory = aMemory();

  const pages = await Promise.all([memory.make('a'), memory.make('a'), memory.make('b'), memory.make('a')]);

  expect(memory.made).toBe(2);
  expect(pages[3]).toBe(pages[0]);
});

test('a page that may not be kept is shared by those who ask at once, and made anew for the next', async () => {
  const memory = aMemory({ keepMs: 0 });

  await Promise.all([memory.make('a'), memory.make('a')]);

  expect([memory.made, memory.find('a')]).toEqual([1, undefined]);
  await memory.make('a');
  expect(memory.made).toBe(2);
});

test('neither a refusal nor a failure is kept', async () => {
  const memory = aMemory();

  await memory.refuse('a');
  await expect(memory.fail('b')).rejects.toThrow('search is away');

  expect([memory.find('a'), memory.find('b')]).toEqual([undefined, undefined]);
  expect([await memory.make('a'), await memory.make('b')]).toMatchObject([{ ok: true }, { ok: true }]);
});

test('the oldest pages make room for new ones, and what is over is thrown away first', async () => {
  const memory = aMemory({ roomBytes: 25 });
  for (const key of ['a', 'b', 'c']) await memory.make(key);

  expect(['a', 'b', 'c'].map(memory.find)).toEqual([undefined, 2, 3]);
});

test('a page made again takes the place of the one before', async () => {
  const memory = aMemory({ roomBytes: 25 });
  for (const key of ['a', 'b', 'a']) await memory.make(key);

  expect(['a', 'b'].map(memory.find)).toEqual([3, 2]);
});
