/** Two words out of a vault's public id, so that papers and backups of two vaults are told apart. They tell nothing about its secret. */
import { sha256 } from '../../../shared/crypto/hash.ts';
import { recoveryWordList } from '../../../shared/crypto/recovery-words.ts';

export function vaultNameOf(vaultId: Uint8Array): string {
  const digest = sha256(vaultId);
  const index = (offset: number): number =>
    (((digest[offset] ?? 0) << 8) | (digest[offset + 1] ?? 0)) % recoveryWordList.length;
  return `${recoveryWordList[index(0)] ?? ''} ${recoveryWordList[index(2)] ?? ''}`;
}
