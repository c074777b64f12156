/**
 * A stand-in for the default app inside Electron: opens the app whose folder is the first argument that is not a
 * switch, after the modules named by `-r`, which Playwright uses to hold the app back until it is connected. All of
 * it is synchronous, so that both are in place before Electron is ready and before an inspector gets a word in;
 * the app's entry therefore has to be CommonJS.
 */
export const defaultAppPackage = JSON.stringify({ name: 'default-app', productName: 'Electron', main: 'main.cjs' });

export const defaultAppEntry = `
'use strict';
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

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
for (const name of modules) require(resolve(name));
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setVersion(description.version);
app.setName(description.productName ?? description.name);
app.setAppPath(folder);
try {
  require(join(folder, description.main));
} catch (error) {
  process.stderr.write(String(error?.stack ?? error) + '\\n');
  process.exit(1);
}
`;
