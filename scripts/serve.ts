// npm run serve: the built bundles on the bare runtime, on the same data as npm start; for load, crash tests and the demo.
import { Advice, runScript } from './advice.ts';
import { banner } from './banner.ts';
import { buildStale } from './build.ts';
import { startCrons } from './crons.ts';
import { replaceEnvironment } from './local-settings.ts';
import { prepareHouse } from './prepare.ts';
import { serveHouse } from './served-house.ts';
import { stopSignal } from './stop-signals.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const readyWithinSeconds = 60;

await runScript(async () => {
  const startedAt = performance.now();
  const built = await buildStale();
  if (built.length > 0) console.log(`Built ${built.join(', ')}.`);
  const house = await prepareHouse(process.env);
  // The runtime's options are read from the environment; nothing of the developer's own stays in it.
  replaceEnvironment({ ...house.environment, WRANGLER_LOG: 'error' });
  const runtime = await serveHouse({
    ...house,
    stateDirectory: house.state.path,
    onLine: (line) => console.log(line),
  });
  const stopped = stopSignal();
  try {
    const doors = [house.ports.gateway, house.ports.admin].map((port) => waitUntilReady(port, readyWithinSeconds));
    const ready = await Promise.race([Promise.all(doors), stopped]);
    if (Array.isArray(ready)) {
      if (!ready.every(Boolean)) throw new Advice(`Skyhold did not answer /healthz within ${readyWithinSeconds} s.`);
      const seconds = (performance.now() - startedAt) / 1000;
      console.log(banner({ ...house, stateDirectory: house.state.path, seconds }));
      const crons = startCrons(house.configs, async ({ worker, cron }) =>
        (await runtime.getWorker(worker)).scheduled({ cron }),
      );
      await stopped;
      crons.stop();
    }
  } finally {
    await runtime.dispose();
    await house.state.leave();
  }
  console.log('Skyhold stopped; its data stays.');
});
