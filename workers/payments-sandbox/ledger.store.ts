// The ledger's tables: intents, refunds, kept answers, events, and what is still to be done.
import type { KeptAnswer } from './idempotency.ts';
import type { Intent } from './payment-intent.ts';
import type { Refund } from './refund.ts';

/** Local data of a development tool: the tables are made as they are, and a state folder is thrown away rather than migrated. */
export function createTables(sql: SqlStorage): void {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS intents (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, created_at INTEGER NOT NULL, body TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS intents_by_creation ON intents (created_at, sequence);
    CREATE TABLE IF NOT EXISTS refunds (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, intent_id TEXT NOT NULL, body TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS refunds_by_intent ON refunds (intent_id, sequence);
    CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, kept_at INTEGER NOT NULL, repeats INTEGER NOT NULL, answer TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS first_requests (mark TEXT PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS tasks (sequence INTEGER PRIMARY KEY AUTOINCREMENT, due_at INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, attempts INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS tasks_by_due ON tasks (due_at);
    CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, body TEXT NOT NULL);
  `);
}

type BodyRow = { body: string };
/** Rows are written by this file alone, as JSON of the very type they are read as. */
const read = <Body>(rows: Iterable<BodyRow>): Body[] => [...rows].map((row) => JSON.parse(row.body) as Body);

export function loadIntent(sql: SqlStorage, id: string): Intent | null {
  return read<Intent>(sql.exec<BodyRow>('SELECT body FROM intents WHERE id = ?', id))[0] ?? null;
}

export function saveIntent(sql: SqlStorage, intent: Intent): void {
  sql.exec(
    'INSERT INTO intents (id, created_at, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
    intent.id,
    intent.createdAt,
    JSON.stringify(intent),
  );
}

export type IntentFilter = {
  from: number;
  until: number;
  before: string | null;
  metadata: Record<string, string>;
  limit: number;
};

/** Newest first; one more than asked for tells whether there are more. */
export function listIntents(
  sql: SqlStorage,
  { from, until, before, metadata, limit }: IntentFilter,
): { intents: Intent[]; hasMore: boolean } {
  const rows = sql.exec<BodyRow>(
    `SELECT body FROM intents
     WHERE created_at >= ?1 AND created_at <= ?2
       AND (?3 IS NULL OR sequence < (SELECT sequence FROM intents WHERE id = ?3))
       AND NOT EXISTS (SELECT 1 FROM json_each(?4) AS wanted
         WHERE NOT EXISTS (SELECT 1 FROM json_each(body, '$.metadata') AS had WHERE had.key = wanted.key AND had.value = wanted.value))
     ORDER BY sequence DESC LIMIT ?5`,
    from,
    until,
    before,
    JSON.stringify(metadata),
    limit + 1,
  );
  const intents = read<Intent>(rows);
  return { intents: intents.slice(0, limit), hasMore: intents.length > limit };
}

export function loadRefund(sql: SqlStorage, id: string): Refund | null {
  return read<Refund>(sql.exec<BodyRow>('SELECT body FROM refunds WHERE id = ?', id))[0] ?? null;
}

/** Newest first. */
export function refundsOf(sql: SqlStorage, intentId: string): Refund[] {
  return read<Refund>(
    sql.exec<BodyRow>('SELECT body FROM refunds WHERE intent_id = ? ORDER BY sequence DESC', intentId),
  );
}

export function saveRefund(sql: SqlStorage, refund: Refund): void {
  sql.exec(
    'INSERT INTO refunds (id, intent_id, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
    refund.id,
    refund.intentId,
    JSON.stringify(refund),
  );
}

export function loadAnswer(sql: SqlStorage, key: string): KeptAnswer | null {
  const [row] = [
    ...sql.exec<{ answer: string; repeats: number }>('SELECT answer, repeats FROM answers WHERE key = ?', key),
  ];
  return row ? { ...(JSON.parse(row.answer) as KeptAnswer), repeats: row.repeats } : null;
}

export function keepAnswer(sql: SqlStorage, key: string, answer: KeptAnswer): void {
  sql.exec(
    'INSERT OR REPLACE INTO answers (key, kept_at, repeats, answer) VALUES (?, ?, 0, ?)',
    key,
    answer.keptAt,
    JSON.stringify(answer),
  );
}

export function countRepeat(sql: SqlStorage, key: string): void {
  sql.exec('UPDATE answers SET repeats = repeats + 1 WHERE key = ?', key);
}

export function forgetAnswersUntil(sql: SqlStorage, keptAt: number): void {
  sql.exec('DELETE FROM answers WHERE kept_at <= ?', keptAt);
}

/** True the first time a mark is shown. */
export function isFirst(sql: SqlStorage, mark: string): boolean {
  return sql.exec('INSERT OR IGNORE INTO first_requests (mark) VALUES (?)', mark).rowsWritten > 0;
}

export type Task = {
  sequence: number;
  kind: 'settle_intent' | 'settle_refund' | 'deliver_event';
  target: string;
  attempts: number;
};

export function addTask(sql: SqlStorage, kind: Task['kind'], target: string, dueAt: number): void {
  sql.exec('INSERT INTO tasks (due_at, kind, target, attempts) VALUES (?, ?, ?, 0)', dueAt, kind, target);
}

export function dueTasks(sql: SqlStorage, now: number, limit: number): Task[] {
  const rows = sql.exec<Task>(
    'SELECT sequence, kind, target, attempts FROM tasks WHERE due_at <= ? ORDER BY due_at, sequence LIMIT ?',
    now,
    limit,
  );
  return [...rows];
}

export function postponeTask(sql: SqlStorage, task: Task, dueAt: number): void {
  sql.exec('UPDATE tasks SET attempts = attempts + 1, due_at = ? WHERE sequence = ?', dueAt, task.sequence);
}

export function endTask(sql: SqlStorage, task: Task): void {
  sql.exec('DELETE FROM tasks WHERE sequence = ?', task.sequence);
}

export function nextTaskAt(sql: SqlStorage): number | null {
  return sql.exec<{ due_at: number | null }>('SELECT MIN(due_at) AS due_at FROM tasks').one().due_at;
}

export function saveEvent(sql: SqlStorage, id: string, body: string): void {
  sql.exec('INSERT INTO events (id, body) VALUES (?, ?)', id, body);
}

export function loadEvent(sql: SqlStorage, id: string): string | null {
  return sql.exec<BodyRow>('SELECT body FROM events WHERE id = ?', id).toArray()[0]?.body ?? null;
}
