/** Opening a locked vault without its passphrase: by what stands on paper, or by this computer's keychain. */
import { Fault } from '../../../shared/contract/errors.ts';
import { wipe } from '../../../shared/crypto/secret-bytes.ts';
import { type Paper, readPaper } from './paper-secrets.ts';
import { openAnySecretSlot, sealPassSlot } from './slots.ts';
import type { Slot, VaultFile } from './vault-file.ts';
import type { KeychainOutcome, PaperOutcome, Unreadable, Vault, VaultPorts } from './vault-outcomes.ts';

type OtherUnlocks = Pick<Vault, 'unlockWithPaper' | 'unlockWithKeychain' | 'checkPaper'>;

export type OtherUnlocksPorts = Pick<VaultPorts, 'random' | 'argon2' | 'acceptsPassphrase' | 'keychain'> & {
  isUnlocked(): boolean;
  readFiles(): { readonly kind: 'none' } | { readonly kind: 'file'; readonly file: VaultFile } | Unreadable;
  unreadable(reason: 'key-file-damaged'): Unreadable;
  /** Takes the master key over, and wipes it when the vault does not open. */
  open(
    masterKey: Uint8Array,
    file: VaultFile,
    openedBy: 'words' | 'shares' | 'keychain',
  ): Promise<{ readonly kind: 'unlocked' } | Unreadable>;
  close(): Promise<void>;
  replaceSlots(file: VaultFile, slots: readonly Slot[]): void;
  serially<Result>(work: () => Promise<Result>): Promise<Result>;
};

export function createOtherUnlocks(ports: OtherUnlocksPorts): OtherUnlocks {
  const { random, readFiles, unreadable, open, close, replaceSlots, serially } = ports;

  async function unlockWithPaper(paper: Paper, newPassphrase: string): Promise<PaperOutcome> {
    if (ports.isUnlocked()) return { kind: 'unlocked' };
    const read = readPaper(paper);
    if (read.kind !== 'secret') return read;
    const files = readFiles();
    if (files.kind === 'none') throw new Fault('not-found');
    if (files.kind === 'unreadable') return files;
    const { file } = files;
    const opened = openAnySecretSlot(file, read.slot, read.secret);
    wipe(read.secret);
    if (opened.kind === 'wrong-secret') return { kind: 'other-vault' };
    if (opened.kind === 'damaged') return unreadable('key-file-damaged');
    if (!ports.acceptsPassphrase(newPassphrase)) {
      wipe(opened.masterKey);
      return { kind: 'weak-passphrase' };
    }
    let pass: Slot;
    try {
      pass = await sealPassSlot(newPassphrase, opened.masterKey, file.vaultId, ports.argon2, random);
    } catch (error) {
      wipe(opened.masterKey);
      throw error;
    }
    const outcome = await open(opened.masterKey, file, paper.kind);
    if (outcome.kind !== 'unlocked') return outcome;
    try {
      replaceSlots(file, [pass, ...file.slots.filter((slot) => slot.kind !== 'pass')]);
    } catch (error) {
      await close();
      throw error;
    }
    return outcome;
  }

  async function unlockWithKeychain(): Promise<KeychainOutcome> {
    if (ports.isUnlocked()) return { kind: 'unlocked' };
    const files = readFiles();
    if (files.kind === 'none') throw new Fault('not-found');
    if (files.kind === 'unreadable') return files;
    const { file } = files;
    const slot = file.slots.find((one) => one.kind === 'keychain');
    if (slot === undefined) throw new Fault('not-found');
    // The system may ask the person first: whoever types the passphrase meanwhile need not wait for that.
    const answer = await ports.keychain.ask({ kind: 'unwrap', backend: slot.backend, wrapped: slot.wrapped });
    if (answer.kind === 'unavailable') return { kind: 'keychain-unavailable', reason: answer.reason };
    if (answer.kind === 'other-backend') return { kind: 'keychain-changed' };
    if (answer.kind !== 'unwrapped') return { kind: 'keychain-refused' };
    const opened = openAnySecretSlot(file, 'keychain', answer.secret);
    wipe(answer.secret);
    if (opened.kind === 'damaged') return unreadable('key-file-damaged');
    if (opened.kind === 'wrong-secret') return { kind: 'keychain-refused' };
    return serially(async () => {
      if (!ports.isUnlocked()) return open(opened.masterKey, file, 'keychain');
      wipe(opened.masterKey);
      return { kind: 'unlocked' };
    });
  }

  function checkPaper(paper: Paper): ReturnType<OtherUnlocks['checkPaper']> {
    const read = readPaper(paper);
    if (read.kind !== 'secret') return read;
    const files = readFiles();
    // Without a key file here the paper may fit a backup, which says so itself.
    const opened = files.kind === 'file' ? openAnySecretSlot(files.file, read.slot, read.secret) : undefined;
    wipe(read.secret);
    if (opened?.kind === 'opened') wipe(opened.masterKey);
    return { kind: opened?.kind === 'wrong-secret' ? 'other-vault' : 'fits' };
  }

  return {
    unlockWithPaper: (paper, newPassphrase) => serially(() => unlockWithPaper(paper, newPassphrase)),
    unlockWithKeychain,
    checkPaper,
  };
}
