// Checks the key of verbs that must not happen twice, and demands it where a repeat would cost money or seats. What a key was first answered is kept by the object that acted.
import { createMiddleware } from 'hono/factory';
import { idempotencyKey as wellFormed } from '#contracts/booking';
import { problem } from '#http/problem';
import type { GatewayContext } from '../request-context.ts';

export const idempotencyKey = (need: 'optional' | 'required') =>
  createMiddleware<GatewayContext>(async (c, next) => {
    const key = c.req.header('Idempotency-Key');
    if (key === undefined || key === '')
      return need === 'optional' ? next() : problem(c, { code: 'idempotency_key_required' });
    return wellFormed.safeParse(key).success ? next() : problem(c, { code: 'idempotency_key_invalid' });
  });
