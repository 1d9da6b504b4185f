// A whole house in one seed: real objects, real booking worker and consumers; everything around them simulated and at fault.
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import type { Answered, BookingService } from '#contracts/booking-service';
import type { OfferToBook } from '#contracts/search-service';
import type { Failure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import { flightAt } from '#objects/flight/flight.address';
import type { Caller, SignedIn } from '#platform/caller';
import BookingWorker from '../../workers/booking/index.ts';
import { catalogueOf, flightOnWire } from './catalogue.ts';
import { chanceOf } from './chance.ts';
import { d1Database } from './d1-database.ts';
import { type FaultKind, faultsOf } from './faults.ts';
import { flightHistory } from './flight-history.ts';
import { type Host, objectHouse } from './object-house.ts';
import { paymentsProvider } from './payments-provider.ts';
import { postOffice } from './post-office.ts';
import { kill, neverSettles, type Process, startProcess } from './process.ts';
import { type DeadLetter, queueNamed } from './queues.ts';
import { bookingsHeldOn } from './raw-storage.ts';
import { timelineFrom } from './timeline.ts';

export const startsAt = Date.UTC(2026, 5, 1, 6);
export const minute = 60_000;
export const faultsEndAt = startsAt + 60 * minute;

export type WorldOptions = { seed: number; off: ReadonlySet<FaultKind>; keepsLines: boolean };
export type World = ReturnType<typeof openWorld>;

/** Whoever reaches for it is dead: all that came before is done, and nothing that comes after. */
const deadlyDatabase = (process: Process) =>
  ({
    prepare: () => {
      kill(process, 'it died before it wrote the index');
      return { bind: () => ({}) };
    },
    batch: () => neverSettles(),
  }) as unknown as D1Database;

/** An older version that overwrites a newer one is written down, however soon it is mended. */
const noticesStepsBack = `
  CREATE TABLE steps_back (booking_id TEXT, was INTEGER, became INTEGER);
  CREATE TRIGGER step_back BEFORE UPDATE ON bookings WHEN NEW.version < OLD.version
  BEGIN INSERT INTO steps_back VALUES (OLD.id, OLD.version, NEW.version); END`;

const system = (part: string): Caller => ({ kind: 'system', part, requestId: 'req_simulated' });

export function openWorld({ seed, off, keepsLines }: WorldOptions) {
  const chance = chanceOf(`seed ${seed}`);
  const timeline = timelineFrom(startsAt, keepsLines);
  const faults = faultsOf(chance.stream('faults'), off, () => timeline.now() < faultsEndAt);
  const recorder = flightHistory(timeline.now);
  const catalogue = catalogueOf(chance.stream('plans'), startsAt);
  /** Bodies of queues and lines of logs, to be searched for what must not be in them. */
  const overheard: string[] = [];
  const seen = (body: unknown) => overheard.push(JSON.stringify(body));
  const offers = new Map<string, OfferToBook>();
  const deadLetters: DeadLetter[] = [];

  const objects = objectHouse({
    timeline,
    faults,
    chance: chance.stream('objects'),
    recorder,
    bindingsFor,
    mayLoseAlarm,
  });
  const { network } = objects;
  const index = d1Database('migrations/bookings', { timeline, faults, network }, noticesStepsBack);
  const messages = d1Database('migrations/messages', { timeline, faults, network });
  const provider = paymentsProvider({
    timeline,
    faults,
    chance: chance.stream('provider'),
    network,
    deliver: async (event, signature) => {
      const raw = JSON.stringify(event);
      const call = (await ask('paymentWebhook', system('gateway'), raw, signature).catch(() => undefined)) as
        | Result<unknown, Failure>
        | undefined;
      return call?.ok ?? false;
    },
    travellerAgreesAfter: () => (chance.isLucky(0.7) ? chance.between(2_000, 150_000) : undefined),
  });
  const mails = postOffice({
    timeline,
    faults,
    messages,
    readForMail: (process, id) => workerFor(process).readForMail(system('notifications'), id),
    settleEvents: (process, id, events) => workerFor(process).settleEvents(system('notifications'), id, events),
    departuresBetween: (process, window) => workerFor(process).departuresBetween(system('notifications'), window),
  });
  const queueNeeds = (name: string) => ({ timeline, faults, chance: chance.stream(name), seen });
  const consumeAsBooking = (batch: MessageBatch, process: Process) =>
    (workerFor(process) as unknown as BookingWorker).queue(batch);
  const bookingIndex = queueNamed('booking-index', queueNeeds('booking-index'), consumeAsBooking, deadLetters);
  const faithful = { ...queueNeeds('flight-changes'), isFaithful: true };
  const flightChanges = queueNamed('flight-changes', faithful, consumeAsBooking, deadLetters);
  const bookingMail = queueNamed('booking-mail', queueNeeds('booking-mail'), mails.consume, deadLetters);
  const availability = queueNamed('availability', queueNeeds('availability'), async () => {}, deadLetters);

  /** A flight is the way back to a booking that died before it was indexed: it may not be lost with it. */
  function mayLoseAlarm({ kind, stored }: Host): boolean {
    if (kind !== 'Flight') return true;
    return bookingsHeldOn(stored.database).every(
      (id) => index.rows('SELECT 1 FROM bookings WHERE id = ?', id).length > 0,
    );
  }

  function bindingsFor(process: Process): Record<string, unknown> {
    return {
      PAYMENTS: provider.seenBy(process),
      BOOKING_INDEX: bookingIndex.seenBy(process),
      BOOKING_MAIL: bookingMail.seenBy(process),
      AVAILABILITY: availability.seenBy(process),
    };
  }

  /** The booking worker as one process runs it: the real class over simulated bindings. */
  function workerFor(process: Process, database = index.seenBy(process)): BookingService {
    const Worker = BookingWorker as unknown as new (ctx: unknown, env: unknown) => BookingService;
    return new Worker(
      {},
      {
        ENVIRONMENT: 'local',
        HOLD_SECONDS: '300',
        HOLDS_PER_FLIGHT: '2',
        HOLDS_PER_ACCOUNT: '5',
        INDEX_KEY: 'a-key-of-the-index-for-simulations',
        BOOKING_CURSOR_KEY: 'a-key-of-cursors-for-simulations-only',
        BOOKINGS: database,
        BOOKING: objects.namespaceOf('Booking', process),
        FLIGHT: objects.namespaceOf('Flight', process),
        THROTTLE: objects.namespaceOf('Throttle', process),
        SEARCH: {
          readOffer: async (_caller: Caller, id: string) => {
            if (faults.strikes('search_down', 'search')) throw new Error('search is down');
            faults.recovered('search');
            const offer = offers.get(id);
            return offer ? ok(structuredClone(offer)) : err({ code: 'offer_not_found' });
          },
          readFlight: async (_caller: Caller, id: FlightId) => {
            if (faults.strikes('search_down', 'search')) throw new Error('search is down');
            faults.recovered('search');
            const plan = catalogue.planOf(id);
            return plan ? ok(flightOnWire(plan)) : err({ code: 'not_found' });
          },
        },
        IDENTITY: {
          readHoldLimits: async () => ({ perFlight: null, perAccount: null }),
          listErasures: async () => [],
        },
        PAYMENTS: provider.seenBy(process),
      },
    );
  }

  /** One request to the booking worker, in a process of its own that may die on the way. */
  function ask(method: keyof BookingService | 'scheduled', ...given: unknown[]): Promise<unknown> {
    const process = startProcess(`worker at ${method}`);
    const isDoomed = faults.strikes('driver_dies', `worker ${method}`);
    if (isDoomed) timeline.after(chance.between(1, 400), '', () => kill(process, 'it was driven away'));
    const isLateDoomed =
      method === 'createBooking' && faults.strikes('worker_dies_before_index', 'worker createBooking');
    const database = isLateDoomed ? deadlyDatabase(process) : index.seenBy(process);
    const reach = () => ({ process, instance: workerFor(process, database) as never });
    return network.call({ from: undefined, label: `worker ${method}`, method, given, call: undefined, reach });
  }

  function inProcess<Value>(name: string, run: (process: Process) => Promise<Value>): Promise<Value> {
    const process = startProcess(name);
    if (faults.strikes('driver_dies', name)) timeline.after(chance.between(1, 400), '', () => kill(process, 'it died'));
    return run(process).then((value) => {
      faults.recovered(name);
      return value;
    });
  }

  return {
    chance,
    timeline,
    faults,
    recorder,
    catalogue,
    overheard,
    /** Flights that staff changed: a lost alarm of theirs may keep search waiting for the next caller. */
    touchedByStaff: new Set<string>(),
    offers,
    objects,
    provider,
    mails,
    deadLetters,
    index,
    messages,
    queues: [bookingIndex, bookingMail, flightChanges],
    createBooking: (caller: SignedIn, input: Parameters<BookingService['createBooking']>[1]) =>
      ask('createBooking', caller, input) as Promise<Result<Answered<BookingOnWire>, Failure>>,
    payBooking: (caller: SignedIn, input: Parameters<BookingService['payBooking']>[1]) =>
      ask('payBooking', caller, input) as Promise<Result<Answered<PaymentOnWire>, Failure>>,
    quoteCancellation: (caller: SignedIn, input: Parameters<BookingService['quoteCancellation']>[1]) =>
      ask('quoteCancellation', caller, input) as ReturnType<BookingService['quoteCancellation']>,
    changeSeats: (caller: SignedIn, input: Parameters<BookingService['changeSeats']>[1]) =>
      ask('changeSeats', caller, input) as ReturnType<BookingService['changeSeats']>,
    cancelBooking: (caller: SignedIn, input: Parameters<BookingService['cancelBooking']>[1]) =>
      ask('cancelBooking', caller, input) as ReturnType<BookingService['cancelBooking']>,
    /** The crons of the booking worker, of search and of notifications, as processes that may die. */
    watch: () => ask('scheduled', { scheduledTime: timeline.now(), cron: '* * * * *' }),
    pushPlans: () =>
      inProcess('search at a cron', (process) =>
        catalogue.push(
          system('search'),
          (id) => flightAt(objects.namespaceOf('Flight', process), id),
          (message) => flightChanges.seenBy(process).send(message),
        ),
      ),
    remind: () => inProcess('notifications at a cron', (process) => mails.remind(process)),
    flight: (plan: Pick<FlightPlan, 'flightId'>) => flightAt(objects.namespaceOf('Flight', undefined), plan.flightId),
    stepClock(host: Host, offset: number): void {
      recorder.clockMoves(host, offset);
      host.clockOffset = offset;
    },
    close(): void {
      objects.close();
      index.close();
      messages.close();
    },
  };
}
