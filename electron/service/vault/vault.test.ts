import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemRandom } from '../../../shared/crypto/random.ts';
import { migrations } from '../database/migrations/all.ts';
import { createStore } from '../database/open.ts';
import { noKeychain, quickArgon2 } from '../testing/backup-secrets.ts';
import { fingerprint, temporaryFolder } from '../testing/folders.ts';
import { noMount, remount, smallDisk } from '../testing/small-disks.ts';
import { otherPassphrase, strongPassphrase, type TestVault, testClock, testVault } from '../testing/vaults.ts';
import { createVault } from './vault.ts';

const bookkeeping = ['attempts.json', 'in-use.lock'];

async function madeVault(folder = temporaryFolder()): Promise<TestVault & { folder: string; words: string }> {
  const made = testVault(folder);
  onTestFinished(() => made.vault.stop());
  const created = await made.vault.create(strongPassphrase);
  if (created.kind !== 'created') throw new Error(created.kind);
  return { ...made, folder, words: created.recovery.words.join(' ') };
}

async function stoppedVault(): Promise<{ folder: string; words: string }> {
  const { vault, folder, words } = await madeVault();
  await vault.stop();
  return { folder, words };
}

function again(folder: string, clock = testClock()): TestVault {
  const opened = testVault(folder, clock);
  onTestFinished(() => opened.vault.stop());
  return opened;
}

