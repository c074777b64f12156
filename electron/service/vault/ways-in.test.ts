import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askKeychain, type SystemStorage } from '../../main/keychain.ts';
import { fingerprint, temporaryFolder } from '../testing/folders.ts';
import { otherPassphrase, strongPassphrase, testClock, testVault } from '../testing/vaults.ts';
import { systemRandom } from '../../../shared/crypto/random.ts';
import { createKeychain, type Keychain } from './keychain.ts';
import { encodeVaultFile, readVaultFile, type VaultFile } from './vault-file.ts';
import { createVault } from './vault.ts';

const bookkeeping = ['attempts.json', 'in-use.lock'];

async function madeVault(keychain?: Keychain) {
  const folder = temporaryFolder();
  const made = testVault(folder, testClock(), keychain);
  onTestFinished(() => made.vault.stop());
  const created = await made.vault.create(strongPassphrase);
  if (created.kind !== 'created') throw new Error(created.kind);
  return { ...made, folder, words: created.recovery.words.join(' ') };
}

async function sharedVault(needed = 2, count = 3, keychain?: Keychain) {
  const made = await madeVault(keychain);
  const shares = await made.vault.inWaysIn(async (ways) => {
    const outcome = await ways.newShares(strongPassphrase, needed, count);
    if (outcome.kind !== 'shares') throw new Error(outcome.kind);
    ways.confirmNew();
    return outcome.shares;
  });
  return { ...made, shares };
}

function keyFileIn(folder: string): VaultFile {
  const read = readVaultFile(join(folder, 'vault.json'));
  if (read.kind !== 'file') throw new Error(read.kind);
  return read.file;
}

/** Main's own answers over a keyring that a test can change under it. */
function systemWith(storage: Partial<SystemStorage> = {}): {
  keychain: Keychain;
  use(next: Partial<SystemStorage>): void;
} {
  let current: SystemStorage = {
    isAvailable: () => Promise.resolve(true),
    backend: () => 'gnome_libsecret',
    // A keyring that only this object knows: the same bytes turned round.
    encrypt: (text) => Promise.resolve(Buffer.from(text, 'utf8').reverse()),
    decrypt: (wrapped) => Promise.resolve(Buffer.from(wrapped).reverse().toString('utf8')),
    ...storage,
  };
  const keychain = createKeychain(testClock(), (message) => {
    if (message.kind === 'keychain')
      void askKeychain(message.ask, current).then((answer) =>
        keychain.answered({ kind: 'keychain', id: message.id, answer }),
      );
  });
  return {
    keychain,
    use(next) {
      current = { ...current, ...next };
    },
  };
}

describe('shares', () => {
  test('enough of them open the vault and set a new passphrase', async () => {
    const { vault, clock, shares } = await sharedVault(2, 3);
    await vault.lock();
    expect(vault.waysToOpen()).toEqual(['pass', 'recovery', 'shares']);
    const paper = { kind: 'shares', shares: [shares[2] ?? '', shares[0] ?? ''] } as const;
    expect(vault.checkPaper(paper)).toEqual({ kind: 'fits' });
    expect(await vault.unlockWithPaper(paper, otherPassphrase)).toEqual({ kind: 'unlocked' });
    await vault.lock();
    expect(await vault.unlock(strongPassphrase)).toMatchObject({ kind: 'wrong-passphrase' });
    clock.advance(60_000);
    expect(await vault.unlock(otherPassphrase)).toEqual({ kind: 'unlocked' });
  });

  test('attacks 42: k−1 shares, shares of two sets and another vault’s shares are told apart, and change no byte', async () => {
    const { vault, folder, shares } = await sharedVault(3, 4);
    const { shares: strangers } = await sharedVault(3, 4);
    await vault.lock();
    const before = fingerprint(folder, bookkeeping);
    const unlock = (some: readonly string[]) =>
      vault.unlockWithPaper({ kind: 'shares', shares: some }, otherPassphrase);
    expect(await unlock(shares.slice(0, 2))).toEqual({
      kind: 'shares',
      problem: { kind: 'too-few', given: 2, needed: 3 },
    });
    expect(await unlock([...shares.slice(0, 2), strangers[2] ?? ''])).toEqual({
      kind: 'shares',
      problem: { kind: 'other-set', share: 3 },
    });
    expect(await unlock(strangers)).toEqual({ kind: 'other-vault' });
    expect(vault.checkPaper({ kind: 'shares', shares: strangers })).toEqual({ kind: 'other-vault' });
    expect(fingerprint(folder, bookkeeping)).toEqual(before);
  });

  test('new ones take the place of the old ones once they are on paper, not before', async () => {
    const { vault, shares } = await sharedVault();
    const old = { kind: 'shares', shares } as const;
    const fresh = await vault.inWaysIn((ways) => ways.newShares(strongPassphrase, 2, 2));
    if (fresh.kind !== 'shares') throw new Error(fresh.kind);
    expect(vault.checkPaper(old)).toEqual({ kind: 'fits' });
    await vault.inWaysIn((ways) => ways.confirmNew());
    expect(vault.checkPaper(old)).toEqual({ kind: 'other-vault' });
    expect(vault.checkPaper({ kind: 'shares', shares: fresh.shares })).toEqual({ kind: 'fits' });
  });

  test('what was not confirmed before a lock is nothing afterwards', async () => {
    const { vault, words } = await madeVault();
    await vault.inWaysIn((ways) => ways.newKit(strongPassphrase));
    await vault.lock();
    await vault.unlock(strongPassphrase);
    await expect(vault.inWaysIn((ways) => ways.confirmNew())).rejects.toMatchObject({ code: 'not-found' });
    expect(vault.checkPaper({ kind: 'words', words })).toEqual({ kind: 'fits' });
  });
});

