/**
 * attacks.md 22 and 50: SIGKILL at 500 random moments of writing, migrating, backing up, restoring, changing the
 * passphrase and renewing the recovery words. After each the files open, and what was acknowledged is there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { finishMigrating } from '../../electron/service/database/migrate-on-copy.ts';
import { migrations } from '../../electron/service/database/migrations/all.ts';
import { createStore, openCopy, openStore, type OpenStore } from '../../electron/service/database/open.ts';
import { sealedFilesOf } from '../../electron/service/features/attachments/index.ts';
import { readBackup } from '../../electron/service/features/backups/index.ts';
import { areWhole, attachmentsBeside } from '../../electron/service/features/backups/backup-attachments.ts';
import { temporaryFolder } from '../../electron/service/testing/folders.ts';
import { otherPassphrase, strongPassphrase, testVault } from '../../electron/service/testing/vaults.ts';
import { openAnyPassSlot, openAnySecretSlot } from '../../electron/service/vault/slots.ts';
import { readVaultFile, type VaultFile } from '../../electron/service/vault/vault-file.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { decodeWords } from '../../shared/crypto/recovery-words.ts';
import { fromHex, toHex } from '../../shared/language/bytes.ts';
import { seededNumbers } from './seeded.ts';

const kills = { write: 140, migrate: 100, 'back-up': 90, restore: 80, 'change-passphrase': 30, rotate: 60 } as const;
type Job = keyof typeof kills;

const script = join(import.meta.dirname, '..', '..', 'electron', 'service', 'testing', 'killed-process.ts');

function momentsOf(job: Job): () => number {
  return seededNumbers(`${String(kills[job])} kills of ${job}`);
}

type Child = {
  begin(): void;
  /** Resolves with the first line that begins so; rejects when the process ends before it. */
  said(beginning: string): Promise<string>;
  lines(): readonly string[];
  killed(): Promise<void>;
};

/** What Node compiles is kept for the next process: most of a start is that. */
function startChild(cache: string, ...args: readonly string[]): Child {
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const child: ChildProcess = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env });
  const gone = once(child, 'close');
  let out = '';
  let errors = '';
  let tell = (): void => undefined;
  child.stdout?.on('data', (part: Buffer) => {
    out += part.toString();
    tell();
  });
  child.stderr?.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = (): readonly string[] =>
    out
      .slice(0, out.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean);
  return {
    begin: () => void child.stdin?.write('go\n'),
    lines,
    async said(beginning) {
      let isGone = false;
      void gone.then(() => {
        isGone = true;
        tell();
      });
      for (;;) {
        const line = lines().find((one) => one.startsWith(beginning));
        if (line !== undefined) return line;
        if (isGone) throw new Error(`It ended before it said ${beginning}: ${errors}`);
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
    },
    async killed() {
      child.kill('SIGKILL');
      await gone;
      // What it did before it was killed, it did well.
      expect(errors).toBe('');
    },
  };
}

/** The next process starts while the last one's files are looked at. */
function inAdvance(cache: string, ...args: readonly string[]): () => Child {
  let next = startChild(cache, ...args);
  return () => {
    const child = next;
    next = startChild(cache, ...args);
    return child;
  };
}

type Prepared = {
  readonly folder: string;
  readonly cache: string;
  readonly file: VaultFile;
  readonly storeKey: Uint8Array;
  readonly kek: Uint8Array;
  readonly recoverySecret: string;
};

/** A closed vault with some rows. */
async function preparedVault(rows: number): Promise<Prepared> {
  const base = temporaryFolder();
  const folder = join(base, 'vault');
  const { vault, opened } = testVault(folder);
  const created = await vault.create(strongPassphrase);
  if (created.kind !== 'created') throw new Error(created.kind);
  const { database } = opened().store;
  const insert = database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)');
  database.transaction(() => {
    for (let row = 0; row < rows; row += 1) insert.run(toHex(systemRandom(16)), toHex(systemRandom(500)));
  });
  const storeKey = opened().deriveKey('sqlite-main');
  const kek = opened().deriveKey('backup-kek');
  await vault.stop();
  const recoverySecret = secretOf(created.recovery.words.join(' '));
  return { folder, cache: join(base, 'compiled'), file: keyFileIn(folder), storeKey, kek, recoverySecret };
}

function secretOf(words: string): string {
  const decoded = decodeWords(words);
  if (decoded.kind !== 'secret') throw new Error(decoded.kind);
  return toHex(decoded.secret);
}

function keyFileIn(folder: string): VaultFile {
  const read = readVaultFile(join(folder, 'vault.json'));
  if (read.kind !== 'file') throw new Error(read.kind);
  return read.file;
}

