/** Checks a vault's audit log from outside the app, on a copy: the chain, entry by entry, and its end. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCopy } from './database/open.ts';
import { type VerifiedLog, verifyLog } from './features/audit/index.ts';
import { vaultFolderAt } from './vault/folder.ts';
import { deriveKey } from './vault/keys.ts';
import { openAnyPassSlot } from './vault/slots.ts';
import { readVaultFile } from './vault/vault-file.ts';
import { wipe } from '../../shared/crypto/secret-bytes.ts';
import { toHex } from '../../shared/language/bytes.ts';

export type AuditVerdict =
  | ({ readonly kind: 'checked' } & VerifiedLog)
  | { readonly kind: 'no-vault' | 'wrong-passphrase' }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** `folder` holds vault.json. The vault may be in use; what was written in the last moment may be missing then. */
export async function verifyAudit(folder: string, passphrase: string): Promise<AuditVerdict> {
  const { keyFile, store } = vaultFolderAt(folder);
  const read = readVaultFile(keyFile);
  if (read.kind === 'missing') return { kind: 'no-vault' };
  if (read.kind !== 'file') return { kind: 'unreadable', problem: `vault.json is ${read.kind}` };
  const { vaultId, storeMark } = read.file;
  const opened = await openAnyPassSlot(read.file, passphrase);
  if (opened.kind === 'wrong-secret') return { kind: 'wrong-passphrase' };
  if (opened.kind === 'damaged') return { kind: 'unreadable', problem: 'vault.json is damaged' };
  const { masterKey } = opened;
  const storeKey = deriveKey(masterKey, vaultId, 'sqlite-main');
  const auditKey = deriveKey(masterKey, vaultId, 'audit-mac');
  // Encrypted like the original; gone at the end.
  const work = mkdtempSync(path.join(tmpdir(), 'quietline-audit-'));
  try {
    const copy = path.join(work, 'store.db');
    for (const ending of ['', '-wal']) if (existsSync(store + ending)) copyFileSync(store + ending, copy + ending);
    const looked = openCopy({ path: copy, key: storeKey, vaultId: toHex(vaultId), mark: storeMark });
    if (looked.kind === 'problem') return { kind: 'unreadable', problem: looked.problem };
    try {
      return { kind: 'checked', ...verifyLog(looked.copy.database, auditKey) };
    } finally {
      looked.copy.close();
    }
  } finally {
    wipe(masterKey, storeKey, auditKey);
    rmSync(work, { recursive: true, force: true });
  }
}
