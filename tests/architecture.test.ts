// The floor plan, kept: who may import whom, what the domain may not do, which rooms hold data, how long a file may grow.
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deployables } from '../scripts/deployables.ts';
import { codeOf, importsOf, type SourceFile, sourceFiles } from './support/source-files.ts';

const files = sourceFiles();
const products = files.filter((file) => !file.isTest);

/** One row a room, the first that fits counts. `types` may be imported for their types alone. */
const mayImport: { room: RegExp; may: RegExp[]; types?: RegExp[]; lesson: string }[] = [
  {
    room: /^domain\//,
    may: [/^domain\//],
    lesson:
      'The domain imports the domain alone. Take what the rule needs as an argument, and let a worker or an object fetch it.',
  },
  {
    room: /^shared\/contracts\//,
    may: [/^domain\//, /^shared\/contracts\//, /^shared\/platform\/caller\.ts$/, /^zod$/, /^@hono\/zod-openapi$/],
    types: [/^jose$/],
    lesson: 'A contract is shapes: zod, the domain, and who may call. Behaviour belongs to a worker.',
  },
  {
    room: /^shared\/database\//,
    may: [/^domain\//, /^shared\/database\//, /^drizzle-orm/],
    types: [/^shared\/(contracts|platform)\//],
    lesson:
      'Tables know columns and the domain. Queries live in the <name>.store.ts of the worker that owns the database.',
  },
  {
    room: /^shared\/platform\//,
    may: [/^domain\//, /^shared\/platform\//, /^(zod|jose)$/, /^node:/, /^cloudflare:/],
    types: [/^shared\/contracts\//],
    lesson: 'The platform floor lies below contracts, databases and workers: it may not know them.',
  },
  {
    room: /^shared\/http\//,
    may: [/^domain\//, /^shared\/(contracts|platform|http)\//, /^(?!drizzle)[a-z@]/],
    lesson: 'What both doors do alike knows contracts and the platform, and neither door.',
  },
  {
    room: /^workers\/(gateway|admin)\//,
    may: [/^domain\//, /^shared\/(contracts|platform|http)\//, /^(?!drizzle)[a-z@]/],
    lesson: 'The doors hold no data: ask the worker that owns it by RPC.',
  },
  {
    room: /^workers\/[^/]+\//,
    may: [/^domain\//, /^shared\/(contracts|database|platform)\//, /^durable-objects\/.+\.address\.ts$/, /^[a-z@]/],
    lesson:
      'A worker reaches other workers by RPC (its service binding and the contract) and objects by their *.address.ts.',
  },
  {
    room: /^durable-objects\/index\.ts$/,
    may: [/^durable-objects\//],
    lesson: 'The entry of the object script passes on the object classes and does nothing else.',
  },
  {
    room: /^durable-objects\/kit\//,
    may: [/^domain\//, /^shared\/(contracts|platform)\//, /^durable-objects\/kit\//, /^(?!drizzle)[a-z@]/],
    lesson: 'The object kit serves every object and knows none of them; no D1 table, no worker.',
  },
  {
    room: /^durable-objects\/[^/]+\//,
    may: [
      /^domain\//,
      /^shared\/(contracts|platform)\//,
      /^durable-objects\/kit\//,
      /^durable-objects\/.+\.address\.ts$/,
      /^(?!drizzle)[a-z@]/,
    ],
    lesson:
      'An object imports its own folder, the object kit and other objects by their *.address.ts; never D1, never a class of another object.',
  },
  { room: /^(scripts|tests)\//, may: [/./], lesson: '' },
];

const ownRooms = /^(domain|shared|workers|durable-objects|scripts|tests|migrations)\//;

/** A row lets packages in by their first letters; our own rooms start with letters too and need a row of their own. */
function isLetIn(target: string, patterns: RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(target) && !(ownRooms.test(target) && isForPackages(pattern)));
}

function isForPackages(pattern: RegExp): boolean {
  return pattern.source.endsWith('[a-z@]');
}

/** A worker's own folder, an object's own folder and its own migrations are its home. */
function isHome(path: string, target: string): boolean {
  const [floor, name] = path.split('/');
  if (floor === 'workers') return target.startsWith(`workers/${name}/`);
  if (floor === 'durable-objects')
    return target.startsWith(`durable-objects/${name}/`) || target.startsWith(`migrations/${name}/`);
  return false;
}

function importFaults(file: Pick<SourceFile, 'path' | 'text'>): string[] {
  const row = mayImport.find(({ room }) => room.test(file.path));
  if (!row) return [`${file.path} stands in no room that the table knows: give its room a row.`];
  return importsOf(file)
    .filter(({ target, isTypeOnly }) => {
      const allowed = isTypeOnly ? [...row.may, ...(row.types ?? [])] : row.may;
      return !isHome(file.path, target) && !isLetIn(target, allowed);
    })
    .map(({ written }) => `${file.path} imports ${written}. ${row.lesson}`);
}

describe('who may import whom', () => {
  test('every import goes to the same floor or one below', () => {
    expect(products.flatMap(importFaults)).toEqual([]);
  });

  test.each([
    ['domain/a.ts', "import { z } from 'zod';"],
    ['domain/a.ts', "import type { Clock } from '#platform/clock';"],
    ['domain/a.ts', "import { randomUUID } from 'node:crypto';"],
    ['shared/contracts/a.contract.ts', "import { newId } from '#platform/new-id';"],
    ['shared/contracts/a.contract.ts', "import { SignJWT } from 'jose';"],
    ['shared/http/a.ts', "import { app } from '../../workers/gateway/app.ts';"],
    ['shared/platform/a.ts', "import { money } from '#contracts/money';"],
    ['workers/gateway/a.ts', "import { flights } from '#database/catalog-flights';"],
    ['workers/gateway/a.ts', "import { drizzle } from 'drizzle-orm/d1';"],
    ['workers/admin/routes/a.ts', "import { flightAt } from '#objects/flight/flight.address';"],
    ['workers/search/a.ts', "import { createBooking } from '../booking/create-booking.ts';"],
    ['workers/search/a.ts', "import type Booking from '../booking/index.ts';"],
    ['workers/search/a.ts', "import { Flight } from '#objects/flight/flight.object';"],
    ['workers/search/a.ts', "import { table } from '../../scripts/table.ts';"],
    ['workers/search/a.ts', "const late = await import('../booking/index.ts');"],
    ['durable-objects/kit/a.ts', "import { Flight } from '../flight/flight.object.ts';"],
    ['durable-objects/flight/a.ts', "import { Booking } from '../booking/booking.object.ts';"],
    ['durable-objects/flight/a.ts', "export { Booking } from '../booking/booking.object.ts';"],
    ['durable-objects/flight/a.ts', "import { flights } from '#database/catalog-flights';"],
    ['durable-objects/flight/a.ts', "import sql from '../../migrations/booking/0001_bookings.sql';"],
    ['durable-objects/flight/a.ts', "import { drizzle } from 'drizzle-orm/durable-sqlite';"],
    ['attic/a.ts', "import { z } from 'zod';"],
  ])('%s may not say: %s', (path, text) => {
    expect(importFaults({ path, text })).toHaveLength(1);
  });

  test.each([
    ['domain/a.ts', "import { ok } from '#domain/result';"],
    ['shared/contracts/a.contract.ts', "import type { Caller } from '#platform/caller';"],
    ['workers/search/a.ts', "import { flightAt } from '#objects/flight/flight.address';"],
    ['workers/search/jobs/a.ts', "import { store } from '../flights.store.ts';"],
    ['workers/gateway/a.ts', "import { Hono } from 'hono';"],
    ['durable-objects/flight/a.ts', "import sql from '../../migrations/flight/0001_seats.sql';"],
    ['durable-objects/booking/a.ts', "import { flightAt } from '../flight/flight.address.ts';"],
    ['durable-objects/booking/a.ts', "import { commit } from '../kit/group-commit.ts';"],
  ])('%s may say: %s', (path, text) => {
    expect(importFaults({ path, text })).toEqual([]);
  });
});

describe('the domain is pure', () => {
  const impurities: [RegExp, string][] = [
    [/\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\b/, 'reads the clock: take `now` as an argument'],
    [/\bMath\.random\b|\bcrypto\b/, 'draws chance: take the drawn value as an argument'],
    [/\bfetch\(|\bprocess\./, 'reaches outside: take what it needs as an argument'],
    [/\bawait\b|\basync\b|\bPromise\b/, 'waits: a rule answers at once, its caller gathers first'],
    [/\bset(Timeout|Interval)\b/, 'sets a timer: answer when the next thing is due, and let an alarm wake you'],
    [/\bconsole\./, 'talks: answer what happened, and let the caller log it'],
  ];
  const faultsOf = (file: Pick<SourceFile, 'path' | 'text'>) =>
    impurities.filter(([pattern]) => pattern.test(codeOf(file))).map(([, lesson]) => `${file.path} ${lesson}`);

  test('no rule reads the clock, draws chance, reaches outside, waits or talks', () => {
    expect(products.filter(({ path }) => path.startsWith('domain/')).flatMap(faultsOf)).toEqual([]);
  });

  test.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const id = crypto.randomUUID();',
    'if (Math.random() < 0.5) return;',
    'export async function rule() {}',
    'setTimeout(expire, 1);',
  ])('%s is found', (text) => expect(faultsOf({ path: 'domain/a.ts', text })).toHaveLength(1));

  test.each(['new Date(now)', '// Date.now() would be wrong', "const title = 'await fetch('"])('%s passes', (text) =>
    expect(faultsOf({ path: 'domain/a.ts', text })).toEqual([]),
  );
});

describe('a file is one thing', () => {
  const longestFile = 300;

  test(`no source file is longer than ${longestFile} lines`, () => {
    const long = products
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > longestFile)
      .map(({ path, lines }) => `${path} has ${lines} lines: split it by reason to change, never into a "part 2".`);
    expect(long).toEqual([]);
  });

  test('the first line of every source file says what lives there', () => {
    const silent = files
      .filter(({ text }) => !/^(\/\/|\/\*) ?\S/.test(text))
      .map(({ path }) => `${path} begins without a comment: say in one sentence what lives there.`);
    expect(silent).toEqual([]);
  });

  test('no file and no folder is a drawer', () => {
    const drawers = /^(utils?|helpers?|common|misc|types|shared-types|managers?)$/;
    const found = files
      .filter(({ path }) =>
        [...dirname(path).split('/'), basename(path).split('.')[0] ?? ''].some((part) => drawers.test(part)),
      )
      .map(({ path }) => `${path} is a drawer: name it after the one thing it holds.`);
    expect(found).toEqual([]);
  });

  test('nothing is a barrel: an index.ts is the entry of a Worker', () => {
    const barrels = products
      .filter(
        ({ path, text }) => /^export \* from/m.test(text) || (basename(path) === 'index.ts' && !isWorkerEntry(path)),
      )
      .map(({ path }) => `${path} passes on what others hold: import from the file itself.`);
    expect(barrels).toEqual([]);
  });
});

function isWorkerEntry(path: string): boolean {
  return /^workers\/[^/]+\/index\.ts$/.test(path) || path === 'durable-objects/index.ts';
}

describe('data stays behind its owner', () => {
  const tablesOf = (config: string) =>
    [...readFileSync(config, 'utf8').matchAll(/^\[+([\w.]+)\]+/gm)].map(([, name]) => name);
  const configOf = (name: string) => deployables.find((worker) => worker.name === name)?.config ?? '';

  test.each(['gateway', 'admin'])('the %s holds no database, no KV, no queue and no object', (name) => {
    const held = tablesOf(configOf(name)).filter((table) =>
      /^(d1_databases|kv_namespaces|queues|durable_objects|exports)/.test(table ?? ''),
    );
    expect(held, 'A door asks the owner of the data by RPC.').toEqual([]);
  });

  test('the objects hold no D1 database and no KV', () => {
    const held = tablesOf(configOf('durable-objects')).filter((table) =>
      /^(d1_databases|kv_namespaces)/.test(table ?? ''),
    );
    expect(held, 'An object decides from its own storage alone; copies are fed by its outbox.').toEqual([]);
  });

  test('every D1 database has one owner', () => {
    const names = deployables.flatMap(({ config }) =>
      [...readFileSync(config, 'utf8').matchAll(/^database_name = "(.+)"/gm)].map(([, name]) => name),
    );
    expect(names.sort()).toEqual([...new Set(names)].sort());
  });

  test('every config says in its first line what its Worker is', () => {
    const silent = deployables.filter(({ config }) => !/^# \S/.test(readFileSync(config, 'utf8')));
    expect(silent.map(({ config }) => config)).toEqual([]);
  });
});

describe('the lock file serves every machine', () => {
  type Locked = { resolved?: string; optionalDependencies?: Record<string, string> };
  const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

  test('it lists the five builds of workerd', () => {
    const builds = Object.keys(lock.packages).filter((path) => path.includes('@cloudflare/workerd-'));
    expect(
      builds,
      'npm leaves out what its registry could not serve; npm ci then fails on macOS or Windows.',
    ).toHaveLength(5);
  });

  test('it lists every build of every tool that comes in several', () => {
    const isLocked = (parent: string, name: string) =>
      [`node_modules/${name}`, `${parent}/node_modules/${name}`].some((path) => path in lock.packages);
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    );
    expect(missing, 'npm ci refuses such a lock: take a version whose builds the registry serves.').toEqual([]);
  });

  test('it names no registry', () => {
    const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(
      addressed.map(([path]) => path),
      'Keep omit-lockfile-registry-resolved in .npmrc.',
    ).toEqual([]);
  });
});