function opened({ file, storeKey }: Prepared, folder: string): OpenStore {
  const location = {
    path: join(folder, 'store.db'),
    key: storeKey,
    vaultId: toHex(file.vaultId),
    mark: file.storeMark,
  };
  const outcome = openStore(location);
  if (outcome.kind !== 'open') throw new Error(outcome.problem);
  return outcome.store;
}

/** Opens, looks and closes. Each row of `kept` is there, and no transaction is there by half. */
function expectKept(prepared: Prepared, folder: string, kept: ReadonlySet<string>, isThorough: boolean): void {
  const store = opened(prepared, folder);
  try {
    const idsOf = (sql: string): Set<string> =>
      new Set(
        store.database
          .query<{ id: string }>(sql)
          .all()
          .map(({ id }) => id),
      );
    const clients = idsOf('SELECT id FROM client');
    expect([...kept].filter((id) => !clients.has(id))).toEqual([]);
    const messages = idsOf('SELECT message_id AS id FROM entry');
    expect([...kept].filter((id) => !messages.has(id))).toEqual([]);
    expect([...messages].filter((id) => !clients.has(id))).toEqual([]);
    if (isThorough) expect(store.database.query('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  } finally {
    store.close();
  }
}

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

test('attacks 22: killed while the passphrase is changed, the old one or the new one opens', async () => {
  const prepared = await preparedVault(5);
  const { folder } = prepared;
  const original = readFileSync(join(folder, 'vault.json'));
  const moment = momentsOf('change-passphrase');
  const next = inAdvance(prepared.cache, 'change-passphrase', folder, otherPassphrase);
  for (let turn = 0; turn < kills['change-passphrase']; turn += 1) {
    writeFileSync(join(folder, 'vault.json'), original);
    const child = next();
    await child.said('ready');
    child.begin();
    await child.said('unlocked');
    const began = performance.now();
    await child.said('passphrase');
    // From one change to the middle of another: most of that is stretching, and the writing is at its end.
    const tookMs = performance.now() - began;
    await wait(tookMs * (turn % 2 === 0 ? 0.85 + 0.3 * moment() : moment()));
    await child.killed();
    const acknowledged = child
      .lines()
      .filter((line) => line.startsWith('passphrase '))
      .at(-1)
      ?.slice('passphrase '.length);
    const file = keyFileIn(folder);
    const last = acknowledged ?? strongPassphrase;
    const other = last === strongPassphrase ? otherPassphrase : strongPassphrase;
    const outcome = await openAnyPassSlot(file, last);
    const opens = outcome.kind === 'opened' ? outcome : await openAnyPassSlot(file, other);
    expect(opens.kind).toBe('opened');
    expect(file.slots).toHaveLength(2);
    expectKept(prepared, folder, new Set(), false);
  }
}, 600_000);

test('attacks 22: killed while the recovery words are renewed, the last ones that were told open, or newer ones', async () => {
  const prepared = await preparedVault(5);
  const { folder, file } = prepared;
  const moment = momentsOf('rotate');
  const next = inAdvance(prepared.cache, 'rotate', folder);
  let last = prepared.recoverySecret;
  let tookMs = 5;
  const outcomes = { waiting: 0, confirmed: 0 };
  for (let turn = 0; turn < kills.rotate; turn += 1) {
    const child = next();
    await child.said('ready');
    child.begin();
    await child.said('confirming');
    const began = performance.now();
    // Most fall into the moment in which the new slot is written; some later, when the next one waits for its paper.
    if (turn % 5 === 0) {
      await child.said('kit');
      tookMs = performance.now() - began;
      await wait(moment() * 150);
    } else await wait(moment() * tookMs);
    await child.killed();
    const lines = child.lines();
    outcomes[lines.some((line) => line.startsWith('kit ')) ? 'confirmed' : 'waiting'] += 1;
    const told = lines.filter((line) => line.startsWith('kit ')).at(-1);
    if (told !== undefined) last = secretOf(told.slice(4));
    const drawn = lines.filter((line) => line.startsWith('drew ')).map((line) => line.slice(5));
    const candidates = [last, ...drawn.slice(drawn.indexOf(last) + 1)];
    const { slots } = keyFileIn(folder);
    expect(slots.some((one) => one.kind === 'recovery')).toBe(true);
    const opening = candidates.filter((secret) => {
      const outcome = openAnySecretSlot({ ...file, slots }, 'recovery', fromHex(secret) ?? new Uint8Array(0));
      return outcome.kind === 'opened';
    });
    expect(opening).toHaveLength(1);
    last = opening[0] ?? last;
    expect(keyFileIn(folder).slots.some((one) => one.kind === 'pass')).toBe(true);
  }
  expect(outcomes.waiting).toBeGreaterThan(0);
  expect(outcomes.confirmed).toBeGreaterThan(0);
}, 600_000);
