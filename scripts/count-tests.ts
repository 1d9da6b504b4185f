// How many tests passed and failed, out of the JSON report of a test run.

type Report = { success: boolean; numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };

/** A run that failed without a failed test, or left no report at all, still counts one failure a file and one at least. */
export function countTests(text: string | undefined): { passed: number; failed: number } {
  if (text === undefined) return { passed: 0, failed: 1 };
  const report: Report = JSON.parse(text);
  if (report.success || report.numFailedTests > 0)
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  return { passed: report.numPassedTests, failed: Math.max(1, report.numFailedTestSuites) };
}
