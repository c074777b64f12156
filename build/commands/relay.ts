/** `npm run relay`: runs the relay as a server of its own, with the client's page built. Arguments go to the relay. */
import { join } from 'node:path';
import { buildApp } from '../build-app.ts';
import { runCommand } from '../progress.ts';
import { runInFront } from '../run-process.ts';
import { builtFolder, repositoryRoot } from '../vite/paths.ts';

await runCommand(async () => {
  await buildApp({ completeOnly: false });
  const entry = join(repositoryRoot, 'relay', 'relay.entry.ts');
  const given = process.argv.slice(2);
  // What the operator says of the page, in a file, the environment or an argument, stands above this one.
  const env = given.includes('--config') ? {} : { QUIETLINE_RELAY_PAGE: builtFolder('client') };
  return runInFront(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...given], {
    env: { ...env, ...process.env },
  });
});
