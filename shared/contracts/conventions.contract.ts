// Shapes every resource uses: ids, instants, dates, names of people, lists with cursors.

import * as z from 'zod';
import { type IdPrefix, isId } from '#domain/ids';

/** What each kind of id names, for the contract. */
const named: Record<IdPrefix, string> = {
  flt: 'a dated flight',
  bkg: 'a booking',
  pax: 'a passenger',
  pay: 'a payment',
  usr: 'an account',
  ses: 'a session',
  key: 'an API key',
  off: 'an offer, signed: only ours are accepted',
  quo: 'a quote',
  can: 'a cancellation',
  msg: 'a message',
  req: 'a request',
  hld: 'a hold',
  evt: 'an event',
  fare: 'a fare',
  sch: 'a schedule',
};

/** An id of one kind; `example` is what the contract prints. */
export const idOf = <Prefix extends IdPrefix>(prefix: Prefix) =>
  z
    .custom<`${Prefix}_${string}`>((text) => typeof text === 'string' && text.length <= 1600 && isId(prefix, text), {
      message: `is not an id that begins with ${prefix}_`,
    })
    .meta({
      type: 'string',
      description: `Id of ${named[prefix]}`,
      pattern: `^${prefix}_[A-Za-z0-9_.-]+$`,
      example: `${prefix}_2c5h8k0mzq4v`,
    });

/** An instant in UTC, `2026-12-05T08:30:00.000Z`. */
export const utcInstant = z.iso.datetime().meta({ description: 'Instant in UTC', example: '2026-12-05T08:30:00.000Z' });

/** A time with the offset of the place it belongs to. */
export const localTime = z.iso
  .datetime({ offset: true })
  .meta({ description: 'Local time with its offset', example: '2026-12-05T09:30:00+01:00' });

/** A day of the calendar that exists. */
export const calendarDate = z.iso.date().meta({ description: 'Calendar date', example: '2026-12-05' });

/** What `If-Match` names and `ETag` carries. */
export const recordVersion = z
  .int()
  .min(1)
  .meta({ description: 'Raised with each change; the `ETag` of the resource', example: 3 });

export const duration = z.string().meta({ description: 'ISO 8601 duration between instants', example: 'PT8H15M' });

/** Text a person typed, without control characters, trimmed. */
export const plainText = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => !/\p{Cc}|\p{Cf}|\p{Cs}/u.test(text), 'contains control characters');

/** A name as on documents: letters, marks, space, hyphen, apostrophe; 1 to 64. */
export const personName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[\p{L}\p{M}][\p{L}\p{M}'’ -]*$/u, 'may hold letters, spaces, hyphens and apostrophes only')
  .transform((text) => text.normalize('NFC'))
  .meta({ description: 'Name as on documents: letters, spaces, hyphens, apostrophes', example: 'Okafor' });

export const emailAddress = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())
  .meta({ description: 'E-mail address', example: 'ada@example.com' });

/** A whole number in a query, in plain digits: `1e2`, `0x10`, `+1` and a blank are numbers to JavaScript alone. */
export const wholeNumber = (least: number, most: number) =>
  z
    .preprocess(
      (text) => (typeof text === 'string' && /^-?\d+$/.test(text) ? Number(text) : text),
      z.number('is not a whole number').min(least, `is less than ${least}`).max(most, `is more than ${most}`),
    )
    .meta({ type: 'integer' });

const exampleCursor = 'eyJhZnRlciI6IkNERyJ9.kR7mB0xYw2c';

/** Paging: how many, and after which opaque cursor. */
export const paging = {
  limit: wholeNumber(1, 100).default(20).meta({ description: 'Items in a page', example: 20 }),
  after: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .meta({ description: 'The `next` of the page before', example: exampleCursor }),
};

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item).meta({ description: 'The items of this page' }),
    next: z
      .string()
      .nullable()
      .meta({ description: 'Cursor of the next page, null on the last', example: exampleCursor }),
  });

/** A list that is never long enough to be paged. */
export const wholeListOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item).meta({ description: 'Every item' }),
    next: z.null().meta({ description: 'Always null: the list is whole', example: null }),
  });
export type ListOf<Item> = { data: Item[]; next: string | null };
