// The answer of everything that may be refused: a value, or a tagged failure that travels as plain data.

export type Ok<Value> = { ok: true; value: Value };
export type Err<Failure> = { ok: false; error: Failure };
export type Result<Value, Failure> = Ok<Value> | Err<Failure>;

export const ok = <const Value>(value: Value): Ok<Value> => ({ ok: true, value });
export const err = <const Failure>(error: Failure): Err<Failure> => ({ ok: false, error });
