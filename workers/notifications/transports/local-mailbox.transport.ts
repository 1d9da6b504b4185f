// Delivery on a developer's machine: into a table, as a mail program would show it.
import PostalMime from 'postal-mime';
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import type { Clock } from '#platform/clock';
import type { MailTransport } from './mail-transport.ts';

type Deps = {
  clock: Clock;
  /** Keeps a mail once by its id. */
  keepMail(mail: CapturedMailOnWire): Promise<void>;
};

/** The bytes are parsed again, so that what is seen here is what a stranger would have received. */
export const localMailbox = ({ clock, keepMail }: Deps): MailTransport => ({
  name: 'mailbox',
  remembersForSeconds: Number.POSITIVE_INFINITY,
  async send({ id, to, raw }) {
    try {
      const seen = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
      await keepMail({
        id,
        to: to.address,
        subject: seen.subject ?? '',
        text: seen.text ?? '',
        html: seen.html ?? '',
        attachments: seen.attachments.map(({ filename, mimeType, content }) => ({
          filename: filename ?? '',
          mime_type: mimeType,
          content: typeof content === 'string' ? content : '',
        })),
        received_at: new Date(clock.now()).toISOString(),
      });
      return { outcome: 'accepted', providerId: id };
    } catch {
      return { outcome: 'unknown', reason: 'mailbox_unavailable' };
    }
  },
});
