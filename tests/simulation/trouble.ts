// What befalls a house from outside, minute by minute: lost memories, clocks that jump, outages, forgeries, crons that fail to come.
import type { Checks } from './invariants.ts';
import { nameOf } from './object-house.ts';
import { faultsEndAt, minute, startsAt, type World } from './world.ts';

const clockSteps = [-300_000, -60_000, -1500, 0, 1500, 60_000, 300_000];

/** Memory lost at any moment, clocks that jump and are set right, a provider that is away, messages that make no sense. */
export function bringTrouble(world: World, { must }: Pick<Checks, 'must'>): void {
  const chance = world.chance.stream('trouble');
  const { timeline, faults, objects, provider } = world;
  for (let at = 0; at < 60; at += 2) {
    timeline.at(startsAt + at * minute + chance.between(0, 2 * minute - 1), '', () => {
      const hosts = objects.hosts();
      if (hosts.length === 0) return;
      const evicted = chance.pick(hosts);
      if (faults.strikes('object_evicted', nameOf(evicted))) objects.kill(evicted, 'it was evicted');
      // A flight whose clock alone is ahead ends its holds alone: half of a journey is where rules are tried.
      const flights = hosts.filter(({ kind }) => kind === 'Flight');
      const moved = chance.pick(flights.length > 0 && chance.isLucky(0.6) ? flights : hosts);
      if (faults.strikes('clock_step', nameOf(moved))) {
        const offset = chance.pick(clockSteps);
        timeline.note(`${nameOf(moved)}: its clock is off by ${offset} ms`);
        world.stepClock(moved, offset);
      }
      if (at % 20 === 0) for (const queue of world.queues) queue.poison();
      if (at % 20 === 10) provider.goDown();
      if (at % 12 === 6) {
        void provider.forge().then((isBelieved) => {
          must('E8', !isBelieved, () => 'a webhook that the provider did not sign was taken for its news');
        });
      }
    });
  }
  timeline.at(faultsEndAt, 'the trouble ends', () => {
    for (const host of objects.hosts()) world.stepClock(host, 0);
  });
}

/** The crons: the watchdog and the plans every minute, the reminders every five; until nothing needs them any more. */
export function startCrons(world: World, eachMinute: () => void, until: number): void {
  const { timeline, faults } = world;
  const run = (name: string, job: () => Promise<unknown>) => {
    if (faults.strikes('cron_missed', name)) return;
    const ended = () => faults.recovered(name);
    void job().then(ended, () => {});
    if (faults.strikes('cron_doubled', name)) void job().then(ended, () => {});
  };
  let minutes = 0;
  const tick = () => {
    eachMinute();
    run('cron of booking', world.watch);
    if (world.catalogue.isBehind()) run('cron of search', world.pushPlans);
    if (++minutes % 5 === 0) run('cron of notifications', world.remind);
    if (timeline.now() < until) timeline.after(minute, '', tick);
  };
  timeline.at(startsAt + minute, '', tick);
}

/** Somebody looks at a seat map now and then, for the history. */
export function watchSeats(world: World, lastMinute: number): void {
  const chance = world.chance.stream('watchers');
  for (const plan of world.catalogue.plans()) {
    for (let count = 0; count < 8; count++) {
      const at = chance.between(0, 60 * minute);
      if (at > (lastMinute + 5) * minute) continue;
      const look = () =>
        void world
          .flight(plan)
          .seatStates({ kind: 'anonymous', requestId: 'req_simulated' }, plan)
          .catch(() => {});
      world.timeline.at(startsAt + at, '', look);
    }
  }
}
