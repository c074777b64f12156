/** The sum that `npm test` prints: nothing that went wrong may be lost in it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addTotals, playwrightTotals, vitestTotals } from './test-totals.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quietline-totals-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function report(content: unknown): Promise<string> {
  const path = join(folder, 'report.json');
  await writeFile(path, JSON.stringify(content));
  return path;
}

const vitestCounts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

describe('vitest', () => {
  test('counts passed, failed, and skipped with to-do', async () => {
    const path = await report({ ...vitestCounts, numFailedTests: 2 });
    expect(await vitestTotals(path, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  test('counts a file that cannot be loaded as a failure', async () => {
    const path = await report({ ...vitestCounts, testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(await vitestTotals(path, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test('a runner that ends badly is a failure although every test passed', async () => {
    expect(await vitestTotals(await report(vitestCounts), 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test('no report after a bad end is a failure', async () => {
    expect(await vitestTotals(join(folder, 'absent.json'), 127)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('playwright', () => {
  test('counts a test that passed only on a second try as failed', async () => {
    const path = await report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] });
    expect(await playwrightTotals(path, 1)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  test('counts what went wrong outside of tests', async () => {
    const path = await report({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] });
    expect(await playwrightTotals(path, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });
});

test('totals add up', () => {
  expect(addTotals({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});
