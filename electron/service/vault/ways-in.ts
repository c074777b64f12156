/** The ways into an open vault: each is made, proven, replaced and taken away here; only a new slot is written, never the store anew. */
import { encodeWords } from '../../../shared/crypto/recovery-words.ts';
import { wipe } from '../../../shared/crypto/secret-bytes.ts';
import { Fault } from '../../../shared/contract/errors.ts';
import { toHex } from '../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../shared/language/random.ts';
import type { Argon2Parameters } from './argon2.ts';
import type { Attempts } from './attempts.ts';
import type { Keychain } from './keychain.ts';
import { type Paper, type PaperSlip, readPaper } from './paper-secrets.ts';
import { splitSecret } from './secret-shares.ts';
import { openAnyPassSlot, openAnySecretSlot, sealPassSlot, sealSecretSlot } from './slots.ts';
import type { Slot, VaultFile } from './vault-file.ts';
import { vaultNameOf } from './vault-name.ts';

export type WrongPassphrase = { readonly kind: 'wrong-passphrase'; readonly waitMs: number };

export type RecoveryWords = { readonly words: string[]; readonly vaultName: string };

export type ChangeOutcome = { readonly kind: 'changed' } | WrongPassphrase | { readonly kind: 'weak-passphrase' };

export type WayIn = { readonly id: string; readonly kind: Slot['kind']; readonly backend?: string };

/** By a slot's id, kept inside the store: a thief of the files learns no names and no days. */
export type WayNote = {
  readonly madeAt: number;
  readonly testedAt?: number | undefined;
  readonly needed?: number | undefined;
  readonly holders?: readonly string[] | undefined;
};

export type PaperTest = { readonly kind: 'fits'; readonly id: string } | { readonly kind: 'other-vault' } | PaperSlip;

type KeychainSet =
  | { readonly kind: 'set'; readonly way: WayIn }
  | { readonly kind: 'unavailable'; readonly reason: 'plain-text' | 'none' | 'refused' };

export type WaysIn = {
  /** Undefined when it is the passphrase. */
  refusal(passphrase: string): Promise<WrongPassphrase | undefined>;
  /** `use` keeps no copy of the key. */
  withMasterKey<Result>(
    passphrase: string,
    use: (masterKey: Uint8Array) => Result,
  ): Promise<{ readonly kind: 'done'; readonly result: Result } | WrongPassphrase>;
  vaultName(): string;
  /** As vault.json has them. */
  list(): readonly WayIn[];
  changePassphrase(current: string, next: string): Promise<ChangeOutcome>;
  /** In place of the earlier words at once. */
  renewRecoveryWords(): RecoveryWords;
  /** What it gives opens the vault from `confirmNew` on; until then the earlier paper does. */
  newKit(passphrase: string): Promise<({ readonly kind: 'kit' } & RecoveryWords) | WrongPassphrase>;
  newShares(
    passphrase: string,
    needed: number,
    count: number,
  ): Promise<
    { readonly kind: 'shares'; readonly shares: readonly string[]; readonly vaultName: string } | WrongPassphrase
  >;
  /** The way that is in use now; throws `not-found` when nothing waits. */
  confirmNew(): WayIn;
  /** Nothing waits any more. */
  forgetNew(): void;
  testPaper(paper: Paper): PaperTest;
  setKeychain(passphrase: string): Promise<KeychainSet | WrongPassphrase>;
  /** `last-way`: besides the passphrase there is always one on paper. */
  remove(
    passphrase: string,
    kind: 'recovery' | 'shares' | 'keychain',
  ): Promise<{ readonly kind: 'removed' | 'last-way' } | WrongPassphrase>;
};

export type WaysInPorts = {
  /** Throws `vault-locked`. */
  readonly current: () => {
    readonly file: VaultFile;
    /** Undefined once the recovery words are confirmed: then the passphrase is what opens it again. */
    readonly masterKey: Uint8Array | undefined;
  };
  readonly replaceSlots: (file: VaultFile, slots: readonly Slot[]) => void;
  readonly attempts: Attempts;
  readonly random: RandomBytes;
  readonly argon2: Argon2Parameters;
  readonly acceptsPassphrase: (passphrase: string) => boolean;
  readonly keychain: Keychain;
};

