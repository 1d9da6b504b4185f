// The settings of the objects.
import { settingsFrom, wholeNumber } from '#platform/config';

const read = settingsFrom('durable-objects', { PAYMENT_SECONDS: wholeNumber(1, 3600) });

/** How long a payment may take from its start until its seats are given up. */
export const settingsOf = (env: ObjectsEnv) => ({ paymentSeconds: read(env).PAYMENT_SECONDS });
