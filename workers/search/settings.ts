// The settings of the search worker.
import * as z from 'zod';
import { environment, secret, settingsFrom, wholeNumber } from '#platform/config';

export const settings = settingsFrom('search', {
  ENVIRONMENT: environment,
  OFFER_SECONDS: wholeNumber(1, 86_400),
  /** The one selling currency of the installation. */
  CURRENCY: z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code'),
  /** How many days ahead dated flights exist and are sold. */
  SELLING_DAYS: wholeNumber(1, 400),
  /** Signs offers. */
  OFFER_KEYS: secret,
  SEARCH_CURSOR_KEY: secret,
});
