/** Looks for what the operating system must bring, installs it where that is allowed, else names the one line to run. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.ts';
import { hasDisplay } from './display.ts';
import { CannotGoOn, say, sayWhile } from './progress.ts';
import { runQuietly } from './run-process.ts';

/** Debian's name first; Ubuntu renamed some of them with t64. */
type SystemPackage = readonly [string, ...string[]];

const electronLibraries: SystemPackage[] = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
];

/** `window`: what the app needs to open. `tests`: also a browser, the readers of PDF, another Argon2, and glyphs. */
export async function ensureSystemLibraries(purpose: 'window' | 'tests', electronPath: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await missingPackages(purpose, electronPath);
  if (missing.length === 0) return;

  const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (!mayInstall) throw new CannotGoOn(adviceFor(missing));
  const names = missing.map(([debian]) => debian).join(' ');
  say(`installing system packages: ${names}`);
  await sayWhile('installing system packages', install(missing));
  const stillMissing = await missingPackages(purpose, electronPath);
  if (stillMissing.length > 0) {
    throw new CannotGoOn(`These system packages are still missing after their installation: ${names}`);
  }
}

async function missingPackages(purpose: 'window' | 'tests', electronPath: string): Promise<SystemPackage[]> {
  const missing: SystemPackage[] = [];
  const { output } = await runQuietly('ldd', [electronPath]);
  if (output.includes('not found')) missing.push(...electronLibraries);
  if (!hasDisplay() && !onPath('Xvfb')) missing.push(['xvfb']);
  if (purpose === 'window') return missing;

  if (findChromium() === undefined) missing.push(['chromium']);
  if (!onPath('pdftotext') || !onPath('pdfinfo')) missing.push(['poppler-utils']);
  if (!onPath('argon2')) missing.push(['argon2']);
  if (!onPath('qpdf')) missing.push(['qpdf']);
  if (!(await hasFont('Noto Sans'))) missing.push(['fonts-noto-core']);
  if (!(await hasFont('Noto Color Emoji'))) missing.push(['fonts-noto-color-emoji']);
  return missing;
}

async function hasFont(family: string): Promise<boolean> {
  if (onPath('fc-list')) {
    const { output } = await runQuietly('fc-list', [`:family=${family}`, 'family']);
    return output.includes(family);
  }
  return existsSync('/usr/share/fonts/truetype/noto');
}

async function install(packages: SystemPackage[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await runQuietly('apt-get', ['update', '-q'], { env });
  const names: string[] = [];
  for (const candidates of packages) names.push(await availableName(candidates));
  const args = ['install', '-q', '-y', '--no-install-recommends', ...names];
  const { code, output } = await runQuietly('apt-get', args, { env });
  if (code === 0) return;
  const words = updated.code === 0 ? output : `${updated.output}\n${output}`;
  throw new CannotGoOn(`apt-get could not install ${names.join(' ')}:\n${words.trim().slice(-2000)}`);
}

async function availableName([debian, ...others]: SystemPackage): Promise<string> {
  for (const name of [...others, debian]) {
    const { output } = await runQuietly('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return debian;
}

function adviceFor(packages: SystemPackage[]): string {
  const names = packages.map(([debian]) => debian).join(' ');
  if (!onPath('apt-get')) {
    return `The system lacks what Debian calls ${names}. Install these with your system's package manager and try again.`;
  }
  return `The system lacks some packages. Run this once, then try again:\n  sudo apt-get install -y --no-install-recommends ${names}`;
}

function onPath(program: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}
