/**
 * `npm run fuzz -- histories --count 100000 --seed 7`: drives two engines through that many histories. A failure names
 * the `--path` and the `--replay` that repeat its shortest history.
 */
import { parseArgs } from 'node:util';
import { holdHistories } from './histories.ts';
import { reportLines } from './report.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    path: { type: 'string' },
    replay: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 30);
console.log(`seed ${String(seed)}`);
const report = await holdHistories(Number(values.count ?? 100_000), seed, values);
for (const line of reportLines(report)) console.log(line);
