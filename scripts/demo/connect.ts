// The doors of the house as the demo uses them: plain HTTP with JSON, like any client.
import { setTimeout as pause } from 'node:timers/promises';
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import type { Ports } from '../ports.ts';

export type Answer<Body = Record<string, unknown>> = { status: number; headers: Headers; body: Body };
export type Call = { method?: string; token?: string; key?: string; json?: unknown };
export type Person = { email: string; password: string };

export type Doors = ReturnType<typeof connect>;

/** Sends a request to one door; the path begins with a slash. */
export type Send = (
  path: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<Response>;

/** The doors of a house that listens on ports of this machine. */
export const doorsOn = (ports: Ports): Doors =>
  connect(
    (path, init) => fetch(`http://127.0.0.1:${ports.gateway}${path}`, init),
    (path, init) => fetch(`http://127.0.0.1:${ports.admin}${path}`, init),
  );

export function connect(sendToGateway: Send, sendToAdmin: Send) {
  const api = caller(sendToGateway);
  const admin = caller(sendToAdmin);

  return {
    api,
    admin,
    async signIn(person: Person, door: typeof api = api): Promise<string> {
      const { status, body } = await door<{ access_token: string }>('/v1/auth/login', { method: 'POST', json: person });
      expect(status === 200, `signing in answered ${status}`);
      return body.access_token;
    },
    /** Waits for the mail whose subject holds these words; queues need a moment. */
    async waitForMail(to: string, words: string): Promise<CapturedMailOnWire> {
      for (let tries = 0; tries < 120; tries++) {
        const { body } = await api<{ data: CapturedMailOnWire[] }>(`/dev/mailbox.json?to=${encodeURIComponent(to)}`);
        const mail = body.data.find(({ subject }) => subject.toLowerCase().includes(words.toLowerCase()));
        if (mail) return mail;
        await pause(250);
      }
      throw new Error(`No mail about "${words}" reached ${to} within 30 s.`);
    },
  };
}

function caller(send: Send) {
  return async function call<Body = Record<string, unknown>>(path: string, request: Call = {}): Promise<Answer<Body>> {
    const headers: Record<string, string> = {};
    if (request.json !== undefined) headers['content-type'] = 'application/json';
    if (request.token) headers.authorization = `Bearer ${request.token}`;
    if (request.key) headers['idempotency-key'] = request.key;
    const answer = await send(path, {
      method: request.method ?? 'GET',
      headers,
      ...(request.json !== undefined && { body: JSON.stringify(request.json) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as Body };
  };
}

/** The demo ends at the first thing that does not hold. */
export function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`The demo did not hold: ${what}.`);
}

export const say = (line: string): void => console.log(`  ${line}`);
export const chapter = (title: string): void => console.log(`\n${title}`);
