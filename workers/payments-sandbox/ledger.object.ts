// The whole sandbox's money: one object, so that every request is one transaction after the other.
import { DurableObject } from 'cloudflare:workers';
import type { Result } from '#domain/result';
import {
  type Answer,
  type Command,
  carryOut,
  type Desk,
  steeringMethod,
  storeChange,
  tell,
  viewIntent,
} from './carry-out.ts';
import { courseOf, keyLifeMs, replayOf } from './idempotency.ts';
import * as rows from './ledger.store.ts';
import { authenticateIntent, type IntentChange, settleIntent } from './payment-intent.ts';
import { presentRefund } from './present.ts';
import { settleRefund } from './refund.ts';
import { isOpen, sandboxSettings } from './settings.ts';
import { brokenInside, errorBody, missing, type StripeError } from './stripe-error.ts';
import { testMethod } from './test-methods.ts';
import { callDoor, type Door, waitAfter } from './webhook-delivery.ts';

export type PostRequest = { command: Command; key: string | null; fingerprint: string };
/** An answer as it goes on the wire, and how it travels. */
export type Posted = { status: number; body: string; isReplay: boolean; delivery: 'prompt' | 'slow' | 'lost' };

const tasksAtOnce = 50;

export class Ledger extends DurableObject<PaymentsSandboxEnv> {
  readonly #sql = this.ctx.storage.sql;

