// /v1/refunds: create, read, list.
import { Hono } from 'hono';
import { answer, formOf, ledger, post, queryOf, refuse, type Sandbox } from './answer.ts';
import { checked, createRefundForm, listRefundsQuery } from './requests.ts';

export const refundRoutes = new Hono<Sandbox>()
  .post('/', async (c) => {
    const input = checked(createRefundForm, await formOf(c));
    if ('error' in input) return refuse(c, input.error);
    const { payment_intent, amount, reason, metadata } = input.value;
    return post(c, { verb: 'refund', intentId: payment_intent, amount, reason, metadata });
  })
  .get('/', async (c) => {
    const input = checked(listRefundsQuery, queryOf(c));
    if ('error' in input) return refuse(c, input.error);
    const { data, hasMore } = await ledger(c).listRefunds(input.value.payment_intent, input.value.limit);
    return answer(c, { status: 200, body: { object: 'list', url: '/v1/refunds', has_more: hasMore, data } });
  })
  .get('/:id', async (c) => answer(c, await ledger(c).readRefund(c.req.param('id'))));
