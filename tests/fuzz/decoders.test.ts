/** Fifty thousand inputs to every decoder, with a seed of the day that is printed; decoders.fuzz.ts runs as many as one likes. */
import { expect, test } from 'vitest';
import { fuzzDecoders, MAX_ADDED_BYTES } from './run.ts';

const seed = Number(process.env['QUIETLINE_FUZZ_SEED'] ?? Date.now() % 2 ** 31);

test(`attacks 4, 8, 13, 14, 16, 19, 27: no decoder throws, changes anything or takes forged bytes (seed ${seed})`, async () => {
  console.log(`fuzzing with seed ${seed}; QUIETLINE_FUZZ_SEED repeats it`);
  const report = await fuzzDecoders({ count: 50_000, seed });
  expect(report.failures).toEqual([]);
  expect(report.addedBytes).toBeLessThan(MAX_ADDED_BYTES);
  // A decoder whose inputs all end alike would show that the mutations miss it.
  for (const { name, count, outcomes } of report.targets) {
    expect(count, name).toBeGreaterThan(50);
    expect(
      [...outcomes.values()].reduce((sum, times) => sum + times, 0),
      name,
    ).toBe(count);
  }
  const seen = new Set(
    report.targets.flatMap(({ name, outcomes }) => [...outcomes.keys()].map((one) => `${name}: ${one}`)),
  );
  for (const outcome of [
    'invite blob: invite',
    'cell: cell',
    'cell: malformed',
    'ratchet header by a hostile peer: skip',
    'ratchet header by a hostile peer: message',
    'REKEY1: accepted',
    'content, HELLO and WELCOME: hello',
    'content, HELLO and WELCOME: content',
    'file: refused altered',
    'stored ratchet: ratchet',
  ]) {
    expect(seen).toContain(outcome);
  }
});
