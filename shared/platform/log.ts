// One JSON line an event, with the request it belongs to. Field names are an allow-list: nothing personal fits in.
import type { RequestId } from '#domain/ids';

export type LogFields = {
  request_id?: RequestId | undefined;
  worker?: string;
  route?: string;
  method?: string;
  status?: number;
  duration_ms?: number;
  code?: string;
  id?: string;
  queue?: string;
  attempts?: number;
  count?: number;
  job?: string;
  step?: string;
  /** The message and stack of a bug; a refused request is not one. */
  error?: string;
};

/** Writes one line; `event` is a snake_case noun of what happened. */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  console[level](JSON.stringify({ level, event, ...fields }));
}

/**
 * The text of a thrown value for a log line, stack first. A query that failed carries the values it was sent with, and those
 * may be anybody's name: they are left out, and its cause says what went wrong.
 */
export function errorText(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const text = (thrown.stack ?? thrown.message).replace(valuesOfQuery, '');
  return isFailedQuery(thrown) && thrown.cause ? `${text}\ncaused by ${errorText(thrown.cause)}` : text;
}

/** How drizzle-orm ends the message of a failed query; everything up to the stack is values. */
const valuesOfQuery = /\nparams: [\s\S]*?(?=\n\s+at |$)/;

const isFailedQuery = (thrown: Error): boolean => 'query' in thrown && 'params' in thrown;
