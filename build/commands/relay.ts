/** `npm run relay`: runs the relay as a server of its own, with the client's page built. Arguments go to the relay. */
import { join } from 'node:path';
import { buildApp } from '../build-app.ts';
import { runCommand } from '../progress.ts';
import { runInFront } from '../run-process.ts';
import { repositoryRoot } from '../vite/paths.ts';

await runCommand(async () => {
  await buildApp({ completeOnly: false });
  const entry = join(repositoryRoot, 'relay', 'relay.entry.ts');
  return runInFront(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)]);
});
