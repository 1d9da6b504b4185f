// npm run demo: a private copy of the house, a traveller's whole trip in plain words, and a race for the last three seats.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localAccounts } from '../workers/identity/local-accounts.ts';
import { runScript } from './advice.ts';
import { buildStale } from './build.ts';
import { doorsOn } from './demo/connect.ts';
import { playExpiry } from './demo/expiry.ts';
import { playRace, racerCount } from './demo/race.ts';
import { playTrip } from './demo/trip.ts';
import { freePort } from './free-port.ts';
import { withLocalDatabases } from './local-databases.ts';
import { replaceEnvironment } from './local-settings.ts';
import { prepareHouse } from './prepare.ts';
import { serveHouse } from './served-house.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** Short, so that nobody has to wait long to see seats come back. */
const holdSeconds = 8;
const staffEmail = 'operations@skyhold.example';

await runScript(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'skyhold-demo-'));
  console.log('Setting up a private copy of Skyhold; your own data is not touched.');
  await buildStale();
  const house = await prepareHouse({
    ...process.env,
    STATE_DIR: directory,
    PORT: String(await freePort()),
    ADMIN_PORT: String(await freePort()),
    HOLD_SECONDS: String(holdSeconds),
    // Two hundred travellers come from one address here, and each has a password to hash.
    RATE_LIMITS: 'off',
    PASSWORD_COST: 'low',
  });
  const people = await makePeople(directory, house.environment.PASSWORD_PEPPER ?? '');
  replaceEnvironment({ ...house.environment, WRANGLER_LOG: 'error' });
  const runtime = await serveHouse({ ...house, stateDirectory: directory, onLine: () => {} });
  try {
    await Promise.all([house.ports.gateway, house.ports.admin].map((port) => waitUntilReady(port, 60)));
    const doors = doorsOn(house.ports);
    await playTrip(doors);
    await playExpiry(doors, people.racers.slice(0, 2), holdSeconds);
    await playRace(doors, people.racers, people.staff);
    console.log('\nEverything held.');
  } finally {
    await runtime.dispose();
    await house.state.leave();
    rmSync(directory, { recursive: true, force: true });
  }
});

/** Accounts made straight in the database, as `npm run admin:create` does; everything after goes through the doors. */
async function makePeople(directory: string, pepper: string) {
  const password = 'a passphrase for the demo';
  return withLocalDatabases(directory, async (databases) => {
    const accounts = localAccounts(databases.ACCOUNTS, { pepper, cost: 'low' }, 'demo');
    const racers = Array.from({ length: racerCount }, (_, index) => ({
      email: `traveller-${index + 1}@skyhold.example`,
      password,
    }));
    for (const racer of racers) {
      await accounts.createTraveller({ ...racer, givenName: 'Race', familyName: 'Traveller' });
    }
    const staff = await accounts.createStaff(staffEmail, ['admin']);
    if (!staff.ok) throw new Error(`The staff account was not made: ${staff.error.code}`);
    return { racers, staff: { email: staffEmail, password: staff.value.oneTimePassword } };
  });
}
