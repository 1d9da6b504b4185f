// How the sandbox signs and delivers its events, and when it calls again if nobody took one.
import { errorText, log } from '#platform/log';

const firstWaitMs = 1_000;
const longestWaitMs = 10 * 60 * 1_000;
export const mostAttempts = 20;
const deliveryTimeoutMs = 10_000;

/** Where events are delivered: the public door, as a provider would reach it. */
export type Door = Pick<Fetcher, 'fetch'>;

/** Milliseconds until the next call after so many failed ones, or null to give up: 1 s, 2 s, 4 s … 10 min. */
export function waitAfter(failedAttempts: number): number | null {
  if (failedAttempts >= mostAttempts) return null;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failedAttempts - 1));
}

/** When the first deliveries of an event are due, in milliseconds from now. */
export function firstDeliveries(webhooks: 'twice' | 'late' | 'never' | undefined, lateMs: number): number[] {
  if (webhooks === 'never') return [];
  if (webhooks === 'twice') return [0, 0];
  return [webhooks === 'late' ? lateMs : 0];
}

/** Calls once; true if the event was taken. */
export async function callDoor(door: Door, event: string, secrets: string, nowMs: number): Promise<boolean> {
  try {
    const answer = await door.fetch('https://gateway/v1/webhooks/payments', {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': await signatureHeader(event, secrets, nowMs),
      },
      body: event,
      signal: AbortSignal.timeout(deliveryTimeoutMs),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch (thrown) {
    log('warn', 'webhook_not_delivered', { worker: 'payments-sandbox', error: errorText(thrown) });
    return false;
  }
}

/** `t=…,v1=…`: one signature a live secret, so that a receiver with either of them believes it. */
export async function signatureHeader(payload: string, secrets: string, nowMs: number): Promise<string> {
  const timestamp = Math.floor(nowMs / 1000);
  const live = secrets
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const signatures = await Promise.all(live.map((secret) => hmacHex(secret, `${timestamp}.${payload}`)));
  return [`t=${timestamp}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}

async function hmacHex(secret: string, text: string): Promise<string> {
  const bytes = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text)));
  return [...signature].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
