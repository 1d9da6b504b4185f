// The objects of a simulated house: created on the first call, called over a network, woken by alarms, killed and started again.
import type { IdPrefix } from '#domain/ids';
import { Booking } from '../../durable-objects/booking/booking.object.ts';
import { Flight } from '../../durable-objects/flight/flight.object.ts';
import type { Parts } from '../../durable-objects/kit/parts.ts';
import { Throttle } from '../../durable-objects/throttle/throttle.object.ts';
import { alarmClock } from './alarm-clock.ts';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { CallRecorder } from './flight-history.ts';
import { networkOf } from './network.ts';
import { emptyStorage, type StoredObject, storageFor } from './object-storage.ts';
import { kill, type Process, startProcess } from './process.ts';
import type { Timeline } from './timeline.ts';

const classes = { Flight, Booking, Throttle };
export type ObjectKind = keyof typeof classes;

/** One object: what is stored of it lives on, its incarnation comes and goes. */
export type Host = {
  kind: ObjectKind;
  name: string;
  stored: StoredObject;
  /** How far the clock of its machine is off. */
  clockOffset: number;
  /** An object may lose one alarm: the watchdogs promise to mend that, not two in a row. */
  hasLostAlarm: boolean;
  /** How many times more its alarm handler is cut short. */
  alarmFailures: number;
  living: { process: Process; instance: Callable } | undefined;
};

/** What faults and stories call an object. */
export const nameOf = ({ kind, name }: Pick<Host, 'kind' | 'name'>): string => `${kind} ${name}`;
export type Callable = Record<string, (...given: unknown[]) => Promise<unknown>>;

type Needs = {
  timeline: Timeline;
  faults: Faults;
  chance: Chance;
  recorder: CallRecorder;
  /** What the objects are bound to besides each other, as seen by one process. */
  bindingsFor(process: Process): Record<string, unknown>;
  mayLoseAlarm(host: Host): boolean;
};

export type ObjectHouse = ReturnType<typeof objectHouse>;

export function objectHouse({ timeline, faults, chance, recorder, bindingsFor, mayLoseAlarm }: Needs) {
  const hosts = new Map<string, Host>();
  const ids = chance.stream('ids');
  const network = networkOf({ timeline, faults, chance: chance.stream('network') });
  const alarms = alarmClock({ timeline, faults, chance: chance.stream('alarms'), awaken, mayLoseAlarm });
  let restartCount = 0;
  let lastId = 0;

  const newId = <Prefix extends IdPrefix>(prefix: Prefix): `${Prefix}_${string}` =>
    `${prefix}_${++lastId}x${ids.below(2 ** 31).toString(36)}`;

  function hostOf(kind: ObjectKind, name: string): Host {
    const key = `${kind} ${name}`;
    let host = hosts.get(key);
    if (!host) {
      const living = undefined;
      host = { kind, name, stored: emptyStorage(), clockOffset: 0, hasLostAlarm: false, alarmFailures: 0, living };
      hosts.set(key, host);
    }
    return host;
  }

  /** The living incarnation, or a new one that remembers nothing but what was stored. */
  function awaken(host: Host): NonNullable<Host['living']> {
    if (host.living?.process.isAlive) return host.living;
    if (host.living) restartCount++;
    const process = startProcess(nameOf(host));
    const parts: Parts = {
      clock: { now: () => timeline.now() + host.clockOffset },
      nextTurn: (run) => timeline.after(0, '', () => runTurn(process, run)),
      newId,
      randomBelow: (below) => ids.below(below),
    };
    const storage = storageFor(host.stored, {
      process,
      diesBeforeCommit: () => dies(process, 'before'),
      committed: () => {
        // Writes of one turn reach the disk together, so whoever dies here dies at the end of the turn.
        queueMicrotask(() => {
          if (process.isAlive && !dies(process, 'after')) faults.recovered(process.name);
        });
        recorder.committed(host);
      },
      setAlarm: (at) => alarms.set(host, at),
    });
    const ctx = { id: { name: host.name }, storage, getWebSockets: () => [] };
    const env = { PAYMENT_SECONDS: '120', FLIGHT: namespaceOf('Flight', process), ...bindingsFor(process) };
    const Class = classes[host.kind] as unknown as new (ctx: unknown, env: unknown, parts: Parts) => Callable;
    host.living = { process, instance: new Class(ctx, env, parts) };
    return host.living;
  }

  function dies(process: Process, point: 'before' | 'after'): boolean {
    if (!faults.strikes(point === 'before' ? 'crash_before_commit' : 'crash_after_commit', process.name)) return false;
    timeline.note(`${process.name} dies ${point} a commit`);
    kill(process, `it died ${point} a commit`);
    return true;
  }

  function namespaceOf(kind: ObjectKind, from: Process | undefined) {
    return {
      getByName: (name: string) =>
        new Proxy(
          {},
          {
            get: (_, method) =>
              method === 'then'
                ? undefined
                : (...given: unknown[]) => {
                    const host = hostOf(kind, name);
                    const call = recorder.begins(host, String(method), given);
                    return network.call({
                      from,
                      label: `${kind} ${name} ${String(method)}`,
                      given,
                      call,
                      reach: () => awaken(host),
                      method: String(method),
                    });
                  },
          },
        ),
    };
  }

  return {
    namespaceOf,
    network,
    newId,
    hosts: () => [...hosts.values()],
    restartCount: () => restartCount,
    kill(host: Host, why: string): void {
      timeline.note(`${host.kind} ${host.name} loses its memory: ${why}`);
      if (host.living) kill(host.living.process, why);
    },
    close(): void {
      for (const { stored } of hosts.values()) stored.database.close();
    },
  };
}

/** A commit of a process that has died meanwhile, or that dies in it, is nobody's business any more. */
function runTurn(process: Process, run: () => void): void {
  if (!process.isAlive) return;
  try {
    run();
  } catch (reason) {
    if (process.isAlive) throw reason;
  }
}
