// Who is asking: made by a door from a verified token, the first argument of every verb, never read from a body.
import type { ApiKeyId, RequestId, SessionId, UserId } from '#domain/ids';

export const roles = ['traveller', 'agent', 'operations', 'viewer', 'admin'] as const;
export type Role = (typeof roles)[number];

export const scopes = ['bookings:read', 'bookings:write', 'payments:write', 'profile:read', 'profile:write'] as const;
export type Scope = (typeof scopes)[number];

/** Whom a token is for; one audience's token opens no other door. */
export type Audience = 'skyhold:travellers' | 'skyhold:staff';

type Asked = { requestId: RequestId };
export type Anonymous = Asked & { kind: 'anonymous' };
export type SignedIn = Asked & {
  kind: 'user';
  userId: UserId;
  audience: Audience;
  roles: Role[];
  scopes: Scope[];
  /** Absent for an API key. */
  sessionId?: SessionId;
  apiKeyId?: ApiKeyId;
};
/** A part of the house acting by itself: an alarm, a cron job, a queue consumer. */
export type System = Asked & { kind: 'system'; part: string };

export type Caller = Anonymous | SignedIn | System;
