// A manifest opened in a spreadsheet shows what passengers typed, and runs none of it.
import { describe, expect, test } from 'vitest';
import type { ManifestEntry } from '#contracts/booking-service';
import { manifestCsv } from './manifest.csv.ts';
import { wantsCsv } from './wants-csv.ts';

const anEntry = (facts: Partial<ManifestEntry> = {}): ManifestEntry => ({
  booking_id: 'bkg_1',
  reference: 'K7QX4M',
  passenger_id: 'pax_1',
  type: 'adult',
  family_name: 'Okafor',
  given_name: 'Ada',
  seat: '14C',
  state: 'confirmed',
  ...facts,
});
const lines = (entries: ManifestEntry[]) => manifestCsv(entries).split('\r\n');

test('each passenger is a line of quoted cells under the names of the columns', () => {
  expect(lines([anEntry(), anEntry({ seat: null, state: 'held' })])).toEqual([
    '\uFEFF"seat","family_name","given_name","type","state","reference","booking_id","passenger_id"',
    '"14C","Okafor","Ada","adult","confirmed","K7QX4M","bkg_1","pax_1"',
    '"","Okafor","Ada","adult","held","K7QX4M","bkg_1","pax_1"',
    '',
  ]);
});

test.each([
  ['=HYPERLINK("http://evil.example","click")', `"'=HYPERLINK(""http://evil.example"",""click"")"`],
  ['+1+cmd|calc', `"'+1+cmd|calc"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
])('a name %j is text, not a formula', (name, cell) => {
  expect(manifestCsv([anEntry({ family_name: name })])).toContain(cell);
});

test.each([
  ["O'Neil", `"O'Neil"`],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['a\r\nb', '"a\r\nb"'],
  ['Zoë 山田', '"Zoë 山田"'],
])('a name %j stays as it is, within its cell', (name, cell) => {
  expect(manifestCsv([anEntry({ given_name: name })])).toContain(cell);
});

describe('the form', () => {
  test.each([
    [undefined, undefined, false],
    [undefined, '*/*', false],
    [undefined, 'text/csv', true],
    [undefined, 'application/json;q=0.5, text/csv', true],
    [undefined, 'application/json, text/csv;q=0.9', false],
    [undefined, 'text/csv;q=0', false],
    ['csv', 'application/json', true],
    ['json', 'text/csv', false],
  ] as const)('format=%s with Accept: %s asks for CSV: %s', (format, accept, wanted) => {
    expect(wantsCsv(format, accept)).toBe(wanted);
  });
});
