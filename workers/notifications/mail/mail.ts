// What a mail is before it becomes a message: words, files and headers, without a recipient.

/** One address, with the name people read beside it. */
export type MailAddress = { name: string | null; address: string };

export type MailAttachment = { filename: string; mimeType: string; content: string };

export type Mail = {
  subject: string;
  text: string;
  html: string;
  attachments: MailAttachment[];
  /** The value of `List-Unsubscribe`, on mails nobody asked for. */
  listUnsubscribe: string | null;
};

/** Who writes: the airline as mails name it, and where its pages are. */
export type House = { airlineName: string; from: MailAddress; publicUrl: string };
