/** The lock file is whole: `npm ci` refuses one that leaves out a package some platform needs, however it was written. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const versions = z.record(z.string(), z.string()).default({});
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      dependencies: versions,
      devDependencies: versions,
      optionalDependencies: versions,
    }),
  ),
});

let packages: z.infer<typeof lockFile>['packages'];

beforeAll(async () => {
  const path = join(import.meta.dirname, '..', '..', 'package-lock.json');
  ({ packages } = lockFile.parse(JSON.parse(await readFile(path, 'utf8'))));
});

/** Looks where Node would: in the folder of the package itself, then in each one above. */
function isLocked(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

test('names every package that any platform needs', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, devDependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path === '' ? 'package.json' : path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('names no host that a package came from', () => {
  const hosts = Object.values(packages).flatMap(({ resolved }) =>
    resolved?.includes('://') === true ? [resolved] : [],
  );
  expect(hosts).toEqual([]);
});
