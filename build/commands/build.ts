/** `npm run build`: bundles every room into dist/. */
import { buildApp } from '../build-app.ts';
import { runCommand } from '../progress.ts';

await runCommand(async () => {
  await buildApp({ completeOnly: false });
  return 0;
});
