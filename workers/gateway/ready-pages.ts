// Answers that are the same for everybody, kept as ready bytes for as long as their service allows: what many ask at once is made once.
import type { CommonFailure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import type { Result } from '#domain/result';
import { sharedWork } from '#platform/shared-work';

export type Page = { bytes: Uint8Array<ArrayBuffer>; keptUntil: Instant };
type Made = Result<Page, CommonFailure>;

const mostBytes = 16 * 1024 * 1024;

export type ReadyPages = {
  /** Bytes that may still be shown. */
  find(key: string): Uint8Array<ArrayBuffer> | undefined;
  /** Makes a page, or waits for the one that is being made for somebody else; a refusal is not kept. */
  make(key: string, make: () => Promise<Made>): Promise<Made>;
};

/** The memory of one isolate. The oldest pages make room: none is kept for much longer than another. */
export function readyPages(now: () => Instant, roomBytes = mostBytes): ReadyPages {
  const pages = new Map<string, Page>();
  const making = sharedWork<Made>();
  let keptBytes = 0;
  const drop = (key: string) => {
    keptBytes -= pages.get(key)?.bytes.byteLength ?? 0;
    pages.delete(key);
  };
  const keep = (key: string, page: Page) => {
    drop(key);
    pages.set(key, page);
    keptBytes += page.bytes.byteLength;
    for (const [oldest, { keptUntil }] of pages) {
      if (keptBytes <= roomBytes && keptUntil > now()) break;
      drop(oldest);
    }
  };
  return {
    find: (key) => {
      const page = pages.get(key);
      return page && page.keptUntil > now() ? page.bytes : undefined;
    },
    make: (key, make) =>
      making.join(key) ??
      making.run(key, async () => {
        const made = await make();
        if (made.ok && made.value.keptUntil > now()) keep(key, made.value);
        return made;
      }),
  };
}
