// Turns the keys of access tokens: npm run keys:turn. With --print it turns the set on its input and prints it, for a deployed house.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Advice, runScript } from './advice.ts';
import { replaceSecret, secretKept } from './secrets.ts';
import { tellTurn, turnKeys } from './turned-keys.ts';

await runScript(async () => {
  const [option, ...more] = process.argv.slice(2);
  if (more.length > 0 || (option !== undefined && option !== '--print')) {
    throw new Advice(
      `"${more[0] ?? option}" means nothing here: npm run keys:turn, or npm run --silent keys:turn -- --print < keys.json`,
    );
  }
  await (option === '--print' ? turnGiven() : turnKept(resolve(process.env.STATE_DIR || '.wrangler/state')));
});

async function turnKept(state: string): Promise<void> {
  const file = `${state}/secrets.json`;
  if (!existsSync(file)) {
    throw new Advice(
      `${file} is not there: no house has been started on this directory yet. Name another by STATE_DIR=<directory>, or run npm start first.`,
    );
  }
  const turned = await turnKeys(secretKept(state, 'TOKEN_KEYS') ?? '', `TOKEN_KEYS in ${file}`);
  replaceSecret(state, 'TOKEN_KEYS', turned.secret);
  console.log(`${tellTurn(turned)}

A house that runs on ${state} keeps signing with the old key until it is restarted.`);
}

/** The set goes out by standard output alone, so that it can be piped on; what is said about it goes by the other way. */
async function turnGiven(): Promise<void> {
  if (process.stdin.isTTY) {
    throw new Advice(
      '--print reads the present key set from its input: npm run --silent keys:turn -- --print < keys.json',
    );
  }
  const turned = await turnKeys(await text(process.stdin), 'What came in');
  console.log(turned.secret);
  console.error(tellTurn(turned));
}
