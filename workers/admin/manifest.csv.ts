// A manifest as a file for spreadsheets, in which nothing a passenger typed can become a formula.
import type { ManifestEntry } from '#contracts/booking-service';

const columns = [
  'seat',
  'family_name',
  'given_name',
  'type',
  'state',
  'reference',
  'booking_id',
  'passenger_id',
] as const satisfies readonly (keyof ManifestEntry)[];

/** RFC 4180, every cell quoted, with the byte order mark that lets spreadsheets read names beyond ASCII. */
export function manifestCsv(entries: readonly ManifestEntry[]): string {
  const lines = [columns.map(cell), ...entries.map((entry) => columns.map((column) => cell(entry[column] ?? '')))];
  return `\uFEFF${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

/** A cell that would begin a formula gets an apostrophe, which spreadsheets take as "this is text" (OWASP, CSV injection). */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
