// A request's body as bytes within a limit and as text in UTF-8, before anything is made of it.
import type { Context } from 'hono';
import { err, ok, type Result } from '#domain/result';

type TooLarge = { code: 'payload_too_large'; limitBytes: number };

/** All bytes of a body, or the refusal as soon as they are too many; a stated length is believed only when it is too large. */
export async function readWithin(request: Request, limitBytes: number): Promise<Result<Uint8Array, TooLarge>> {
  const tooLarge = err({ code: 'payload_too_large', limitBytes } as const);
  if (Number(request.headers.get('Content-Length') ?? 0) > limitBytes) return tooLarge;
  if (request.body === null) return ok(new Uint8Array());
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(joined(chunks, size));
    size += value.byteLength;
    if (size > limitBytes) {
      // Not waited for: a sender that does not listen must not hold the refusal back.
      reader.cancel().catch(() => undefined);
      return tooLarge;
    }
    chunks.push(value);
  }
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/** Whether the body is declared as this media type, in UTF-8 and unencoded: nothing here unpacks. */
export function isDeclaredAs(mediaType: string, headers: Headers): boolean {
  const [declared = '', ...parameters] = (headers.get('Content-Type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const encoding = headers.get('Content-Encoding') ?? 'identity';
  return declared.trim() === mediaType && isUtf8 && encoding.toLowerCase() === 'identity';
}

/** The text of bytes that are UTF-8. A byte order mark stays where it is: a signature may cover it, and in JSON it is malformed. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Every later reader of this request gets the text that was checked. The cache holds promises, whatever its type says. */
export function keepText(c: Context, text: string): void {
  Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
}
