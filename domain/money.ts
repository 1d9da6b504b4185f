// Money in integer minor units; the exponent of a currency comes from ISO 4217.
import { invariant } from '#domain/invariant';

/** An amount in the smallest unit of its currency: 12999 EUR is 129.99. */
export type Money = { amountMinor: number; currency: Currency };
/** An ISO 4217 code, in capitals. */
export type Currency = string;

const exponentsOtherThanTwo: Record<string, number> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Number of decimals a currency is written with. Source: ISO 4217, table A.1. */
export function currencyExponent(currency: Currency): number {
  return exponentsOtherThanTwo[currency] ?? 2;
}

/** `129.99` for 12999 EUR, `130` for 130 JPY, `-0.05` for -5 EUR; made of the digits, never of a floating-point number. */
export function decimalText(money: Money): string {
  invariant(Number.isSafeInteger(money.amountMinor), 'money is a whole number of minor units');
  const exponent = currencyExponent(money.currency);
  const digits = String(Math.abs(money.amountMinor)).padStart(exponent + 1, '0');
  const sign = money.amountMinor < 0 ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The sum of amounts in one currency; an amount in another one is a bug. */
export function sumMoney(currency: Currency, amounts: readonly Money[]): Money {
  const amountMinor = amounts.reduce((sum, money) => {
    invariant(money.currency === currency, 'sums are made in one currency');
    return sum + money.amountMinor;
  }, 0);
  invariant(Number.isSafeInteger(amountMinor), 'a sum stays a safe integer');
  return { amountMinor, currency };
}

/**
 * The step in which prices of a currency are made, in minor units, since no card is charged less: three-decimal amounts end
 * in 0, and ariary are whole. Source: https://docs.stripe.com/currencies, three-decimal and special cases.
 */
export function priceStepMinor(currency: Currency): number {
  if (currency === 'MGA') return 100;
  return currencyExponent(currency) === 3 ? 10 : 1;
}

/**
 * `basisPoints` ten-thousandths of an amount, rounded half to even to a step of its currency: 7.5 % (750) of 123.40 is 9.26,
 * and of 12.340 dinars 0.930.
 */
export function shareOf(amountMinor: number, basisPoints: number, stepMinor = 1): number {
  const divisor = 10_000n * BigInt(stepMinor);
  const product = BigInt(amountMinor) * BigInt(basisPoints);
  const sign = product < 0n ? -1n : 1n;
  const absolute = product * sign;
  const whole = absolute / divisor;
  const twiceRest = 2n * (absolute % divisor);
  const roundsUp = twiceRest > divisor || (twiceRest === divisor && whole % 2n === 1n);
  return Number(sign * (roundsUp ? whole + 1n : whole)) * stepMinor;
}

/** Splits an amount into parts that differ by at most one minor unit and add up exactly: 10.00 over 3 is 3.34, 3.33, 3.33. */
export function splitEvenly(amountMinor: number, partCount: number): number[] {
  invariant(Number.isInteger(partCount) && partCount >= 1, 'an amount is split into at least one part');
  const smaller = Math.floor(amountMinor / partCount);
  const largerCount = amountMinor - smaller * partCount;
  return Array.from({ length: partCount }, (_, index) => (index < largerCount ? smaller + 1 : smaller));
}
