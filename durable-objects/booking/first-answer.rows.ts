// What was answered first to the key that made this booking; a repeat gets it word for word.
import type { BookingOnWire } from '#contracts/booking';

export type FirstAnswer = { requestHash: string; answer: BookingOnWire };

export function findFirstAnswer(sql: SqlStorage, key: string): FirstAnswer | undefined {
  const [row] = sql
    .exec<{ request_hash: string; answer: string }>('SELECT request_hash, answer FROM first_answer WHERE key = ?', key)
    .toArray();
  return row && { requestHash: row.request_hash, answer: JSON.parse(row.answer) as BookingOnWire };
}

export function saveFirstAnswer(sql: SqlStorage, key: string, requestHash: string, answer: BookingOnWire): void {
  sql.exec(
    `INSERT INTO first_answer (key, request_hash, answer) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET answer = excluded.answer`,
    key,
    requestHash,
    JSON.stringify(answer),
  );
}
