// Stands in for composing a mail and reading it back, which waits for blobs that no simulated clock can put in order.
import { ok } from '#domain/result';
import type { Envelope } from '../../workers/notifications/mail/check-envelope.ts';

export const composeMessage = async (id: string, envelope: Envelope) => ok({ id, to: envelope.to.address });
