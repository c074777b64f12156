/**
 * What is killed: processes that do one job on a closed vault, more than 500 of them by all the tests of kills together, and how
 * a vault is looked at afterwards.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { openStore, type OpenStore } from '../../electron/service/database/open.ts';
import { temporaryFolder } from '../../electron/service/testing/folders.ts';
import { strongPassphrase, testVault } from '../../electron/service/testing/vaults.ts';
import { readVaultFile, type VaultFile } from '../../electron/service/vault/vault-file.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { decodeWords } from '../../shared/crypto/recovery-words.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { seededNumbers } from './seeded.ts';

export const kills = {
  write: 140,
  migrate: 100,
  'back-up': 90,
  restore: 80,
  'change-passphrase': 30,
  rotate: 60,
  export: 20,
} as const;
type Job = keyof typeof kills;

const script = join(import.meta.dirname, '..', '..', 'electron', 'service', 'testing', 'killed-process.ts');

export function momentsOf(job: Job): () => number {
  return seededNumbers(`${String(kills[job])} kills of ${job}`);
}

export type Child = {
  begin(): void;
  /** Resolves with the first line that begins so; rejects when the process ends before it. */
  said(beginning: string): Promise<string>;
  lines(): readonly string[];
  killed(): Promise<void>;
};

/** What Node compiles is kept for the next process: most of a start is that. */
export function startChild(cache: string, ...args: readonly string[]): Child {
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
export function inAdvance(cache: string, ...args: readonly string[]): () => Child {
  let next = startChild(cache, ...args);
  return () => {
    const child = next;
    next = startChild(cache, ...args);
    return child;
  };
}

export type Prepared = {
  readonly folder: string;
  readonly cache: string;
  readonly file: VaultFile;
  readonly storeKey: Uint8Array;
  readonly kek: Uint8Array;
  readonly recoverySecret: string;
};

/** A closed vault with some rows. */
export async function preparedVault(rows: number): Promise<Prepared> {
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

export function secretOf(words: string): string {
  const decoded = decodeWords(words);
  if (decoded.kind !== 'secret') throw new Error(decoded.kind);
  return toHex(decoded.secret);
}

export function keyFileIn(folder: string): VaultFile {
  const read = readVaultFile(join(folder, 'vault.json'));
  if (read.kind !== 'file') throw new Error(read.kind);
  return read.file;
}

export function opened({ file, storeKey }: Prepared, folder: string): OpenStore {
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
export function expectKept(prepared: Prepared, folder: string, kept: ReadonlySet<string>, isThorough: boolean): void {
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
