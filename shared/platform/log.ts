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

/** The text of a thrown value for a log line, stack first. */
export function errorText(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