export function createWaysIn(ports: WaysInPorts): WaysIn {
  const { current, replaceSlots, attempts, random, keychain } = ports;
  let waiting: Slot | undefined;

  /** Whoever finds the computer unlocked must not make ways of their own. The key goes when `use` is done. */
  async function withPassphrase<Result>(
    passphrase: string,
    use: (masterKey: Uint8Array, file: VaultFile) => Result | Promise<Result>,
  ): Promise<Result | WrongPassphrase> {
    const waitMs = attempts.waitMs();
    if (waitMs > 0) return { kind: 'wrong-passphrase', waitMs };
    const { file } = current();
    const opened = await openAnyPassSlot(file, passphrase);
    if (opened.kind === 'wrong-secret') return { kind: 'wrong-passphrase', waitMs: attempts.failed() };
    if (opened.kind === 'damaged') throw new Fault('store-failed', { keyFile: 'damaged' });
    attempts.succeeded();
    try {
      return await use(opened.masterKey, file);
    } finally {
      wipe(opened.masterKey);
    }
  }

  /** The others stay; of this kind there is one. */
  function put(slot: Slot): WayIn {
    const { file } = current();
    const others = file.slots.filter(({ kind }) => kind !== slot.kind);
    replaceSlots(file, slot.kind === 'pass' ? [slot, ...others] : [...others, slot]);
    return wayOf(slot);
  }

  return {
    refusal: (passphrase) => withPassphrase(passphrase, () => undefined),

    withMasterKey: (passphrase, use) =>
      withPassphrase(passphrase, (masterKey) => ({ kind: 'done' as const, result: use(masterKey) })),

    vaultName: () => vaultNameOf(current().file.vaultId),

    list: () => current().file.slots.map(wayOf),

    changePassphrase: (passphrase, next) =>
      withPassphrase<ChangeOutcome>(passphrase, async (masterKey, { vaultId }) => {
        if (!ports.acceptsPassphrase(next)) return { kind: 'weak-passphrase' };
        put(await sealPassSlot(next, masterKey, vaultId, ports.argon2, random));
        return { kind: 'changed' };
      }),

    renewRecoveryWords() {
      const { file, masterKey } = current();
      if (masterKey === undefined) throw new Fault('invalid-input');
      const secret = random(32);
      put(sealSecretSlot('recovery', secret, masterKey, file.vaultId, random));
      return wordsOf(secret, file.vaultId);
    },

    newKit: (passphrase) =>
      withPassphrase(passphrase, (masterKey, { vaultId }) => {
        const secret = random(32);
        waiting = sealSecretSlot('recovery', secret, masterKey, vaultId, random);
        return { kind: 'kit' as const, ...wordsOf(secret, vaultId) };
      }),

    newShares: (passphrase, needed, count) =>
      withPassphrase(passphrase, (masterKey, { vaultId }) => {
        const secret = random(32);
        try {
          const shares = splitSecret(secret, needed, count);
          waiting = sealSecretSlot('shares', secret, masterKey, vaultId, random);
          return { kind: 'shares' as const, shares, vaultName: vaultNameOf(vaultId) };
        } finally {
          wipe(secret);
        }
      }),

    confirmNew() {
      if (waiting === undefined) throw new Fault('not-found');
      const way = put(waiting);
      waiting = undefined;
      return way;
    },

    forgetNew() {
      waiting = undefined;
    },

    testPaper(paper) {
      const { file } = current();
      const read = readPaper(paper);
      if (read.kind !== 'secret') return read;
      const opened = openAnySecretSlot(file, read.slot, read.secret);
      wipe(read.secret);
      if (opened.kind !== 'opened') return { kind: 'other-vault' };
      wipe(opened.masterKey);
      const slot = file.slots.find(({ kind }) => kind === read.slot);
      return slot === undefined ? { kind: 'other-vault' } : { kind: 'fits', id: toHex(slot.id) };
    },

    setKeychain: (passphrase) =>
      withPassphrase<KeychainSet>(passphrase, async (masterKey, { vaultId }) => {
        const secret = random(32);
        try {
          // A copy: main overwrites what it was given.
          const answer = await keychain.ask({ kind: 'wrap', secret: Uint8Array.from(secret) });
          if (answer.kind === 'unavailable') return answer;
          if (answer.kind !== 'wrapped') return { kind: 'unavailable', reason: 'refused' };
          const { backend, wrapped } = answer;
          const slot = { ...sealSecretSlot('keychain', secret, masterKey, vaultId, random), backend, wrapped };
          return { kind: 'set', way: put(slot) };
        } finally {
          wipe(secret);
        }
      }),

    remove: (passphrase, kind) =>
      withPassphrase<{ readonly kind: 'removed' | 'last-way' }>(passphrase, (_masterKey, file) => {
        const left = file.slots.filter((slot) => slot.kind !== kind);
        if (!left.some((slot) => slot.kind === 'recovery' || slot.kind === 'shares')) return { kind: 'last-way' };
        replaceSlots(file, left);
        return { kind: 'removed' };
      }),
  };
}

function wayOf(slot: Slot): WayIn {
  return { id: toHex(slot.id), kind: slot.kind, ...(slot.kind === 'keychain' ? { backend: slot.backend } : {}) };
}

/** Wipes the secret: from here on it is words. */
export function wordsOf(secret: Uint8Array, vaultId: Uint8Array): RecoveryWords {
  const words = [...encodeWords(secret)];
  wipe(secret);
  return { words, vaultName: vaultNameOf(vaultId) };
}
