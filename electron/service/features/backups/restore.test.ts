import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../../../shared/contract/index.ts';
import { sha256 } from '../../../../shared/crypto/hash.ts';
import { backedUp, chooseFolder, emptyComputer, place, withPassphrase } from '../../testing/backed-up.ts';
import { fingerprint, temporaryFolder } from '../../testing/folders.ts';
import {
  createVaultOn,
  eventually,
  joinedClient,
  sharedMemoryRelay,
  testService,
  type TestService,
} from '../../testing/services.ts';
import { otherPassphrase, strongPassphrase, testClock } from '../../testing/vaults.ts';

describe('restoring', () => {
  test('on an empty computer gives everything back, says how much, and stands in the audit log', async () => {
    const { file, service } = await backedUp();
    await service.service.stop();
    const other = emptyComputer();
    expect(await other.screen.call('vault.status', undefined)).toEqual({ kind: 'none' });
    expect(await other.screen.call('vault.inspectBackup', { file })).toMatchObject({
      kind: 'backup',
      counts: { clients: 1, messages: 0, notes: 1 },
    });
    const outcome = await other.screen.call('vault.restore', { file, secret: withPassphrase });
    expect(outcome).toMatchObject({ kind: 'restored', counts: { clients: 1, messages: 0, notes: 1 } });
    expect(outcome).not.toHaveProperty('movedAside');
    expect(await other.screen.call('vault.status', undefined)).toMatchObject({
      kind: 'unlocked',
      practiceName: 'Hazel Street Practice',
    });
    const found = await other.screen.call('search.find', { query: 'sleeps badly', scope: 'all', limit: 5 });
    expect(found.hits).toHaveLength(1);
    const { entries } = await other.screen.call('audit.page', { limit: 50 });
    expect(entries[0]).toMatchObject({ kind: 'vault-restored', details: { clients: 1, notes: 1 } });
    expect((await other.screen.call('audit.check', undefined)).kind).toBe('whole');

    await other.service.lock();
    expect(await other.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    const again = await other.screen.call('audit.page', { group: 'vault', limit: 50 });
    expect(again.entries.filter(({ kind }) => kind === 'vault-restored')).toHaveLength(1);
    expect(readdirSync(other.vault)).not.toContain('restoring');
  });

  test('attacks 23: a restored conversation sends nothing before it was re-keyed', async () => {
    const at = place();
    const relayAt = sharedMemoryRelay();
    const first = testService(at.folder, { relayAt });
    await createVaultOn(first);
    const client = await joinedClient(first, 'Ana', relayAt);
    const { last } = await chooseFolder(first, at.backups);
    expect(await first.screen.call('conversations.send', { clientId: client.id, text: 'after it' })).toMatchObject({
      kind: 'queued',
    });
    await first.service.stop();
    // Nobody answers a re-key while this is looked at.
    await client.messenger.stop();
    const folder = temporaryFolder();
    const other = testService(folder, { relayAt });
    const file = join(at.backups, last?.name ?? '');
    expect(await other.screen.call('vault.restore', { file, secret: withPassphrase })).toMatchObject({
      kind: 'restored',
    });
    const { entries } = await other.screen.call('audit.page', { limit: 1 });
    expect(entries[0]).toMatchObject({ kind: 'vault-restored', details: { frozen: 1 } });
    expect(await other.screen.call('conversations.get', { clientId: client.id })).toMatchObject({ isRenewing: true });
    expect(await other.screen.call('conversations.send', { clientId: client.id, text: 'not yet' })).toEqual({
      kind: 'frozen',
    });
  });

  test('attacks 23: what was newer than the backup comes back from the client, and both go on', async () => {
    const at = place();
    const relayAt = sharedMemoryRelay();
    const first = testService(at.folder, { relayAt });
    await createVaultOn(first);
    const client = await joinedClient(first, 'Ana', relayAt);
    const { last } = await chooseFolder(first, at.backups);
    const [session] = await client.store.sessions();
    if (session === undefined) throw new Error('no session');
    const { conversationId } = session;
    await client.messenger.sendText(conversationId, 'written after the backup');
    await first.screen.call('conversations.send', { clientId: client.id, text: 'answered after the backup' });
    const textsOn = async (service: TestService): Promise<readonly string[]> => {
      const page = await service.screen.call('conversations.page', { clientId: client.id, limit: 50 });
      return page.items.flatMap((item) => (item.kind === 'message' ? [item.text] : []));
    };
    const both = ['written after the backup', 'answered after the backup'];
    const hasBoth = (texts: readonly string[]) => (both.every((text) => texts.includes(text)) ? true : undefined);
    await eventually(async () => hasBoth(await textsOn(first)));
    // Only what the client has can come back.
    await eventually(() => Promise.resolve(hasBoth(client.store.entries().map((entry) => entry.text ?? ''))));
    await first.service.stop();

    const clock = testClock(Date.now());
    const other = testService(temporaryFolder(), { relayAt, clock });
    const file = join(at.backups, last?.name ?? '');
    expect(await other.screen.call('vault.restore', { file, secret: withPassphrase })).toMatchObject({
      kind: 'restored',
    });
    // What is missing is asked for after half a minute.
    await eventually(async () => {
      clock.advance(1000);
      return hasBoth(await textsOn(other));
    });
    await eventually(async () => {
      const sent = await other.screen.call('conversations.send', { clientId: client.id, text: 'here again' });
      return sent.kind === 'queued' ? true : undefined;
    });
  });

  test('with the recovery words sets a new passphrase, and each slip has its own answer', async () => {
    const { file, words, service } = await backedUp();
    await service.service.stop();
    const other = emptyComputer();
    const restore = (given: string, newPassphrase = otherPassphrase) =>
      other.screen.call('vault.restore', { file, secret: { kind: 'words', words: given, newPassphrase } });
    const list = words.split(' ');
    expect(await restore(list.slice(1).join(' '))).toEqual({ kind: 'word-count', count: 23 });
    expect(await restore(['zzzz', ...list.slice(1)].join(' '))).toEqual({ kind: 'unknown-word', position: 1 });
    expect(await restore(words, 'short')).toEqual({ kind: 'weak-passphrase' });
    expect(await other.screen.call('vault.status', undefined)).toEqual({ kind: 'none' });
    expect(await restore(words)).toMatchObject({ kind: 'restored' });
    await other.service.lock();
    expect(await other.screen.call('vault.unlock', { passphrase: otherPassphrase })).toEqual({ kind: 'unlocked' });
  });

  test('attacks 41 and 50: a wrong passphrase, other words, another file, a newer form and a foreign store change nothing', async () => {
    const { file, service, folder } = await backedUp();
    await service.service.stop();
    const foreign = await backedUp();
    await foreign.service.service.stop();
    const other = emptyComputer();
    await other.screen.call('vault.status', undefined);
    const before = fingerprint(other.vault, ['.log', '.lock']);
    const tryIt = (given: string, secret: Input<'vault.restore'>['secret'] = withPassphrase) =>
      other.screen.call('vault.restore', { file: given, secret });
    const changed = (name: string, change: (bytes: Buffer) => Buffer): string => {
      const path = join(folder, name);
      writeFileSync(path, change(readFileSync(file)));
      return path;
    };
    expect(await tryIt(file, { kind: 'passphrase', passphrase: otherPassphrase })).toEqual({
      kind: 'wrong-passphrase',
    });
    expect(await tryIt(file, { kind: 'words', words: foreign.words, newPassphrase: otherPassphrase })).toEqual({
      kind: 'other-vault',
    });
    expect(await tryIt(join(folder, 'nowhere.qlbackup'))).toEqual({ kind: 'file-unreadable' });
    expect(await tryIt(folder)).toEqual({ kind: 'file-unreadable' });
    expect(await tryIt(changed('letter.qlbackup', () => Buffer.from('Dear Ana')))).toEqual({ kind: 'not-a-backup' });
    expect(await tryIt(changed('empty.qlbackup', () => Buffer.alloc(0)))).toEqual({ kind: 'not-a-backup' });
    expect(await tryIt(changed('half.qlbackup', (bytes) => bytes.subarray(0, bytes.length / 2)))).toEqual({
      kind: 'damaged',
    });
    expect(await tryIt(changed('longer.qlbackup', (bytes) => Buffer.concat([bytes, Buffer.alloc(9)])))).toEqual({
      kind: 'damaged',
    });
    const newer = changed('newer.qlbackup', (bytes) => {
      const end = 14 + bytes.readUInt32BE(10);
      bytes.writeUInt16BE(3, 8);
      bytes.set(sha256(bytes.subarray(0, end)), end);
      return bytes;
    });
    expect(await tryIt(newer)).toEqual({ kind: 'newer' });
    // The header of one vault before the sealed store of another.
    const mixed = changed('mixed.qlbackup', (bytes) => {
      const theirs = readFileSync(foreign.file);
      return Buffer.concat([
        bytes.subarray(0, 14 + bytes.readUInt32BE(10) + 64),
        theirs.subarray(14 + theirs.readUInt32BE(10) + 64),
      ]);
    });
    expect(await tryIt(mixed)).toEqual({ kind: 'damaged' });
    expect(fingerprint(other.vault, ['.log', '.lock'])).toEqual(before);
    expect(await other.screen.call('vault.status', undefined)).toEqual({ kind: 'none' });
  });

  test('beside an unreadable vault moves its files into a dated folder, byte for byte', async () => {
    const { file, service, folder } = await backedUp();
    await service.screen.call('clients.create', { name: 'Newer than the backup' });
    await service.service.stop();
    const vault = join(folder, 'vault');
    const store = readFileSync(join(vault, 'store.db'));
    const key = readFileSync(join(vault, 'vault.json'));
    store[5000] = (store[5000] ?? 0) ^ 1;
    writeFileSync(join(vault, 'store.db'), store);
    const again = testService(folder, { relayAt: sharedMemoryRelay() });
    await expect(again.screen.call('vault.restore', { file, secret: withPassphrase })).rejects.toMatchObject({
      code: 'vault-exists',
    });
    expect(await again.screen.call('vault.unlock', { passphrase: strongPassphrase })).toMatchObject({
      reason: 'store-damaged',
    });
    expect(await again.screen.call('vault.status', undefined)).toMatchObject({
      kind: 'unreadable',
      reason: 'store-damaged',
    });
    const outcome = await again.screen.call('vault.restore', { file, secret: withPassphrase });
    if (outcome.kind !== 'restored' || outcome.movedAside === undefined) throw new Error(outcome.kind);
    expect(readFileSync(join(outcome.movedAside, 'store.db')).equals(store)).toBe(true);
    expect(readFileSync(join(outcome.movedAside, 'vault.json')).equals(key)).toBe(true);
    expect((await again.screen.call('clients.list', undefined)).map(({ name }) => name)).toEqual(['Ana']);
  });

  test('is not offered over a vault that is in order', async () => {
    const { file, service } = await backedUp();
    await expect(service.screen.call('vault.restore', { file, secret: withPassphrase })).rejects.toMatchObject({
      code: 'vault-exists',
    });
    await service.service.lock();
    await expect(service.screen.call('vault.restore', { file, secret: withPassphrase })).rejects.toMatchObject({
      code: 'vault-exists',
    });
    rmSync(file);
    expect(await service.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
  });
});
