// What a door itself refuses, before any service is asked.
import type { FieldFault } from '#domain/errors';

export type EdgeFailure =
  | { code: 'malformed_json' }
  | { code: 'malformed_form' }
  | { code: 'too_deep' }
  | { code: 'unsupported_media_type' }
  | { code: 'payload_too_large'; limitBytes: number }
  | { code: 'uri_too_long' }
  | { code: 'headers_too_large' }
  | { code: 'route_not_found' }
  | { code: 'method_not_allowed'; allow: string[] }
  | { code: 'upgrade_required' }
  | { code: 'origin_not_allowed' }
  | { code: 'service_unavailable' }
  | { code: 'timeout' }
  | { code: 'internal' };

export type Facts = Record<string, unknown> & { errors?: FieldFault[] };

/** How one code reads on the wire. `title` never changes between occurrences; `detail` says what to do about it. */
export type ProblemKind<OfFailure> = {
  status:
    | 400
    | 401
    | 402
    | 403
    | 404
    | 405
    | 409
    | 410
    | 412
    | 413
    | 414
    | 415
    | 422
    | 426
    | 428
    | 429
    | 431
    | 500
    | 503;
  title: string;
  detail: string;
  /** True when the very same request may succeed a little later. */
  retryable: boolean;
  facts(failure: OfFailure): Facts;
};

const noFacts = (): Facts => ({});

/** A problem that stays as long as the request stays as it is. */
export const problem = <OfFailure>(
  status: ProblemKind<OfFailure>['status'],
  title: string,
  detail: string,
  facts: (failure: OfFailure) => Facts = noFacts,
): ProblemKind<OfFailure> => ({ status, title, detail, retryable: false, facts });

/** A problem that passes. */
export const passing = <OfFailure>(...wording: Parameters<typeof problem<OfFailure>>): ProblemKind<OfFailure> => ({
  ...problem(...wording),
  retryable: true,
});

export const edgeProblems = {
  malformed_json: problem(400, 'Malformed JSON', 'The body is not JSON in UTF-8.'),
  malformed_form: problem(400, 'Malformed form', 'The body is not a form in UTF-8.'),
  too_deep: problem(400, 'Nested too deeply', 'The body is nested deeper than 16 levels.'),
  unsupported_media_type: problem(
    415,
    'Unsupported media type',
    'Send the content type the contract names, unencoded.',
  ),
  payload_too_large: problem(
    413,
    'Body too large',
    'The body is longer than this route accepts.',
    ({ limitBytes }) => ({
      limit_bytes: limitBytes,
    }),
  ),
  uri_too_long: problem(414, 'Address too long', 'The address is longer than 8 KB.'),
  headers_too_large: problem(431, 'Headers too large', 'The headers are longer than 16 KB together.'),
  route_not_found: problem(404, 'No such route', 'Nothing answers at this path.'),
  method_not_allowed: problem(
    405,
    'Method not allowed',
    'This path answers other methods, named in Allow.',
    ({ allow }) => ({
      allow,
    }),
  ),
  upgrade_required: problem(
    426,
    'WebSocket needed',
    'Ask with "Upgrade: websocket": what changes is told over a socket.',
  ),
  origin_not_allowed: problem(403, 'Origin not allowed', 'Pages of this origin may not open a socket here.'),
  service_unavailable: passing(
    503,
    'Unavailable for a moment',
    'A part of the house did not answer. Try again with the same key.',
  ),
  timeout: passing(
    503,
    'No answer in time',
    'The work may still go on. Try again with the same key to learn how it ended.',
  ),
  internal: problem(500, 'Internal error', 'This is a fault of ours. The request id finds it.'),
} satisfies { [Code in EdgeFailure['code']]: ProblemKind<Extract<EdgeFailure, { code: Code }>> };
