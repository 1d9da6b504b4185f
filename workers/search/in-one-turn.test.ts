// Questions of one turn are loaded together, and everybody gets the answers to their own.
import { expect, test } from 'vitest';
import { inOneTurn } from './in-one-turn.ts';

function aLoader() {
  const loads: number[][] = [];
  const ask = inOneTurn(async (questions: number[]) => {
    loads.push(questions);
    return questions.map((question) => question * 10);
  });
  return { loads, ask };
}

test('callers of one turn share a load, callers of the next have their own', async () => {
  const { loads, ask } = aLoader();

  const first = await Promise.all([ask([1, 2]), ask([]), ask([3])]);
  const second = await Promise.all([ask([4]), ask([5, 6])]);

  expect(first).toEqual([[10, 20], [], [30]]);
  expect(second).toEqual([[40], [50, 60]]);
  expect(loads).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

test('a load that fails fails for those who asked, and for nobody after', async () => {
  let isAway = true;
  const ask = inOneTurn(async (questions: number[]) => {
    if (isAway) throw new Error('away');
    return questions;
  });

  await expect(Promise.all([ask([1]), ask([2])])).rejects.toThrow('away');
  isAway = false;
  expect(await ask([3])).toEqual([3]);
});
