// The one alarm of an object: set only when something falls due earlier than what it is set for.
import type { Instant } from '#domain/ids';

type AlarmStorage = {
  getAlarm(): Promise<number | null>;
  setAlarm(at: number): Promise<void>;
  deleteAlarm(): Promise<void>;
};

export type WakeUp = ReturnType<typeof wakeUp>;

/** Remembers in memory what the alarm is set for, so that a batch of writes costs one alarm write at most. */
export function wakeUp(storage: AlarmStorage) {
  let armedFor: Instant | undefined;
  return {
    /** Makes sure the object wakes at `dueAt` or before. An alarm is never set in the past: some runtimes drop such a one. */
    arm(dueAt: Instant | undefined, now: Instant): void {
      if (dueAt === undefined) return;
      const at = Math.max(dueAt, now + 1);
      if (armedFor !== undefined && armedFor <= at && armedFor > now) return;
      armedFor = at;
      void storage.setAlarm(at);
    },
    /** To be called first thing in `alarm()`: what fired is no longer set. */
    fired(): void {
      armedFor = undefined;
    },
    /** Sets again an alarm that was lost: one that is missing, or still stands in the past. */
    async rearm(dueAt: Instant | undefined, now: Instant): Promise<void> {
      const set = await storage.getAlarm();
      if (set !== null && set > now) return;
      armedFor = undefined;
      this.arm(dueAt, now);
    },
  };
}
