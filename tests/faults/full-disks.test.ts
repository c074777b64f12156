/** Disks that fill up and disks that take nothing: what was there stays, what was acknowledged too, and it is said. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../electron/service/database/migrations/all.ts';
import { createStore, openStore } from '../../electron/service/database/open.ts';
import { fingerprint, temporaryFolder } from '../../electron/service/testing/folders.ts';
import { createVaultOn, eventually, sharedMemoryRelay, testService } from '../../electron/service/testing/services.ts';
import { noMount, remount, smallDisk } from '../../electron/service/testing/small-disks.ts';
import { strongPassphrase, testClock } from '../../electron/service/testing/vaults.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { toHex } from '../../shared/language/bytes.ts';

/** Writes until not one more page fits. */
function fill(disk: string): void {
  for (const size of [2 ** 20, 65_536, 4096]) {
    for (let part = 0; ; part += 1) {
      try {
        writeFileSync(join(disk, `filling ${String(size)} ${String(part)}`), Buffer.alloc(size));
      } catch {
        break;
      }
    }
  }
}

function makeRoom(disk: string): void {
  for (const name of readdirSync(disk).filter((one) => one.startsWith('filling'))) rmSync(join(disk, name));
}

/** The log of the service and the locks are no part of what must stay. */
const aside = ['.log', '.lock', 'attempts.json'];

test('attacks 26: what was acknowledged before the disk was full is there, nothing more is, and it goes on when there is room', async (context) => {
  const disk = smallDisk('8m');
  if (disk === undefined) return context.skip(noMount);
  const first = testService(disk, { relayAt: sharedMemoryRelay() });
  await createVaultOn(first);
  fill(disk);
  const kept: string[] = [];
  let refusal: unknown;
  for (let count = 0; count < 5000 && refusal === undefined; count += 1) {
    const name = `${String(count)} ${'x'.repeat(150)}`;
    await first.screen.call('clients.create', { name }).then(
      () => kept.push(name),
      (error: unknown) => {
        refusal = error;
      },
    );
  }
  expect(refusal).toMatchObject({ code: 'store-full' });
  const names = async ({ screen }: typeof first) =>
    (await screen.call('clients.list', undefined)).map(({ name }) => name);
  expect(new Set(await names(first))).toEqual(new Set(kept));
  await first.service.lock();
  const before = fingerprint(join(disk, 'vault'), aside);
  expect(await first.screen.call('vault.unlock', { passphrase: strongPassphrase })).toMatchObject({
    kind: 'unreadable',
    reason: 'disk-full',
  });
  expect(fingerprint(join(disk, 'vault'), aside)).toEqual(before);
  makeRoom(disk);
  expect(await first.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
  expect(new Set(await names(first))).toEqual(new Set(kept));
  await first.screen.call('clients.create', { name: 'with room again' });
  await first.service.stop();
}, 60_000);

test('attacks 26 and 50: a disk too full to migrate on keeps the old store to the byte, and migrates when there is room', (context) => {
  const disk = smallDisk('8m');
  if (disk === undefined) return context.skip(noMount);
  const before = migrations.slice(0, 5);
  const made = { path: join(temporaryFolder(), 'store.db'), key: systemRandom(32), vaultId: toHex(systemRandom(16)) };
  const mark = createStore({ ...made, epochId: toHex(systemRandom(16)), createdAt: 0 }, before);
  const old = openStore({ ...made, mark }, before);
  if (old.kind !== 'open') throw new Error(old.problem);
  const insert = old.store.database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)');
  for (let row = 0; row < 300; row += 1) insert.run(String(row), toHex(systemRandom(2000)));
  old.store.close();
  const path = join(disk, 'store.db');
  copyFileSync(made.path, path);
  const location = { ...made, path, mark };
  const size = statSync(path).size;
  // No room for the log that reading needs, for the copy, for all of the copy, for what the migration adds to it.
  for (const room of [0, 65_536, size - 65_536, size + 40_960]) {
    fill(disk);
    if (room > 0) {
      makeRoom(disk);
      writeFileSync(join(disk, 'filling'), Buffer.alloc(8 * 2 ** 20 - size - room));
    }
    const state = fingerprint(disk);
    expect(openStore(location), String(room)).toEqual({ kind: 'problem', problem: 'disk-full' });
    expect(fingerprint(disk)).toEqual(state);
  }
  makeRoom(disk);
  const now = openStore(location);
  if (now.kind !== 'open') throw new Error(now.problem);
  expect(now.store.schemaVersion).toBe(migrations.length);
  expect(now.store.database.query('SELECT count(*) AS rows FROM client').get()).toEqual({ rows: 300 });
  now.store.close();
}, 60_000);

