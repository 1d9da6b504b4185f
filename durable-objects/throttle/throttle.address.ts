// How workers reach the Throttle object of a key.
import type { ThrottleObject } from '#contracts/throttle-object';

export type ThrottleKind = 'login-account' | 'login-address' | 'lookup-address' | 'lookup-reference' | 'holds';

/** The object that counts for this key; a kind and a subject make one name. */
export function throttleAt(
  namespace: { getByName(name: string): unknown },
  kind: ThrottleKind,
  subject: string,
): ThrottleObject {
  return namespace.getByName(`${kind}:${subject}`) as ThrottleObject;
}
