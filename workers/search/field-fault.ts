// Refusing a field whose form is right but whose meaning is not: a zone, a city or an aircraft that does not exist.
import { type Err, err } from '#domain/result';

type Refusal = Err<{ code: 'invalid_request'; errors: { pointer: string; code: string; detail: string }[] }>;

export const refuseField = (pointer: string, code: string, detail: string): Refusal =>
  err({ code: 'invalid_request', errors: [{ pointer, code, detail }] });
