/** The keys under the master key (vault.md), each for one purpose. */
import { hkdf } from '../../../shared/crypto/hash.ts';
import { concatBytes, utf8 } from '../../../shared/language/bytes.ts';

export type KeyLabel =
  | 'sqlite-main'
  | 'attach-kek'
  | 'backup-kek'
  | 'sync-root'
  | 'audit-mac'
  | 'export-kek'
  | 'settings'
  | 'record-sign';

/** 32 bytes. `vaultId` is 16 bytes. */
export function deriveKey(masterKey: Uint8Array, vaultId: Uint8Array, purpose: KeyLabel): Uint8Array {
  return hkdf(masterKey, vaultId, vaultLabel(purpose), 32);
}

export function vaultLabel(name: string): Uint8Array {
  return concatBytes(utf8('quietline/vault/1/'), utf8(name));
}
