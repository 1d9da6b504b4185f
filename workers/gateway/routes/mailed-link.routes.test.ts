// The pages of mailed links.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err } from '#domain/result';
import { aGateway } from '../a-gateway.test-builder.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

test.each(['/verify-email', '/reset-password'])('opening %s shows a form and changes nothing', async (path) => {
  const { app, asked } = await aGateway();

  const answer = await app.request(`${path}?token=abc`);

  expect(answer.headers.get('Content-Type')).toContain('text/html');
  expect(await answer.text()).toContain(`<form method="post" action="${path}">`);
  expect(asked).toEqual([]);
});

test('a token stays text in the page', async () => {
  const { app } = await aGateway();

  const page = await (
    await app.request(`/verify-email?token=${encodeURIComponent('"><script>alert(1)</script>')}`)
  ).text();

  expect(page).not.toContain('<script>');
  expect(page).toContain('&quot;&gt;&lt;script&gt;');
});

test('the button verifies', async () => {
  const { app, asked } = await aGateway();

  const answer = await app.request('/verify-email', form({ token: 'abc' }));

  expect(answer.status).toBe(200);
  expect(asked).toMatchObject([{ verb: 'verifyEmail', given: [{ kind: 'anonymous' }, 'abc'] }]);
});

test('a used link says so in words, with a status for programs', async () => {
  const { app } = await aGateway({ identity: { verifyEmail: async () => err({ code: 'link_invalid' }) } });

  const answer = await app.request('/verify-email', form({ token: 'abc' }));

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Link no longer valid');
});

test('a password too short is said on the page and goes no further', async () => {
  const { app, asked } = await aGateway();

  const answer = await app.request('/reset-password', form({ token: 'abc', password: 'short' }));

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('The password is shorter than 12 characters.');
  expect(asked).toEqual([]);
});

test('the form sets a new password', async () => {
  const { app, asked } = await aGateway();

  const answer = await app.request('/reset-password', form({ token: 'abc', password: 'correct horse battery staple' }));

  expect(answer.status).toBe(200);
  expect(asked).toMatchObject([{ verb: 'confirmPasswordReset', given: [{}, 'abc', 'correct horse battery staple'] }]);
});
