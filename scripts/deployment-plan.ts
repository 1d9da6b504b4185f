// In which order Workers are uploaded, so that a first deploy never binds to a script that does not exist yet.
import type { RawConfig } from './production-config.ts';

export type Upload = { worker: string /** Bindings left out because their script comes later. */; without: string[] };

/**
 * Uploads in the given order. The platform refuses a binding to a missing script; where a Worker needs one that comes later
 * and is not on the account yet, it goes up without that binding first and whole at the end.
 */
export function planUploads(configs: RawConfig[], onAccount: Set<string>): Upload[] {
  const present = new Set(onAccount);
  const again: Upload[] = [];
  const uploads = configs.map((config) => {
    const without = scriptBindings(config)
      .filter(({ script }) => script !== config.name && !present.has(script))
      .map(({ binding }) => binding);
    if (without.length > 0) again.push({ worker: config.name, without: [] });
    present.add(config.name);
    return { worker: config.name, without };
  });
  return [...uploads, ...again];
}

/** The same config without some of its bindings to other scripts. */
export function withoutBindings(config: RawConfig, left: string[]): RawConfig {
  const { services, durable_objects } = config;
  return {
    ...config,
    ...(services && { services: services.filter(({ binding }) => !left.includes(binding)) }),
    ...(durable_objects && {
      durable_objects: { bindings: durable_objects.bindings.filter(({ name }) => !left.includes(name)) },
    }),
  };
}

/** Everything the configs need an account to have: by name, each once. */
export function resourcesOf(configs: RawConfig[]) {
  const once = (names: (string | undefined)[]) => [...new Set(names.filter((name) => name !== undefined))].sort();
  const queues = configs.flatMap(({ queues }) => [
    ...(queues?.producers ?? []).map(({ queue }) => queue),
    ...(queues?.consumers ?? []).flatMap(({ queue, dead_letter_queue }) => [queue, dead_letter_queue]),
  ]);
  return {
    databases: once(configs.flatMap(({ d1_databases = [] }) => d1_databases.map(({ database_name }) => database_name))),
    namespaces: once(configs.flatMap(({ kv_namespaces = [] }) => kv_namespaces.map(({ id }) => id))),
    queues: once(queues),
  };
}

function scriptBindings({ services = [], durable_objects }: RawConfig): { binding: string; script: string }[] {
  const objects = (durable_objects?.bindings ?? []).flatMap(({ name, script_name }) =>
    script_name === undefined ? [] : [{ binding: name, script: script_name }],
  );
  return [...services.map(({ binding, service }) => ({ binding, script: service })), ...objects];
}
