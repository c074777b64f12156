/** Builds the rooms that have code with Vite, and only when a source has changed since. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotGoOn, say, secondsSince } from './progress.ts';
import { repositoryRoot, roomEntries, rooms } from './vite/paths.ts';
import type { Room } from './vite/paths.ts';

const sourceFolders = ['shared', 'electron', 'renderer', 'client', 'relay', 'verifier', 'build/vite'];
const sourceFiles = ['package.json', 'package-lock.json'];

/** `completeOnly`: a room without code is an error, as it must be for a package. */
export async function buildApp(options: { completeOnly: boolean }): Promise<void> {
  const present = rooms.filter((room) => existsSync(join(repositoryRoot, roomEntries[room])));
  const absent = rooms.filter((room) => !present.includes(room));
  if (absent.length > 0 && options.completeOnly) {
    throw new CannotGoOn(`Not everything is there to be built: ${absent.map((room) => roomEntries[room]).join(', ')}`);
  }
  const stamp = `${await sourcesHash()} ${present.join(' ')}`;
  const stampFile = join(repositoryRoot, 'dist', '.stamp');
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return;

  const startedMs = performance.now();
  say(`building ${present.join(', ')}`);
  await rm(stampFile, { force: true });
  const { build } = await import('vite');
  const { buildVerifier } = await import('./build-verifier.ts');
  const outcomes = await Promise.allSettled([
    ...present.map(async (room) => build(await configOf(room))),
    buildVerifier(join(repositoryRoot, 'dist', 'verifier')),
  ]);
  const failures = outcomes.flatMap((outcome, index) =>
    outcome.status === 'rejected' ? [`${present[index] ?? 'verifier'}: ${String(outcome.reason)}`] : [],
  );
  if (failures.length > 0) throw new CannotGoOn(`the build failed.\n${failures.join('\n')}`);
  await mkdir(join(repositoryRoot, 'dist'), { recursive: true });
  await writeFile(stampFile, stamp);
  say(`built in ${secondsSince(startedMs)}`);
}

async function configOf(room: Room) {
  switch (room) {
    case 'main':
      return (await import('./vite/main.config.ts')).default;
    case 'preload':
      return (await import('./vite/preload.config.ts')).default;
    case 'service':
      return (await import('./vite/service.config.ts')).default;
    case 'renderer':
      return (await import('./vite/renderer.config.ts')).default;
    case 'client':
      return (await import('./vite/client.config.ts')).default;
  }
}

/** Names, sizes and times of change: reading every file would take longer than it saves. */
async function sourcesHash(): Promise<string> {
  const paths = [...sourceFiles];
  for (const folder of sourceFolders) {
    if (!existsSync(join(repositoryRoot, folder))) continue;
    const entries = await readdir(join(repositoryRoot, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile() && !entry.name.includes('.test.')) paths.push(join(entry.parentPath, entry.name));
    }
  }
  const lines = await Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs } = await stat(resolve(repositoryRoot, path));
      return `${path} ${String(size)} ${String(mtimeMs)}`;
    }),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
