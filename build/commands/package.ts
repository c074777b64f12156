/** `npm run package`: the app as a folder in release/. `-- --release` refuses any Electron but the official one. */
import { packageApp } from '../package-app.ts';
import { runCommand } from '../progress.ts';

await runCommand(async () => {
  await packageApp({ forRelease: process.argv.includes('--release') });
  return 0;
});
