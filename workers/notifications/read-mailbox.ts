// The local mailbox as the doors show it; anywhere but on a developer's machine it is empty.
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import type { MessageId } from '#domain/ids';
import type { Caller } from '#platform/caller';

type Deps = {
  isLocal: boolean;
  listMails(filter: { to?: string; limit: number }): Promise<CapturedMailOnWire[]>;
  findMail(id: MessageId): Promise<CapturedMailOnWire | null>;
};

/** What one look at the mailbox shows at most. */
const mostMails = 200;

export async function readMailbox(
  deps: Deps,
  _caller: Caller,
  { to, limit }: { to?: string; limit: number },
): Promise<CapturedMailOnWire[]> {
  if (!deps.isLocal) return [];
  const within = Math.max(1, Math.min(mostMails, Math.trunc(limit) || 1));
  return deps.listMails({ ...(to !== undefined && { to }), limit: within });
}

export async function readMail(deps: Deps, _caller: Caller, id: MessageId): Promise<CapturedMailOnWire | null> {
  return deps.isLocal ? deps.findMail(id) : null;
}
