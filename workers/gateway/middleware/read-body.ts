// Reads a body of the declared kind, counting bytes while they arrive, and hands the checked text on to validation.
import { createMiddleware } from 'hono/factory';
import { err, ok, type Result } from '#domain/result';
import { isDeclaredAs, keepText, readWithin, utf8 } from '#http/body-bytes';
import { bodyLimitBytes, soundJson } from '#http/json-body';
import { problem } from '#http/problem';
import type { AnyFailure } from '#http/problems';
import type { GatewayContext } from '../request-context.ts';

export type BodyKind = {
  mediaType: 'application/json' | 'application/x-www-form-urlencoded';
  isRaw: boolean;
  isRequired: boolean;
};

const rawLimitBytes = 256 * 1024;
const limitBytesOf = ({ isRaw }: BodyKind): number => (isRaw ? rawLimitBytes : bodyLimitBytes);

/** Refuses a body that announces itself too long; runs before anybody is asked who is calling. */
export const announcedLength = (kind: BodyKind) =>
  createMiddleware<GatewayContext>(async (c, next) => {
    const limitBytes = limitBytesOf(kind);
    const isTooLong = Number(c.req.header('Content-Length') ?? 0) > limitBytes;
    return isTooLong ? problem(c, { code: 'payload_too_large', limitBytes }) : next();
  });

export const readBody = (kind: BodyKind) =>
  createMiddleware<GatewayContext>(async (c, next) => {
    const request = c.req.raw;
    if (!request.headers.has('Content-Type') && !kind.isRequired && request.body === null) return next();
    if (!isDeclaredAs(kind.mediaType, request.headers)) return problem(c, { code: 'unsupported_media_type' });
    const bytes = await readWithin(request, limitBytesOf(kind));
    if (!bytes.ok) return problem(c, bytes.error);
    const text = checkedText(bytes.value, kind);
    if (!text.ok) return problem(c, text.error);
    keepText(c, text.value);
    return next();
  });

function checkedText(bytes: Uint8Array, { mediaType, isRaw }: BodyKind): Result<string, AnyFailure> {
  const isJson = mediaType === 'application/json';
  // Raw bodies are signed: whoever checks the signature reads them first.
  if (isJson && !isRaw) return soundJson(bytes);
  const text = utf8(bytes);
  return text === undefined ? err({ code: isJson ? 'malformed_json' : 'malformed_form' }) : ok(text);
}
