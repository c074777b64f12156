/**
 * attacks.md 22 and 50: SIGKILL at random moments of writing, migrating, backing up and restoring. After each the files
 * open, and what was acknowledged is there.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { finishMigrating } from '../../electron/service/database/migrate-on-copy.ts';
import { migrations } from '../../electron/service/database/migrations/all.ts';
import { createStore, openCopy, openStore } from '../../electron/service/database/open.ts';
import { sealedFilesOf } from '../../electron/service/features/attachments/index.ts';
import { readBackup } from '../../electron/service/features/backups/index.ts';
import { areWhole, attachmentsBeside } from '../../electron/service/features/backups/backup-attachments.ts';
import { temporaryFolder } from '../../electron/service/testing/folders.ts';
import { testVault } from '../../electron/service/testing/vaults.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { toHex } from '../../shared/language/bytes.ts';
import {
  type Child,
  expectKept,
  inAdvance,
  kills,
  momentsOf,
  opened,
  type Prepared,
  preparedVault,
  startChild,
} from './killed-vaults.ts';

function keep(kept: Set<string>, child: Child): void {
  for (const line of child.lines()) if (line.startsWith('row ')) kept.add(line.slice(4));
}

/** Each file of a conversation that the store knows lies there with its bytes. Gives how many. */
async function expectFiles(prepared: Prepared, folder: string, told: ReadonlySet<string>): Promise<number> {
  const store = opened(prepared, folder);
  try {
    const files = sealedFilesOf(store.database);
    const known = new Set(files.map(({ id }) => id));
    expect([...told].filter((id) => !known.has(id))).toEqual([]);
    expect(await areWhole(join(folder, 'attachments'), files, new AbortController().signal)).toBe(true);
    return files.length;
  } finally {
    store.close();
  }
}

function backupsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.qlbackup'));
}

test('attacks 22: killed while writing, every acknowledged row is there', async () => {
  const prepared = await preparedVault(50);
  const moment = momentsOf('write');
  const next = inAdvance(prepared.cache, 'write', prepared.folder, '', toHex(prepared.storeKey));
  const kept = new Set<string>();
  for (let turn = 0; turn < kills.write; turn += 1) {
    const child = next();
    await child.said('ready');
    child.begin();
    // Now and then the opening is cut off, which takes in what the last kill left.
    if (turn % 5 !== 0) await child.said('row');
    await wait(moment() * 40);
    await child.killed();
    keep(kept, child);
    expectKept(prepared, prepared.folder, kept, turn % 20 === 0);
  }
  expect(kept.size).toBeGreaterThan(kills.write);
}, 600_000);

test('attacks 22 and 50: killed while migrating, there is the old store or the new one, whole', async () => {
  const prepared = await preparedVault(0);
  const before = migrations.slice(0, 5);
  const first = join(temporaryFolder(), 'store.db');
  const location = { path: first, key: prepared.storeKey, vaultId: toHex(prepared.file.vaultId) };
  // Under the same key and name, so that the one vault.json fits.
  const mark = createStore({ ...location, epochId: toHex(systemRandom(16)), createdAt: 0 }, before);
  const old = openStore({ ...location, mark }, before);
  if (old.kind !== 'open') throw new Error(old.problem);
  const insert = old.store.database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)');
  old.store.database.transaction(() => {
    for (let row = 0; row < 1500; row += 1) insert.run(String(row), toHex(systemRandom(400)));
  });
  old.store.close();

  const moment = momentsOf('migrate');
  const next = inAdvance(prepared.cache, 'migrate', prepared.folder, '', toHex(prepared.storeKey));
  const outcomes = { old: 0, new: 0 };
  let tookMs = 60;
  for (let turn = 0; turn < kills.migrate; turn += 1) {
    for (const name of readdirSync(prepared.folder).filter((one) => one.startsWith('store.db')))
      rmSync(join(prepared.folder, name));
    const path = join(prepared.folder, 'store.db');
    copyFileSync(first, path);
    const child = next();
    await child.said('ready');
    const began = performance.now();
    child.begin();
    if (turn % 10 === 0) {
      await child.said('migrated');
      tookMs = performance.now() - began;
    } else await wait(moment() * tookMs);
    await child.killed();

    finishMigrating(path);
    const there = openCopy({ ...location, path, mark });
    if (there.kind !== 'open') throw new Error(there.problem);
    expect([before.length, migrations.length]).toContain(there.copy.schemaVersion);
    outcomes[there.copy.schemaVersion === before.length ? 'old' : 'new'] += 1;
    there.copy.close();
    const now = openStore({ ...location, path, mark });
    if (now.kind !== 'open') throw new Error(now.problem);
    expect(now.store.database.query('SELECT count(*) AS rows FROM client').get()).toEqual({ rows: 1500 });
    now.store.close();
  }
  expect(outcomes.old).toBeGreaterThan(0);
  expect(outcomes.new).toBeGreaterThan(0);
}, 600_000);

