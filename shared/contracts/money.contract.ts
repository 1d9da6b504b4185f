// Money on the wire: minor units in both directions, the decimal text only outwards.
import type { Money } from '#domain/money';
import { decimalText } from '#domain/money';
import * as z from 'zod';

export const currencyCode = z.string().regex(/^[A-Z]{3}$/).meta({ description: 'ISO 4217 code', example: 'EUR' });

export const moneyRequest = z
  .strictObject({
    amount: z.int().min(0).max(1_000_000_000).meta({ description: 'Minor units', example: 12999 }),
    currency: currencyCode,
  })
  .meta({ id: 'MoneyRequest' });

export const money = z
  .object({
    amount: z.int().meta({ description: 'Minor units', example: 12999 }),
    currency: currencyCode,
    decimal: z.string().meta({ description: 'The same amount written with its decimals', example: '129.99' }),
  })
  .meta({ id: 'Money' });
export type MoneyOnWire = z.infer<typeof money>;

/** An amount as clients read it. */
export const presentMoney = (amount: Money): MoneyOnWire => ({
  amount: amount.amountMinor,
  currency: amount.currency,
  decimal: decimalText(amount),
});
