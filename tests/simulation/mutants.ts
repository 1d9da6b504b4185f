// Planted bugs: each is one change of one line of the product, made as it is loaded. A simulation that misses one proves too little.

type Change = { file: string; find: string; replace: string };

/** Some rules are kept twice over; a bug in them is planted in both places, in the same file unless another is named. */
export type Mutant = Change & { name: string; also?: Omit<Change, 'file'> & { file?: string } };

export const changesOf = ({ file, find, replace, also }: Mutant): Change[] => [
  { file, find, replace },
  ...(also ? [{ file, ...also }] : []),
];

export const mutants: Mutant[] = [
  {
    name: 'a hold is granted over a held seat',
    file: 'durable-objects/flight/flight-memory.ts',
    find: `return this.#seats.get(seat)?.state === 'free';`,
    replace: `return ['free', 'held'].includes(this.#seats.get(seat)?.state ?? '');`,
  },
  {
    name: 'dead holds are never expired',
    file: 'durable-objects/flight/flight.object.ts',
    find: 'expireDueHolds(this.#memory, now);',
    replace: '',
  },
  {
    name: 'a dead hold counts as alive',
    file: 'domain/seat-inventory.ts',
    find: `(hold.state === 'held' && now < hold.expiresAt)`,
    replace: `hold.state !== 'released'`,
  },
  {
    name: 'release ignores whose seats they are',
    file: 'durable-objects/flight/seats.ts',
    find: 'for (const seat of seatsOfHold(memory, hold)) freeSeat(memory, seat, hold.holdId);',
    replace: 'for (const [seat, { holdId }] of memory.seats) if (holdId) freeSeat(memory, seat, holdId);',
  },
  {
    name: 'the first answer to a key is forgotten',
    file: 'durable-objects/booking/hold-booking.ts',
    find: 'if (!first) return ok(null);',
    replace: 'if (first || !first) return ok(null);',
  },
  {
    name: 'the key of a payment is ignored',
    file: 'durable-objects/booking/pay-booking.ts',
    find: 'if (repeated.value) return ok({ isReplay: true });',
    replace:
      'if (repeated.value) command = { ...command, key: command.key + now, paymentId: (command.paymentId + now) as typeof command.paymentId };',
  },
  {
    name: 'the alarm is not set again',
    file: 'durable-objects/kit/wake-up.ts',
    find: 'void storage.setAlarm(at);',
    replace: 'if (at > now + 400_000) void storage.setAlarm(at);',
  },
  {
    name: 'the time is part of the key of a payment',
    file: 'durable-objects/booking/take-step.ts',
    find: 'await deps.payments.authorise(caller, { paymentId, bookingId, amount, paymentMethod: payment.paymentMethod }),',
    replace:
      'await deps.payments.authorise(caller, { paymentId: (paymentId + facts.now) as typeof paymentId, bookingId, amount, paymentMethod: payment.paymentMethod }),',
  },
  {
    name: 'a mail event is dropped when the queue is down',
    file: 'durable-objects/kit/outbox.ts',
    find: 'now + wait,',
    replace: 'attempts === 0 ? null : now + wait,',
  },
  {
    name: 'the index takes the last write, not the newest',
    file: 'workers/booking/booking.store.ts',
    find: 'setWhere: isNewer,',
    replace: '',
  },
  {
    name: 'the attempt is part of the key of a mail',
    file: 'workers/notifications/deliver-mail.ts',
    find: 'const composed = await composeMessage(claim.id, envelope, at);',
    replace: 'const composed = await composeMessage((claim.id + claim.attempt) as typeof claim.id, envelope, at);',
  },
  {
    name: 'a mail is sent whatever the booking says by now',
    file: 'workers/notifications/booking-mail.consumer.ts',
    find: `write: when(({ status }) => status === 'confirmed', itineraryMail),`,
    replace: `write: when(({ status }) => status === 'held', itineraryMail),`,
  },
  {
    name: 'a booking never expires',
    file: 'domain/booking.ts',
    find: `return booking.status === 'held' && booking.paymentStatus !== 'processing' && now >= booking.paymentRequiredBy;`,
    replace: 'return booking.paymentRequiredBy > 2 * now;',
  },
  {
    name: 'money is captured before the seats are confirmed',
    file: 'domain/payment-steps.ts',
    find: `return moveTo(payment, 'confirm', heard);`,
    replace: `return moveTo(payment, 'capture', heard);`,
  },
  {
    name: 'an authorisation is left open',
    file: 'domain/payment-steps.ts',
    find: `return { ...moveTo(payment, 'void'), areSeatsReleased: true };`,
    replace: `return { ...moveTo(payment, 'voided'), areSeatsReleased: true };`,
  },
  {
    name: 'captured money is not refunded',
    file: 'domain/payment-steps.ts',
    find: `if (payment.step === 'void') return moveTo(payment, 'refund', { providerId });`,
    replace: `if (payment.step === 'void') return moveTo(payment, 'voided', { providerId });`,
  },
  {
    name: 'only the first flight is confirmed',
    file: 'durable-objects/booking/take-step.ts',
    find: 'segments.map(({ flightId, holdId }) => deps.flightAt(flightId).confirm(caller, holdId)),',
    replace: 'segments.slice(0, 1).map(({ flightId, holdId }) => deps.flightAt(flightId).confirm(caller, holdId)),',
  },
  {
    name: 'half a journey is confirmed when the other half is lost',
    file: 'durable-objects/booking/take-step.ts',
    find: 'if (answers.every(({ ok }) => ok)) return good;',
    replace: 'if (answers.some(({ ok }) => ok)) return good;',
  },
  {
    name: 'the clock of a flight goes back with its machine',
    file: 'durable-objects/flight/flight.object.ts',
    find: 'Math.max(this.#parts.clock.now(), this.#memory?.flight.lastNow ?? 0)',
    replace: 'this.#parts.clock.now()',
  },
  {
    name: 'an unanswered authorisation is taken for a decline',
    file: 'domain/payment-steps.ts',
    find: `  if (!answersTo[payment.step].includes(heard.outcome)) return unanswered(payment, now);`,
    replace: `  if (heard.outcome === 'unknown' && payment.step === 'authorise') return moveTo(payment, 'declined', { reason: 'x' });
  if (!answersTo[payment.step].includes(heard.outcome)) return unanswered(payment, now);`,
  },
  {
    name: 'expired bookings and the watchdog leave flights to their own alarms',
    file: 'durable-objects/booking/keep-going.ts',
    find: 'await giveSeatsBack(itself(shell));',
    replace: '',
    also: {
      file: 'workers/booking/wake-overdue.job.ts',
      find: 'await wakeFlights(deps, rows, sweep);',
      replace: '',
    },
  },
  {
    name: 'the watchdog never looks again at a booking that changed',
    file: 'workers/booking/booking.store.ts',
    find: 'lte(bookings.changedAt, now - lastLookUntilMilliseconds),',
    replace: 'lte(bookings.changedAt, 0),',
  },
  {
    name: 'a booking is never told that its hold expired',
    file: 'durable-objects/flight/expired-holds.ts',
    find: 'if (!due.ok) return;',
    replace: 'if (due.ok) return;',
  },
  {
    name: 'a hold that is dead on arrival is granted',
    file: 'durable-objects/flight/hold-seats.ts',
    find: `if (now >= command.expiresAt) return err(howHoldEnded('expired'));`,
    replace: '',
  },
  {
    name: 'more leave a party than asked to',
    file: 'durable-objects/flight/end-holds.ts',
    find: 'passengers.filter(({ passengerId }) => passengerIds.includes(passengerId));',
    replace: 'passengers.filter(() => passengerIds.length > 0);',
  },
  {
    name: 'each attempt at a refund has a key of its own',
    file: 'domain/cancellation-steps.ts',
    find: `{ refusals }: CancellationProgress): string =>
  \`\${cancellationId}:refund:\${refusals}\`;`,
    replace: `{ refusals, attempts }: CancellationProgress): string =>
  \`\${cancellationId}:refund:\${refusals}:\${attempts}\`;`,
  },
  {
    name: 'a flight the airline cancels keeps its bookings',
    file: 'durable-objects/booking/booking.object.ts',
    find: `if (flight.status === 'cancelled') return carrierCancels(`,
    replace: 'if (flight.id === undefined) return carrierCancels(',
  },
  {
    name: 'a sale is not posted in the ledger',
    file: 'durable-objects/booking/booking-store.ts',
    find: `if (kind === 'booking.confirmed') return sold(paymentId, amountMinor);`,
    replace: '',
  },
  {
    name: 'a smaller aircraft forgets who sat in the seats it has not',
    file: 'durable-objects/flight/seats.ts',
    find: 'passenger.seat === seat ? { ...passenger, seat: null } : passenger,',
    replace: 'passenger,',
  },
  {
    name: 'a reminder has another key each time',
    file: 'workers/notifications/send-reminders.job.ts',
    find: `await derivedId('evt', bookingId, flightId, 'check_in_reminder');`,
    replace: `await derivedId('evt', bookingId, flightId, String(Date.now()));`,
  },
  {
    name: 'reminders go out a day early',
    file: 'workers/notifications/send-reminders.job.ts',
    find: 'const leadHours = 48;',
    replace: 'const leadHours = 72;',
  },
  {
    name: 'a failed query is logged with its values',
    file: 'shared/platform/log.ts',
    find: `.replace(valuesOfQuery, '')`,
    replace: '',
  },
];
