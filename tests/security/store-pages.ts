/** A vault's store as whoever has its key sees it: every page without the cipher, freed ones too. */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../electron/service/testing/folders.ts';
import { strongPassphrase } from '../../electron/service/testing/vaults.ts';
import { deriveKey } from '../../electron/service/vault/keys.ts';
import { openAnyPassSlot } from '../../electron/service/vault/slots.ts';
import { readVaultFile } from '../../electron/service/vault/vault-file.ts';

export async function storeKey(vault: string): Promise<Uint8Array> {
  const read = readVaultFile(join(vault, 'vault.json'));
  if (read.kind !== 'file') throw new Error(read.kind);
  const opened = await openAnyPassSlot(read.file, strongPassphrase);
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  return deriveKey(opened.masterKey, read.file.vaultId, 'sqlite-main');
}

/** A copy of it as it lies there, opened with the key. */
export function copyOf(store: string, key: Uint8Array): BetterSqlite3.Database {
  const copy = join(temporaryFolder(), 'copy.db');
  copyFileSync(store, copy);
  if (existsSync(`${store}-wal`)) copyFileSync(`${store}-wal`, `${copy}-wal`);
  const connection = new BetterSqlite3(copy);
  onTestFinished(() => void connection.close());
  connection.pragma("cipher = 'aegis'");
  connection.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
  return connection;
}

export function pagesOf(connection: BetterSqlite3.Database): Buffer {
  return connection.serialize();
}
