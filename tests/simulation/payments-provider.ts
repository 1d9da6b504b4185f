// A payments provider with a memory of its own, behind the contract of the payments worker: slow, silent, refusing, and fond of webhooks.
import type {
  AuthorisePayment,
  FindablePayment,
  PaymentsService,
  ProviderAnswer,
  ProviderEvent,
  RefundAnswer,
} from '#contracts/payments-service';
import type { BookingId, PaymentId } from '#domain/ids';
import { err, ok } from '#domain/result';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Network } from './network.ts';
import type { Process } from './process.ts';
import { netOf, type Refund, refundsOf } from './provider-refunds.ts';
import type { Timeline } from './timeline.ts';

export type Intent = {
  providerId: string;
  paymentId: PaymentId;
  bookingId: BookingId;
  amountMinor: number;
  currency: string;
  state: 'processing' | 'requires_action' | 'authorised' | 'captured' | 'voided' | 'declined';
  capturedMinor: number;
  refunds: Map<string, Refund>;
  refusesCapture: boolean;
};

type Needs = {
  timeline: Timeline;
  faults: Faults;
  chance: Chance;
  network: Network;
  /** Sends a webhook under a signature; false when nobody took it. */
  deliver(event: ProviderEvent, signature: string): Promise<boolean>;
  /** The traveller is asked by their bank; answers after how long they agree, or undefined if never. */
  travellerAgreesAfter(intent: Intent): number | undefined;
};

const answerMilliseconds = 10_000;
const ownSignature = 'signed by the provider';
const outage = 'the provider as a whole';

export type Provider = ReturnType<typeof paymentsProvider>;

