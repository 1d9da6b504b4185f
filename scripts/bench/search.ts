// npm run bench -- search: searches cold and warm, direct and connecting, over catalogues of several sizes, beside a bare Hono answer.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '#domain/local-time';
import { Advice } from '../advice.ts';
import { buildStale } from '../build.ts';
import { sizeOf } from '../bundle.ts';
import { deployables } from '../deployables.ts';
import { freePort } from '../free-port.ts';
import { withLocalDatabases } from '../local-databases.ts';
import { localEnvironment, localSettings, replaceEnvironment } from '../local-settings.ts';
import { migrate } from '../migrate.ts';
import { keepSecrets } from '../secrets.ts';
import { serveHouse } from '../served-house.ts';
import { table } from '../table.ts';
import { waitUntilReady } from '../wait-until-ready.ts';
import { readWorkerConfigs } from '../worker-configs.ts';
import { type BenchCatalogue, buildCatalogue } from './catalogue.ts';
import { type Reads, readsOf } from './count-reads.ts';
import { goalsTable } from './goals.ts';
import { type Door, doorAt, type Figures, get, measure } from './load.ts';
import { goalsOf, growthOf, type Kind, kinds, type Row } from './search-goals.ts';
import { questionsOf } from './search-questions.ts';

const connections = 32;
const roundSeconds = 1.5;
/** Not longer, so that what was asked first is still young enough in KV when it is asked again. */
const coldSeconds = 15;
const rounds = 5;
const bareHono = {
  name: 'bare-hono',
  config: 'scripts/bench/bare-hono/wrangler.toml',
  envInterface: 'BareHonoEnv',
  envFile: '',
  gzipLimitKib: 200,
};

export async function benchSearch(flags: string[]): Promise<void> {
  const sizes = sizesFrom(flags);
  const given = { ...process.env };
  await buildStale([...deployables, bareHono]);
  const rows: Row[] = [];
  for (const size of sizes) rows.push(...(await benchSize(size, given)));
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const { default: workerd } = await import('workerd/package.json', { with: { type: 'json' } });
  console.log(
    `\n${new Date().toISOString()} · commit ${commit} · workerd ${workerd.version} · Node ${process.version} · ` +
      `${availableParallelism()} cores · ${connections} connections · this client is part of the load\n`,
  );
  console.log(table(head, rows.map(cellsOf)));
  console.log(
    '\ncold: every sheet from D1 · KV: sheets from KV · memory: the same question again · ' +
      'x bare: requests a second against a bare Hono answer of the same bytes, in turns',
  );
  const grown = growthOf(rows);
  if (grown.length > 0) console.log(`\nAgainst the smallest catalogue:\n${table(growthHead, grown.map(growthCells))}`);
  const doors = deployables.filter(({ name }) => name === 'gateway' || name === 'search').map(sizeOf);
  console.log(`\n${goalsTable(goalsOf(rows, doors))}`);
}

const head = ['flights', 'search', 'from', 'req/s', 'p50 ms', 'p99 ms', 'x bare', 'queries', 'rows read', 'bytes'];
const cellsOf = ({ flights, kind, from, figures, ratio, reads, bytes }: Row): string[] => [
  String(flights),
  kind,
  from,
  figures.perSecond.toFixed(0),
  figures.p50Ms.toFixed(1),
  figures.p99Ms.toFixed(1),
  ratio.toFixed(2),
  String(reads.queries),
  String(reads.rowsRead),
  String(bytes),
];

const growthHead = ['flights', 'search', 'from', 'x flights', 'x req/s', 'x rows read'];
const growthCells = ({ row, flights, perSecond, rowsRead }: ReturnType<typeof growthOf>[number]): string[] => [
  String(row.flights),
  row.kind,
  row.from,
  flights.toFixed(0),
  perSecond.toFixed(2),
  rowsRead.toFixed(2),
];

function sizesFrom(flags: string[]): number[] {
  const [flag, list = ''] = flags.length > 0 ? flags : ['--sizes', '10000,100000,1000000'];
  const sizes = list.split(',').map(Number);
  const areWhole = sizes.every((size) => Number.isInteger(size) && size >= 1_000 && size <= 2_000_000);
  if (flag === '--sizes' && areWhole) return sizes;
  throw new Advice('The bench takes --sizes 10000,100000: whole numbers of flights from 1000 to 2000000.');
}

