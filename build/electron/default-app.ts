/**
 * A stand-in for the default app inside Electron: opens the app whose folder is the first argument that is not a
 * switch, after the modules named by `-r`, which Playwright uses to wait for its own connection. An ES module that
 * awaits the app's entry at top level: Electron holds back "ready" until then.
 */
export const defaultAppPackage = JSON.stringify({ name: 'default-app', productName: 'Electron', main: 'main.mjs' });

export const defaultAppEntry = `
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = [];
let folder;
const args = process.argv.slice(1);
for (let at = 0; at < args.length && folder === undefined; at += 1) {
  if (args[at] === '-r' || args[at] === '--require') modules.push(args[(at += 1)]);
  else if (!args[at].startsWith('-')) folder = resolve(args[at]);
}
if (folder === undefined) {
  process.stderr.write('Name the folder of the app.\\n');
  process.exit(2);
}
process.defaultApp = true;
const require = createRequire(import.meta.url);
for (const name of modules) require(resolve(name));
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setVersion(description.version);
app.setName(description.productName ?? description.name);
app.setAppPath(folder);
try {
  await import(pathToFileURL(join(folder, description.main)).href);
} catch (error) {
  process.stderr.write(String(error?.stack ?? error) + '\\n');
  process.exit(1);
}
`;
