/** Each way in which a vault does not open: what is safe and what to do stand on the screen, and the files stay as they were. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockFile } from '../../electron/service/database/lock-file.ts';
import { newestSchemaVersion } from '../../electron/service/database/open.ts';
import { testVault } from '../../electron/service/testing/vaults.ts';
import { expectAccessible } from './fixtures/look-at.ts';
import { folderState } from './fixtures/folder-state.ts';
import { preparePractice } from './fixtures/prepared-practice.ts';
import { passphrase, practiceName, type TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const clientName = 'Quorvina Zepharelle';
/** What each try writes, and what is no part of the vault. */
const bookkeeping = ['attempts.json', 'in-use.lock', 'logs', 'relay'];
const pictures = path.resolve(import.meta.dirname, '..', '..', 'test-results', 'screens');

type Failure = {
  readonly name: string;
  readonly title: string;
  readonly canRestore: boolean;
  /** In the vault's folder. `other`: the folder of another vault. */
  readonly harm: (folder: string, other: string) => void | Promise<void>;
};

const failures: readonly Failure[] = [
  {
    name: 'missing key file',
    title: "The vault's key file is missing",
    canRestore: true,
    harm: (folder) => rmSync(path.join(folder, 'vault.json')),
  },
  {
    name: 'key file cut short',
    title: "The vault's key file is damaged",
    canRestore: true,
    harm: (folder) => truncateSync(path.join(folder, 'vault.json'), 300),
  },
  {
    name: 'key file of a newer version',
    title: 'This vault was made by a newer Quietline',
    canRestore: false,
    harm(folder) {
      const file = path.join(folder, 'vault.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"version": 1', '"version": 2'));
    },
  },
  {
    name: 'missing file',
    title: 'The file of the vault is missing',
    canRestore: true,
    harm: (folder) => rmSync(path.join(folder, 'store.db')),
  },
  {
    name: 'file cut short',
    title: 'The file of the vault is damaged',
    canRestore: true,
    harm: (folder) => truncateSync(path.join(folder, 'store.db'), 3 * 4096 + 100),
  },
  {
    name: 'flipped bit',
    title: 'The file of the vault is damaged',
    canRestore: true,
    harm(folder) {
      const file = path.join(folder, 'store.db');
      const bytes = readFileSync(file);
      bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
  },
  {
    name: "another vault's file",
    title: 'Key file and vault do not belong together',
    canRestore: true,
    harm: (folder, other) => cpSync(path.join(other, 'store.db'), path.join(folder, 'store.db')),
  },
  {
    name: 'file of a newer version',
    title: 'This vault was used with a newer Quietline',
    canRestore: false,
    harm: (folder) => inStore(folder, `PRAGMA user_version = ${String(newestSchemaVersion + 1)}`),
  },
  {
    name: 'migration that does not go through',
    title: 'This version could not bring your vault forward',
    canRestore: false,
    // What the last step makes is there already.
    harm: (folder) => inStore(folder, `PRAGMA user_version = ${String(newestSchemaVersion - 1)}`),
  },
];

/** While no app has the folder. */
async function inStore(folder: string, sql: string): Promise<void> {
  const { vault, opened } = testVault(folder);
  const outcome = await vault.unlock(passphrase);
  if (outcome.kind !== 'unlocked') throw new Error(outcome.kind);
  opened().store.database.command(sql).run();
  await vault.stop();
}

async function expectSaid(
  app: TherapistApp,
  { title, canRestore }: Omit<Failure, 'harm' | 'name'>,
  name: string,
): Promise<void> {
  const { window } = app;
  await expect(window.getByRole('heading', { name: title })).toBeVisible();
  await expect(window.getByText('What is safe', { exact: true })).toBeVisible();
  await expect(window.getByText('What you can do', { exact: true })).toBeVisible();
  await expect(app.button('Restore from a backup')).toHaveCount(canRestore ? 1 : 0);
  await expect(app.button(/set up|delete|new/i)).toHaveCount(0);
  await app.button('Copy a diagnostic').click();
  await expect(app.button('Copied')).toBeVisible();
  const diagnostic = await app.electron.evaluate(async ({ clipboard }) => await clipboard.readText());
  expect(diagnostic).toMatch(/^Quietline .+\n.+\nunreadable: [a-z-]+\n/);
  for (const words of [clientName, practiceName, path.dirname(path.dirname(pictures))])
    expect(diagnostic).not.toContain(words);
  await expectAccessible(window);
  await photograph(app, name);
}

/** In daylight at the usual size, and at night at twice the size. */
async function photograph({ electron, window }: TherapistApp, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const [scheme, zoom] of [
    ['dark', 2],
    ['light', 1],
  ] as const) {
    await window.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await electron.evaluate(({ BrowserWindow }, factor) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
    }, zoom);
    // Drawn in the new look before it is taken.
    await window.evaluate(async () => {
      for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    const picture = await electron.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return image?.toPNG().toString('base64') ?? '';
    });
    const file = `unreadable-${name.replace(/[^a-z]+/g, '-')}-${scheme}-${String(100 * zoom)}.png`;
    writeFileSync(path.join(pictures, file), Buffer.from(picture, 'base64'));
  }
}

