/** The keys under the master key (vault.md), each for one purpose. */
import { hkdf } from '../../../shared/crypto/hash.ts';
import { wipe } from '../../../shared/crypto/secret-bytes.ts';
import { concatBytes, utf8 } from '../../../shared/language/bytes.ts';

/** What an unlocked vault works with. */
const standingLabels = ['sqlite-main', 'attach-kek', 'backup-kek', 'audit-mac', 'export-kek', 'record-sign'] as const;
export type StandingLabel = (typeof standingLabels)[number];

/** `psychotherapy-notes`: of no unlocked vault by itself, but of one whose passphrase was given once more. */
type KeyLabel = StandingLabel | 'psychotherapy-notes';

/** 32 bytes. `vaultId` is 16 bytes. */
export function deriveKey(masterKey: Uint8Array, vaultId: Uint8Array, purpose: KeyLabel): Uint8Array {
  return hkdf(masterKey, vaultId, vaultLabel(purpose), 32);
}

export type StandingKeys = {
  /** A copy of its own: 32 bytes. */
  key(purpose: StandingLabel): Uint8Array;
  wipe(): void;
};

/** Derived once, so that the master key need not stay for them. */
export function deriveStandingKeys(masterKey: Uint8Array, vaultId: Uint8Array): StandingKeys {
  const keys = new Map(standingLabels.map((label) => [label, deriveKey(masterKey, vaultId, label)]));
  return {
    key: (purpose) => Uint8Array.from(keys.get(purpose) ?? []),
    wipe: () => wipe(...keys.values()),
  };
}

export function vaultLabel(name: string): Uint8Array {
  return concatBytes(utf8('quietline/vault/1/'), utf8(name));
}
