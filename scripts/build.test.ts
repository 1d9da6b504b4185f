// A bundle that outgrew its limit is refused by name; one that just fits is not.
import { expect, test } from 'vitest';
import { outgrown } from './build.ts';

const aBundle = (name: string, gzipBytes: number) => ({ name, bytes: 4 * gzipBytes, gzipBytes, gzipLimitKib: 200 });

test('a bundle may be as large as its limit, and not a byte larger', () => {
  const refused = outgrown([aBundle('gateway', 200 * 1024), aBundle('admin', 200 * 1024 + 1)]);

  expect(refused).toEqual(['admin is 200.0 KiB gzipped, 200 at most: dist/admin/metafile.json says what is large.']);
});
