// A trip from several services: asked at once, complete when they answer, useful when they do not.
import { expect, test } from 'vitest';
import { err, ok } from '#domain/result';
import { type Deps, gatherTrip } from './gather-trip.ts';
import { aBookedSegment, aBooking, aFlight } from './samples.test-builder.ts';

const never = () => new Promise<never>(() => undefined);
const aMessage = { kind: 'itinerary', state: 'sent', sent_at: '2026-12-01T12:00:00.000Z' } as const;
const outAndBack = aBooking({
  segments: [aBookedSegment({ flight_id: 'flt_out' }), aBookedSegment({ flight_id: 'flt_back' })],
});

function aHouse(change: Partial<Deps> = {}) {
  const missing: string[] = [];
  const deps: Deps = {
    readBooking: async () => ok(outAndBack),
    readFlight: async (id) => ok(aFlight({ id })),
    listMessages: async () => ok([aMessage]),
    noteMissing: (part, reason) => void missing.push(`${part}: ${(reason as Error).message}`),
    deadlineMs: 5,
    ...change,
  };
  return { missing, gather: () => gatherTrip(deps, 'bkg_1') };
}

test('a trip is the booking with its flights in order and its messages', async () => {
  const { gather, missing } = aHouse();

  expect(await gather()).toEqual(
    ok({
      booking: outAndBack,
      flights: [aFlight({ id: 'flt_out' }), aFlight({ id: 'flt_back' })],
      messages: [aMessage],
      unavailable: [],
    }),
  );
  expect(missing).toEqual([]);
});

test('a flight two segments share is read once', async () => {
  const asked: string[] = [];
  const { gather } = aHouse({
    readBooking: async () => ok(aBooking({ segments: [aBookedSegment(), aBookedSegment()] })),
    readFlight: async (id) => {
      asked.push(id);
      return ok(aFlight({ id }));
    },
  });

  await gather();

  expect(asked).toEqual(['flt_1']);
});

test('parts are asked at once, not one after the other', async () => {
  let running = 0;
  let most = 0;
  const together = async () => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
  };
  const { gather } = aHouse({
    readFlight: async (id) => {
      await together();
      return ok(aFlight({ id }));
    },
  });

  await gather();

  expect(most).toBe(2);
});

test('messages that take too long are named, and the rest is there', async () => {
  const { gather, missing } = aHouse({ listMessages: never });

  expect(await gather()).toMatchObject(ok({ flights: [{}, {}], messages: [], unavailable: ['messages'] }));
  expect(missing).toEqual(['messages: messages did not answer in time']);
});

test('one flight that cannot be read is named, and the other is there', async () => {
  const { gather, missing } = aHouse({
    readFlight: async (id) => (id === 'flt_out' ? Promise.reject(new Error('down')) : ok(aFlight({ id }))),
  });

  expect(await gather()).toMatchObject(ok({ flights: [{ id: 'flt_back' }], unavailable: ['flights'] }));
  expect(missing).toEqual(['flights: down']);
});

test('a refused part is named like a broken one', async () => {
  const { gather, missing } = aHouse({
    readFlight: async () => err({ code: 'not_found' }),
    listMessages: async () => err({ code: 'not_found' }),
  });

  expect(await gather()).toMatchObject(ok({ flights: [], messages: [], unavailable: ['flights', 'messages'] }));
  expect(missing).toEqual(['messages: not_found', 'flights: not_found', 'flights: not_found']);
});

test('without its booking there is no trip, whatever the other parts say', async () => {
  const { gather } = aHouse({
    readBooking: async () => err({ code: 'not_found' }),
    listMessages: async () => Promise.reject(new Error('down')),
  });

  expect(await gather()).toEqual(err({ code: 'not_found' }));
});
