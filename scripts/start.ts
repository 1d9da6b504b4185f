// npm start: the whole house on this machine with wrangler dev, reloading on change, on data that stays.
import { Advice, runScript } from './advice.ts';
import { banner } from './banner.ts';
import { type Child, startChild } from './child-processes.ts';
import { type CronJob, startCrons } from './crons.ts';
import { DevLog } from './dev-log.ts';
import { type PreparedHouse, prepareHouse } from './prepare.ts';
import { stopSignal } from './stop-signals.ts';
import { waitUntilReady } from './wait-until-ready.ts';
import { wranglerCli } from './wrangler-cli.ts';

const readyWithinSeconds = 120;

await runScript(async () => {
  const startedAt = performance.now();
  const house = await prepareHouse(process.env);
  const stopped = stopSignal();
  console.log('Starting the Workers …');
  const log = new DevLog();
  const children = startWorkers(house, log);
  const firstEnd = Promise.race(children.map(async (child) => `${child.name} ended (${await child.ended})`));
  const ready = await Promise.race([readiness(house), firstEnd, stopped]);
  if (ready === 'ready') {
    log.open();
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(banner({ ...house, stateDirectory: house.state.path, seconds }));
  }
  const crons = ready === 'ready' ? startCrons(house.configs, (job) => fireCron(house, job)) : undefined;
  const end = ready === 'ready' ? await Promise.race([stopped, firstEnd]) : ready;
  crons?.stop();
  await Promise.all(children.map((child) => child.stop()));
  await house.state.leave();
  if (!end.startsWith('SIG')) throw new Advice(`${log.heldBack()}\nSkyhold stopped: ${end}.`);
  console.log('Skyhold stopped; its data stays.');
});

/** Two processes, since one wrangler has one port: the staff's door is its own, and reaches the rest by the registry. */
function startWorkers({ configs, ports, state, environment }: PreparedHouse, log: DevLog): Child[] {
  const main = configs.filter((worker) => worker.name !== 'admin').sort(gatewayFirst);
  const run = (name: string, files: string[], port: number) =>
    startChild({
      name,
      file: wranglerCli,
      args: [
        'dev',
        ...files.flatMap((file) => ['-c', file]),
        ...['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', '0', '--persist-to', state.path],
        '--show-interactive-dev-session=false',
      ],
      environment,
      onLine: (line) => log.add(line),
    });
  return [
    run(
      'wrangler',
      main.map((worker) => worker.config),
      ports.gateway,
    ),
    run('wrangler of the staff door', ['workers/admin/wrangler.toml'], ports.admin),
  ];
}

/** Wrangler gives the port to the first config. */
function gatewayFirst(one: { name: string }, other: { name: string }): number {
  return Number(other.name === 'gateway') - Number(one.name === 'gateway');
}

async function readiness({ ports }: PreparedHouse): Promise<string> {
  const doors = await Promise.all([ports.gateway, ports.admin].map((port) => waitUntilReady(port, readyWithinSeconds)));
  return doors.every(Boolean) ? 'ready' : `no answer from /healthz within ${readyWithinSeconds} s`;
}

/** Through wrangler's local explorer: the only door that reaches every Worker, not the first alone. */
async function fireCron({ ports }: PreparedHouse, { worker, cron }: CronJob): Promise<void> {
  const url = `http://127.0.0.1:${ports.gateway}/cdn-cgi/local/explorer/api/local/scheduled?worker=${worker}`;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ cron }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
}
