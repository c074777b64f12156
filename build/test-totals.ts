/** Adds up what the test runners wrote into their JSON reports. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export type Totals = { passed: number; failed: number; skipped: number };

export const noTests: Totals = { passed: 0, failed: 0, skipped: 0 };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

export function addTotals(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A file that could not even be loaded has no tests and counts as one failure. */
export async function vitestTotals(path: string, exitCode: number): Promise<Totals> {
  if (!existsSync(path)) return withoutReport(exitCode);
  const report = vitestReport.parse(JSON.parse(await readFile(path, 'utf8')));
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const totals = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return atLeastOneFailure(totals, exitCode);
}

/** A test that passed only on a second try would count as failed. */
export async function playwrightTotals(path: string, exitCode: number): Promise<Totals> {
  if (!existsSync(path)) return withoutReport(exitCode);
  const { stats, errors } = playwrightReport.parse(JSON.parse(await readFile(path, 'utf8')));
  const totals = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
  return atLeastOneFailure(totals, exitCode);
}

function withoutReport(exitCode: number): Totals {
  return atLeastOneFailure(noTests, exitCode);
}

/** A runner that ends badly for another reason (an unhandled rejection) must not look good in the sum. */
function atLeastOneFailure(totals: Totals, exitCode: number): Totals {
  return exitCode !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}
