import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Input, Output } from '../../../../shared/contract/index.ts';
import { sha256 } from '../../../../shared/crypto/hash.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
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

const dayMs = 86_400_000;

type Place = { readonly folder: string; readonly backups: string };

function place(): Place {
  const folder = temporaryFolder();
  const backups = join(folder, 'usb');
  mkdirSync(backups);
  return { folder, backups };
}

async function settled({ screen }: TestService): Promise<Output<'backups.state'>> {
  return eventually(async () => {
    const state = await screen.call('backups.state', undefined);
    return state.running === undefined && (state.last ?? state.failure) !== undefined ? state : undefined;
  });
}

async function anotherThan(before: Output<'backups.state'>, service: TestService): Promise<Output<'backups.state'>> {
  return eventually(async () => {
    const state = await settled(service);
    return state.last?.name === before.last?.name ? undefined : state;
  });
}

function backupFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.qlbackup'))
    .sort();
}

async function chooseFolder(service: TestService, folder: string): Promise<Output<'backups.state'>> {
  expect(await service.screen.call('backups.setFolder', { folder })).toEqual({ kind: 'chosen' });
  return settled(service);
}

/** A vault with a client and a note, and its first backup. */
async function backedUp(): Promise<
  Place & { readonly file: string; readonly words: string; readonly service: TestService }
> {
  const at = place();
  const service = testService(at.folder, { relayAt: sharedMemoryRelay() });
  const created = await createVaultOn(service);
  if (created.kind !== 'created') throw new Error(created.kind);
  const { id } = await service.screen.call('clients.create', { name: 'Ana' });
  const note = await service.screen.call('notes.create', { clientId: id, template: 'free', sessionDay: '2026-11-22' });
  await service.screen.call('notes.save', {
    ...note,
    title: 'First session',
    sessionDay: '2026-11-22',
    sections: [{ name: 'text', text: 'Sleeps badly since the move' }],
  });
  const { last } = await chooseFolder(service, at.backups);
  expect(last?.counts).toEqual({ clients: 1, messages: 0, notes: 1 });
  return { ...at, service, file: join(at.backups, last?.name ?? ''), words: created.recovery.words.join(' ') };
}

const withPassphrase: Input<'vault.restore'>['secret'] = { kind: 'passphrase', passphrase: strongPassphrase };

/** Nothing but the unlocked part of a computer that never saw this vault. */
function emptyComputer(): TestService & { readonly vault: string } {
  const folder = temporaryFolder();
  return { ...testService(folder, { relayAt: sharedMemoryRelay() }), vault: join(folder, 'vault') };
}

