// Presents the answer of a verb that must not happen twice: its first status, and whether this is a repeat.
import type { Context } from 'hono';
import type { Answered } from '#contracts/booking-service';
import { invariant } from '#domain/invariant';
import type { GatewayContext } from './request-context.ts';

/** The status among those the route declares; any other one is a bug of the service. */
export function statusOnce<const Status extends 200 | 201 | 202>(
  c: Context<GatewayContext>,
  answered: Answered<unknown>,
  declared: readonly Status[],
): Status {
  const status = declared.find((one) => one === answered.status);
  invariant(status !== undefined, `${answered.status} is a status this route declares`);
  if (answered.isReplay) c.header('Idempotency-Replayed', 'true');
  return status;
}