test('a folder that became read-only is said, not one byte of it changes, and it opens when it can be written again', async (context) => {
  const disk = smallDisk('8m');
  if (disk === undefined) return context.skip(noMount);
  const first = testService(disk, { relayAt: sharedMemoryRelay() });
  await createVaultOn(first);
  await first.screen.call('clients.create', { name: 'Amira' });
  await first.service.stop();
  remount(disk, 'ro');
  const before = fingerprint(disk);
  const second = testService(disk, { relayAt: sharedMemoryRelay() });
  const status = { kind: 'unreadable', reason: 'no-permission' };
  expect(await second.screen.call('vault.status', undefined)).toMatchObject(status);
  expect(await second.screen.call('vault.unlock', { passphrase: strongPassphrase })).toMatchObject(status);
  expect(fingerprint(disk)).toEqual(before);
  remount(disk, 'rw');
  expect(await second.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
  expect(await second.screen.call('clients.list', undefined)).toMatchObject([{ name: 'Amira' }]);
  await second.service.stop();
}, 60_000);

test('attacks 26: a full or read-only disk for backups is said, leaves no half file, and the older backup stays', async (context) => {
  const disk = smallDisk('4m');
  if (disk === undefined) return context.skip(noMount);
  const folder = temporaryFolder();
  const service = testService(folder, { clock: testClock(), relayAt: sharedMemoryRelay() });
  await createVaultOn(service);
  const state = () => service.screen.call('backups.state', undefined);
  await service.screen.call('backups.setFolder', { folder: disk });
  const first = await eventually(async () => {
    const now = await state();
    return now.running === undefined && now.last !== undefined ? now : undefined;
  });
  const name = first.last?.name ?? '';
  const good = readFileSync(join(disk, name));

  const failing = async () => {
    await service.screen.call('backups.start', undefined);
    return eventually(async () => {
      const now = await state();
      return now.running === undefined && now.failure !== undefined ? now.failure.reason : undefined;
    });
  };
  writeFileSync(join(disk, 'large'), Buffer.alloc(4 * 1024 * 1024 - good.length - 64 * 1024));
  expect(await failing()).toBe('disk-full');
  expect(readdirSync(disk).sort()).toEqual([name, 'large'].sort());
  expect(readFileSync(join(disk, name)).equals(good)).toBe(true);
  remount(disk, 'ro');
  expect(await eventually(async () => ((await failing()) === 'folder-unwritable' ? true : undefined))).toBe(true);
  remount(disk, 'rw');
  const { entries } = await service.screen.call('audit.page', { group: 'backups', limit: 5 });
  expect(entries.slice(0, 2).map(({ details }) => details['reason'])).toEqual(['folder-unwritable', 'disk-full']);
  await service.service.stop();
}, 60_000);

test('attacks 26: a disk that is too full to restore onto keeps what it has', async (context) => {
  const disk = smallDisk('200k');
  if (disk === undefined) return context.skip(noMount);
  const folder = temporaryFolder();
  const usb = join(folder, 'usb');
  mkdirSync(usb);
  const full = testService(folder, { relayAt: sharedMemoryRelay() });
  await createVaultOn(full);
  // More than the small disk has room for.
  for (let count = 0; count < 40; count += 1)
    await full.screen.call('clients.create', { name: `${String(count)} ${'x'.repeat(180)}` });
  await full.screen.call('backups.setFolder', { folder: usb });
  await eventually(async () =>
    (await full.screen.call('backups.state', undefined)).last === undefined ? undefined : true,
  );
  await full.service.stop();
  mkdirSync(join(disk, 'vault'));
  writeFileSync(join(disk, 'vault', 'vault.json'), 'not a key file');
  const service = testService(disk, { relayAt: sharedMemoryRelay() });
  const unreadable = { kind: 'unreadable', reason: 'key-file-damaged' };
  expect(await service.screen.call('vault.status', undefined)).toMatchObject(unreadable);
  const before = fingerprint(join(disk, 'vault'), ['.log', '.lock']);
  const file = join(usb, readdirSync(usb).find((name) => name.endsWith('.qlbackup')) ?? '');
  const secret = { kind: 'passphrase', passphrase: strongPassphrase } as const;
  expect(await service.screen.call('vault.restore', { file, secret })).toEqual({ kind: 'disk-full' });
  expect(fingerprint(join(disk, 'vault'), ['.log', '.lock'])).toEqual(before);
  expect(await service.screen.call('vault.status', undefined)).toMatchObject(unreadable);
  await service.service.stop();
}, 60_000);
