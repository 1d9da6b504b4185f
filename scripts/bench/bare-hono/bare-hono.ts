// The least an answer can cost: Hono gives back the text it was given, as JSON.
import { Hono } from 'hono';

let page = '{}';

export default new Hono()
  .put('/', async (c) => {
    page = await c.req.text();
    return c.body(null, 204);
  })
  .get('/', (c) => c.body(page, 200, { 'Content-Type': 'application/json' }))
  .get('/healthz', (c) => c.text('ok'));
