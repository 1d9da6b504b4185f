// The order of uploads: nobody before those it binds to, and a way out of circles.
import { expect, test } from 'vitest';
import { deployables } from './deployables.ts';
import { planUploads, resourcesOf, withoutBindings } from './deployment-plan.ts';
import { isLocalOnly, type RawConfig, readRawConfig } from './production-config.ts';

const aWorker = (name: string, calls: string[] = [], objectsOf: string[] = []): RawConfig => ({
  name,
  main: 'index.ts',
  services: calls.map((service) => ({ binding: service.toUpperCase(), service })),
  durable_objects: {
    bindings: objectsOf.map((script) => ({
      name: `OF_${script.toUpperCase()}`,
      class_name: 'Thing',
      script_name: script,
    })),
  },
});

const house = deployables
  .filter((worker) => !worker.isLocalOnly)
  .map(readRawConfig)
  .map((config) =>
    withoutBindings(
      config,
      (config.services ?? []).filter(({ service }) => isLocalOnly(service)).map(({ binding }) => binding),
    ),
  );

test('in the house nobody calls somebody who is deployed later', () => {
  expect(planUploads(house, new Set()).flatMap(({ without }) => without)).toEqual([]);
});

test('a first deploy takes two steps where Workers bind each other', () => {
  const plan = planUploads([aWorker('payments', [], ['objects']), aWorker('objects', ['payments'])], new Set());

  expect(plan).toEqual([
    { worker: 'payments', without: ['OF_OBJECTS'] },
    { worker: 'objects', without: [] },
    { worker: 'payments', without: [] },
  ]);
});

test('a later deploy goes straight, since the script is there', () => {
  const plan = planUploads(
    [aWorker('payments', ['objects']), aWorker('objects', ['payments'])],
    new Set(['payments', 'objects']),
  );

  expect(plan.map(({ worker }) => worker)).toEqual(['payments', 'objects']);
});

test('a Worker that binds itself needs nobody', () => {
  expect(planUploads([aWorker('alone', ['alone'], ['alone'])], new Set())).toEqual([{ worker: 'alone', without: [] }]);
});

test('a config without a binding keeps all others', () => {
  const left = withoutBindings(aWorker('a', ['b', 'c'], ['d']), ['B', 'OF_D']);

  expect(left.services).toEqual([{ binding: 'C', service: 'c' }]);
  expect(left.durable_objects?.bindings).toEqual([]);
});

test('each resource is named once, dead letters among the queues', () => {
  const { databases, namespaces, queues } = resourcesOf(house);

  expect(databases).toEqual(['accounts', 'bookings', 'catalog', 'messages']);
  expect(namespaces).toEqual(['sheets']);
  expect(queues).toContain('dead-letters');
  expect(new Set(queues).size).toBe(queues.length);
});
