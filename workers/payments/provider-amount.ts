// Money as the provider counts it: its smallest units differ from ISO 4217 for a few currencies, so they are mapped here and nowhere else.
import { invariant } from '#domain/invariant';
import { type Currency, currencyExponent, type Money } from '#domain/money';

// Source: https://docs.stripe.com/currencies, special cases. Both sides are whole numbers of their own unit.
const providerExponents: Record<Currency, number> = { ISK: 2, UGX: 2, MGA: 0 };

/** The amount to send: 500 ISK is 50000 there. An amount the provider cannot express is a mistake in our prices, so it throws. */
export function toProviderAmount(money: Money): number {
  const shift = providerShift(money.currency);
  const amount = shift >= 0 ? money.amountMinor * 10 ** shift : money.amountMinor / 10 ** -shift;
  invariant(Number.isSafeInteger(amount), `${money.currency} reaches the provider in units it can express`);
  const endsInZero = currencyExponent(money.currency) !== 3 || amount % 10 === 0;
  invariant(endsInZero, `the provider takes ${money.currency} only with a last digit of 0`);
  return amount;
}

/** The amount the provider spoke of, in ISO 4217 minor units. */
export function fromProviderAmount(amount: number, currency: string): number {
  const shift = providerShift(currency.toUpperCase());
  return shift >= 0 ? Math.round(amount / 10 ** shift) : amount * 10 ** -shift;
}

function providerShift(currency: Currency): number {
  const exponent = currencyExponent(currency);
  return (providerExponents[currency] ?? exponent) - exponent;
}
