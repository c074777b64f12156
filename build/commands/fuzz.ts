/** `npm run fuzz -- --count 1000000 --seed 7`: fuzzes every decoder of the protocol. Arguments go to the fuzzer. */
import { join } from 'node:path';
import { runCommand } from '../progress.ts';
import { runInFront } from '../run-process.ts';
import { repositoryRoot } from '../vite/paths.ts';

await runCommand(() =>
  runInFront(process.execPath, [join(repositoryRoot, 'tests', 'fuzz', 'decoders.fuzz.ts'), ...process.argv.slice(2)]),
);