async function prepared(folder: string): Promise<void> {
  const practice = await preparePractice(folder);
  await practice.screen.call('clients.create', { name: clientName });
  await practice.close();
}

test('each failure is said, with what is safe and what to do, and no file changes', async ({ workplace }) => {
  test.setTimeout(300_000);
  const folder = path.join(workplace.folder, 'profile', 'vault');
  const [good, other] = [path.join(workplace.folder, 'good'), path.join(workplace.folder, 'other')];
  await prepared(good);
  await prepared(other);
  const harmed = new Map<string, string>();
  for (const { name, harm } of failures) {
    const copy = path.join(workplace.folder, name);
    cpSync(good, copy, { recursive: true });
    await harm(copy, other);
    harmed.set(name, copy);
  }
  function put(from: string): void {
    for (const name of readdirSync(folder).filter((one) => /^(vault\.json|store\.db)/.test(one)))
      rmSync(path.join(folder, name));
    for (const name of readdirSync(from).filter((one) => /^(vault\.json|store\.db)/.test(one)))
      cpSync(path.join(from, name), path.join(folder, name));
  }
  mkdirSync(folder, { recursive: true });
  put(good);

  const lock = lockFile(path.join(folder, 'in-use.lock'));
  const before = folderState(folder, bookkeeping);
  const app = await workplace.openApp();
  await test.step('attacks 25: lock held by another instance', async () => {
    await expectSaid(app, { title: 'The vault is open elsewhere', canRestore: false }, 'lock held by another instance');
    expect(folderState(folder, bookkeeping)).toEqual(before);
    if (lock.kind === 'held') lock.release();
    await app.button('Try again').click();
    await expect(app.window.getByRole('heading', { name: 'Quietline is locked' })).toBeVisible();
  });

  for (const { name, title, canRestore } of failures) {
    await test.step(name, async () => {
      put(harmed.get(name) ?? '');
      const state = folderState(folder, bookkeeping);
      await app.unlock();
      await expectSaid(app, { title, canRestore }, name);
      expect(folderState(folder, bookkeeping)).toEqual(state);
      put(good);
      await app.button('Try again').click();
      await expect(app.window.getByRole('heading', { name: 'Quietline is locked' })).toBeVisible();
    });
  }

  await test.step('half a migration, and then the vault opens as it was', async () => {
    cpSync(path.join(good, 'store.db'), path.join(folder, 'store.db.migrating'));
    truncateSync(path.join(folder, 'store.db.migrating'), 9000);
    await app.unlock('not the passphrase at all');
    await expect(app.window.getByText(/not the passphrase/i)).toBeVisible();
    const notes = [...bookkeeping, 'generation.json'];
    expect(folderState(folder, notes)).toEqual(folderState(good, notes));
    await expect(app.button('Unlock')).toBeEnabled({ timeout: 10_000 });
    await app.unlock();
    await expect(app.window.getByText(clientName).first()).toBeVisible();
  });
});

test('attacks 25: a second app on the same profile ends by itself, and the first goes on', async ({ workplace }) => {
  const profile = path.join(workplace.folder, 'profile');
  await prepared(path.join(profile, 'vault'));
  const app = await workplace.openApp();
  await app.unlock();
  await expect(app.window.getByText(clientName).first()).toBeVisible();
  const rootOnly = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const repository = path.resolve(import.meta.dirname, '..', '..');
  const second = spawn(
    process.env['QUIETLINE_ELECTRON'] ?? '',
    [...rootOnly, repository, `--user-data-dir=${profile}`],
    {
      stdio: 'ignore',
    },
  );
  const ended: unknown = await once(second, 'exit');
  expect(ended).toEqual([0, null]);
  await app.addClient('Somebody new');
  await expect(app.window.getByText('Somebody new').first()).toBeVisible();
});

test('a full disk and a read-only one are said, and no file changes', async ({ workplace }) => {
  test.setTimeout(120_000);
  const folder = path.join(workplace.folder, 'profile', 'vault');
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    test.skip(true, 'this machine lets no one mount a small disk');
  }
  try {
    await prepared(folder);
    await test.step('read-only, as without permission', async () => {
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      const before = folderState(folder);
      const app = await workplace.openApp();
      const title = 'This computer does not let Quietline read the vault';
      await expectSaid(app, { title, canRestore: false }, 'read-only');
      expect(folderState(folder)).toEqual(before);
      await app.close();
      execFileSync('mount', ['-o', 'remount,rw', folder]);
    });
    await test.step('full', async () => {
      const app = await workplace.openApp();
      for (const size of [65_536, 4096, 512]) {
        try {
          for (let part = 0; ; part += 1)
            writeFileSync(path.join(folder, `filling ${String(size)} ${String(part)}`), Buffer.alloc(size));
        } catch {
          // No more of this size fits.
        }
      }
      const before = folderState(folder, bookkeeping);
      await app.unlock();
      await expectSaid(app, { title: 'The disk is full', canRestore: false }, 'disk full');
      expect(folderState(folder, bookkeeping)).toEqual(before);
      for (const name of readdirSync(folder).filter((one) => one.startsWith('filling')))
        rmSync(path.join(folder, name));
      await app.button('Try again').click();
      await app.unlock();
      await expect(app.window.getByText(clientName).first()).toBeVisible();
      await app.close();
    });
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
});
