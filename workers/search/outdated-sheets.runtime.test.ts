// A change that touches sheets all over: none built before it is served, whatever its age, and KV being away fails nobody.
import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { newOutdatedMemory, outdatedBefore, outdateSheets } from './outdated-sheets.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});
const { SHEETS } = env as unknown as SearchEnv;
const noon = Date.parse('2026-12-01T12:00:00Z');
type KV = Parameters<typeof outdatedBefore>[0]['kv'];

/** An isolate with a clock that is moved by hand, and how often it asked KV. */
function anIsolate(kv: KV = SHEETS) {
  const isolate = { now: noon, reads: 0 };
  const counting = {
    get: (key: string) => {
      isolate.reads++;
      return kv.get(key);
    },
    put: (key: string, value: string, options: KVNamespacePutOptions) => kv.put(key, value, options),
  };
  const deps = { kv: counting as KV, memory: newOutdatedMemory(), now: () => isolate.now, later: () => {} };
  return { isolate, outdate: () => outdateSheets(deps), before: () => outdatedBefore(deps) };
}

test('what one isolate outdates, another knows within a second, and asks KV no more often', async () => {
  const [writer, reader] = [anIsolate(), anIsolate()];
  expect(await reader.before()).toBe(0);

  await writer.outdate();

  expect([await writer.before(), await reader.before()]).toEqual([noon, 0]);
  reader.isolate.now = noon + 1_000;
  expect(await Promise.all([reader.before(), reader.before()])).toEqual([noon, noon]);
  expect([writer.isolate.reads, reader.isolate.reads]).toEqual([1, 2]);
});

test('while KV is away nothing fails: sheets are judged by their age alone', async () => {
  const away = () => Promise.reject(new Error('KV is away'));
  const { outdate, before } = anIsolate({ get: away, put: away } as unknown as KV);

  expect(await before()).toBe(0);
  await outdate();
  expect(await before()).toBe(noon);
});