describe('ways in', () => {
  test('the kit is made anew with the passphrase alone, and the store is not touched', async () => {
    const { vault, folder, words, clock } = await madeVault();
    const store = fingerprint(folder, [...bookkeeping, 'vault.json']);
    expect(await vault.inWaysIn((ways) => ways.newKit(otherPassphrase))).toMatchObject({ kind: 'wrong-passphrase' });
    clock.advance(60_000);
    const kit = await vault.inWaysIn((ways) => ways.newKit(strongPassphrase));
    if (kit.kind !== 'kit') throw new Error(kit.kind);
    await vault.inWaysIn((ways) => ways.confirmNew());
    expect(vault.checkPaper({ kind: 'words', words })).toEqual({ kind: 'other-vault' });
    expect(vault.checkPaper({ kind: 'words', words: kit.words.join(' ') })).toEqual({ kind: 'fits' });
    expect(fingerprint(folder, [...bookkeeping, 'vault.json'])).toEqual(store);
  });

  test('the last one on paper stays', async () => {
    const { vault, words } = await madeVault();
    const remove = (kind: 'recovery' | 'shares') => vault.inWaysIn((ways) => ways.remove(strongPassphrase, kind));
    expect(await remove('recovery')).toEqual({ kind: 'last-way' });
    expect(vault.checkPaper({ kind: 'words', words })).toEqual({ kind: 'fits' });
    await vault.inWaysIn(async (ways) => {
      await ways.newShares(strongPassphrase, 2, 2);
      ways.confirmNew();
    });
    expect(await remove('recovery')).toEqual({ kind: 'removed' });
    expect(await remove('shares')).toEqual({ kind: 'last-way' });
    await vault.lock();
    expect(await vault.unlockWithPaper({ kind: 'words', words }, otherPassphrase)).toEqual({ kind: 'other-vault' });
  });

  test('attacks 41: a slot passed off as another kind, or carried into another vault, opens nothing', async () => {
    const { vault, folder, words, shares } = await sharedVault();
    const stranger = await sharedVault();
    await vault.stop();
    const file = keyFileIn(folder);
    const swapped = file.slots.map((slot) =>
      slot.kind === 'recovery'
        ? { ...slot, kind: 'shares' as const }
        : slot.kind === 'shares'
          ? { ...slot, kind: 'recovery' as const }
          : slot,
    );
    for (const slots of [swapped, keyFileIn(stranger.folder).slots]) {
      writeFileSync(join(folder, 'vault.json'), encodeVaultFile({ ...file, slots }));
      const before = fingerprint(folder, bookkeeping);
      const again = testVault(folder).vault;
      for (const paper of [
        { kind: 'words', words },
        { kind: 'shares', shares },
      ] as const)
        expect(await again.unlockWithPaper(paper, otherPassphrase)).toEqual({ kind: 'other-vault' });
      await again.stop();
      expect(fingerprint(folder, bookkeeping)).toEqual(before);
    }
  });

  test('attacks 41: a key file cut at any of its slots, or from another vault, is refused and left as it is', async () => {
    const { vault, folder, shares } = await sharedVault();
    const stranger = await sharedVault();
    await vault.stop();
    await stranger.vault.stop();
    const path = join(folder, 'vault.json');
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length += 97) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      expect(readVaultFile(path)).toEqual({ kind: 'damaged' });
    }
    copyFileSync(join(stranger.folder, 'vault.json'), path);
    const again = testVault(folder).vault;
    onTestFinished(() => again.stop());
    expect(await again.unlockWithPaper({ kind: 'shares', shares }, otherPassphrase)).toEqual({ kind: 'other-vault' });
    expect(await again.unlockWithPaper({ kind: 'shares', shares: stranger.shares }, otherPassphrase)).toMatchObject({
      kind: 'unreadable',
      reason: 'store-other-key',
    });
    expect(readFileSync(path)).toEqual(readFileSync(join(stranger.folder, 'vault.json')));
  });
});

