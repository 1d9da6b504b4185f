// The local mailbox as pages. A mail is shown as text with its links, and as HTML in a frame that may do nothing.
import { html } from 'hono/html';
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import { type Html, pageOf } from './layout.page.ts';

export const mailListPage = (nonce: string, mails: CapturedMailOnWire[]): Html =>
  pageOf(
    'Mailbox',
    nonce,
    html`<p>Mails captured on this machine, newest first. For programs: <a href="/dev/mailbox.json">JSON</a>.</p>
      <table>
        <thead>
          <tr>
            <th>Received</th>
            <th>To</th>
            <th>Subject</th>
          </tr>
        </thead>
        <tbody>
          ${mails.map(
            (mail) =>
              html`<tr>
                <td>${mail.received_at}</td>
                <td>${mail.to}</td>
                <td><a href="/dev/mailbox/${mail.id}">${mail.subject}</a></td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${mails.length === 0 ? html`<p>Nothing yet.</p>` : ''}`,
  );

export const mailPage = (nonce: string, mail: CapturedMailOnWire): Html =>
  pageOf(
    mail.subject,
    nonce,
    html`<p><a href="/dev/mailbox">All mails</a></p>
      <p>To ${mail.to}, ${mail.received_at}</p>
      <pre>${linked(mail.text)}</pre>
      ${mail.attachments.map(({ filename, mime_type }) => html`<p>Attached: ${filename} (${mime_type})</p>`)}
      <iframe title="The mail as HTML" sandbox srcdoc="${mail.html}"></iframe>`,
  );

const address = /(https?:\/\/[^\s<>"]+)/;

/** The text with its web addresses as links; splitting by a group puts them at odd places. */
function linked(text: string): (Html | string)[] {
  return text
    .split(address)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part));
}
