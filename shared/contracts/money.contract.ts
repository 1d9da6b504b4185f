// Money on the wire: minor units in both directions, the decimal text only outwards.

import * as z from 'zod';
import type { Money } from '#domain/money';
import { decimalText } from '#domain/money';

export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ description: 'ISO 4217 code', example: 'EUR' });

/** Twelve digits, as many as card networks take in rupiah and dong: a family in business class is ten digits there. */
export const mostMinor = 999_999_999_999;

export const moneyRequest = z
  .strictObject({
    amount: z.int().min(0).max(mostMinor).meta({ description: 'Minor units', example: 12999 }),
    currency: currencyCode,
  })
  .meta({ id: 'MoneyRequest', description: 'An amount of money, in minor units.' });

export const money = z
  .object({
    amount: z.int().meta({ description: 'Minor units', example: 12999 }),
    currency: currencyCode,
    decimal: z.string().meta({ description: 'The same amount written with its decimals', example: '129.99' }),
  })
  .meta({ id: 'Money', description: 'An amount of money, in minor units and written out.' });
export type MoneyOnWire = z.infer<typeof money>;

/** An amount as clients read it. */
export const presentMoney = (amount: Money): MoneyOnWire => ({
  amount: amount.amountMinor,
  currency: amount.currency,
  decimal: decimalText(amount),
});
