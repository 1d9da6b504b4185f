// What a started house tells the person in front of it: what to open, and a signed-in call as one paste.
import type { Ports } from './ports.ts';

export const demoEmail = 'demo@skyhold.example';

type Started = { ports: Ports; demoPassword: string; stateDirectory: string; seconds: number };

export function banner({ ports, demoPassword, stateDirectory, seconds }: Started): string {
  const home = `http://localhost:${ports.gateway}`;
  return `
Skyhold is ready after ${seconds.toFixed(1)} s.

  API and contract   ${home}/docs
  Mailbox            ${home}/dev/mailbox
  Staff              http://localhost:${ports.admin}
  Data               ${stateDirectory}

Sign in as the demo traveller and list the bookings, in one paste:

${signedInCall(home, demoPassword)}

Ctrl-C stops everything; the data stays.
`;
}

/** Needs nothing but a shell, curl and sed. */
export function signedInCall(home: string, demoPassword: string): string {
  const login = JSON.stringify({ email: demoEmail, password: demoPassword });
  return [
    `TOKEN=$(curl -s ${home}/v1/auth/login -H 'content-type: application/json' -d '${login}' \\`,
    `  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/') && curl -s ${home}/v1/bookings -H "authorization: Bearer $TOKEN"`,
  ].join('\n');
}
