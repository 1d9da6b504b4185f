// Registering, logging in and out, and the links we mail.
import { OpenAPIHono } from '@hono/zod-openapi';
import {
  loginRequest,
  logoutRequest,
  passwordResetConfirmation,
  passwordResetRequest,
  refreshRequest,
  registerRequest,
  tokens,
  verifyEmailRequest,
} from '#contracts/account';
import { problem } from '#http/problem';
import { json, jsonBody } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { Policy } from '../policy.ts';
import { preferredLanguage } from '../preferred-language.ts';
import type { GatewayContext } from '../request-context.ts';

const policy: Policy = { rateLimit: 'auth', who: 'public' };
const tags: ['Sessions'] = ['Sessions'];

const register = guarded(policy, {
  method: 'post',
  path: '/v1/auth/register',
  operationId: 'register',
  summary: 'Register',
  description: 'Answers the same for new and known addresses; a mail tells the owner of the address which it was.',
  tags,
  request: jsonBody(registerRequest),
  responses: { 202: { description: 'A mail is on its way' } },
  problems: ['password_too_common', 'busy', 'rate_limited'],
});

const verifyEmail = guarded(policy, {
  method: 'post',
  path: '/v1/auth/verify-email',
  operationId: 'verifyEmail',
  summary: 'Verify an e-mail address with a mailed token',
  description: 'The token counts once, for half an hour.',
  tags,
  request: jsonBody(verifyEmailRequest),
  responses: { 204: { description: 'Verified' } },
  problems: ['link_invalid'],
});

const login = guarded(policy, {
  method: 'post',
  path: '/v1/auth/login',
  operationId: 'login',
  summary: 'Log in',
  description:
    'An unknown address and a wrong password are answered alike. Failures are counted by account and by address.',
  tags,
  request: jsonBody(loginRequest),
  responses: { 200: json(tokens, 'An access token and the refresh token of a new session') },
  problems: ['credentials_invalid', 'email_not_verified', 'account_disabled', 'busy', 'rate_limited'],
});

const refresh = guarded(policy, {
  method: 'post',
  path: '/v1/auth/refresh',
  operationId: 'refresh',
  summary: 'Turn a refresh token into a new pair',
  description: 'A refresh token works once. Using it again later ends its session.',
  tags,
  request: jsonBody(refreshRequest),
  responses: { 200: json(tokens, 'A new access token and the next refresh token') },
  problems: ['session_ended', 'account_disabled'],
});

const logout = guarded(
  { rateLimit: 'auth', who: 'optional' },
  {
    method: 'post',
    path: '/v1/auth/logout',
    operationId: 'logout',
    summary: 'Log out',
    description: 'Ends the session of the refresh token, else that of the access token.',
    tags,
    request: { body: { required: false, content: { 'application/json': { schema: logoutRequest } } } },
    responses: { 204: { description: 'The session is over' } },
    problems: ['unauthenticated'],
  },
);

const requestReset = guarded(policy, {
  method: 'post',
  path: '/v1/auth/password-resets',
  operationId: 'requestPasswordReset',
  summary: 'Ask for a link that resets the password',
  description: 'Answers the same for known and unknown addresses.',
  tags,
  request: jsonBody(passwordResetRequest),
  responses: { 202: { description: 'If the address is known, a mail is on its way' } },
  problems: ['busy', 'rate_limited'],
});

const confirmReset = guarded(policy, {
  method: 'post',
  path: '/v1/auth/password-resets/confirm',
  operationId: 'confirmPasswordReset',
  summary: 'Set a new password with a mailed token',
  description: 'Ends every session of the account.',
  tags,
  request: jsonBody(passwordResetConfirmation),
  responses: { 204: { description: 'The new password counts' } },
  problems: ['link_invalid', 'password_too_common', 'busy'],
});

export const sessionRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(register, async (c) => {
      const language = preferredLanguage(c.req.header('Accept-Language'));
      const request = { ...c.req.valid('json'), language };
      const done = await c.var.services.identity.register(c.var.caller, request);
      return done.ok ? c.body(null, 202) : problem(c, done.error);
    })
    .openapi(verifyEmail, async (c) => {
      const done = await c.var.services.identity.verifyEmail(c.var.caller, c.req.valid('json').token);
      return done.ok ? c.body(null, 204) : problem(c, done.error);
    })
    .openapi(login, async (c) => {
      const door = { audience: 'skyhold:travellers', address: c.var.address } as const;
      const session = await c.var.services.identity.login(c.var.caller, c.req.valid('json'), door);
      return session.ok ? c.json(session.value, 200) : problem(c, session.error);
    })
    .openapi(refresh, async (c) => {
      const session = await c.var.services.identity.refresh(c.var.caller, c.req.valid('json').refresh_token);
      return session.ok ? c.json(session.value, 200) : problem(c, session.error);
    })
    .openapi(logout, async (c) => {
      const done = await c.var.services.identity.logout(c.var.caller, c.req.valid('json').refresh_token ?? null);
      return done.ok ? c.body(null, 204) : problem(c, done.error);
    })
    .openapi(requestReset, async (c) => {
      const done = await c.var.services.identity.requestPasswordReset(c.var.caller, c.req.valid('json').email);
      return done.ok ? c.body(null, 202) : problem(c, done.error);
    })
    .openapi(confirmReset, async (c) => {
      const { token, password } = c.req.valid('json');
      const done = await c.var.services.identity.confirmPasswordReset(c.var.caller, token, password);
      return done.ok ? c.body(null, 204) : problem(c, done.error);
    });
