import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { type VaultFolder, vaultFolderAt } from './folder.ts';
import { finishPlacing, placeRestored } from './place-restored.ts';

const at = Date.UTC(2026, 10, 22, 8, 15);
const aside = 'set aside 2026-11-22 08.15.00';

function restoring(
  files: Readonly<Record<string, string>> = { 'vault.json': 'new key', 'store.db': 'new store' },
): VaultFolder {
  const folder = vaultFolderAt(temporaryFolder());
  mkdirSync(folder.restoring);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.restoring, name), text);
  return folder;
}

function lay(folder: string, files: Readonly<Record<string, string>>): void {
  if (!existsSync(folder)) mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

function textsIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const old = { 'vault.json': 'old key', 'store.db': 'old store', 'store.db-wal': 'old log', 'generation.json': 'old' };
const fresh = { 'vault.json': 'new key', 'store.db': 'new store' };

test('an empty folder gets the restored files and nothing else', () => {
  const folder = restoring();
  expect(placeRestored(folder, at)).toBeUndefined();
  expect(readdirSync(folder.path).sort((a, b) => (a < b ? -1 : 1))).toEqual(['store.db', 'vault.json']);
});

test('what lies there moves into a dated folder, whole; a second restore gets another', () => {
  const folder = restoring();
  lay(folder.path, { ...old, 'in-use.lock': '' });
  expect(placeRestored(folder, at)).toBe(join(folder.path, aside));
  expect(textsIn(join(folder.path, aside))).toEqual(old);
  expect(textsIn(folder.path)).toEqual({ ...fresh, 'in-use.lock': '' });
  lay(folder.restoring, { 'vault.json': 'third key', 'store.db': 'third store' });
  expect(placeRestored(folder, at)).toBe(join(folder.path, `${aside} 2`));
  expect(textsIn(join(folder.path, `${aside} 2`))).toEqual(fresh);
});

describe('cut off anywhere, the next start brings it to its end', () => {
  const wish = (step: string) => ({ 'restoring.json': JSON.stringify({ step, aside }) });
  const names = Object.keys(old);
  const moved = names.map((_, count) => count);

  test.each(moved)('after %i files were moved aside', (count) => {
    const folder = restoring();
    lay(folder.path, { ...wish('move-aside'), ...Object.fromEntries(Object.entries(old).slice(count)) });
    if (count > 0) lay(join(folder.path, aside), Object.fromEntries(Object.entries(old).slice(0, count)));
    finishPlacing(folder);
    expect(textsIn(join(folder.path, aside))).toEqual(old);
    expect(textsIn(folder.path)).toEqual(fresh);
    expect(existsSync(folder.restoring)).toBe(false);
  });

  test.each([0, 1, 2])('after %i of the restored files were placed', (count) => {
    const placed = Object.fromEntries(Object.entries(fresh).slice(0, count));
    const folder = restoring(Object.fromEntries(Object.entries(fresh).slice(count)));
    lay(folder.path, { ...wish('place'), ...placed });
    lay(join(folder.path, aside), old);
    finishPlacing(folder);
    expect(textsIn(folder.path)).toEqual(fresh);
    expect(textsIn(join(folder.path, aside))).toEqual(old);
    finishPlacing(folder);
    expect(textsIn(folder.path)).toEqual(fresh);
  });

  test('before it was decided, the files that are there stay and what was prepared goes', () => {
    const folder = restoring();
    lay(folder.path, old);
    finishPlacing(folder);
    expect(textsIn(folder.path)).toEqual(old);
    expect(existsSync(folder.restoring)).toBe(false);
  });
});
