/** One flipped bit anywhere in the store, its log, the key file or a backup is noticed or changes nothing, and nothing is replaced. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ReadableDatabase } from '../../electron/service/database/database.ts';
import { openStore } from '../../electron/service/database/open.ts';
import { createBackups, readBackup } from '../../electron/service/features/backups/index.ts';
import { fingerprint, temporaryFolder } from '../../electron/service/testing/folders.ts';
import { strongPassphrase, testClock, testVault } from '../../electron/service/testing/vaults.ts';
import { Fault } from '../../shared/contract/index.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { seededNumbers } from './seeded.ts';

const places = 200;
const rows = 60;

type Made = {
  readonly store: Buffer;
  readonly log: Buffer;
  readonly keyFile: Buffer;
  readonly backup: Buffer;
  readonly location: Omit<Parameters<typeof openStore>[0], 'path'>;
  readonly kek: Uint8Array;
};

/** A vault with a row per transaction, as a crash leaves it: store and log; the same closed is in the backup. */
async function made(): Promise<Made> {
  const base = temporaryFolder();
  const folder = join(base, 'vault');
  const { vault, opened, clock } = testVault(folder);
  onTestFinished(() => vault.stop());
  await vault.create(strongPassphrase);
  const now = opened();
  const storeKey = now.deriveKey('sqlite-main');
  const { storeMark } = now.keyFile();
  // Some of it in the file, the rest in the log alone.
  const insert = now.store.database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)');
  const write = (from: number, to: number): void => {
    for (let row = from; row < to; row += 1)
      insert.run(String(row).padStart(4, '0'), `name ${String(row)} `.repeat(200));
  };
  write(0, rows / 2);
  const usb = temporaryFolder();
  const backups = createBackups({
    ...now,
    attachmentFolder: join(base, 'attachments'),
    workFolder: join(base, 'work'),
    clock,
    random: systemRandom,
    appVersion: '0.1.0',
    note: () => undefined,
    onChange: () => undefined,
    onMade: () => undefined,
    report: (fault) => {
      throw fault;
    },
    isAutomatic: false,
  });
  await backups.setFolder(usb);
  await backups.backUp();
  const { last } = backups.state();
  if (last === undefined) throw new Error('There is no backup');
  await backups.stop();
  write(rows / 2, rows);
  return {
    store: readFileSync(join(folder, 'store.db')),
    log: readFileSync(join(folder, 'store.db-wal')),
    keyFile: readFileSync(join(folder, 'vault.json')),
    backup: readFileSync(join(usb, last.name)),
    location: { key: storeKey, vaultId: now.vaultId, mark: storeMark },
    kek: now.deriveKey('backup-kek'),
  };
}

function flipped(bytes: Buffer, position: number, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[position] = (changed[position] ?? 0) ^ (1 << bit);
  return changed;
}

/** Every row of every table, without what each opening counts. */
function contentOf(database: ReadableDatabase): string {
  const tables = database
    .query<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('store_identity') ORDER BY name",
    )
    .all();
  return JSON.stringify(tables.map(({ name }) => [name, database.query(`SELECT * FROM "${name}"`).all()]));
}

type Looked =
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'noticed' }
  | { readonly kind: 'read'; readonly content: string; readonly clients: number; readonly isCutShort: boolean };

