/** The way in answers at once and in words, also where it cannot go on. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = join(import.meta.dirname, 'bootstrap.mjs');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quietline-bootstrap-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A clone in small: a lock file that names `wanted`, and packages as npm would have written them down. */
function miniature(wanted: object, present: object): string {
  mkdirSync(join(folder, 'build', 'commands'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  cpSync(script, join(folder, 'build', 'bootstrap.mjs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'miniature', type: 'module' }));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...wanted } }),
  );
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }));
  writeFileSync(
    join(folder, 'build', 'commands', 'build.ts'),
    'const words: string[] = process.argv.slice(2);\nconsole.log(words.join());\nprocess.exitCode = 7;\n',
  );
  return join(folder, 'build', 'bootstrap.mjs');
}

function run(path: string, ...args: string[]) {
  return spawnSync(process.execPath, [path, ...args], { encoding: 'utf8', env: { ...process.env, TMPDIR: folder } });
}

test('a command that does not exist is answered with those that do', () => {
  const { status, stderr } = run(script, 'fly');
  expect(status).toBe(2);
  expect(stderr).toContain('name one of: start, test, relay, bench, fuzz, audit, package, check, build.');
});

test('hands arguments on and the exit code back, and asks npm nothing when all is installed', () => {
  const entry = { version: '1.0.0', integrity: 'sha512-a' };
  const elsewhere = { version: '1.0.0', optional: true, os: ['darwin'] };
  const path = miniature({ 'node_modules/a': entry, 'node_modules/b': elsewhere }, { 'node_modules/a': entry });
  const { status, stdout, stderr } = run(path, 'build', 'one', '--two');
  expect({ status, stdout, stderr }).toEqual({ status: 7, stdout: 'one,--two\n', stderr: '' });
});

test('installs when a package is there in another version, and shows npm’s own words when that fails', () => {
  const dependencies = { 'quietline-absent': '2.0.0' };
  const path = miniature(
    { '': { dependencies }, 'node_modules/quietline-absent': { version: '2.0.0' } },
    { 'node_modules/quietline-absent': { version: '1.0.0' } },
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'miniature', type: 'module', dependencies }));
  writeFileSync(join(folder, '.npmrc'), 'offline=true\n');
  const { status, stderr } = run(path, 'build');
  expect(status).toBe(1);
  expect(stderr).toContain('installing packages');
  expect(stderr).toContain('npm error');
  expect(stderr).toContain('the packages could not be installed');
});
