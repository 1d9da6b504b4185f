// The identifiers of the house: a prefix says what an id names, in the text and in the type.

export type FlightId = `flt_${string}`;
export type BookingId = `bkg_${string}`;
export type PassengerId = `pax_${string}`;
export type PaymentId = `pay_${string}`;
export type UserId = `usr_${string}`;
export type SessionId = `ses_${string}`;
export type ApiKeyId = `key_${string}`;
export type OfferId = `off_${string}`;
export type QuoteId = `quo_${string}`;
export type CancellationId = `can_${string}`;
export type MessageId = `msg_${string}`;
export type RequestId = `req_${string}`;
export type HoldId = `hld_${string}`;
export type EventId = `evt_${string}`;
export type FareId = `fare_${string}`;
export type ScheduleId = `sch_${string}`;

export type IdPrefix =
  | 'flt'
  | 'bkg'
  | 'pax'
  | 'pay'
  | 'usr'
  | 'ses'
  | 'key'
  | 'off'
  | 'quo'
  | 'can'
  | 'msg'
  | 'req'
  | 'hld'
  | 'evt'
  | 'fare'
  | 'sch';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A calendar date as written on a ticket, `2026-12-05`: always local to the place it belongs to. */
export type LocalDate = string;

/** True when the text is an id of that kind: the prefix, then 1 to 1,500 URL-safe characters. */
export function isId<Prefix extends IdPrefix>(prefix: Prefix, text: string): text is `${Prefix}_${string}` {
  return text.startsWith(`${prefix}_`) && /^[A-Za-z0-9_.-]{1,1500}$/.test(text.slice(prefix.length + 1));
}