async function benchSize(size: number, given: Record<string, string | undefined>): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'skyhold-bench-'));
  const configs = readWorkerConfigs();
  const [gateway, admin, bare] = [await freePort(), await freePort(), await freePort()];
  const ports = { gateway, admin };
  try {
    const startedAt = performance.now();
    const { catalogue, reads } = await fill(directory, size);
    console.log(`${catalogue.flightCount} flights built in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    const secrets = await keepSecrets(directory);
    const settings = localSettings(configs, { ...given, RATE_LIMITS: 'off', PASSWORD_COST: 'low' }, ports);
    replaceEnvironment({
      ...localEnvironment(given, directory, { ...settings, ...secrets.forWorkers }),
      WRANGLER_LOG: 'error',
    });
    const house = { configs: [...configs, bareHono], ports, doors: { 'bare-hono': bare } };
    const runtime = await serveHouse({ ...house, stateDirectory: directory, onLine: () => {} });
    try {
      await Promise.all([gateway, bare].map((port) => waitUntilReady(port, 60)));
      const doors = { gateway: doorAt(gateway, connections), bare: doorAt(bare, connections) };
      const rows: Row[] = [];
      for (const kind of kinds) rows.push(...(await benchKind(kind, doors, catalogue, reads[kind])));
      return rows;
    } finally {
      await runtime.dispose();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Counts before anything is served, so that nothing is cached anywhere. */
async function fill(directory: string, size: number) {
  return withLocalDatabases(directory, async (databases) => {
    await migrate(databases);
    const today = new Date().toISOString().slice(0, 10);
    const catalogue = await buildCatalogue(databases.CATALOG, size, addDays(today, 2));
    const reads = {
      direct: await readsOf(databases.CATALOG, questionsOf('direct', catalogue)[0] ?? {}),
      connecting: await readsOf(databases.CATALOG, questionsOf('connecting', catalogue)[0] ?? {}),
    };
    return { catalogue, reads };
  });
}

async function benchKind(
  kind: Kind,
  doors: { gateway: Door; bare: Door },
  catalogue: BenchCatalogue,
  reads: Reads,
): Promise<Row[]> {
  const paths = questionsOf(kind, catalogue).map((question) => `/v1/offers?${new URLSearchParams(question)}`);
  const cold = await measure(doors.gateway, connections, eachOf(paths), coldSeconds);
  const fromKv = await measure(doors.gateway, connections, eachOf(paths.slice(0, cold.requests)));
  const [hot = ''] = paths;
  const page = await get(doors.gateway, hot);
  await fetch(`http://127.0.0.1:${doors.bare.port}/`, { method: 'PUT', body: page });
  const [memory, bare] = await inTurns(
    () => measure(doors.gateway, connections, () => hot, roundSeconds),
    () => measure(doors.bare, connections, () => '/', roundSeconds),
  );
  const bytes = Buffer.byteLength(page);
  const row = (from: Row['from'], figures: Figures, read: Reads): Row => ({
    flights: catalogue.flightCount,
    kind,
    from,
    figures,
    ratio: figures.perSecond / bare.perSecond,
    reads: read,
    bytes,
  });
  const nothing = { queries: 0, rowsRead: 0, flightsShown: 0 };
  return [
    row('cold', cold, reads),
    row('KV', fromKv, nothing),
    row('memory', memory, nothing),
    row('bare', bare, nothing),
  ];
}

/** Turn by turn, so that whatever else the machine does meets both; the first turn of each only warms up. */
async function inTurns(one: () => Promise<Figures>, other: () => Promise<Figures>): Promise<[Figures, Figures]> {
  await one();
  await other();
  const pairs: [Figures, Figures][] = [];
  for (let round = 0; round < rounds; round++) pairs.push([await one(), await other()]);
  return [middle(pairs.map(([first]) => first)), middle(pairs.map(([, second]) => second))];
}

function middle(all: Figures[]): Figures {
  const sorted = all.toSorted((left, right) => left.perSecond - right.perSecond);
  const [found] = sorted.slice(Math.floor(sorted.length / 2));
  if (!found) throw new Error('There was at least one round.');
  return found;
}

function eachOf(paths: string[]): () => string | undefined {
  const rest = paths.values();
  return () => rest.next().value;
}
