// /v1/payment_intents: create, read, list, search, confirm, capture, cancel.
import { Hono } from 'hono';
import { answer, formOf, ledger, post, queryOf, refuse, type Sandbox } from './answer.ts';
import {
  cancelIntentForm,
  captureIntentForm,
  checked,
  confirmIntentForm,
  createIntentForm,
  listIntentsQuery,
  readIntentQuery,
  searchIntentsQuery,
} from './requests.ts';
import { metadataOf, searchLagSeconds } from './search-query.ts';
import { invalid } from './stripe-error.ts';

const url = '/v1/payment_intents';
const endOfTime = Number.MAX_SAFE_INTEGER;

export const paymentIntentRoutes = new Hono<Sandbox>()
  .post('/', async (c) => {
    const input = checked(createIntentForm, await formOf(c));
    if ('error' in input) return refuse(c, input.error);
    const { amount, currency, metadata, capture_method, confirm, payment_method, return_url, expand } = input.value;
    return post(c, {
      verb: 'create',
      amount,
      currency,
      metadata,
      captureMethod: capture_method,
      isConfirmed: confirm,
      paymentMethod: payment_method,
      returnUrl: return_url,
      isChargeExpanded: expand.length > 0,
    });
  })
  .get('/', async (c) => {
    const input = checked(listIntentsQuery, queryOf(c));
    if ('error' in input) return refuse(c, input.error);
    const { created, limit, starting_after, metadata, expand } = input.value;
    const from = Math.max(created.gte ?? 0, (created.gt ?? -1) + 1);
    const until = Math.min(created.lte ?? endOfTime, (created.lt ?? endOfTime + 1) - 1);
    const filter = { from, until, before: starting_after, metadata, limit };
    const { data, hasMore } = await ledger(c).listIntents(filter, expand.length > 0);
    return answer(c, { status: 200, body: { object: 'list', url, has_more: hasMore, data } });
  })
  .get('/search', async (c) => {
    const input = checked(searchIntentsQuery, queryOf(c));
    if ('error' in input) return refuse(c, input.error);
    const metadata = metadataOf(input.value.query);
    if (!metadata) return refuse(c, invalid('The sandbox searches by metadata alone.', undefined, 'query'));
    const until = Math.floor(Date.now() / 1000) - searchLagSeconds;
    const filter = { from: 0, until, before: null, metadata, limit: input.value.limit };
    const { data, hasMore } = await ledger(c).listIntents(filter, input.value.expand.length > 0);
    const body = { object: 'search_result', url: `${url}/search`, has_more: hasMore, next_page: null, data };
    return answer(c, { status: 200, body });
  })
  .get('/:id', async (c) => {
    const input = checked(readIntentQuery, queryOf(c));
    if ('error' in input) return refuse(c, input.error);
    return answer(c, await ledger(c).readIntent(c.req.param('id'), input.value.expand.length > 0));
  })
  .post('/:id/confirm', async (c) => {
    const input = checked(confirmIntentForm, await formOf(c));
    if ('error' in input) return refuse(c, input.error);
    const { payment_method, return_url, expand } = input.value;
    return post(c, {
      verb: 'confirm',
      intentId: c.req.param('id'),
      paymentMethod: payment_method,
      returnUrl: return_url,
      isChargeExpanded: expand.length > 0,
    });
  })
  .post('/:id/capture', async (c) => {
    const input = checked(captureIntentForm, await formOf(c));
    if ('error' in input) return refuse(c, input.error);
    const { amount_to_capture, expand } = input.value;
    const isChargeExpanded = expand.length > 0;
    return post(c, { verb: 'capture', intentId: c.req.param('id'), amount: amount_to_capture, isChargeExpanded });
  })
  .post('/:id/cancel', async (c) => {
    const input = checked(cancelIntentForm, await formOf(c));
    if ('error' in input) return refuse(c, input.error);
    const { cancellation_reason, expand } = input.value;
    const isChargeExpanded = expand.length > 0;
    return post(c, { verb: 'cancel', intentId: c.req.param('id'), reason: cancellation_reason, isChargeExpanded });
  });