export function paymentsProvider({ timeline, faults, chance, network, deliver, travellerAgreesAfter }: Needs) {
  const intents = new Map<string, Intent>();
  /** Payment ids whose key was used up by a void, so that a request still on its way is refused. */
  const shut = new Set<string>();
  const captures: { bookingId: BookingId; net: number }[] = [];
  const findByProviderId = (id: string) => [...intents.values()].find(({ providerId }) => providerId === id);
  const refund = refundsOf({ timeline, faults, chance, findByProviderId, tell });
  let eventCount = 0;
  let downUntil = 0;
  const told: ProviderEvent[] = [];

  function answerOf(intent: Intent): ProviderAnswer {
    const { providerId, state, amountMinor, capturedMinor } = intent;
    switch (state) {
      case 'authorised':
        return { outcome: 'authorised', providerId, amountMinor };
      case 'captured':
        return { outcome: 'captured', providerId, capturedMinor, refundedMinor: capturedMinor - netOf(intent) };
      case 'requires_action':
        return { outcome: 'requires_action', providerId, redirectUrl: 'https://bank.example/agree' };
      case 'declined':
        return { outcome: 'declined', providerId, reason: 'card_declined' };
      default:
        return { outcome: state, providerId };
    }
  }

  function become(intent: Intent, state: Intent['state']): void {
    if (intent.state === state) return;
    intent.state = state;
    timeline.note(`provider: ${intent.paymentId} is ${state}`);
    tell(intent, state);
  }

  /** News of an intent, delivered until it is taken: at once, late, twice, or not at all. */
  function tell(intent: Intent, kind: string, isOnlyNews = false): void {
    const event = {
      eventId: `provider_${++eventCount}`,
      kind,
      bookingId: intent.bookingId,
      paymentId: intent.paymentId,
    };
    told.push(event);
    const { paymentId } = intent;
    // Nobody asks about a refund that had arrived, so the provider goes on telling until it was heard.
    if (isOnlyNews) {
      attempt(event, chance.between(200, 60_000), 0);
      return;
    }
    if (faults.strikes('webhook_lost', paymentId)) return;
    const delay = faults.strikes('webhook_first', paymentId)
      ? 0
      : faults.strikes('webhook_late', paymentId)
        ? chance.between(60_000, 1_800_000)
        : chance.between(200, 3000);
    attempt(event, delay, 0);
    if (faults.strikes('webhook_twice', paymentId)) attempt(event, delay + chance.between(0, 5000), 0);
  }

  function attempt(event: ProviderEvent, delay: number, tries: number): void {
    timeline.after(delay, '', () => {
      timeline.note(`webhook ${event.eventId}: ${event.paymentId} ${event.kind}`);
      void deliver(event, ownSignature).then((isTaken) => {
        if (!isTaken && tries < 6) attempt(event, 15_000 * 2 ** tries, tries + 1);
      });
    });
  }

  function authorise(command: AuthorisePayment): ProviderAnswer {
    const known = intents.get(command.paymentId);
    if (known) return answerOf(known);
    if (shut.has(command.paymentId)) return { outcome: 'declined', providerId: null, reason: 'canceled' };
    const intent: Intent = {
      providerId: `pi_${command.paymentId}`,
      paymentId: command.paymentId,
      bookingId: command.bookingId,
      amountMinor: command.amount.amountMinor,
      currency: command.amount.currency,
      state: 'processing',
      capturedMinor: 0,
      refunds: new Map(),
      refusesCapture: faults.strikes('capture_refused', command.paymentId),
    };
    intents.set(command.paymentId, intent);
    decide(intent);
    return answerOf(intent);
  }

  function decide(intent: Intent): void {
    const { paymentId } = intent;
    if (faults.strikes('payment_declined', paymentId)) become(intent, 'declined');
    else if (faults.strikes('payment_needs_traveller', paymentId)) {
      become(intent, 'requires_action');
      const after = travellerAgreesAfter(intent);
      if (after !== undefined) timeline.after(after, '', () => agreed(intent, 'requires_action'));
    } else if (faults.strikes('payment_slow', paymentId)) {
      timeline.after(chance.between(1000, 150_000), '', () => agreed(intent, 'processing'));
      tell(intent, 'processing');
    } else agreed(intent, 'processing');
  }

  function agreed(intent: Intent, from: Intent['state']): void {
    if (intent.state !== from) return;
    if (!chance.isLucky(0.9)) become(intent, 'declined');
    // Some ways to pay know no reservation: the money is there or it is not.
    else if (faults.strikes('payment_captured_at_once', intent.paymentId)) take(intent, intent.amountMinor);
    else become(intent, 'authorised');
    if (intent.state === 'authorised' && faults.strikes('authorisation_dropped', intent.paymentId)) {
      timeline.after(chance.between(0, 20_000), '', () => {
        if (intent.state === 'authorised') become(intent, 'voided');
      });
    }
  }

  function capture({ paymentId, amount }: { paymentId: PaymentId; amount: { amountMinor: number } }): ProviderAnswer {
    const intent = intents.get(paymentId);
    if (!intent) return { outcome: 'declined', providerId: null, reason: 'never_arrived' };
    if (intent.state !== 'authorised') return answerOf(intent);
    if (intent.refusesCapture) return { outcome: 'declined', providerId: intent.providerId, reason: 'card_declined' };
    take(intent, amount.amountMinor);
    return answerOf(intent);
  }

  function take(intent: Intent, amountMinor: number): void {
    intent.capturedMinor = amountMinor;
    become(intent, 'captured');
    const ofBooking = [...intents.values()].filter(({ bookingId }) => bookingId === intent.bookingId);
    captures.push({ bookingId: intent.bookingId, net: ofBooking.reduce((sum, one) => sum + netOf(one), 0) });
  }

  function letGo({ paymentId }: FindablePayment): ProviderAnswer {
    const intent = intents.get(paymentId);
    if (!intent) {
      shut.add(paymentId);
      return { outcome: 'declined', providerId: null, reason: 'never_arrived' };
    }
    // The money comes at the very moment it is called off: then it is there, and has to go back.
    const isComing = ['processing', 'requires_action', 'authorised'].includes(intent.state);
    if (isComing && faults.strikes('payment_captured_late', paymentId)) take(intent, intent.amountMinor);
    if (intent.state !== 'captured' && intent.state !== 'declined') become(intent, 'voided');
    return answerOf(intent);
  }

  function retrieve({ paymentId }: FindablePayment): ProviderAnswer {
    const intent = intents.get(paymentId);
    return intent ? answerOf(intent) : { outcome: 'declined', providerId: null, reason: 'never_arrived' };
  }

  /** A request and its answer; no answer is `unknown` after ten seconds, whether or not the request arrived, or arrives yet. */
  function ask<Answer>(
    from: Process,
    what: string,
    paymentId: string,
    effect: () => Answer,
    mayBeLate: boolean,
  ): Promise<Answer | { outcome: 'unknown' }> {
    return new Promise((resolve) => {
      if (!from.isAlive) return;
      const label = `provider ${what} ${paymentId}`;
      const reply = (after: number, answer: Answer | { outcome: 'unknown' }) =>
        timeline.after(after, '', () => {
          timeline.note(`${label} → ${(answer as { outcome: string }).outcome}`);
          if (from.isAlive) resolve(answer);
        });
      const unheard = () => reply(answerMilliseconds, { outcome: 'unknown' as const });
      if (timeline.now() < downUntil || faults.strikes('payment_unanswered_before_effect', paymentId)) return unheard();
      if (mayBeLate && faults.strikes('payment_arrives_late', paymentId)) {
        timeline.after(chance.between(answerMilliseconds, 80_000), '', effect);
        return unheard();
      }
      timeline.after(network.latency(), '', () => {
        const answer = effect();
        if (faults.strikes('payment_unanswered_after_effect', paymentId)) return unheard();
        faults.recovered(outage);
        reply(chance.between(20, 600), answer);
      });
    });
  }

  const seenBy = (from: Process): PaymentsService => ({
    authorise: (_caller, command) =>
      ask<ProviderAnswer>(from, 'authorise', command.paymentId, () => authorise(command), true),
    capture: (_caller, command) =>
      ask<ProviderAnswer>(from, 'capture', command.paymentId, () => capture(command), false),
    void: (_caller, command) => ask<ProviderAnswer>(from, 'void', command.paymentId, () => letGo(command), false),
    refund: (_caller, command) => ask<RefundAnswer>(from, 'refund', command.refundKey, () => refund(command), false),
    retrieve: (_caller, command) =>
      ask<ProviderAnswer>(from, 'retrieve', command.paymentId, () => retrieve(command), false),
    verify: async (_caller, raw, signature) =>
      signature === ownSignature ? ok(JSON.parse(raw) as ProviderEvent) : err({ code: 'webhook_invalid' }),
  });

  return {
    seenBy,
    intents: () => [...intents.values()],
    refundsOf: (bookingId: string) =>
      [...intents.values()]
        .filter((intent) => intent.bookingId === bookingId)
        .flatMap(({ refunds }) => [...refunds].map(([key, refund]) => ({ key, ...refund }))),
    /** What the provider had in hand for a booking right after each capture. */
    captures,
    /** Answers nobody for ten minutes, unless the fault stays away. */
    goDown(): void {
      if (!faults.strikes('payment_provider_down', outage)) return;
      timeline.note('provider: down for ten minutes');
      downUntil = timeline.now() + 600_000;
    },
    /** Somebody who has no secret tells of money that never came; true if anybody believed it. */
    async forge(): Promise<boolean> {
      const [intent] = intents.values();
      if (!intent || !faults.strikes('webhook_forged', `forged ${intent.paymentId}`)) return false;
      const { bookingId, paymentId } = intent;
      const isBelieved = await deliver({ eventId: 'forged', kind: 'captured', bookingId, paymentId }, 'a guess');
      if (!isBelieved) faults.recovered(`forged ${paymentId}`);
      return isBelieved;
    },
    /** All news so far, once more and in another order, as providers do for days. */
    replayNews(within: number): number {
      for (const event of told) attempt(event, chance.between(0, within), 6);
      return told.length;
    },
  };
}
