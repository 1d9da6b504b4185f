// Counts exactly for one key; remembers nothing once its entries have expired.
import { DurableObject } from 'cloudflare:workers';
import type { ThrottleObject } from '#contracts/throttle-object';
import type { Instant } from '#domain/ids';
import { checkQuota, type Quota } from '#domain/quota';
import type { Caller } from '#platform/caller';
import entries from '../../migrations/throttle/0001_entries.sql';
import { hasTables, migrate } from '../kit/migrate.ts';
import { type Parts, runtimeParts } from '../kit/parts.ts';

const history = [{ name: '0001_entries', sql: entries }];

export class Throttle extends DurableObject<ObjectsEnv> implements ThrottleObject {
  readonly #parts: Parts;

  constructor(ctx: DurableObjectState, env: ObjectsEnv, parts: Parts = runtimeParts) {
    super(ctx, env);
    this.#parts = parts;
  }

  async take(_caller: Caller, entryId: string, expiresAt: Instant, limit: number): Promise<Quota> {
    const now = this.#parts.clock.now();
    const answer = this.ctx.storage.transactionSync((): Quota => {
      migrate(this.ctx.storage.sql, history);
      this.ctx.storage.sql.exec('DELETE FROM entries WHERE expires_at <= ?', now);
      const isCounted =
        this.ctx.storage.sql.exec('SELECT 1 FROM entries WHERE entry_id = ?', entryId).toArray().length > 0;
      const quota = checkQuota(this.#living(now), limit, now);
      if (isCounted) return { ...quota, isAllowed: true, retryAfterSeconds: 0 };
      if (!quota.isAllowed) return quota;
      this.ctx.storage.sql.exec('INSERT INTO entries (entry_id, expires_at) VALUES (?, ?)', entryId, expiresAt);
      return { ...quota, remaining: quota.remaining - 1 };
    });
    await this.#tidyAtTheEnd(now);
    return answer;
  }

  async peek(_caller: Caller, limit: number): Promise<Quota> {
    const now = this.#parts.clock.now();
    return checkQuota(hasTables(this.ctx.storage.sql) ? this.#living(now) : [], limit, now);
  }

  async give(_caller: Caller, entryId: string): Promise<void> {
    if (!hasTables(this.ctx.storage.sql)) return;
    this.ctx.storage.sql.exec('DELETE FROM entries WHERE entry_id = ?', entryId);
  }

  async clear(_caller: Caller): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  override async alarm(): Promise<void> {
    const now = this.#parts.clock.now();
    if (!hasTables(this.ctx.storage.sql)) return;
    if (this.#living(now).length === 0) await this.ctx.storage.deleteAll();
    else await this.#tidyAtTheEnd(now);
  }

  #living(now: Instant): Instant[] {
    const rows = this.ctx.storage.sql.exec<{ expires_at: number }>(
      'SELECT expires_at FROM entries WHERE expires_at > ?',
      now,
    );
    return rows.toArray().map((row) => row.expires_at);
  }

  async #tidyAtTheEnd(now: Instant): Promise<void> {
    const last = Math.max(now, ...this.#living(now));
    await this.ctx.storage.setAlarm(last + 1000);
  }
}