  constructor(ctx: DurableObjectState, env: PaymentsSandboxEnv) {
    super(ctx, env);
    rows.createTables(this.#sql);
  }

  async post(request: PostRequest): Promise<Posted> {
    const posted = this.ctx.storage.transactionSync(() => this.#postOnce(request));
    await this.#wakeUpWhenDue();
    return posted;
  }

  readIntent(id: string, isChargeExpanded: boolean): Answer {
    const intent = rows.loadIntent(this.#sql, id);
    return intent
      ? { status: 200, body: viewIntent(this.#desk(), intent, isChargeExpanded) }
      : refuse(missing('payment_intent', id));
  }

  listIntents(filter: rows.IntentFilter, isChargeExpanded: boolean): { data: object[]; hasMore: boolean } {
    const { intents, hasMore } = rows.listIntents(this.#sql, filter);
    return { data: intents.map((intent) => viewIntent(this.#desk(), intent, isChargeExpanded)), hasMore };
  }

  readRefund(id: string): Answer {
    const refund = rows.loadRefund(this.#sql, id);
    return refund ? { status: 200, body: presentRefund(refund) } : refuse(missing('refund', id, 'id'));
  }

  listRefunds(intentId: string, limit: number): { data: object[]; hasMore: boolean } {
    const refunds = rows.refundsOf(this.#sql, intentId);
    return { data: refunds.slice(0, limit).map(presentRefund), hasMore: refunds.length > limit };
  }

  /** What the bank's page reports; the secret in its address stands in for the traveller. */
  async authenticate(id: string, clientSecret: string, isProven: boolean): Promise<Answer & { returnUrl?: string }> {
    const intent = rows.loadIntent(this.#sql, id);
    if (intent?.clientSecret !== clientSecret) return refuse(missing('payment_intent', id));
    const outcome = authenticateIntent(intent, isProven, this.#desk().newId('ch'));
    if (!outcome.ok) return refuse(outcome.error);
    this.#store(outcome, intent.paymentMethod);
    await this.#wakeUpWhenDue();
    const returnUrl = intent.returnUrl === null ? {} : { returnUrl: intent.returnUrl };
    return { status: 200, body: viewIntent(this.#desk(), outcome.value.intent, false), ...returnUrl };
  }

  override async alarm(): Promise<void> {
    if (!isOpen(this.env)) return;
    const now = Date.now();
    rows.forgetAnswersUntil(this.#sql, now - keyLifeMs);
    const due = rows.dueTasks(this.#sql, now, tasksAtOnce);
    await Promise.all(due.map((task) => this.#carryOutTask(task)));
    await this.#wakeUpWhenDue();
  }

  #postOnce({ command, key, fingerprint }: PostRequest): Posted {
    const desk = this.#desk();
    const kept = key === null ? null : rows.loadAnswer(this.#sql, key);
    const replay = replayOf(kept, fingerprint, desk.nowMs);
    if (key !== null && kept && replay.kind !== 'fresh') {
      if (kept.fingerprint === fingerprint) rows.countRepeat(this.#sql, key);
      if (replay.kind === 'refused') return { ...asText(refuse(replay.error)), isReplay: false, delivery: 'prompt' };
      return { status: kept.status, body: kept.body, isReplay: true, delivery: 'prompt' };
    }
    const fault = testMethod(steeringMethod(desk, command))?.faults?.[command.verb] ?? null;
    const mark = `${command.verb} ${'intentId' in command ? command.intentId : (key ?? fingerprint)}`;
    const struck = fault !== null && rows.isFirst(this.#sql, mark) ? fault : null;
    const course = courseOf(struck);
    const answer = asText(course.hasEffect ? carryOut(desk, command) : refuse(brokenInside));
    if (key !== null && course.isKept) {
      rows.keepAnswer(this.#sql, key, { ...answer, fingerprint, fault: struck, repeats: 0, keptAt: desk.nowMs });
    }
    return { ...answer, isReplay: false, delivery: course.delivery };
  }

  async #carryOutTask(task: rows.Task): Promise<void> {
    if (task.kind === 'deliver_event') return this.#deliver(task);
    this.ctx.storage.transactionSync(() => {
      if (task.kind === 'settle_intent') this.#settleIntent(task.target);
      else this.#settleRefund(task.target);
      rows.endTask(this.#sql, task);
    });
  }

  #settleIntent(id: string): void {
    const intent = rows.loadIntent(this.#sql, id);
    if (intent) this.#store(settleIntent(intent, this.#desk().newId('ch')), intent.paymentMethod);
  }

  #settleRefund(id: string): void {
    const refund = rows.loadRefund(this.#sql, id);
    const paymentMethod = refund && rows.loadIntent(this.#sql, refund.intentId)?.paymentMethod;
    const settled = refund && settleRefund(refund, paymentMethod ?? null);
    if (!settled) return;
    rows.saveRefund(this.#sql, settled.refund);
    tell(this.#desk(), settled.event, presentRefund(settled.refund), paymentMethod ?? null);
  }

  /** At least once: the task ends after a 2xx, so a crash between the two delivers again. */
  async #deliver(task: rows.Task): Promise<void> {
    const door: Door | undefined = this.env.GATEWAY;
    const body = rows.loadEvent(this.#sql, task.target);
    const secrets = sandboxSettings(this.env).STRIPE_WEBHOOK_SECRETS;
    // Where no gateway is bound there is nobody to tell, now or in a minute.
    const isSettled = !door || body === null || (await callDoor(door, body, secrets, Date.now()));
    const waitMs = isSettled ? null : waitAfter(task.attempts + 1);
    if (waitMs === null) rows.endTask(this.#sql, task);
    else rows.postponeTask(this.#sql, task, Date.now() + waitMs);
  }

  #store(outcome: Result<IntentChange, StripeError>, paymentMethod: string | null): void {
    if (outcome.ok) this.ctx.storage.transactionSync(() => storeChange(this.#desk(), outcome.value, paymentMethod));
  }

  #desk(): Desk {
    const { PUBLIC_URL, SETTLE_MS, LATE_WEBHOOK_MS } = sandboxSettings(this.env);
    return {
      sql: this.#sql,
      nowMs: Date.now(),
      publicUrl: PUBLIC_URL,
      settleMs: SETTLE_MS,
      lateWebhookMs: LATE_WEBHOOK_MS,
      newId,
    };
  }

  async #wakeUpWhenDue(): Promise<void> {
    const next = rows.nextTaskAt(this.#sql);
    if (next === null) return;
    const armed = await this.ctx.storage.getAlarm();
    const dueAt = Math.max(next, Date.now() + 1);
    if (armed === null || armed > dueAt) await this.ctx.storage.setAlarm(dueAt);
  }
}

const refuse = (error: StripeError): Answer => ({ status: error.status, body: errorBody(error) });
const asText = ({ status, body }: Answer) => ({ status, body: JSON.stringify(body) });

/** `pi_` and 24 characters, as Stripe's look. */
function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${prefix}_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
