/** After packing: Electron's default app, which would open any folder named to it, leaves the package. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export default async function afterPack({ appOutDir, packager }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
