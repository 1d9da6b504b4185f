// The settings of the booking worker.
import { environment, secret, settingsFrom, wholeNumber } from '#platform/config';

export const settingsOf = settingsFrom('booking', {
  ENVIRONMENT: environment,
  HOLD_SECONDS: wholeNumber(1, 86_400),
  HOLDS_PER_FLIGHT: wholeNumber(1, 1000),
  HOLDS_PER_ACCOUNT: wholeNumber(1, 10_000),
  INDEX_KEY: secret,
  BOOKING_CURSOR_KEY: secret,
});