function flip(path: string, offset: number): void {
  const bytes = readFileSync(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('a vault', () => {
  test('goes from none to unlocked, to locked, and opens again in another process', async () => {
    const { vault, folder } = await madeVault();
    expect(vault.state()).toEqual({ kind: 'unlocked' });
    await vault.lock();
    expect(vault.state()).toEqual({ kind: 'locked', waitMs: 0 });
    await vault.stop();

    const { vault: next, opened } = again(folder);
    expect(next.state()).toEqual({ kind: 'locked', waitMs: 0 });
    expect(await next.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
    expect(opened().store.generation).toBe(2);
  });

  test('attacks 50: says so before an older store is brought up to date, and only then', async () => {
    const { vault, folder, opened } = await madeVault();
    const key = opened().deriveKey('sqlite-main');
    const { vaultId } = opened();
    await vault.stop();
    rmSync(join(folder, 'store.db'));
    const path = join(folder, 'store.db');
    createStore({ path, key, vaultId, epochId: '00'.repeat(16), createdAt: 0 }, migrations.slice(0, 5));
    let told = 0;
    const next = createVault({
      folder,
      clock: testClock(),
      random: systemRandom,
      argon2: quickArgon2,
      acceptsPassphrase: () => true,
      keychain: noKeychain,
      open: async () => ({ close: async () => undefined }),
      onUpdating: () => {
        told += 1;
      },
      onChange: () => undefined,
    });
    onTestFinished(() => next.stop());
    expect(await next.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
    expect(told).toBe(1);
    await next.lock();
    expect(await next.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
    expect(told).toBe(1);
  });

  test('is for its owner alone, and holds no readable word', async () => {
    const { folder } = await madeVault();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'vault.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'store.db')).mode & 0o077).toBe(0);
    expect(readFileSync(join(folder, 'store.db')).includes('SQLite')).toBe(false);
    expect(readFileSync(join(folder, 'store.db')).includes('CREATE')).toBe(false);
  });

  test('refuses a weak passphrase and stays none', async () => {
    const folder = temporaryFolder();
    const { vault } = again(folder);
    expect(await vault.create('short')).toEqual({ kind: 'weak-passphrase' });
    expect(vault.state()).toEqual({ kind: 'none' });
  });

  test('is never made a second time over a first one', async () => {
    const { folder } = await stoppedVault();
    const before = fingerprint(folder, bookkeeping);
    await expect(again(folder).vault.create(otherPassphrase)).rejects.toMatchObject({ code: 'vault-exists' });
    expect(fingerprint(folder, bookkeeping)).toEqual(before);
  });

  test('two creations at once make one vault', async () => {
    const { vault } = again(temporaryFolder());
    const outcomes = await Promise.allSettled([vault.create(strongPassphrase), vault.create(otherPassphrase)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
    await vault.lock();
    expect(await vault.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
  });

  test('attacks 41: a wrong passphrase costs time, more with each one, also after a restart, and the files stay', async () => {
    const { folder } = await stoppedVault();
    const before = fingerprint(folder, bookkeeping);
    const first = again(folder);
    expect(await first.vault.unlock(otherPassphrase)).toEqual({ kind: 'wrong-passphrase', waitMs: 1000 });
    expect(await first.vault.unlock(strongPassphrase)).toEqual({ kind: 'wait', waitMs: 1000 });
    first.clock.advance(1000);
    expect(await first.vault.unlock(otherPassphrase)).toEqual({ kind: 'wrong-passphrase', waitMs: 2000 });
    await first.vault.stop();

    const second = again(folder, first.clock);
    expect(second.vault.state()).toEqual({ kind: 'locked', waitMs: 2000 });
    expect(fingerprint(folder, bookkeeping)).toEqual(before);
    second.clock.advance(2000);
    expect(await second.vault.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
    expect(existsSync(join(folder, 'attempts.json'))).toBe(false);
  });

  test('a clock set back does not shut anybody out for longer than the delay', async () => {
    const { folder } = await stoppedVault();
    const first = again(folder, testClock(2_000_000_000_000));
    await first.vault.unlock(otherPassphrase);
    await first.vault.stop();
    expect(again(folder, testClock(1_000_000_000_000)).vault.state()).toEqual({ kind: 'locked', waitMs: 1000 });
  });

  test('attacks 25: a second process is told that the vault is in use, and the first goes on', async () => {
    const { vault, folder } = await madeVault();
    const second = again(folder).vault;
    expect(second.state()).toEqual({ kind: 'unreadable', reason: 'store-in-use', folder });
    expect(await second.unlock(strongPassphrase)).toMatchObject({ kind: 'unreadable', reason: 'store-in-use' });
    await expect(second.create(otherPassphrase)).rejects.toMatchObject({ code: 'vault-exists' });
    expect(vault.state()).toEqual({ kind: 'unlocked' });
    await vault.stop();
    expect(await second.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
  });

  test('forgets the passphrase that was changed', async () => {
    const { vault, clock } = await madeVault();
    expect(await vault.inWaysIn((ways) => ways.changePassphrase(otherPassphrase, strongPassphrase))).toEqual({
      kind: 'wrong-passphrase',
      waitMs: 1000,
    });
    clock.advance(1000);
    expect(await vault.inWaysIn((ways) => ways.changePassphrase(strongPassphrase, 'short'))).toEqual({
      kind: 'weak-passphrase',
    });
    expect(await vault.inWaysIn((ways) => ways.changePassphrase(strongPassphrase, otherPassphrase))).toEqual({
      kind: 'changed',
    });
    await vault.lock();
    expect(await vault.unlock(strongPassphrase)).toEqual({ kind: 'wrong-passphrase', waitMs: 1000 });
    clock.advance(1000);
    expect(await vault.unlock(otherPassphrase)).toEqual({ kind: 'unlocked' });
  });

  test('takes a passphrase in any Unicode form', async () => {
    const { vault } = again(temporaryFolder());
    await vault.create('Ángel peregrino ﬁn 12');
    await vault.lock();
    expect(await vault.unlock('Ángel peregrino fin 12')).toEqual({ kind: 'unlocked' });
  });
});

describe('recovery words', () => {
  test('open the vault and set a new passphrase', async () => {
    const { folder, words } = await stoppedVault();
    const { vault, clock } = again(folder);
    expect(await vault.unlockWithPaper({ kind: 'words', words: `  ${words.toUpperCase()} ` }, otherPassphrase)).toEqual(
      { kind: 'unlocked' },
    );
    await vault.lock();
    expect(await vault.unlock(strongPassphrase)).toMatchObject({ kind: 'wrong-passphrase' });
    clock.advance(60_000);
    expect(await vault.unlock(otherPassphrase)).toEqual({ kind: 'unlocked' });
  });

  test('attacks 42: every slip has its own answer, and none of them changes a byte', async () => {
    const { folder, words } = await stoppedVault();
    const { words: strangerWords } = await stoppedVault();
    const { vault } = again(folder);
    const before = fingerprint(folder, bookkeeping);
    const list = words.split(' ');
    const swapped = [list[1], list[0], ...list.slice(2)].join(' ');
    const replaced = ['quietline', ...list.slice(1)].join(' ');

    expect(await vault.unlockWithPaper({ kind: 'words', words: list.slice(1).join(' ') }, otherPassphrase)).toEqual({
      kind: 'word-count',
      count: 23,
    });
    expect(await vault.unlockWithPaper({ kind: 'words', words: replaced }, otherPassphrase)).toEqual({
      kind: 'unknown-word',
      position: 1,
    });
    // One order in 256 has a checksum that fits by chance; it is then another vault's.
    expect(['mistyped', 'other-vault']).toContain(
      (await vault.unlockWithPaper({ kind: 'words', words: swapped }, otherPassphrase)).kind,
    );
    expect(await vault.unlockWithPaper({ kind: 'words', words: strangerWords }, otherPassphrase)).toEqual({
      kind: 'other-vault',
    });
    expect(await vault.unlockWithPaper({ kind: 'words', words: words }, 'short')).toEqual({ kind: 'weak-passphrase' });
    expect(fingerprint(folder, bookkeeping)).toEqual(before);
  });

  test('renewed words replace the old ones', async () => {
    const { vault, words } = await madeVault();
    const renewed = await vault.inWaysIn((ways) => ways.renewRecoveryWords());
    await vault.lock();
    expect(await vault.unlockWithPaper({ kind: 'words', words: words }, otherPassphrase)).toEqual({
      kind: 'other-vault',
    });
    expect(await vault.unlockWithPaper({ kind: 'words', words: renewed.words.join(' ') }, otherPassphrase)).toEqual({
      kind: 'unlocked',
    });
  });

  test('name the vault they belong to', async () => {
    const { vault } = again(temporaryFolder());
    const created = await vault.create(strongPassphrase);
    const renewed = await vault.inWaysIn((ways) => ways.renewRecoveryWords());
    expect(created).toMatchObject({ recovery: { vaultName: renewed.vaultName } });
    expect(renewed.vaultName).toMatch(/^[a-z]+ [a-z]+$/);
  });
});

describe('attacks 41: damaged, mixed and foreign files are refused and left as they are', () => {
  type Case = readonly [name: string, reason: string, damage: (folder: string) => void | Promise<void>];

  function edit(change: (json: Record<string, unknown>) => void): (folder: string) => void {
    return (folder) => {
      const path = join(folder, 'vault.json');
      const json = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
      change(json);
      writeFileSync(path, JSON.stringify(json));
    };
  }

  const cases: readonly Case[] = [
    ['key file cut short', 'key-file-damaged', (folder) => truncateSync(join(folder, 'vault.json'), 300)],
    ['key file empty', 'key-file-damaged', (folder) => truncateSync(join(folder, 'vault.json'), 0)],
    ['key file with one flipped bit', 'key-file-damaged', (folder) => flip(join(folder, 'vault.json'), 200)],
    ['key file of a later version', 'key-file-newer', edit((json) => (json['version'] = 2))],
    ['key file gone', 'key-file-missing', (folder) => rmSync(join(folder, 'vault.json'))],
    [
      'key file of a megabyte',
      'key-file-damaged',
      (folder) => appendFileSync(join(folder, 'vault.json'), ' '.repeat(1_000_000)),
    ],
    ['store gone', 'store-missing', (folder) => rmSync(join(folder, 'store.db'))],
    ['store empty', 'store-damaged', (folder) => truncateSync(join(folder, 'store.db'), 0)],
    ['store cut to one page', 'store-damaged', (folder) => truncateSync(join(folder, 'store.db'), 4096)],
    [
      'store cut in the middle of a page',
      'store-damaged',
      (folder) => truncateSync(join(folder, 'store.db'), 4096 * 3 + 100),
    ],
    [
      'store with a flipped bit in its readable header',
      'store-damaged',
      (folder) => flip(join(folder, 'store.db'), 20),
    ],
    ['store with a flipped bit in its first page', 'store-damaged', (folder) => flip(join(folder, 'store.db'), 1000)],
    ['store with a flipped bit in a tag', 'store-damaged', (folder) => flip(join(folder, 'store.db'), 4090)],
    [
      "another vault's store",
      'store-other-key',
      async (folder) => copyFileSync(join((await stoppedVault()).folder, 'store.db'), join(folder, 'store.db')),
    ],
  ];

  test.each(cases)('%s: %s', async (_name, reason, damage) => {
    const { folder } = await stoppedVault();
    await damage(folder);
    const before = fingerprint(folder, bookkeeping);
    const { vault } = again(folder);
    expect(await vault.unlock(strongPassphrase)).toEqual({ kind: 'unreadable', reason, folder });
    await expect(vault.create(strongPassphrase)).rejects.toMatchObject({ code: 'vault-exists' });
    expect(fingerprint(folder, bookkeeping)).toEqual(before);
  });

  test('weaker key derivation in the key file is refused before anything is derived', async () => {
    const { folder } = await stoppedVault();
    const { parseVaultFile, encodeVaultFile, readVaultFile } = await import('./vault-file.ts');
    const read = readVaultFile(join(folder, 'vault.json'));
    if (read.kind !== 'file') throw new Error(read.kind);
    const weakened = {
      ...read.file,
      slots: read.file.slots.map((slot) =>
        slot.kind === 'pass' ? { ...slot, kdf: { ...slot.kdf, memoryKiB: 8 } } : slot,
      ),
    };
    expect(parseVaultFile(encodeVaultFile(weakened))).toEqual({ kind: 'damaged' });
    const heavy = {
      ...read.file,
      slots: read.file.slots.map((slot) =>
        slot.kind === 'pass' ? { ...slot, kdf: { ...slot.kdf, passes: 1_000_000 } } : slot,
      ),
    };
    expect(parseVaultFile(encodeVaultFile(heavy))).toEqual({ kind: 'damaged' });
  });

  test("another vault's key file opens with its own passphrase and is then told from the store", async () => {
    const mine = await stoppedVault();
    const theirs = await stoppedVault();
    copyFileSync(join(theirs.folder, 'vault.json'), join(mine.folder, 'vault.json'));
    const before = fingerprint(mine.folder, bookkeeping);
    expect(await again(mine.folder).vault.unlock(strongPassphrase)).toMatchObject({
      kind: 'unreadable',
      reason: 'store-other-key',
    });
    expect(fingerprint(mine.folder, bookkeeping)).toEqual(before);
  });

  test("a slot of another vault doesn't fit", async () => {
    const mine = await stoppedVault();
    const theirs = await stoppedVault();
    const { encodeVaultFile, readVaultFile } = await import('./vault-file.ts');
    const [a, b] = [mine, theirs].map(({ folder }) => readVaultFile(join(folder, 'vault.json')));
    if (a?.kind !== 'file' || b?.kind !== 'file') throw new Error('no file');
    writeFileSync(join(mine.folder, 'vault.json'), encodeVaultFile({ ...a.file, slots: b.file.slots }));
    expect(await again(mine.folder).vault.unlock(strongPassphrase)).toMatchObject({ kind: 'wrong-passphrase' });
  });
});

describe('a creation that was cut off', () => {
  test('before the key file: there is no vault, and the next creation works', async () => {
    const { folder } = await stoppedVault();
    renameSync(join(folder, 'store.db'), join(folder, 'store.db.creating'));
    rmSync(join(folder, 'vault.json'));
    const { vault } = again(folder);
    expect(vault.state()).toEqual({ kind: 'none' });
    expect(await vault.create(otherPassphrase)).toMatchObject({ kind: 'created' });
  });

  test('after the key file: the vault opens', async () => {
    const { folder } = await stoppedVault();
    renameSync(join(folder, 'store.db'), join(folder, 'store.db.creating'));
    const { vault } = again(folder);
    expect(vault.state()).toEqual({ kind: 'locked', waitMs: 0 });
    expect(await vault.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
    expect(existsSync(join(folder, 'store.db'))).toBe(true);
  });
});

describe('a folder that does not take a vault', () => {
  test('that cannot be made is said to be unwritable', async () => {
    const file = join(temporaryFolder(), 'a file');
    writeFileSync(file, '');
    const { vault } = again(join(file, 'vault'));
    expect(vault.state()).toMatchObject({ kind: 'unreadable', reason: 'no-permission' });
    await expect(vault.create(strongPassphrase)).rejects.toMatchObject({ code: 'folder-unwritable' });
  });

  test('attacks 26: on a full disk is told so, holds no half vault, and takes one when there is room', async ({
    skip,
  }) => {
    const disk = smallDisk('100k');
    if (disk === undefined) return skip(noMount);
    const path = join(disk, 'vault');
    const { vault } = again(path);
    await expect(vault.create(strongPassphrase)).rejects.toMatchObject({ code: 'store-full' });
    expect(vault.state()).toEqual({ kind: 'none' });
    expect(fingerprint(path, bookkeeping)).toEqual([]);
    remount(disk, 'size=10m');
    expect(await vault.create(strongPassphrase)).toMatchObject({ kind: 'created' });
  });
});
