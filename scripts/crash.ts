// npm run crash: clients race on the served house while its workerd is killed without warning, again and again; then everything is checked.
// A killed process is not a power cut: what the system had taken from it still reaches the disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkSales } from '../tests/crash/check-sales.ts';
import { type Account, keepBuying } from '../tests/crash/persistent-client.ts';
import { killRuntime, type ServedChild, startServing } from '../tests/crash/served-child.ts';
import { readLeftovers } from '../tests/crash/stored-objects.ts';
import { localAccounts } from '../workers/identity/local-accounts.ts';
import { Advice, runScript } from './advice.ts';
import { buildStale } from './build.ts';
import { printReport } from './crash/report.ts';
import { type Doors, doorsOn } from './demo/connect.ts';
import { findOffers, flightOf } from './demo/shop.ts';
import { freePort } from './free-port.ts';
import { withLocalDatabases } from './local-databases.ts';
import { prepareHouse } from './prepare.ts';

const clientCount = 8;
const holdSeconds = 10;
const password = 'a passphrase for the crash test';

/**
 * How long a house lives before it is killed. Starting takes seconds, since the whole of `serve` starts anew; a kill every
 * half second would only ever hit a house that does nothing yet.
 */
const livesMs = { least: 300, most: 2500 };

await runScript(async () => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new Advice('--seconds is a number above 0');
  await buildStale();
  const directory = mkdtempSync(join(tmpdir(), 'skyhold-crash-'));
  const ports = {
    gateway: Number(process.env.PORT ?? (await freePort())),
    admin: Number(process.env.ADMIN_PORT ?? (await freePort())),
  };
  const environment = environmentFor(directory, ports);
  const current: { served?: ServedChild } = {};
  try {
    const staff = await makePeople(environment, directory);
    const started = await startServing(ports, environment);
    current.served = started.served;
    process.exitCode = await race(doorsOn(ports), staff, seconds, { directory, ports, environment, current });
  } finally {
    await current.served?.child.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

type House = {
  directory: string;
  ports: { gateway: number; admin: number };
  environment: Record<string, string>;
  current: { served?: ServedChild };
};

async function race(
  doors: Doors,
  staff: { email: string; password: string },
  seconds: number,
  house: House,
): Promise<number> {
  const accounts = await Promise.all(Array.from({ length: clientCount }, (_, index) => signIn(doors, index)));
  const offers = await findOffers(doors, 'LHR', 'CDG', 2);
  const flights = [...new Set(offers.map(flightOf))];
  const startedAt = Date.now();
  const isOver = () => Date.now() > startedAt + seconds * 1000;
  const buying = accounts.map((account, index) =>
    keepBuying({ doors, account, offers, isOver, name: `client${index}` }),
  );
  const restarts: number[] = [];
  let killed = 0;
  while (!isOver() && house.current.served) {
    await pause(livesMs.least + Math.random() * (livesMs.most - livesMs.least));
    killed += await killRuntime(house.current.served);
    delete house.current.served;
    const started = await startServing(house.ports, house.environment);
    house.current.served = started.served;
    restarts.push(started.milliseconds);
  }
  const sales = (await Promise.all(buying)).flat();
  console.log(`${sales.length} sales tried, ${killed} kills; now everything is given its time.`);
  await pause((holdSeconds + 20) * 1000);
  const staffToken = await doors.signIn(staff, doors.admin);
  const report = await checkSales(doors, staffToken, sales, flights);
  await house.current.served?.child.stop();
  delete house.current.served;
  return printReport(report, readLeftovers(house.directory, Date.now()), { killed, restarts });
}

async function signIn(doors: Doors, index: number): Promise<Account> {
  const email = emailOf(index);
  return { email, token: await doors.signIn({ email, password }) };
}

function emailOf(index: number): string {
  return `client-${index}@crash.example`;
}

/** Databases, secrets and people are made before the first start; everything after goes through the doors. */
async function makePeople(environment: Record<string, string>, directory: string) {
  const house = await prepareHouse(environment);
  await house.state.leave();
  return withLocalDatabases(directory, async (databases) => {
    const pepper = house.environment.PASSWORD_PEPPER ?? '';
    const accounts = localAccounts(databases.ACCOUNTS, { pepper, cost: 'low' }, 'crash');
    for (let index = 0; index < clientCount; index++) {
      const names = { givenName: 'Crash', familyName: 'Client' };
      const made = await accounts.createTraveller({ email: emailOf(index), password, ...names });
      if (!made.ok) throw new Error(`An account was not made: ${made.error.code}`);
    }
    const email = 'operations@crash.example';
    const staff = await accounts.createStaff(email, ['admin']);
    if (!staff.ok) throw new Error(`The staff account was not made: ${staff.error.code}`);
    return { email, password: staff.value.oneTimePassword };
  });
}

function environmentFor(directory: string, ports: { gateway: number; admin: number }): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return {
    ...Object.fromEntries(own),
    STATE_DIR: directory,
    PORT: String(ports.gateway),
    ADMIN_PORT: String(ports.admin),
    HOLD_SECONDS: String(holdSeconds),
    SELLING_DAYS: '6',
    RATE_LIMITS: 'off',
    PASSWORD_COST: 'low',
    HOLDS_PER_FLIGHT: '999',
    HOLDS_PER_ACCOUNT: '999',
  };
}
