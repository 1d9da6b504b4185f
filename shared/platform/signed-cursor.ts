// Opaque cursors of paged lists: the sort values of the last item, signed, and bound to the list and the question they were made for.
import { Buffer } from 'node:buffer';
import { err, ok, type Result } from '#domain/result';
import { openToken, type SigningKeys, signingKeysFrom, signToken } from '#platform/signed-token';

/** The sort values of the last item of a page; the next page begins after them. */
export type CursorPosition = readonly (string | number)[];
/** What was asked, without `limit` and `after`; fields that are undefined do not count. */
export type CursorQuestion = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Cursors = {
  /** The text a client sends back as `after`. */
  write(list: string, question: CursorQuestion, position: CursorPosition): Promise<string>;
  /** The position to go on from, null for the first page; a cursor that was altered, or made for another question, is refused. */
  read(
    list: string,
    question: CursorQuestion,
    after: string | undefined,
  ): Promise<Result<CursorPosition | null, { code: 'invalid_cursor' }>>;
};

/** Cursors signed with the first key of a setting; every key of it verifies. The keys are imported once, on first use. */
export function cursorsSignedWith(setting: string): Cursors {
  let imported: Promise<SigningKeys> | undefined;
  const keys = () => {
    imported ??= signingKeysFrom(setting);
    return imported;
  };
  return {
    write: async (list, question, position) =>
      signToken(await keys(), `cursor:${list}`, { q: await questionHash(question), p: position }),
    read: async (list, question, after) => {
      if (after === undefined) return ok(null);
      const opened = await openToken(await keys(), `cursor:${list}`, after);
      if (!opened) return err({ code: 'invalid_cursor' });
      const { q, p } = ourPayload(opened.payload);
      return q === (await questionHash(question)) ? ok(p) : err({ code: 'invalid_cursor' });
    },
  };
}

/** The signature proves that we wrote the payload, and we write nothing else under this purpose. */
const ourPayload = (payload: unknown) => payload as { q: string; p: CursorPosition };

/** 96 bits of SHA-256 over the sorted fields: enough to tell questions apart, short enough for an address. */
async function questionHash(question: CursorQuestion): Promise<string> {
  const fields = Object.entries(question)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(fields)));
  return Buffer.from(digest).subarray(0, 12).toString('base64url');
}
