/**
 * `npm run fuzz -- --count 1000000 --seed 7`: fuzzes every decoder of the protocol. `npm run fuzz -- histories
 * --count 100000 --seed 7`: drives two engines through that many histories. All else goes to the fuzzer.
 */
import { join } from 'node:path';
import { runCommand } from '../progress.ts';
import { runInFront } from '../run-process.ts';
import { repositoryRoot } from '../vite/paths.ts';

const [first, ...rest] = process.argv.slice(2);
const isHistories = first === 'histories';
const fuzzer = isHistories ? join('model', 'histories.fuzz.ts') : join('fuzz', 'decoders.fuzz.ts');
await runCommand(() =>
  runInFront(process.execPath, [
    join(repositoryRoot, 'tests', fuzzer),
    ...(isHistories ? rest : process.argv.slice(2)),
  ]),
);