test('attacks 22: killed while backing up, every named backup is whole and no acknowledged row is lost', async () => {
  const prepared = await preparedVault(400);
  const { folder, kek, storeKey } = prepared;
  const usb = temporaryFolder();
  const moment = momentsOf('back-up');
  const next = inAdvance(prepared.cache, 'back-up', folder, usb, toHex(storeKey), toHex(kek));
  const kept = new Set<string>();
  const told = new Set<string>();
  const seen = new Set<string>();
  let filesInBackups = 0;
  for (let turn = 0; turn < kills['back-up']; turn += 1) {
    const child = next();
    await child.said('ready');
    child.begin();
    // Now and then one is allowed to become whole, so that there is something to look at on a slow machine too.
    await child.said(turn % 5 === 0 ? 'backup' : 'row');
    await wait(moment() * 60);
    await child.killed();
    keep(kept, child);
    for (const line of child.lines()) if (line.startsWith('file ')) told.add(line.slice(5));
    const made = child.lines().filter((line) => line.startsWith('backup')).length;
    const names = backupsIn(usb);
    expect(names.length).toBeGreaterThanOrEqual(Math.min(made, 1));
    for (const name of names) {
      if (seen.has(name) && turn % 10 !== 0) continue;
      seen.add(name);
      const target = join(temporaryFolder(), 'copy.db');
      const read = await readBackup({
        path: join(usb, name),
        keysOf: () => ({ kek, storeKey }),
        target,
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
      if (read.kind !== 'whole') throw new Error(`${name} is ${read.kind}`);
      const { attachments, vaultId } = read.header.manifest;
      expect(await areWhole(attachmentsBeside(usb, vaultId), attachments, new AbortController().signal)).toBe(true);
      filesInBackups += attachments.length;
    }
    expectKept(prepared, folder, kept, turn % 20 === 0);
    if (turn % 10 === 0) await expectFiles(prepared, folder, told);
  }
  await expectFiles(prepared, folder, told);
  expect(filesInBackups).toBeGreaterThan(0);
  expect(seen.size).toBeGreaterThan(0);
  expect(kept.size).toBeGreaterThan(0);
}, 600_000);

test('attacks 22: killed while restoring, there is the old state or the new one, and nothing is lost', async () => {
  const prepared = await preparedVault(1500);
  const { folder, kek, storeKey, cache } = prepared;
  const usb = temporaryFolder();
  const backing = startChild(cache, 'back-up', folder, usb, toHex(storeKey), toHex(kek));
  backing.begin();
  const name = (await backing.said('backup')).slice('backup '.length);
  await backing.killed();
  const drive = temporaryFolder();
  const backup = join(drive, 'one.qlbackup');
  copyFileSync(join(usb, name), backup);
  const vaultId = toHex(prepared.file.vaultId);
  cpSync(attachmentsBeside(usb, vaultId), attachmentsBeside(drive, vaultId), { recursive: true });

  const moment = momentsOf('restore');
  const target = join(temporaryFolder(), 'vault');
  const next = inAdvance(cache, 'restore', target, backup);
  const damaged = Buffer.from('not a key file');
  const outcomes = { old: 0, restored: 0 };
  let tookMs = 100;
  for (let turn = 0; turn < kills.restore; turn += 1) {
    rmSync(target, { recursive: true, force: true });
    const isBeside = turn % 2 === 1;
    if (isBeside) {
      mkdirSync(target);
      cpSync(join(folder, 'store.db'), join(target, 'store.db'));
      writeFileSync(join(target, 'vault.json'), damaged);
    }
    const child = next();
    await child.said('ready');
    child.begin();
    await child.said('unpacking');
    const began = performance.now();
    if (turn % 10 === 0) {
      await child.said('placed');
      tookMs = performance.now() - began;
    } else await wait(moment() * tookMs);
    await child.killed();

    const after = testVault(target);
    const state = after.vault.state();
    await after.vault.stop();
    if (state.kind === 'locked') {
      outcomes.restored += 1;
      const store = opened(prepared, target);
      const rows = store.database.query<{ rows: number }>('SELECT count(*) AS rows FROM client').get()?.rows ?? 0;
      store.close();
      expect(rows).toBeGreaterThanOrEqual(1500);
      expect(await expectFiles(prepared, target, new Set())).toBeGreaterThan(0);
      if (!isBeside) continue;
      const aside = readdirSync(target).find((entry) => entry.startsWith('set aside')) ?? '';
      expect(readFileSync(join(target, aside, 'vault.json')).equals(damaged)).toBe(true);
      expect(existsSync(join(target, aside, 'store.db'))).toBe(true);
    } else {
      outcomes.old += 1;
      expect(state.kind).toBe(isBeside ? 'unreadable' : 'none');
      expect(existsSync(join(target, 'restoring'))).toBe(false);
      if (isBeside) expect(readFileSync(join(target, 'vault.json')).equals(damaged)).toBe(true);
    }
  }
  expect(outcomes.old).toBeGreaterThan(0);
  expect(outcomes.restored).toBeGreaterThan(0);
}, 600_000);
