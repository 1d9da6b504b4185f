// People for journeys: accounts made as travellers make them, and the calls they make, over a house of the test's own.
import { connect, type Doors, type Person, type Send } from '../../scripts/demo/connect.ts';
import type { House } from './house.ts';

/** The doors of a test's house, called like any client calls them. */
export const doorsOf = (house: House): Doors =>
  connect(sendTo(house), async (path, init) => asResponse(await house.admin(path, init)));

/** The travellers' door. */
export const sendTo =
  (house: House): Send =>
  async (path, init) =>
    asResponse(await house.fetch(path, init));

/** The harness brings its own copy of the type; the object is the same. */
const asResponse = (answer: unknown): Response => answer as Response;

let lastNumber = 0;

/** Signs somebody up, opens the mailed link, signs in. */
export async function aSignedInTraveller(doors: Doors): Promise<{ email: string; token: string }> {
  lastNumber++;
  const person: Person = { email: `traveller-${lastNumber}@example.com`, password: 'four words make a passphrase' };
  const names = { given_name: 'Ada', family_name: 'Okafor' };
  await doors.api('/v1/auth/register', { method: 'POST', json: { ...person, ...names } });
  const mail = await doors.waitForMail(person.email, 'verify');
  const token = /verify-email\?token=([\w.-]+)/.exec(mail.text)?.[1];
  await doors.api('/v1/auth/verify-email', { method: 'POST', json: { token } });
  return { email: person.email, token: await doors.signIn(person) };
}

/** Asks again until the answer fits, or half a minute is over: for what queues and alarms bring about. */
export async function eventually<Value>(ask: () => Promise<Value>, fits: (value: Value) => boolean): Promise<Value> {
  const until = Date.now() + 30_000;
  for (;;) {
    const value = await ask();
    if (fits(value)) return value;
    if (Date.now() > until) throw new Error(`Still not so after 30 s: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
