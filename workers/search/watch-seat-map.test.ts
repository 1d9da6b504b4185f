// The way to a live seat map: a flight in the catalogue is asked for a socket, one nobody knows is not.
import { expect, test } from 'vitest';
import { aFlightPlan } from '../../tests/support/builders.ts';
import { watchSeatMap } from './watch-seat-map.ts';

const upgradeFor = (id: string) => new Request(`https://search/${id}?after=17`, { headers: { Upgrade: 'websocket' } });

test('the upgrade goes to the flight as it came; a flight nobody knows is not asked', async () => {
  const asked: string[] = [];
  const deps = {
    plansOf: async (ids: string[]) => (ids[0] === 'flt_paris' ? [aFlightPlan()] : []),
    watch: async (id: string, { url, headers }: Request) => {
      asked.push(`${id} ${url} ${headers.get('Upgrade')}`);
      return new Response('the socket');
    },
  };

  const opened = await watchSeatMap(deps, upgradeFor('flt_paris'));
  const unknown = await watchSeatMap(deps, upgradeFor('flt_nowhere'));

  expect(await opened.text()).toBe('the socket');
  expect(asked).toEqual(['flt_paris https://search/flt_paris?after=17 websocket']);
  expect([unknown.status, await unknown.json()]).toEqual([422, { code: 'not_found' }]);
});