/** Opens these files and reads everything in them. What is refused has not changed by a byte. */
function look({ location }: Made, store: Buffer, log: Buffer): Looked {
  const folder = temporaryFolder();
  const path = join(folder, 'store.db');
  try {
    writeFileSync(path, store);
    if (log.length > 0) writeFileSync(`${path}-wal`, log);
    const before = fingerprint(folder);
    const outcome = openStore({ ...location, path });
    if (outcome.kind === 'problem') {
      expect(fingerprint(folder)).toEqual(before);
      return { kind: 'refused', problem: outcome.problem };
    }
    const { database, isCutShort } = outcome.store;
    try {
      const clients = database.query<{ count: number }>('SELECT count(*) AS count FROM client').get()?.count ?? 0;
      return { kind: 'read', content: contentOf(database), clients, isCutShort };
    } catch (error) {
      if (error instanceof Fault && error.code === 'store-failed') return { kind: 'noticed' };
      throw error;
    } finally {
      outcome.store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a flipped bit in the store is refused or noticed when it is read, and never gives another answer', async () => {
  const whole = await made();
  const none = Buffer.alloc(0);
  const good = look(whole, whole.store, whole.log);
  const closed = look(whole, whole.store, none);
  if (good.kind !== 'read' || closed.kind !== 'read') throw new Error(good.kind);
  expect([good.clients, closed.clients]).toEqual([rows, rows / 2]);
  const number = seededNumbers('flipped bits in the store');
  const positions = Array.from({ length: places }, (_, turn) => ({
    // A quarter in the first page, whose head is readable and not sealed.
    position: Math.floor(number() * (turn % 4 === 0 ? 4096 : whole.store.length)),
    bit: Math.floor(number() * 8),
  }));
  const head = Array.from({ length: 24 }, (_, position) => ({ position, bit: position % 8 }));
  const outcomes = new Map<string, number>();
  for (const { position, bit } of [...positions, ...head]) {
    const outcome = look(whole, flipped(whole.store, position, bit), none);
    const where = `bit ${String(bit)} of byte ${String(position)}`;
    if (outcome.kind === 'read') expect(outcome.content === closed.content, where).toBe(true);
    if (outcome.kind === 'refused') expect(['store-damaged', 'store-other-key'], where).toContain(outcome.problem);
    if (position >= 16 && position < 24) expect(outcome.kind, where).toBe('refused');
    outcomes.set(outcome.kind, (outcomes.get(outcome.kind) ?? 0) + 1);
  }
  expect(outcomes.get('refused') ?? 0).toBeGreaterThan(0);
  expect(outcomes.get('noticed') ?? 0).toBeGreaterThan(0);
}, 60_000);

test('a flipped bit in the log is refused, or the store says that its last moment is missing', async () => {
  const whole = await made();
  const good = look(whole, whole.store, whole.log);
  if (good.kind !== 'read') throw new Error(good.kind);
  expect(good).toMatchObject({ clients: rows, isCutShort: false });
  const number = seededNumbers('flipped bits in the log');
  const outcomes = { refused: 0, 'cut short': 0, whole: 0 };
  const frame = 24 + 4096;
  for (let turn = 0; turn < places; turn += 1) {
    const anywhere = Math.floor(number() * whole.log.length);
    // Some in the log's head, some in its last frame, which nothing follows.
    const position =
      turn % 8 === 0
        ? Math.floor(number() * 32)
        : turn % 8 === 1
          ? whole.log.length - 1 - Math.floor(number() * frame)
          : anywhere;
    const bit = Math.floor(number() * 8);
    const outcome = look(whole, whole.store, flipped(whole.log, position, bit));
    const where = `bit ${String(bit)} of byte ${String(position)} of ${String(whole.log.length)}`;
    if (outcome.kind === 'refused') {
      expect(outcome.problem, where).toBe('store-damaged');
      outcomes.refused += 1;
    } else if (outcome.kind === 'read' && outcome.isCutShort) {
      expect(outcome.clients, where).toBe(rows - 1);
      outcomes['cut short'] += 1;
    } else {
      expect(outcome.kind === 'read' && outcome.content === good.content, where).toBe(true);
      outcomes.whole += 1;
    }
  }
  expect(outcomes.refused).toBeGreaterThan(0);
  expect(outcomes['cut short']).toBeGreaterThan(0);
}, 60_000);

test('a log that was cut off while its last transaction was written is no damage', async () => {
  const whole = await made();
  const frame = 24 + 4096;
  const frames = (whole.log.length - 32) / frame;
  for (const left of [0.5, 1, 1.5, 2, 2.5]) {
    const cut = whole.log.subarray(0, 32 + Math.floor((frames - left) * frame));
    const outcome = look(whole, whole.store, cut);
    expect(outcome.kind, String(left)).toBe('read');
    if (outcome.kind === 'read') expect(outcome.clients).toBeGreaterThanOrEqual(rows - 2);
  }
  expect(look(whole, whole.store, whole.log.subarray(0, 20))).toMatchObject({ kind: 'read', clients: rows / 2 });
});

test('a flipped bit in the key file is said, whatever it is in, and the file stays', async () => {
  const whole = await made();
  const folder = temporaryFolder();
  const number = seededNumbers('flipped bits in the key file');
  const keyFile = join(folder, 'vault.json');
  writeFileSync(join(folder, 'store.db'), whole.store);
  const { vault } = testVault(folder, testClock());
  onTestFinished(() => vault.stop());
  for (let turn = 0; turn < places; turn += 1) {
    const [position, bit] = [Math.floor(number() * whole.keyFile.length), Math.floor(number() * 8)];
    const changed = flipped(whole.keyFile, position, bit);
    writeFileSync(keyFile, changed);
    const state = vault.state();
    const where = `bit ${String(bit)} of byte ${String(position)}`;
    expect(state.kind, where).toBe('unreadable');
    // One bit turns version 1 into 3 or 5: then it is the newer program's business.
    if (state.kind === 'unreadable') expect(['key-file-damaged', 'key-file-newer'], where).toContain(state.reason);
    await expect(vault.create(strongPassphrase)).rejects.toMatchObject({ code: 'vault-exists' });
    expect(readFileSync(keyFile).equals(changed)).toBe(true);
  }
  writeFileSync(keyFile, whole.keyFile);
  expect(vault.state().kind).toBe('locked');
}, 60_000);

test('a flipped bit in a backup keeps it from being read, and nothing of it stays', async () => {
  const whole = await made();
  const folder = temporaryFolder();
  const [path, target] = [join(folder, 'one.qlbackup'), join(folder, 'copy.db')];
  const number = seededNumbers('flipped bits in a backup');
  const headerEnd = 14 + whole.backup.readUInt32BE(10) + 64;
  const read = () =>
    readBackup({
      path,
      keysOf: () => ({ kek: whole.kek, storeKey: whole.location.key }),
      target,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
  for (let turn = 0; turn < places; turn += 1) {
    // Half of them in the header, which is the smaller part.
    const position = Math.floor(number() * (turn % 2 === 0 ? headerEnd : whole.backup.length));
    writeFileSync(path, flipped(whole.backup, position, Math.floor(number() * 8)));
    expect(['damaged', 'not-a-backup'], `byte ${String(position)}`).toContain((await read()).kind);
    expect(existsSync(target)).toBe(false);
  }
  writeFileSync(path, whole.backup);
  expect(await read()).toMatchObject({ kind: 'whole', counts: { clients: rows / 2 } });
}, 60_000);
