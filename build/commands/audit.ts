/** `npm run audit -- <the vault's folder>`: checks its audit log from outside the app. Standard input goes to the check. */
import { join } from 'node:path';
import { runCommand } from '../progress.ts';
import { runInFront } from '../run-process.ts';
import { repositoryRoot } from '../vite/paths.ts';

await runCommand(() => {
  const entry = join(repositoryRoot, 'electron', 'service', 'verify-audit.entry.ts');
  return runInFront(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)]);
});
