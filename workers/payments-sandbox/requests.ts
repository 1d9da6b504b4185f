// What may be asked of the sandbox: the parameters of each request, checked. An unknown one is refused, so that nothing is silently ignored.
import { z } from 'zod';
import type { Form } from './form.ts';
import { invalid, type StripeError } from './stripe-error.ts';

const amount = z
  .string()
  .regex(/^[1-9]\d{0,7}$/, 'Invalid positive integer')
  .transform(Number);
const limit = z
  .string()
  .regex(/^([1-9]\d?|100)$/, 'must be between 1 and 100')
  .transform(Number)
  .default(10);
const seconds = z
  .string()
  .regex(/^\d{1,12}$/, 'Invalid timestamp')
  .transform(Number);
const metadata = z.record(z.string().min(1).max(40), z.string().max(500)).default({});
const places = z
  .record(z.string(), z.string())
  .default({})
  .transform((form) => Object.values(form));
const expandCharge = places.refine(
  (names) => names.every((name) => /^(data\.)?latest_charge$/.test(name)),
  'This property cannot be expanded',
);
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');
const text = z.string().min(1).max(500);

export const createIntentForm = z.strictObject({
  amount,
  currency: z.string().regex(/^[a-z]{3}$/, 'Invalid currency'),
  capture_method: z.enum(['manual', 'automatic']).default('automatic'),
  confirm: flag,
  payment_method: text.nullable().default(null),
  allowed_payment_method_types: places,
  return_url: z.url().nullable().default(null),
  metadata,
  expand: expandCharge,
});
export const confirmIntentForm = z.strictObject({
  payment_method: text.nullable().default(null),
  return_url: z.url().nullable().default(null),
  expand: expandCharge,
});
export const captureIntentForm = z.strictObject({
  amount_to_capture: amount.nullable().default(null),
  expand: expandCharge,
});
export const cancelIntentForm = z.strictObject({
  cancellation_reason: z
    .enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'])
    .nullable()
    .default(null),
  expand: expandCharge,
});
export const readIntentQuery = z.strictObject({ expand: expandCharge });
export const listIntentsQuery = z.strictObject({
  limit,
  starting_after: text.nullable().default(null),
  created: z
    .strictObject({ gte: seconds.optional(), gt: seconds.optional(), lte: seconds.optional(), lt: seconds.optional() })
    .default({}),
  /** Not Stripe's: lets a test ask what happened to a payment. */
  metadata,
  expand: expandCharge,
});
export const searchIntentsQuery = z.strictObject({ query: z.string().min(1).max(2_000), limit, expand: expandCharge });
export const createRefundForm = z.strictObject({
  payment_intent: text,
  amount: amount.nullable().default(null),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).nullable().default(null),
  metadata,
});
export const listRefundsQuery = z.strictObject({ payment_intent: text, limit });
export const authenticateForm = z.strictObject({ client_secret: text, outcome: z.enum(['succeed', 'fail']) });

/** The parameters a schema asks for, or Stripe's words for the first that is wrong. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  form: Form | null,
): { value: z.output<Schema> } | { error: StripeError } {
  if (!form) return { error: invalid('The parameters are not well-formed.') };
  const outcome = schema.safeParse(form);
  if (outcome.success) return { value: outcome.data };
  const [issue] = outcome.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    return {
      error: invalid(`Received unknown parameter: ${issue.keys.join(', ')}`, 'parameter_unknown', issue.keys[0]),
    };
  }
  const [name, ...inner] = issue?.path.map(String) ?? [];
  const param = [name ?? '', ...inner.map((part) => `[${part}]`)].join('');
  const isMissing = name !== undefined && inner.length === 0 && !(name in form);
  return isMissing
    ? { error: invalid(`Missing required param: ${param}.`, 'parameter_missing', param) }
    : { error: invalid(`${issue?.message ?? 'Invalid value'}: ${param}`, undefined, param) };
}
