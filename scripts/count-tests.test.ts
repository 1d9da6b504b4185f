// The closing line of a check never says "0 failed" after a failed run.
import { expect, test } from 'vitest';
import { countTests } from './count-tests.ts';

const aReport = (over: object) =>
  JSON.stringify({ success: true, numPassedTests: 12, numFailedTests: 0, numFailedTestSuites: 0, ...over });

test('a good run is counted as it is', () => {
  expect(countTests(aReport({}))).toEqual({ passed: 12, failed: 0 });
});

test('failed tests are counted', () => {
  expect(countTests(aReport({ success: false, numFailedTests: 3, numFailedTestSuites: 1 }))).toEqual({
    passed: 12,
    failed: 3,
  });
});

test('files that could not be loaded count, though none of their tests ran', () => {
  expect(countTests(aReport({ success: false, numFailedTestSuites: 2 }))).toEqual({ passed: 12, failed: 2 });
});

test('an error outside any test counts', () => {
  expect(countTests(aReport({ success: false }))).toEqual({ passed: 12, failed: 1 });
});

test('a run without a report failed', () => {
  expect(countTests(undefined)).toEqual({ passed: 0, failed: 1 });
});
