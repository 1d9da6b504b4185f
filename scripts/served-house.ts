// The built bundles on the bare runtime: every Worker of the house in one process, the two doors on sockets of their own.
import { convertV4MiniflareOptions, type Miniflare, Miniflare as Runtime } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { modulesOf } from './bundle.ts';
import type { Deployable } from './deployables.ts';
import type { Ports } from './ports.ts';

type ServedHouse = {
  configs: Deployable[];
  ports: Ports;
  /** Ports of further Workers that answer on a socket of their own. */
  doors?: Record<string, number>;
  stateDirectory: string;
  onLine(line: string): void;
};

/** Starts the runtime; settings and secrets are read from the environment of this process. */
export async function serveHouse(house: ServedHouse): Promise<Miniflare> {
  const { configs, ports, stateDirectory, onLine } = house;
  const doors: Record<string, number> = { ...house.doors, gateway: ports.gateway, admin: ports.admin };
  const runtime = new Runtime(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      cf: false,
      // Where wrangler dev keeps its data too, so that both run on the same state.
      resourcePersistencePath: `${stateDirectory}/v3`,
      handleStructuredLogs: ({ message }) => onLine(message),
      workers: configs.map((worker) => workerOptions(worker, doors[worker.name])),
    }),
  );
  await runtime.ready;
  return runtime;
}

function workerOptions(worker: Deployable, door: number | undefined) {
  const {
    modulesRules: _rules,
    rootPath: _root,
    ...options
  } = unstable_getMiniflareWorkerOptions(worker.config).workerOptions;
  return {
    ...options,
    name: worker.name,
    modules: modulesOf(worker),
    // Straight to the Worker: the proxy in front of it would cost nine tenths of the speed.
    ...(door !== undefined && { unsafeDirectSockets: [{ host: '127.0.0.1', port: door }] }),
  };
}
