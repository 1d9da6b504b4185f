// One alarm an object, kept outside its memory: at least once, sometimes early, late or twice, sometimes failing, sometimes never.
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import { type Host, nameOf } from './object-house.ts';
import { kill } from './process.ts';
import type { Timeline } from './timeline.ts';

type Needs = {
  timeline: Timeline;
  faults: Faults;
  chance: Chance;
  awaken(host: Host): NonNullable<Host['living']>;
  /** Whether anybody would ever mend it if this object lost its alarm now. */
  mayLoseAlarm(host: Host): boolean;
};

const mostRetries = 6;

export function alarmClock({ timeline, faults, chance, awaken, mayLoseAlarm }: Needs) {
  /** Handlers under way: an alarm that falls due meanwhile fires when they have ended, as in the runtime. */
  const busy = new Map<Host, Promise<unknown>>();

  function set(host: Host, at: number | null): void {
    host.stored.alarmAt = at;
    if (at === null) return;
    const lateness = faults.strikes('alarm_late', nameOf(host)) ? chance.between(1_000, 60_000) : 0;
    ring(host, at, lateness);
    if (at > timeline.now() + 2_000 && faults.strikes('alarm_early', nameOf(host))) {
      timeline.at(at - host.clockOffset - chance.between(1, 30_000), '', () => {
        if (host.stored.alarmAt !== at) return;
        host.stored.alarmAt = null;
        fireInTurn(host, 0);
      });
    }
  }

  /** An alarm goes by the clock of the machine its object lives on, which may jump until then. */
  function ring(host: Host, at: number, lateness: number): void {
    timeline.at(at - host.clockOffset + lateness, '', () => {
      if (host.stored.alarmAt !== at) return;
      if (timeline.now() + host.clockOffset < at) return ring(host, at, 0);
      const mayLose = !host.hasLostAlarm && mayLoseAlarm(host);
      if (mayLose && faults.strikes('alarm_lost', nameOf(host))) {
        host.hasLostAlarm = true;
        return timeline.note(`${nameOf(host)}: its alarm is lost`);
      }
      if (mayLose && faults.strikes('alarm_fails_seven_times', nameOf(host))) {
        host.hasLostAlarm = true;
        host.alarmFailures = mostRetries + 1;
      }
      host.stored.alarmAt = null;
      fireInTurn(host, 0);
      if (faults.strikes('alarm_twice', nameOf(host)))
        timeline.after(chance.between(0, 3000), '', () => fireInTurn(host, mostRetries));
    });
  }

  function fireInTurn(host: Host, retries: number): void {
    const turn = (busy.get(host) ?? Promise.resolve()).then(() => fire(host, retries));
    busy.set(host, turn);
  }

  /** A handler that throws, or dies, is called again after 2 s, doubling, six times at most. */
  function fire(host: Host, retries: number): Promise<void> {
    const { process, instance } = awaken(host);
    const { promise, resolve: end } = Promise.withResolvers<void>();
    const again = (reason: unknown) => {
      process.onDeath.delete(again);
      end();
      if (retries >= mostRetries) return;
      timeline.note(`${nameOf(host)} alarm failed: ${reason instanceof Error ? reason.message : reason}`);
      timeline.after(2000 * 2 ** retries, '', () => fireInTurn(host, retries + 1));
    };
    process.onDeath.add(again);
    timeline.note(`${nameOf(host)} alarm`);
    if (!faults.areOpen()) host.alarmFailures = 0;
    if (host.alarmFailures > 0) {
      host.alarmFailures--;
      timeline.after(chance.between(0, 10), '', () => kill(process, 'its alarm failed'));
    }
    Promise.resolve(instance.alarm?.()).then(
      () => {
        process.onDeath.delete(again);
        host.alarmFailures = 0;
        end();
      },
      (reason) => {
        if (process.isAlive) again(reason);
      },
    );
    return promise;
  }

  return { set };
}
