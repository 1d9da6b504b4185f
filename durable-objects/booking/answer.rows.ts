// What was answered first to each key, kept with the change it had; a repeat gets it word for word.
import type { BookingOnWire } from '#contracts/booking';
import type { ConfirmedCancellationOnWire } from '#contracts/cancellation';

/** A route whose answers are kept here, with the shape of them. Attempts to pay keep their answers in their own rows. */
export type AnswerOf = { bookings: BookingOnWire; seats: BookingOnWire; cancellations: ConfirmedCancellationOnWire };
export type AnsweringRoute = keyof AnswerOf;

export type FirstAnswer<Route extends AnsweringRoute> = {
  requestHash: string;
  status: number;
  answer: AnswerOf[Route];
};

export function findAnswer<Route extends AnsweringRoute>(
  sql: SqlStorage,
  route: Route,
  key: string,
): FirstAnswer<Route> | undefined {
  const [row] = sql
    .exec<{ request_hash: string; status: number; answer: string }>(
      'SELECT request_hash, status, answer FROM answers WHERE route = ? AND key = ?',
      route,
      key,
    )
    .toArray();
  return (
    row && {
      requestHash: row.request_hash,
      status: row.status,
      answer: JSON.parse(row.answer) as AnswerOf[Route],
    }
  );
}

/** To be called in the transaction of the change that is answered. */
export function saveAnswer<Route extends AnsweringRoute>(
  sql: SqlStorage,
  route: Route,
  key: string,
  { requestHash, status, answer }: FirstAnswer<Route>,
): void {
  sql.exec(
    'INSERT INTO answers (route, key, request_hash, status, answer) VALUES (?, ?, ?, ?, ?)',
    route,
    key,
    requestHash,
    status,
    JSON.stringify(answer),
  );
}

/** What was answered while it was still going on is answered as it ended from now on. */
export function replaceAnswer<Route extends AnsweringRoute>(
  sql: SqlStorage,
  route: Route,
  key: string,
  { status, answer }: Pick<FirstAnswer<Route>, 'status' | 'answer'>,
): void {
  sql.exec(
    'UPDATE answers SET status = ?, answer = ? WHERE route = ? AND key = ?',
    status,
    JSON.stringify(answer),
    route,
    key,
  );
}

/** Writes every kept answer of a route anew: one whose reference was taken, or whose people were erased. */
export function rewriteAnswers<Route extends AnsweringRoute>(
  sql: SqlStorage,
  route: Route,
  rewrite: (first: FirstAnswer<Route>) => Pick<FirstAnswer<Route>, 'requestHash' | 'answer'>,
): void {
  const rows = sql
    .exec<{ key: string; request_hash: string; status: number; answer: string }>(
      'SELECT key, request_hash, status, answer FROM answers WHERE route = ?',
      route,
    )
    .toArray();
  for (const { key, request_hash: requestHash, status, answer } of rows) {
    const written = rewrite({ requestHash, status, answer: JSON.parse(answer) as AnswerOf[Route] });
    sql.exec(
      'UPDATE answers SET request_hash = ?, answer = ? WHERE route = ? AND key = ?',
      written.requestHash,
      JSON.stringify(written.answer),
      route,
      key,
    );
  }
}
