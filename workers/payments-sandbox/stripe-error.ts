// Stripe's error objects: what a refused request is answered with.

export type CardError = { code: string; decline_code: string; message: string };

export type StripeError = {
  status: number;
  type: 'card_error' | 'invalid_request_error' | 'idempotency_error' | 'api_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
};

export const missing = (what: string, id: string, param = 'intent'): StripeError => ({
  status: 404,
  type: 'invalid_request_error',
  code: 'resource_missing',
  message: `No such ${what}: '${id}'`,
  param,
});

export const invalid = (message: string, code?: string, param?: string): StripeError => ({
  status: 400,
  type: 'invalid_request_error',
  message,
  ...(code === undefined ? {} : { code }),
  ...(param === undefined ? {} : { param }),
});

export const cardRefused = ({ code, decline_code, message }: CardError): StripeError => ({
  status: 402,
  type: 'card_error',
  code,
  message,
  ...(decline_code === '' ? {} : { decline_code }),
});

export const keyReused: StripeError = {
  status: 400,
  type: 'idempotency_error',
  message:
    'Keys for idempotent requests can only be used with the same endpoint and parameters they were first used with.',
};

export const keyInUse: StripeError = {
  status: 409,
  type: 'idempotency_error',
  code: 'idempotency_key_in_use',
  message: 'There is currently another in-progress request using this key.',
};

export const brokenInside: StripeError = {
  status: 500,
  type: 'api_error',
  message: 'An unknown error occurred.',
};

/** The body of a refused request. */
export function errorBody({ status: _, ...error }: StripeError, facts: Record<string, unknown> = {}) {
  return { error: { ...error, ...facts } };
}
