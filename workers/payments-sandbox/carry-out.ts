// Carries one command out: asks the rules, stores what they answer, and writes down the events to tell of. Runs inside a transaction.
import { ok, type Result } from '#domain/result';
import { addTask, loadIntent, refundsOf, saveEvent, saveIntent, saveRefund } from './ledger.store.ts';
import { cancelIntent, captureIntent, confirmIntent, type Intent, type IntentChange } from './payment-intent.ts';
import { presentEvent, presentIntent, presentRefund } from './present.ts';
import { makeRefund, type Refund } from './refund.ts';
import { errorBody, missing, type StripeError } from './stripe-error.ts';
import { testMethod } from './test-methods.ts';
import { firstDeliveries } from './webhook-delivery.ts';

export type Command = { isChargeExpanded?: boolean } & (
  | {
      verb: 'create';
      amount: number;
      currency: string;
      captureMethod: 'manual' | 'automatic';
      isConfirmed: boolean;
      paymentMethod: string | null;
      returnUrl: string | null;
      metadata: Record<string, string>;
    }
  | { verb: 'confirm'; intentId: string; paymentMethod: string | null; returnUrl: string | null }
  | { verb: 'capture'; intentId: string; amount: number | null }
  | { verb: 'cancel'; intentId: string; reason: string | null }
  | { verb: 'refund'; intentId: string; amount: number | null; reason: string | null; metadata: Record<string, string> }
);

export type Desk = {
  sql: SqlStorage;
  nowMs: number;
  publicUrl: string;
  settleMs: number;
  lateWebhookMs: number;
  newId(prefix: string): string;
};

export type Answer = { status: number; body: object };

export function carryOut(desk: Desk, command: Command): Answer {
  if (command.verb === 'create') return answerIntent(desk, create(desk, command), command);
  const intent = loadIntent(desk.sql, command.intentId);
  if (!intent)
    return refuse(missing('payment_intent', command.intentId, command.verb === 'refund' ? 'payment_intent' : 'intent'));
  if (command.verb === 'refund') return refund(desk, intent, command);
  return answerIntent(desk, change(desk, intent, command), command, intent);
}

/** The payment method that steers a command: the one it names, or the one its intent was paid with. */
export function steeringMethod(desk: Desk, command: Command): string | null {
  if ('paymentMethod' in command && command.paymentMethod !== null) return command.paymentMethod;
  return 'intentId' in command ? (loadIntent(desk.sql, command.intentId)?.paymentMethod ?? null) : null;
}

export function viewIntent(desk: Pick<Desk, 'sql' | 'publicUrl'>, intent: Intent, isChargeExpanded: boolean) {
  return presentIntent(intent, {
    publicUrl: desk.publicUrl,
    refunds: refundsOf(desk.sql, intent.id),
    isChargeExpanded,
  });
}

/** Stores what became of an intent, the event to tell of, and when a bank that takes its time will have decided. */
export function storeChange(desk: Desk, { intent, event }: IntentChange, paymentMethod: string | null): void {
  saveIntent(desk.sql, intent);
  if (event !== null) tell(desk, event, viewIntent(desk, intent, false), paymentMethod);
  if (intent.status === 'processing') addTask(desk.sql, 'settle_intent', intent.id, desk.nowMs + desk.settleMs);
}

/** Writes an event down together with the change it tells of, and when it is to be delivered. */
export function tell(desk: Desk, kind: string, object: object, paymentMethod: string | null): void {
  const id = desk.newId('evt');
  saveEvent(desk.sql, id, JSON.stringify(presentEvent(id, kind, object, Math.floor(desk.nowMs / 1000))));
  for (const waitMs of firstDeliveries(testMethod(paymentMethod)?.webhooks, desk.lateWebhookMs)) {
    addTask(desk.sql, 'deliver_event', id, desk.nowMs + waitMs);
  }
}

function create(desk: Desk, command: Command & { verb: 'create' }): Result<IntentChange, StripeError> {
  const id = desk.newId('pi');
  const intent: Intent = {
    id,
    amount: command.amount,
    currency: command.currency,
    captureMethod: command.captureMethod,
    status: command.paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation',
    metadata: command.metadata,
    paymentMethod: command.paymentMethod,
    returnUrl: command.returnUrl,
    clientSecret: desk.newId(`${id}_secret`),
    chargeId: null,
    amountReceived: 0,
    lastError: null,
    cancellationReason: null,
    createdAt: Math.floor(desk.nowMs / 1000),
    canceledAt: null,
  };
  if (!command.isConfirmed) return ok({ intent, event: 'payment_intent.created', error: null });
  return confirmIntent(intent, command.paymentMethod, desk.newId('ch'));
}

type ChangeCommand = Extract<Command, { verb: 'confirm' | 'capture' | 'cancel' }>;

function change(desk: Desk, intent: Intent, command: ChangeCommand): Result<IntentChange, StripeError> {
  const now = Math.floor(desk.nowMs / 1000);
  switch (command.verb) {
    case 'confirm': {
      const returning = { ...intent, returnUrl: command.returnUrl ?? intent.returnUrl };
      return confirmIntent(returning, command.paymentMethod, desk.newId('ch'));
    }
    case 'capture':
      return captureIntent(intent, command.amount, now);
    case 'cancel':
      return cancelIntent(intent, command.reason, now);
  }
}

function answerIntent(
  desk: Desk,
  outcome: Result<IntentChange, StripeError>,
  command: Command,
  before?: Intent,
): Answer {
  if (!outcome.ok) return refuse(outcome.error, before ? { payment_intent: viewIntent(desk, before, false) } : {});
  const { intent, error } = outcome.value;
  storeChange(desk, outcome.value, steeringMethod(desk, command));
  if (error) return refuse(error, { payment_intent: viewIntent(desk, intent, false) });
  return { status: 200, body: viewIntent(desk, intent, command.isChargeExpanded ?? false) };
}

function refund(desk: Desk, intent: Intent, command: Command & { verb: 'refund' }): Answer {
  const { amount, reason, metadata } = command;
  const wanted = { id: desk.newId('re'), amount, reason, metadata, createdAt: Math.floor(desk.nowMs / 1000) };
  const made: Result<Refund, StripeError> = makeRefund(intent, refundsOf(desk.sql, intent.id), wanted);
  if (!made.ok) return refuse(made.error);
  saveRefund(desk.sql, made.value);
  tell(desk, 'refund.created', presentRefund(made.value), intent.paymentMethod);
  if (testMethod(intent.paymentMethod)?.refund)
    addTask(desk.sql, 'settle_refund', made.value.id, desk.nowMs + desk.settleMs);
  return { status: 200, body: presentRefund(made.value) };
}

const refuse = (error: StripeError, facts: Record<string, unknown> = {}): Answer => ({
  status: error.status,
  body: errorBody(error, facts),
});
