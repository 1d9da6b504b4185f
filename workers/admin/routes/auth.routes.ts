// Signing in with a password: on a developer's machine only, where no Cloudflare Access stands in front.
import { loginRequest, logoutRequest, refreshRequest, tokens } from '#contracts/account';
import { clientAddress } from '#http/client-address';
import { problem } from '#http/problem';
import { answer } from '../answer.ts';
import { answers200, answers204, body, noQuery } from '../describe.ts';
import { newRoutes } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const tags = ['Signing in'];

const login = staffRoute({
  method: 'post',
  path: '/v1/auth/login',
  summary: 'Sign in with a staff account; local installations only',
  tags,
  request: { query: noQuery, body: body(loginRequest) },
  responses: answers200(tokens, 'An access token for ten minutes and a refresh token'),
  refuses: ['credentials_invalid', 'email_not_verified', 'account_disabled'],
});
const refresh = staffRoute({
  method: 'post',
  path: '/v1/auth/refresh',
  summary: 'Exchange a refresh token for the next pair',
  tags,
  request: { query: noQuery, body: body(refreshRequest) },
  responses: answers200(tokens, 'The next pair'),
  refuses: ['session_ended'],
});
const logout = staffRoute({
  method: 'post',
  path: '/v1/auth/logout',
  summary: 'End the session of a refresh token, or of the access token that asks',
  tags,
  request: { query: noQuery, body: body(logoutRequest) },
  responses: answers204('Signed out'),
});

export const authRoutes = () =>
  newRoutes()
    .openapi(login, async (c) => {
      const door = { audience: 'skyhold:staff', address: clientAddress(c.req.raw.headers) } as const;
      return answer(c, await c.get('services').identity.login(c.get('caller'), c.req.valid('json'), door));
    })
    .openapi(refresh, async (c) => {
      const { refresh_token } = c.req.valid('json');
      return answer(c, await c.get('services').identity.refresh(c.get('caller'), refresh_token, 'skyhold:staff'));
    })
    .openapi(logout, async (c) => {
      const { refresh_token = null } = c.req.valid('json');
      const ended = await c.get('services').identity.logout(c.get('caller'), refresh_token);
      return ended.ok ? c.body(null, 204) : problem(c, ended.error);
    });
