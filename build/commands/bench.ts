/** `npm run bench`: runs every file of tests/bench, or the one that is named, and prints their tables. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotGoOn, runCommand } from '../progress.ts';
import { runInFront } from '../run-process.ts';
import { repositoryRoot } from '../vite/paths.ts';

const folder = join(repositoryRoot, 'tests', 'bench');
const suffix = '.bench.ts';

await runCommand(async () => {
  const words = process.argv.slice(2);
  const flags = words.filter((word) => word.startsWith('-'));
  const named = words.filter((word) => !word.startsWith('-'));
  const all = existsSync(folder) ? (await readdir(folder)).filter((file) => file.endsWith(suffix)).sort() : [];
  const names = all.map((file) => file.slice(0, -suffix.length));
  const unknown = named.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new CannotGoOn(`There is no benchmark called ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  }
  let worst = 0;
  for (const name of named.length > 0 ? named : names) {
    const code = await runInFront(process.execPath, ['--expose-gc', join(folder, `${name}${suffix}`), ...flags]);
    worst = Math.max(worst, code);
  }
  return worst;
});
