// What the tests of payments share: a payment, ways to bring it to a state, and what the provider has on record for it.
import { env } from 'cloudflare:workers';
import { expect } from 'vitest';
import type { AuthorisePayment, ProviderAnswer } from '#contracts/payments-service';
import type { System } from '#platform/caller';
import { newId } from '#platform/new-id';

export const caller: System = { kind: 'system', part: 'test', requestId: 'req_test' };
export const payments = env.PAYMENTS;

export const aPayment = (differs: Partial<AuthorisePayment> = {}): AuthorisePayment => ({
  paymentId: newId('pay'),
  bookingId: newId('bkg'),
  amount: { amountMinor: 12_999, currency: 'EUR' },
  paymentMethod: 'pm_card_visa',
  ...differs,
});

/** What is recorded at the provider for a payment: the sums of every intent that names it. */
export async function atProvider(
  paymentId: string,
): Promise<{ count: number; status: string; reserved: number; taken: number }> {
  const response = await env.SANDBOX.fetch(`https://sandbox/v1/payment_intents?metadata[payment_id]=${paymentId}`, {
    headers: { authorization: `Bearer ${env.STRIPE_SECRET_KEY}` },
  });
  const { data } = (await response.json()) as {
    data: { status: string; amount_capturable: number; amount_received: number }[];
  };
  return {
    count: data.length,
    status: data.map((intent) => intent.status).join(),
    reserved: data.reduce((sum, intent) => sum + intent.amount_capturable, 0),
    taken: data.reduce((sum, intent) => sum + intent.amount_received, 0),
  };
}

export function idOf(answer: ProviderAnswer): string {
  if (!('providerId' in answer) || answer.providerId === null) throw new Error(`no provider id in ${answer.outcome}`);
  return answer.providerId;
}

export async function authorised(payment: AuthorisePayment): Promise<string> {
  const answer = await payments.authorise(caller, payment);
  expect(answer.outcome).toBe('authorised');
  return idOf(answer);
}

export async function captured(payment: AuthorisePayment): Promise<string> {
  const providerId = await authorised(payment);
  const answer = await payments.capture(caller, { ...payment, providerId });
  expect(answer.outcome).toBe('captured');
  return providerId;
}
