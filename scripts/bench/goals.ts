// What a bench set out to reach and what it measured, and how both benches print that.
import { table } from '../table.ts';

export type Goal = { goal: string; measured: string; isReached: boolean };

export const goalsTable = (goals: readonly Goal[]): string =>
  table(
    ['goal', 'measured', ''],
    goals.map(({ goal, measured, isReached }) => [goal, measured, isReached ? 'reached' : 'MISSED']),
  );
