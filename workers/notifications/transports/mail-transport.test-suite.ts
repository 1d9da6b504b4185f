// What every transport must do, whatever is behind it: run by each of them against its own far side.
import { describe, expect, test } from 'vitest';
import { type ComposedMessage, composeMessage } from '../mail/compose-message.ts';
import type { MailTransport } from './mail-transport.ts';

/** What arrived at the far side, in the words of the sender. */
export type Arrived = { from: string; to: string; subject: string; text: string; html: string; fileNames: string[] };

export type FarSide = {
  transport: MailTransport;
  arrived(): Promise<Arrived[]>;
  /** From now on: away, so that no answer comes. */
  goSilent(): void;
};

export async function aMessage(id: `msg_${string}`, change: { subject?: string } = {}): Promise<ComposedMessage> {
  const envelope = {
    from: { name: 'Skyhold Airways', address: 'bookings@skyhold.example' },
    to: { name: null, address: 'ada@example.com' },
    mail: {
      subject: change.subject ?? 'Votre réservation est confirmée',
      text: 'Bon voyage, שרה!\n',
      html: '<p>Bon voyage, שרה!</p>\n',
      attachments: [{ filename: 'trip.ics', mimeType: 'text/calendar; charset=utf-8', content: 'BEGIN:VCALENDAR\r\n' }],
      listUnsubscribe: null,
    },
  };
  const composed = await composeMessage(id, envelope, Date.UTC(2026, 10, 20));
  if (!composed.ok) throw new Error(composed.error.reason);
  return composed.value;
}

export function everyTransport(name: string, makeFarSide: () => FarSide): void {
  describe(`the ${name} transport`, () => {
    test('delivers sender, recipient, subject, both bodies and files as they were written', async () => {
      const { transport, arrived } = makeFarSide();

      const outcome = await transport.send(await aMessage(`msg_${name}-whole`));

      expect(outcome).toMatchObject({ outcome: 'accepted', providerId: expect.stringMatching(/./) });
      expect(await arrived()).toEqual([
        {
          from: 'bookings@skyhold.example',
          to: 'ada@example.com',
          subject: 'Votre réservation est confirmée',
          text: 'Bon voyage, שרה!',
          html: '<p>Bon voyage, שרה!</p>',
          fileNames: ['trip.ics'],
        },
      ]);
    });

    test('knows a repeat for a repeat exactly as long as it says it does', async () => {
      const { transport, arrived } = makeFarSide();
      const message = await aMessage(`msg_${name}-repeat`);

      await transport.send(message);
      await transport.send(message);

      expect(await arrived()).toHaveLength(transport.remembersForSeconds > 0 ? 1 : 2);
    });

    test('keeps two messages apart', async () => {
      const { transport, arrived } = makeFarSide();

      await transport.send(await aMessage(`msg_${name}-one`, { subject: 'One' }));
      await transport.send(await aMessage(`msg_${name}-two`, { subject: 'Two' }));

      expect((await arrived()).map(({ subject }) => subject).sort()).toEqual(['One', 'Two']);
    });

    test('calls the outcome unknown when no answer comes, and never throws', async () => {
      const { transport, goSilent } = makeFarSide();
      goSilent();

      const outcome = await transport.send(await aMessage(`msg_${name}-silent`));

      expect(outcome).toMatchObject({ outcome: 'unknown', reason: expect.stringMatching(/^[a-z0-9_]+$/) });
    });
  });
}
