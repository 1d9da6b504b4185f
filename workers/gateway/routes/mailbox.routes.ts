// The mails this machine captured instead of sending. Declared in local mode only; elsewhere nothing answers here.
import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { capturedMail } from '#contracts/notifications-service';
import { problem } from '#http/problem';
import { idParam, json, page } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import { mailListPage, mailPage } from '../pages/mailbox.page.ts';
import type { Policy } from '../policy.ts';
import type { GatewayContext } from '../request-context.ts';

const policy: Policy = { rateLimit: 'read', who: 'public' };
const tags: ['Local mailbox'] = ['Local mailbox'];
const shownMails = 100;
/** A captured mail keeps its own inline styles, since it is framed without any right to run. */
const mailPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

const listMailsAsJson = guarded(policy, {
  method: 'get',
  path: '/dev/mailbox.json',
  operationId: 'listCapturedMails',
  summary: 'Captured mails, newest first',
  description: 'On a developer’s machine, mails are kept here instead of being sent.',
  tags,
  request: {
    query: z.strictObject({
      to: z
        .string()
        .trim()
        .toLowerCase()
        .max(254)
        .optional()
        .meta({ description: 'Recipient', example: 'ada@example.com' }),
    }),
  },
  responses: { 200: json(z.object({ data: z.array(capturedMail).meta({ description: 'The mails' }) }), 'The mails') },
  problems: [],
});

const listMails = guarded(policy, {
  method: 'get',
  path: '/dev/mailbox',
  operationId: 'showMailbox',
  summary: 'Captured mails as a page',
  description: 'On a developer’s machine, mails are kept here instead of being sent.',
  tags,
  responses: { 200: page('The mails') },
  problems: [],
});

const showMail = guarded(policy, {
  method: 'get',
  path: '/dev/mailbox/{id}',
  operationId: 'showCapturedMail',
  summary: 'One captured mail as a page',
  description: 'As its reader would see it, framed so that nothing in it runs.',
  tags,
  request: { params: idParam('msg', 'mail') },
  responses: { 200: page('The mail') },
  problems: ['not_found'],
});

export const mailboxRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(listMailsAsJson, async (c) => {
      const { to } = c.req.valid('query');
      const filter = { limit: shownMails, ...(to && { to }) };
      return c.json({ data: await c.var.services.notifications.mailbox(c.var.caller, filter) }, 200);
    })
    .openapi(listMails, async (c) => {
      const mails = await c.var.services.notifications.mailbox(c.var.caller, { limit: shownMails });
      return c.html(mailListPage(c.var.nonce, mails));
    })
    .openapi(showMail, async (c) => {
      const mail = await c.var.services.notifications.readMail(c.var.caller, c.req.valid('param').id);
      if (!mail) return problem(c, { code: 'not_found' });
      return c.html(mailPage(c.var.nonce, mail), 200, { 'Content-Security-Policy': mailPagePolicy });
    });
