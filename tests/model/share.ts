/**
 * One worker's share of the 10,000 histories of a whole run. The seeds are fixed, so that a change is judged by its own
 * histories and not by chance; others are found by `npm run fuzz -- histories`, or with `QUIETLINE_SEED`.
 */
import { expect, test } from 'vitest';
import { holdHistories } from './histories.ts';
import { reportLines } from './report.ts';

const HISTORIES = 10_000;
const SHARES = 2;

export function holdShare(share: 1 | 2): void {
  test(`attacks 11, 12, 13, 22, 23, 25, 27: any history of faults ends whole, or says what is not (${String(share)} of ${String(SHARES)})`, async () => {
    const seed = Number(process.env['QUIETLINE_SEED'] ?? share);
    console.log(`QUIETLINE_SEED=${String(seed)}`);
    const report = await holdHistories(HISTORIES / SHARES, seed);
    for (const line of reportLines(report)) console.log(line);
    // Histories that never leave the straight way would hold anything.
    for (const way of [
      'asking -> open',
      'open -> gap',
      'gap -> open',
      'renewing -> open',
      'open -> forked',
      'open -> ended',
    ])
      expect(report.seen.get(way), way).toBeGreaterThan(0);
  }, 900_000);
}
