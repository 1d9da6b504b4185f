// Makes a staff account with role `admin` and prints its one-time password: npm run admin:create -- <email>. Servers may run meanwhile or not.
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { emailAddress } from '#contracts/conventions';
import { localAccounts } from '../workers/identity/local-accounts.ts';
import { Advice, runScript } from './advice.ts';
import { hasAccounts, withLocalDatabases } from './local-databases.ts';
import { migrate } from './migrate.ts';
import { keepSecrets } from './secrets.ts';

await runScript(async () => {
  const email = emailFrom(process.argv.slice(2));
  const state = stateDirectoryFrom(process.env.STATE_DIR);
  const { forWorkers } = await keepSecrets(state, () => hasAccounts(state));
  const cost = process.env.PASSWORD_COST === 'low' ? 'low' : 'standard';
  const created = await withLocalDatabases(state, async (databases) => {
    await migrate(databases);
    const accounts = localAccounts(databases.ACCOUNTS, { pepper: forWorkers.PASSWORD_PEPPER, cost }, 'admin:create');
    return accounts.createStaff(email, ['admin']);
  });
  if (!created.ok) throw new Error(`The account was not made: ${created.error.code}`);
  console.log(`${email} has the role admin in ${state}. Any earlier password and session of this account has ended.

One-time password (shown this once; the same command makes another):

  ${created.value.oneTimePassword}

Sign in: curl -s http://localhost:${process.env.ADMIN_PORT || '8788'}/v1/auth/login -H 'content-type: application/json' \\
  -d '{"email":"${email}","password":"${created.value.oneTimePassword}"}'`);
});

function emailFrom(given: string[]): string {
  const usage = 'Say whose account it is: npm run admin:create -- ops@example.com';
  const [text, ...more] = given;
  if (text === undefined || more.length > 0) throw new Advice(usage);
  const address = emailAddress.safeParse(text);
  if (!address.success) throw new Advice(`"${text}" is no e-mail address. ${usage}`);
  return address.data;
}

function stateDirectoryFrom(given: string | undefined): string {
  const path = resolve(given || '.wrangler/state');
  try {
    if (!existsSync(path)) mkdirSync(path, { recursive: true });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Advice(`The state directory ${path} cannot be made (${reason}). Choose another with STATE_DIR.`);
  }
  return path;
}
