// The page of a bank that wants to know who is paying: 3-D Secure, with two buttons.
import { Hono } from 'hono';
import { html } from 'hono/html';
import { answer, formOf, ledger, refuse, type Sandbox } from './answer.ts';
import { authenticateForm, checked } from './requests.ts';

export const authenticationRoutes = new Hono<Sandbox>()
  .get('/:id', (c) =>
    c.html(html`<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Sandbox bank</title>
  <h1>Is it you who is paying?</h1>
  <form method="post" action="${c.req.path}">
    <input type="hidden" name="client_secret" value="${c.req.query('client_secret') ?? ''}">
    <button name="outcome" value="succeed">Yes, it is me</button>
    <button name="outcome" value="fail">No</button>
  </form>
</html>`),
  )
  .post('/:id', async (c) => {
    const input = checked(authenticateForm, await formOf(c));
    if ('error' in input) return refuse(c, input.error);
    const { client_secret, outcome } = input.value;
    const answered = await ledger(c).authenticate(c.req.param('id'), client_secret, outcome === 'succeed');
    return answered.returnUrl === undefined ? answer(c, answered) : c.redirect(answered.returnUrl, 303);
  });