test('a new passphrase that cannot be derived leaves the vault locked and every file as it was', async () => {
  const { vault, folder, words } = await madeVault();
  await vault.stop();
  // Less memory than is accepted: Argon2 refuses after the words have opened the slot.
  const weak = createVault({
    folder,
    clock: testClock(),
    random: systemRandom,
    argon2: { memoryKiB: 8, passes: 1, lanes: 1 },
    acceptsPassphrase: () => true,
    keychain: systemWith().keychain,
    open: () => Promise.reject(new Error('not reached')),
    onChange: () => undefined,
  });
  onTestFinished(() => weak.stop());
  const before = fingerprint(folder, bookkeeping);
  await expect(weak.unlockWithPaper({ kind: 'words', words }, otherPassphrase)).rejects.toThrow('Argon2');
  expect(weak.state()).toEqual({ kind: 'locked', waitMs: 0 });
  expect(fingerprint(folder, bookkeeping)).toEqual(before);
});

describe('attacks 43: this computer’s keychain', () => {
  test('opens the vault once it is set, never leaves this computer with a backup, and can be taken back', async () => {
    const { vault, folder, opened } = await madeVault(systemWith().keychain);
    expect(await vault.inWaysIn((ways) => ways.setKeychain(strongPassphrase))).toMatchObject({ kind: 'set' });
    expect(keyFileIn(folder).slots.map(({ kind }) => kind)).toEqual(['pass', 'recovery', 'keychain']);
    expect(
      opened()
        .keyFile()
        .slots.map(({ kind }) => kind),
    ).toEqual(['pass', 'recovery']);
    await vault.lock();
    expect(await vault.unlockWithKeychain()).toEqual({ kind: 'unlocked' });
    await vault.inWaysIn((ways) => ways.remove(strongPassphrase, 'keychain'));
    await vault.lock();
    await expect(vault.unlockWithKeychain()).rejects.toMatchObject({ code: 'not-found' });
    expect(await vault.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
  });

  test.each([
    ['plain-text', { backend: () => 'basic_text' }],
    ['none', { isAvailable: () => Promise.resolve(false) }],
    ['refused', { encrypt: () => Promise.reject(new Error('closed')) }],
  ] as const)('is refused with the reason: %s', async (reason, storage) => {
    const { vault, folder } = await madeVault(systemWith(storage).keychain);
    expect(await vault.inWaysIn((ways) => ways.setKeychain(strongPassphrase))).toEqual({ kind: 'unavailable', reason });
    expect(keyFileIn(folder).slots.map(({ kind }) => kind)).toEqual(['pass', 'recovery']);
  });

  test('another keyring than then is said, another computer’s is refused; passphrase and kit still open', async () => {
    const system = systemWith();
    const { vault, words } = await madeVault(system.keychain);
    await vault.inWaysIn((ways) => ways.setKeychain(strongPassphrase));
    await vault.lock();
    system.use({ backend: () => 'kwallet6' });
    expect(await vault.unlockWithKeychain()).toEqual({ kind: 'keychain-changed' });
    system.use({ backend: () => 'basic_text' });
    expect(await vault.unlockWithKeychain()).toEqual({ kind: 'keychain-unavailable', reason: 'plain-text' });
    system.use({ backend: () => 'gnome_libsecret', decrypt: () => Promise.reject(new Error('another computer')) });
    expect(await vault.unlockWithKeychain()).toEqual({ kind: 'keychain-refused' });
    system.use({ decrypt: () => Promise.resolve(Buffer.alloc(32, 7).toString('base64')) });
    expect(await vault.unlockWithKeychain()).toEqual({ kind: 'keychain-refused' });
    expect(await vault.unlock(strongPassphrase)).toEqual({ kind: 'unlocked' });
    await vault.lock();
    expect(await vault.unlockWithPaper({ kind: 'words', words }, otherPassphrase)).toEqual({ kind: 'unlocked' });
  });
});
