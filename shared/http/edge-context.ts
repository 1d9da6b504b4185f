// What the edge notes about a request while it passes: a door's own context holds these beside its own.
import type { RequestId } from '#domain/ids';
import type { RatePolicy } from '#http/rate-limit';

export type EdgeVariables = {
  requestId: RequestId;
  /** The policy that counts this request, for the headers that announce it. */
  ratePolicy?: RatePolicy | undefined;
  /** What this route answers to an id that names nothing; `not_found` where it does not say. */
  unknownId?: 'offer_not_found';
  /** The code of the problem answered, for the log line. */
  problemCode?: string;
  /** Milliseconds spent in each service asked, for `Server-Timing`. */
  timings?: ReadonlyMap<string, number>;
  /** For the style and script tags of a page. */
  nonce: string;
};