describe('a backup', () => {
  test('is read back whole, said with its counts, and leaves no copy behind', async () => {
    const { backups, folder, service } = await backedUp();
    const state = await service.screen.call('backups.state', undefined);
    expect(state).toMatchObject({ folder: backups, needsAttention: false });
    expect(state.failure).toBeUndefined();
    expect(readdirSync(backups)).toEqual([state.last?.name]);
    expect(state.last?.name).toMatch(/^Quietline backup \d{4}-\d\d-\d\d\.qlbackup$/);
    expect(existsSync(join(folder, 'vault', 'work'))).toBe(false);
    const bytes = readFileSync(join(backups, state.last?.name ?? ''));
    expect(bytes.includes('Ana')).toBe(false);
    expect(bytes.includes('Sleeps badly')).toBe(false);
  });

  test('goes on while messages are written, and the ones after it are in the vault', async () => {
    const { service } = await backedUp();
    const first = await settled(service);
    await service.screen.call('backups.start', undefined);
    for (let count = 0; count < 40; count += 1)
      await service.screen.call('clients.create', { name: `Client ${String(count)}` });
    await anotherThan(first, service);
    await service.service.lock();
    expect(await service.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    expect(await service.screen.call('clients.list', undefined)).toHaveLength(41);
  });

  test('comes by the clock each day, makes room for the newer of a day, and is rehearsed after a month', async () => {
    const at = place();
    const clock = testClock();
    const service = testService(at.folder, { clock, relayAt: sharedMemoryRelay() });
    await createVaultOn(service);
    const settings = await service.screen.call('settings.get', undefined);
    await service.screen.call('settings.update', { ...settings, idleLockMinutes: 120 });
    const first = await chooseFolder(service, at.backups);
    expect(first.checked).toBeUndefined();
    clock.advance(61_000);
    await eventually(async () => ((await settled(service)).checked === undefined ? undefined : true));
    const firstCheck = (await settled(service)).checked;
    expect(firstCheck).toMatchObject({ outcome: 'whole' });

    for (let day = 1; day <= 32; day += 1) {
      for (let quarter = 0; quarter < 96; quarter += 1) {
        await service.screen.call('vault.touch', undefined);
        clock.advance(dayMs / 96);
        await settled(service);
      }
      expect((await settled(service)).failure).toBeUndefined();
    }
    const after = await settled(service);
    expect(clock.now() - (after.last?.at ?? 0)).toBeLessThan(dayMs);
    expect((after.checked?.at ?? 0) - (firstCheck?.at ?? 0)).toBeGreaterThanOrEqual(30 * dayMs);
    const files = backupFiles(at.backups);
    expect(files.length).toBeGreaterThanOrEqual(7);
    expect(files.length).toBeLessThanOrEqual(7 + 5 + 2);
    expect(files).toContain(after.last?.name);
  }, 60_000);

  test('never touches what is not its own in the folder', async () => {
    const { service, backups, file } = await backedUp();
    const foreign = await backedUp();
    copyFileSync(foreign.file, join(backups, 'of another vault.qlbackup'));
    writeFileSync(join(backups, 'damaged.qlbackup'), readFileSync(file).fill(0, 100, 200));
    writeFileSync(join(backups, 'letter.txt'), 'mine');
    const first = await settled(service);
    await service.screen.call('backups.start', undefined);
    const second = await anotherThan(first, service);
    expect(new Set(readdirSync(backups))).toEqual(
      new Set([second.last?.name, 'of another vault.qlbackup', 'damaged.qlbackup', 'letter.txt']),
    );
  });

  test('attacks 26: a folder that is away is said, tried again, and costs no older backup', async () => {
    const at = place();
    const clock = testClock();
    const service = testService(at.folder, { clock, relayAt: sharedMemoryRelay() });
    await createVaultOn(service);
    const first = await chooseFolder(service, at.backups);
    const away = `${at.backups} away`;
    renameSync(at.backups, away);
    await service.screen.call('backups.start', undefined);
    const failed = await eventually(async () => {
      const state = await service.screen.call('backups.state', undefined);
      return state.failure === undefined ? undefined : state;
    });
    expect(failed).toMatchObject({ failure: { reason: 'folder-missing' }, last: first.last });
    expect(existsSync(at.backups)).toBe(false);
    renameSync(away, at.backups);
    await service.screen.call('vault.touch', undefined);
    clock.advance(5 * 60_000);
    await eventually(async () => {
      await service.screen.call('vault.touch', undefined);
      clock.advance(60_000);
      return (await settled(service)).failure === undefined ? true : undefined;
    });
    expect(backupFiles(at.backups).length).toBeGreaterThanOrEqual(1);
    expect(await service.screen.call('backups.setFolder', { folder: join(at.folder, 'nowhere') })).toEqual({
      kind: 'folder-missing',
    });
  });

  test('a month without one is said on every screen', async () => {
    const at = place();
    const clock = testClock();
    const service = testService(at.folder, { clock, relayAt: sharedMemoryRelay() });
    await createVaultOn(service);
    expect((await service.screen.call('backups.state', undefined)).needsAttention).toBe(false);
    await service.service.lock();
    clock.advance(4 * dayMs);
    await service.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await service.screen.call('backups.state', undefined)).needsAttention).toBe(true);
  });

  test('cancelled, it leaves nothing in the folder', async () => {
    const { service, backups } = await backedUp();
    const before = readdirSync(backups);
    await service.screen.call('backups.start', undefined);
    await service.screen.call('backups.cancel', undefined);
    await settled(service);
    expect(readdirSync(backups)).toEqual(before);
  });

  test('the rehearsal finds a damaged one, and the vault is not touched by it', async () => {
    const { service, file } = await backedUp();
    const bytes = readFileSync(file);
    bytes[bytes.length - 5000] = (bytes[bytes.length - 5000] ?? 0) ^ 4;
    writeFileSync(file, bytes);
    await service.screen.call('backups.check', undefined);
    const state = await eventually(async () => {
      const now = await service.screen.call('backups.state', undefined);
      return now.checked === undefined ? undefined : now;
    });
    expect(state).toMatchObject({ checked: { outcome: 'damaged' }, needsAttention: true });
    const { entries } = await service.screen.call('audit.page', { group: 'backups', limit: 5 });
    expect(entries[0]).toMatchObject({ kind: 'backup-check-failed', details: { reason: 'damaged' } });
  });
});

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

    const other = testService(temporaryFolder(), { relayAt });
    const file = join(at.backups, last?.name ?? '');
    expect(await other.screen.call('vault.restore', { file, secret: withPassphrase })).toMatchObject({
      kind: 'restored',
    });
    // What is missing is asked for after half a minute.
    await eventually(async () => hasBoth(await textsOn(other)), 6000);
    await eventually(async () => {
      const sent = await other.screen.call('conversations.send', { clientId: client.id, text: 'here again' });
      return sent.kind === 'queued' ? true : undefined;
    });
  }, 90_000);

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
      bytes.writeUInt16BE(2, 8);
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

  test('one flipped bit at any of 100 random places is noticed, and nothing is placed', async () => {
    const { file, service, folder } = await backedUp();
    await service.service.stop();
    const other = emptyComputer();
    await other.screen.call('vault.status', undefined);
    const good = readFileSync(file);
    const headerEnd = 14 + good.readUInt32BE(10) + 64;
    const path = join(folder, 'flipped.qlbackup');
    for (let turn = 0; turn < 100; turn += 1) {
      const random = systemRandom(5);
      // Half of them in the header, which is the smaller part.
      const range = turn % 2 === 0 ? headerEnd : good.length;
      const position = ((((random[0] ?? 0) << 16) | ((random[1] ?? 0) << 8) | (random[2] ?? 0)) >>> 0) % range;
      const flipped = Buffer.from(good);
      flipped[position] = (flipped[position] ?? 0) ^ (1 << ((random[3] ?? 0) % 8));
      writeFileSync(path, flipped);
      const outcome = await other.screen.call('vault.restore', { file: path, secret: withPassphrase });
      expect(['damaged', 'not-a-backup'], `byte ${String(position)}`).toContain(outcome.kind);
    }
    expect(await other.screen.call('vault.status', undefined)).toEqual({ kind: 'none' });
    expect(readdirSync(other.vault)).not.toContain('store.db');
    expect(await other.screen.call('vault.restore', { file, secret: withPassphrase })).toMatchObject({
      kind: 'restored',
    });
  }, 120_000);

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
