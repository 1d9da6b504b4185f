// The pages mailed links lead to. Following one changes nothing, since mail scanners follow links too: the button does.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { newPassword } from '#contracts/account';
import type { Failure } from '#domain/errors';
import { problems } from '#http/problems';
import { formBody, page } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import { outcomePage, resetPasswordPage, verifyEmailPage } from '../pages/mailed-link.page.ts';
import type { Policy } from '../policy.ts';
import type { GatewayContext } from '../request-context.ts';

const policy: Policy = { rateLimit: 'auth', who: 'public' };
const tags: ['Pages'] = ['Pages'];
const token = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'The token of the mailed link', example: 'q3ZbT1v0XcYw7m5kRj2hN8pLs4dFgA9eUoKiBx6tVzE' });
/** What is wrong with a typed password is said on the page, so the form itself takes any. */
const typedPassword = z
  .string()
  .max(1000)
  .meta({ description: 'The new password', example: 'correct horse battery staple' });

const showVerify = guarded(policy, {
  method: 'get',
  path: '/verify-email',
  operationId: 'showVerifyEmail',
  summary: 'Page of the mailed verification link',
  description: 'Shows a button and changes nothing by itself, since mail scanners follow links too.',
  tags,
  request: { query: z.strictObject({ token }) },
  responses: { 200: page('A button') },
  problems: [],
});

const submitVerify = guarded(policy, {
  method: 'post',
  path: '/verify-email',
  operationId: 'submitVerifyEmail',
  summary: 'The button of that page',
  description: 'Counts the token, once, and says how it went.',
  tags,
  request: formBody(z.strictObject({ token })),
  responses: { 200: page('Verified'), 422: page('The link does not count any more') },
  problems: [],
});

const showReset = guarded(policy, {
  method: 'get',
  path: '/reset-password',
  operationId: 'showResetPassword',
  summary: 'Page of the mailed reset link',
  description: 'Shows a form and changes nothing by itself.',
  tags,
  request: { query: z.strictObject({ token }) },
  responses: { 200: page('A form') },
  problems: [],
});

const submitReset = guarded(policy, {
  method: 'post',
  path: '/reset-password',
  operationId: 'submitResetPassword',
  summary: 'The form of that page',
  description: 'Sets the new password and ends every session of the account.',
  tags,
  request: formBody(z.strictObject({ token, password: typedPassword })),
  responses: { 200: page('Changed'), 422: page('What is wrong') },
  problems: [],
});

export const mailedLinkRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(showVerify, (c) => c.html(verifyEmailPage(c.var.nonce, c.req.valid('query').token)))
    .openapi(submitVerify, async (c) => {
      const done = await c.var.services.identity.verifyEmail(c.var.caller, c.req.valid('form').token);
      if (!done.ok) return refusedPage(c, done.error);
      return c.html(outcomePage(c.var.nonce, 'Verified', 'Your e-mail address is verified. You can log in now.'));
    })
    .openapi(showReset, (c) => c.html(resetPasswordPage(c.var.nonce, c.req.valid('query').token)))
    .openapi(submitReset, async (c) => {
      const { token: mailed, password } = c.req.valid('form');
      const typed = newPassword.safeParse(password);
      if (!typed.success) {
        const fault = `The password ${typed.error.issues.map(({ message }) => message).join(' and ')}.`;
        return c.html(resetPasswordPage(c.var.nonce, mailed, fault), 422);
      }
      const done = await c.var.services.identity.confirmPasswordReset(c.var.caller, mailed, typed.data);
      if (!done.ok) return refusedPage(c, done.error);
      return c.html(
        outcomePage(c.var.nonce, 'Password changed', 'Log in with the new password. All sessions were ended.'),
      );
    });

/** A refusal in the words people read, with the status programs read. */
function refusedPage(c: Context<GatewayContext>, { code }: Failure) {
  const { title, detail, status } = problems[code];
  c.set('problemCode', code);
  return c.html(outcomePage(c.var.nonce, title, detail), status);
}
