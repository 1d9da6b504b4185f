// What a person sees who follows a mailed link: a button, a form, and how it ended.
import { html } from 'hono/html';
import { type Html, pageOf } from './layout.page.ts';

export const verifyEmailPage = (nonce: string, token: string): Html =>
  pageOf(
    'Verify your e-mail address',
    nonce,
    html`<p>Press the button to confirm that this address is yours.</p>
      <form method="post" action="/verify-email">
        <input type="hidden" name="token" value="${token}" />
        <button type="submit">Verify</button>
      </form>`,
  );

export const resetPasswordPage = (nonce: string, token: string, fault?: string): Html =>
  pageOf(
    'Choose a new password',
    nonce,
    html`${fault ? html`<p role="alert"><strong>${fault}</strong></p>` : ''}
      <form method="post" action="/reset-password">
        <input type="hidden" name="token" value="${token}" />
        <label for="password">New password, 12 to 128 characters</label>
        <input id="password" type="password" name="password" autocomplete="new-password" required minlength="12" maxlength="128" />
        <button type="submit">Set password</button>
      </form>`,
  );

/** How it ended, in one sentence. */
export const outcomePage = (nonce: string, title: string, sentence: string): Html =>
  pageOf(title, nonce, html`<p>${sentence}</p>`);
