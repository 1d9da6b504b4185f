// Where people land who follow no deep link: the front page, and the page their bank sends them back to.
import { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { z } from 'zod';
import { page } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import { pageOf } from '../pages/layout.page.ts';
import type { Policy } from '../policy.ts';
import type { GatewayContext } from '../request-context.ts';

const policy: Policy = { rateLimit: 'read', who: 'public' };

const readFrontPage = guarded(policy, {
  method: 'get',
  path: '/',
  operationId: 'readFrontPage',
  summary: 'The front page: where to go from here',
  description: 'Links to what can be read without an account.',
  tags: ['Pages'],
  responses: { 200: page('Links to the contract and, on a local machine, to the mailbox') },
  problems: [],
});

/** The provider adds these to the address it sends people back to; the page needs none of them. */
const fromProvider = (example: string) =>
  z.string().max(300).optional().meta({ description: 'Added by the payment provider; ignored', example });

const returnFromBank = guarded(policy, {
  method: 'get',
  path: '/payment-returned',
  operationId: 'returnFromBank',
  summary: 'Where a traveller comes back to after confirming a payment',
  description: 'It tells them to look at their booking: the bank’s word reaches us by another way.',
  tags: ['Pages'],
  request: {
    query: z.strictObject({
      payment_intent: fromProvider('pi_3NqFQ2eZvKYlo2C'),
      payment_intent_client_secret: fromProvider('pi_3NqFQ2eZvKYlo2C_secret_1a2b'),
      redirect_status: fromProvider('succeeded'),
      source_type: fromProvider('card'),
    }),
  },
  responses: { 200: page('What happens next') },
  problems: [],
});

export const frontRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(readFrontPage, (c) => {
      const isLocal = c.var.edge.settings.ENVIRONMENT === 'local';
      const mailbox = isLocal ? html`<li><a href="/dev/mailbox">Mailbox</a>: every mail sent on this machine</li>` : '';
      return c.html(
        pageOf(
          'Skyhold',
          c.var.nonce,
          html`<p>Search, hold, pay, fly: this is the travellers’ API of an airline.</p>
            <ul>
              <li><a href="/docs">The contract</a>, for people</li>
              <li><a href="/openapi.json">OpenAPI 3.1</a>, for programs</li>
              ${mailbox}
            </ul>`,
        ),
      );
    })
    .openapi(returnFromBank, (c) =>
      c.html(
        pageOf(
          'Back from your bank',
          c.var.nonce,
          html`<p>We are asking the payment provider how it went. Your booking says so in a moment, and a mail follows. You can close this page.</p>`,
        ),
      ),
    );
