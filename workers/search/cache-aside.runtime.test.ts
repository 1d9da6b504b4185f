// Cache-aside over a real KV: each age has its rule, and neither the cache nor the database failing fails an answer.
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CacheAside, putAnew, readAside } from './cache-aside.ts';
import { newMemory } from './isolate-memory.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});
const noon = Date.parse('2026-12-01T12:00:00Z');
const { SHEETS } = env as unknown as SearchEnv;

type Word = { builtAt: number; text: string };

let lastRun = 0;
afterEach(() => {
  lastRun++;
});

/** An isolate with a clock that is moved by hand, a KV it may lose, and a database whose every answer is counted. */
function anIsolate({ kv = SHEETS as CacheAside<string, Word>['kv'] } = {}) {
  const behind: Promise<unknown>[] = [];
  const isolate = {
    now: noon,
    loads: [] as string[][],
    database: (question: string): Promise<string> => Promise.resolve(`${question} as of ${isolate.now - noon}`),
    settled: async () => {
      while (behind.length > 0) await behind.shift();
    },
    read: async (...questions: string[]) => {
      const readings = await readAside(cache, questions);
      return readings.map(({ value, source }) => `${value.text} (${source})`);
    },
    putAnew: (...questions: string[]) => putAnew(cache, questions),
  };
  const cache: CacheAside<string, Word> = {
    kv,
    memory: newMemory(),
    keyOf: (question) => `test/${lastRun}/${question}`,
    load: async (questions) => {
      isolate.loads.push([...questions]);
      const builtAt = isolate.now;
      return Promise.all(questions.map(async (question) => ({ builtAt, text: await isolate.database(question) })));
    },
    now: () => isolate.now,
    later: (work) => void behind.push(work),
  };
  return isolate;
}

const broken = {
  get: () => Promise.reject(new Error('KV is away')),
  put: () => Promise.reject(new Error('KV is away')),
};
const away = () => Promise.reject(new Error('D1 is away'));

describe('a value', () => {
  test('is read from the database once, then from this isolate, then from KV by another', async () => {
    const first = anIsolate();
    expect(await first.read('a')).toEqual(['a as of 0 (database)']);
    expect(await first.read('a')).toEqual(['a as of 0 (cache)']);
    await first.settled();

    const other = anIsolate();
    expect(await other.read('a')).toEqual(['a as of 0 (cache)']);

    expect([first.loads, other.loads]).toEqual([[['a']], []]);
  });

  test('is remembered for a second only, since another isolate may have put a newer one', async () => {
    const reader = anIsolate();
    await reader.read('a');
    await reader.settled();
    const writer = anIsolate();
    writer.now = noon + 500;
    await writer.putAnew('a');

    reader.now = noon + 999;
    expect(await reader.read('a')).toEqual(['a as of 0 (cache)']);
    reader.now = noon + 1_000;
    expect(await reader.read('a')).toEqual(['a as of 500 (cache)']);
  });

  test('is loaded once, however many ask at the same time, and with all that is asked beside it', async () => {
    const isolate = anIsolate();

    const answers = await Promise.all([isolate.read('a', 'b'), isolate.read('a'), isolate.read('b', 'a', 'b')]);

    expect(isolate.loads).toEqual([['a', 'b']]);
    expect(answers[2]).toEqual(['b as of 0 (database)', 'a as of 0 (database)', 'b as of 0 (database)']);
  });

  test('is loaded again after a load that failed', async () => {
    const isolate = anIsolate();
    const { database } = isolate;
    isolate.database = away;
    await expect(isolate.read('a')).rejects.toThrow('D1 is away');
    await isolate.settled();

    isolate.database = database;

    expect(await isolate.read('a')).toEqual(['a as of 0 (database)']);
  });
});

describe('a value that grows old', () => {
  async function stored(question: string) {
    const writer = anIsolate();
    await writer.putAnew(question);
  }

  test('is served and refreshed behind the answer from 30 seconds on', async () => {
    await stored('a');
    const isolate = anIsolate();
    isolate.now = noon + 30_000;

    expect(await isolate.read('a')).toEqual(['a as of 0 (cache)']);
    await isolate.settled();

    expect(isolate.loads).toEqual([['a']]);
    expect(await isolate.read('a')).toEqual(['a as of 30000 (cache)']);
    const other = anIsolate();
    other.now = noon + 30_001;
    expect(await other.read('a')).toEqual(['a as of 30000 (cache)']);
  });

  test('is not refreshed a millisecond before', async () => {
    await stored('a');
    const isolate = anIsolate();
    isolate.now = noon + 29_999;

    await isolate.read('a');
    await isolate.settled();

    expect(isolate.loads).toEqual([]);
  });

  test('is refreshed once by many readers', async () => {
    await stored('a');
    const isolate = anIsolate();
    isolate.now = noon + 40_000;

    await Promise.all([isolate.read('a'), isolate.read('a'), isolate.read('a')]);
    await isolate.settled();

    expect(isolate.loads).toEqual([['a']]);
  });

  test('is never served from 120 seconds on, not even when the database is away', async () => {
    await stored('a');
    const isolate = anIsolate();
    isolate.now = noon + 120_000;

    expect(await isolate.read('a')).toEqual(['a as of 120000 (database)']);

    await stored('b');
    const cutOff = anIsolate();
    cutOff.now = noon + 120_000;
    cutOff.database = away;
    await expect(cutOff.read('b')).rejects.toThrow('D1 is away');
  });

  test('is served without the database while it is young enough', async () => {
    await stored('a');
    const isolate = anIsolate();
    isolate.database = away;
    isolate.now = noon + 119_999;

    expect(await isolate.read('a')).toEqual(['a as of 0 (cache)']);
    await isolate.settled();
  });
});

describe('without KV', () => {
  test('answers come from the database', async () => {
    const isolate = anIsolate({ kv: broken });

    expect(await isolate.read('a')).toEqual(['a as of 0 (database)']);
    await isolate.settled();
  });

  test('and without the database, what this isolate remembers is served for as long as it may be', async () => {
    const isolate = anIsolate({ kv: broken });
    await isolate.read('a');
    isolate.database = away;

    isolate.now = noon + 119_999;
    expect(await isolate.read('a')).toEqual(['a as of 0 (cache)']);
    await isolate.settled();
    isolate.now = noon + 120_000;
    await expect(isolate.read('a')).rejects.toThrow('D1 is away');
    await isolate.settled();
  });
});

test('a slow reader does not cover what was put by somebody who knew of a change', async () => {
  const reader = anIsolate();
  const writer = anIsolate();
  writer.now = noon + 100;
  reader.database = async () => {
    await writer.putAnew('a');
    return 'before the change';
  };

  await reader.read('a');
  await reader.settled();

  const other = anIsolate();
  other.now = noon + 2_000;
  expect(await other.read('a')).toEqual(['a as of 100 (cache)']);
});
