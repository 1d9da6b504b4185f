// What somebody sees who watches a seat map while others hold, pay and let holds die, over real sockets through every Worker.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeatMapOnWire } from '#contracts/flight';
import type { Doors } from '../../scripts/demo/connect.ts';
import { findOffers, flightOf, freeSeats, hold, pay } from '../../scripts/demo/shop.ts';
import { type House, openHouse } from '../support/house.ts';
import { aSignedInTraveller, doorsOf } from '../support/travellers.ts';
import { watchSeatMap } from '../support/watch-seat-map.ts';

let house: House;
let doors: Doors;

beforeAll(async () => {
  const settings = { RATE_LIMITS: 'off', PASSWORD_COST: 'low', HOLD_SECONDS: '4' };
  house = await openHouse({ settings, sellingDays: 12 });
  doors = doorsOf(house);
});
afterAll(() => house?.close());

async function aFlightOnSale(fromDay: number) {
  const [offer] = await findOffers(doors, 'CDG', 'DUB', fromDay);
  if (!offer) throw new Error('the demo airline flies from Paris to Dublin');
  const flightId = flightOf(offer);
  const [first = '', second = ''] = await freeSeats(doors, flightId);
  return { offer, flightId, seats: { first, second } };
}

test('a hold, its payment and the death of another hold are seen by all who watch, from before the first sale on', async () => {
  const { offer, flightId, seats } = await aFlightOnSale(4);
  const [payer, dawdler] = await Promise.all([aSignedInTraveller(doors), aSignedInTraveller(doors)]);
  const watchers = await Promise.all([1, 2].map(() => watchSeatMap(house.url, flightId)));
  const snapshots = await Promise.all(watchers.map(({ next }) => next()));

  const held = await hold(doors, { ...payer, offer, seat: seats.first });
  await hold(doors, { ...dawdler, offer, seat: seats.second });
  await pay(doors, payer.token, held.body);

  expect(snapshots).toMatchObject([1, 2].map(() => ({ type: 'snapshot', flight_id: flightId, seats: {} })));
  for (const { until } of watchers) {
    await until(seats.first, 'taken');
    await until(seats.second, 'free');
  }
  await Promise.all(watchers.map(({ leave }) => leave()));
});

test('who lost the connection comes back with the version seen last, and is told only what changed', async () => {
  const { offer, flightId, seats } = await aFlightOnSale(6);
  const traveller = await aSignedInTraveller(doors);
  const watcher = await watchSeatMap(house.url, flightId);
  const seen = await watcher.next();
  await watcher.leave();

  const held = await hold(doors, { ...traveller, offer, seat: seats.first });
  await pay(doors, traveller.token, held.body);
  const back = await watchSeatMap(house.url, flightId, seen.version);

  expect(await back.next()).toMatchObject({
    type: 'delta',
    previous_version: seen.version,
    seats: { [seats.first]: 'taken' },
  });
  const { body: map } = await doors.api<SeatMapOnWire>(`/v1/flights/${flightId}/seat-map`);
  const fromTheMap = await watchSeatMap(house.url, flightId, map.version);
  expect(await fromTheMap.next()).toMatchObject({ version: map.version, seats: {} });
  await Promise.all([back.leave(), fromTheMap.leave()]);
});

test('a ping is answered without waking anybody', async () => {
  const { flightId } = await aFlightOnSale(8);
  const watcher = await watchSeatMap(house.url, flightId);
  await watcher.next();

  watcher.send('ping');

  expect(await watcher.text()).toBe('pong');
  await watcher.leave();
});

test('who asks wrongly is told why, and opens nothing', async () => {
  const { flightId } = await aFlightOnSale(4);
  const upgrade = { Upgrade: 'websocket' };
  const ask = async (id: string, query: string, headers: Record<string, string>) => {
    const answer = await house.fetch(`/v1/flights/${id}/seat-map/live${query}`, { headers });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };

  expect(await ask(flightId, '', {})).toEqual([426, 'upgrade_required']);
  expect(await ask(flightId, '?after=yesterday', upgrade)).toEqual([422, 'invalid_request']);
  expect(await ask(flightId, '?after=yesterday', {})).toEqual([422, 'invalid_request']);
  expect(await ask(flightId, '?after=-1', upgrade)).toEqual([422, 'invalid_request']);
  expect(await ask('flt_nowhere', '', upgrade)).toEqual([404, 'not_found']);
  const elsewhere = { ...upgrade, Origin: 'https://elsewhere.example' };
  expect(await ask(flightId, '', elsewhere)).toEqual([403, 'origin_not_allowed']);
});
