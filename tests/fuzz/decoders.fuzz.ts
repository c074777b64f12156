/**
 * Fuzzes every decoder of QL/1: `npm run fuzz -- --count 1000000 --seed 7`. Without a seed it
 * takes one and prints it; `--only N` repeats one input of a seed. Exit code 1 when anything was wrong.
 */
import { parseArgs } from 'node:util';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { fuzzDecoders, MAX_ADDED_BYTES } from './run.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string' },
    native: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
const only = values.only === undefined ? undefined : Number(values.only);
if (![count, seed, only ?? 0].every((value) => Number.isSafeInteger(value) && value >= 0)) {
  console.error('--count, --seed and --only are whole numbers');
  process.exit(2);
}
const primitives = values.native ? useFastPrimitives() : [];
console.log(
  `${count} inputs, seed ${seed}, ${primitives.length > 0 ? `native ${primitives.join(', ')}` : 'portable primitives'}`,
);

const startedMs = performance.now();
const report = await fuzzDecoders({ count, seed, only }, (done) => {
  if (done > 0 && done % 100_000 === 0)
    console.log(`  ${done} after ${Math.round((performance.now() - startedMs) / 1000)} s`);
});
for (const { name, count: inputs, outcomes, slowestMs, slowestInput, largestInput } of report.targets) {
  const words = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, times]) => `${outcome} ${times}`);
  console.log(
    `${name}: ${inputs} inputs up to ${largestInput} bytes, slowest ${slowestMs.toFixed(1)} ms (input ${slowestInput})`,
  );
  console.log(`  ${words.join(', ')}`);
}
console.log(`memory added: ${Math.round(report.addedBytes / 2 ** 20)} MiB at most`);
console.log(`${report.failures.length} failures in ${Math.round((performance.now() - startedMs) / 1000)} s`);
for (const failure of report.failures) console.error(failure);
process.exitCode = report.failures.length === 0 && report.addedBytes <= MAX_ADDED_BYTES ? 0 : 1;
