/** Files in the service: through the port, on the disk, in the search, the record and a backup, and gone with their client. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Output, recordDocument } from '../../../../shared/contract/index.ts';
import type { ClientId, MessageId } from '../../../../shared/domain/ids.ts';
import type { Messenger } from '../../../../shared/messenger/index.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import {
  createVaultOn,
  eventually,
  joinedClient,
  sharedMemoryRelay,
  type TestService,
  testService,
} from '../../testing/services.ts';
import { strongPassphrase } from '../../testing/vaults.ts';
import { everything } from '../../testing/releases.ts';

const content = Buffer.from('obsidian turnstile nocturne '.repeat(60_000));
const sha256 = createHash('sha256').update(content).digest('hex');

async function practiceWithClient() {
  const folder = temporaryFolder();
  const relayAt = sharedMemoryRelay();
  const practice = testService(folder, { relayAt });
  await createVaultOn(practice);
  const client = await joinedClient(practice, 'Amira Haddad', relayAt);
  return { folder, practice, client, relayAt };
}

async function sendByClient(messenger: Messenger, conversationId: ClientId, name: string): Promise<MessageId> {
  const begun = await messenger.attachments.begin(conversationId, { name, mime: 'text/plain', size: content.length });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  await messenger.attachments.append(begun.messageId, content);
  await messenger.attachments.finish(begun.messageId);
  return begun.messageId;
}

async function sendByScreen({ screen }: TestService, clientId: ClientId, name: string): Promise<MessageId> {
  const file = { clientId, name, mime: 'text/plain', size: content.length, thumbnail: new Uint8Array(10) };
  const begun = await screen.call('attachments.begin', file);
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  for (let at = 0; at < content.length; at += begun.pieceBytes) {
    const bytes = new Uint8Array(content.subarray(at, at + begun.pieceBytes));
    await screen.call('attachments.append', { messageId: begun.messageId, bytes });
  }
  await screen.call('attachments.finish', { messageId: begun.messageId });
  return begun.messageId;
}

type View = NonNullable<Extract<Output<'conversations.page'>['items'][number], { kind: 'message' }>['attachment']>;

async function viewOf({ screen }: TestService, clientId: ClientId, messageId: MessageId): Promise<View | undefined> {
  const { items } = await screen.call('conversations.page', { clientId, limit: 50 });
  const item = items.find((one) => one.kind === 'message' && one.id === messageId);
  return item?.kind === 'message' ? item.attachment : undefined;
}

function untilState(practice: TestService, clientId: ClientId, messageId: MessageId, kind: View['state']['kind']) {
  return eventually(async () => {
    const view = await viewOf(practice, clientId, messageId);
    return view?.state.kind === kind ? view : undefined;
  });
}

async function readAll({ screen }: TestService, clientId: ClientId, messageId: MessageId): Promise<Buffer | string> {
  const pieces: Uint8Array[] = [];
  for (let piece = 0; ; piece += 1) {
    const read = await screen.call('attachments.read', { clientId, messageId, piece });
    if (read.kind !== 'piece') return read.kind;
    pieces.push(read.bytes);
    if (read.isLast) return Buffer.concat(pieces);
  }
}

async function receivedFile() {
  const made = await practiceWithClient();
  const [session] = await made.client.store.sessions();
  if (session === undefined) throw new Error('no session');
  const messageId = await sendByClient(made.client.messenger, session.conversationId, 'Sleep diary.txt');
  await untilState(made.practice, made.client.id, messageId, 'here');
  return { ...made, messageId };
}

describe('a file', () => {
  test('from a client is fetched, read in pieces, saved without replacing anything, found, and on the record', async () => {
    const { folder, practice, client, messageId } = await receivedFile();
    const { screen } = practice;
    expect(await readAll(practice, client.id, messageId)).toEqual(content);
    const target = join(folder, 'out');
    mkdirSync(target);
    const named = { clientId: client.id, messageId };
    expect(await screen.call('attachments.save', { ...named, folder: target })).toEqual({
      kind: 'saved',
      name: 'Sleep diary.txt',
    });
    const second = await screen.call('attachments.save', { ...named, folder: target });
    expect(second).toEqual({ kind: 'saved', name: 'Sleep diary (2).txt' });
    expect(readFileSync(join(target, 'Sleep diary (2).txt'))).toEqual(content);
    expect(readdirSync(target)).toHaveLength(2);
    expect(await screen.call('attachments.save', { ...named, folder: join(folder, 'nowhere') })).toEqual({
      kind: 'folder-unwritable',
    });
    const { hits } = await screen.call('search.find', { query: 'diary', scope: 'all', limit: 5 });
    expect(hits).toMatchObject([{ kind: 'message', messageId }]);

    const range = { fromDay: '2020-01-01', toDay: '2099-01-01', timeZone: 'UTC', ...everything };
    await screen.call('records.export', {
      ...{ ...range, clientId: client.id, formats: ['json', 'text'] },
      ...{ locale: 'en', pageSize: 'A4', recipient: 'A', reason: 'B', folder: target },
    });
    await eventually(async () => screen.events.find(({ event }) => event === 'taskEnded'));
    const files = readdirSync(target);
    const json = readFileSync(join(target, files.find((name) => name.endsWith('.json')) ?? ''), 'utf8');
    const line = { name: 'Sleep diary.txt', mime: 'text/plain', size: content.length, sha256, state: 'here' };
    const lines = recordDocument.parse(JSON.parse(json)).lines;
    expect(lines.flatMap((one) => (one.kind === 'message' ? [one.attachment] : []))).toEqual([line]);
    const text = files.find((name) => name.endsWith('2099-01-01.txt'));
    expect(readFileSync(join(target, text ?? ''), 'utf8')).toContain(`SHA-256 ${sha256}; on the therapist’s computer`);
  });

  test('from the screen stands beside the timeline until it is sent, and can be read at both ends', async () => {
    const { practice, client } = await practiceWithClient();
    const messageId = await sendByScreen(practice, client.id, '../plan.txt');
    const view = await untilState(practice, client.id, messageId, 'sent');
    expect(view).toMatchObject({ name: '_plan.txt', thumbnail: new Uint8Array(10) });
    expect((await practice.screen.call('conversations.get', { clientId: client.id })).uploads).toEqual([]);
    expect(await readAll(practice, client.id, messageId)).toEqual(content);
    await eventually(async () => {
      const [one] = client.store.attachments();
      return one?.state.kind === 'here' ? one : undefined;
    });
    const progress = practice.screen.events.filter(({ event }) => event === 'attachmentProgressed');
    expect(progress.at(-1)?.payload).toMatchObject({ messageId, done: content.length, total: content.length });
    await expect(
      practice.screen.callRaw('attachments.append', { messageId, bytes: new Uint8Array(2 ** 20 + 1) }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('on the disk', () => {
  test('is sealed under a key of its own, for its owner only; orphans and parts go at the next unlock', async () => {
    const { folder, practice, client, messageId } = await receivedFile();
    const place = join(folder, 'vault', 'attachments');
    const [name = ''] = readdirSync(place);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(readFileSync(join(place, name)).includes('turnstile')).toBe(false);
    if (process.platform !== 'win32') {
      expect(statSync(place).mode & 0o777).toBe(0o700);
      expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
    }
    const begun = await practice.screen.call('attachments.begin', {
      ...{ clientId: client.id, name: 'x', mime: 'a/b', size: 3 * 2 ** 20 },
    });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    for (let piece = 0; piece < 2; piece += 1)
      await practice.screen.call('attachments.append', { messageId: begun.messageId, bytes: new Uint8Array(2 ** 20) });
    writeFileSync(join(place, '0'.repeat(32)), 'left by a crash');
    expect(readdirSync(place)).toHaveLength(3);
    await practice.screen.call('vault.lock', undefined);
    await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect(readdirSync(place)).toEqual([name]);
    expect(await readAll(practice, client.id, messageId)).toEqual(content);
  });

  test('attacks 19: a copy with one flipped bit, or none at all, is not handed out', async () => {
    const { folder, practice, client, messageId } = await receivedFile();
    const place = join(folder, 'vault', 'attachments');
    const path = join(place, readdirSync(place)[0] ?? '');
    const bytes = readFileSync(path);
    bytes[1_200_000] = (bytes[1_200_000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await readAll(practice, client.id, messageId)).toBe('not-here');
    const target = join(folder, 'out');
    mkdirSync(target);
    const save = { clientId: client.id, messageId, folder: target };
    expect(await practice.screen.call('attachments.save', save)).toEqual({ kind: 'not-here' });
    expect(readdirSync(target)).toEqual([]);
  });

  test('goes with its client, keys first', async () => {
    const { folder, practice, client } = await receivedFile();
    const place = join(folder, 'vault', 'attachments');
    expect(readdirSync(place)).toHaveLength(1);
    const deletion = { clientId: client.id, typedName: 'Amira Haddad', subject: 'A. H.', evenUntold: true };
    expect((await practice.screen.call('deletions.delete', deletion)).kind).toBe('deleted');
    await eventually(async () => (readdirSync(place).length === 0 ? true : undefined));
  });
});

describe('in a backup', () => {
  async function backedUp() {
    const made = await receivedFile();
    const place = join(made.folder, 'drive');
    mkdirSync(place);
    await made.practice.screen.call('backups.setFolder', { folder: place });
    const state = await eventually(async () => {
      const now = await made.practice.screen.call('backups.state', undefined);
      return now.last !== undefined && now.running === undefined ? now : undefined;
    });
    const beside = join(place, readdirSync(place).find((name) => name.startsWith('Quietline files')) ?? 'none');
    return { ...made, place, beside, file: join(place, state.last?.name ?? '') };
  }

  function secret() {
    return { kind: 'passphrase', passphrase: strongPassphrase } as const;
  }

  test('lies once beside it, is read by the rehearsal, comes back with the restore, and goes when none names it', async () => {
    const { practice, client, messageId, relayAt, place, beside } = await backedUp();
    const { screen } = practice;
    const [name = ''] = readdirSync(beside);
    const { mtimeMs } = statSync(join(beside, name));
    await screen.call('backups.start', undefined);
    await eventually(async () => ((await screen.call('backups.state', undefined)).running ? undefined : true));
    expect(readdirSync(beside)).toEqual([name]);
    expect(statSync(join(beside, name)).mtimeMs).toBe(mtimeMs);
    const checked = async () => {
      await screen.call('backups.check', undefined);
      return eventually(async () => {
        const { checked: found, running } = await screen.call('backups.state', undefined);
        return running === undefined ? found?.outcome : undefined;
      });
    };
    expect(await checked()).toBe('whole');

    const other = testService(temporaryFolder(), { relayAt });
    const file = join(place, readdirSync(place).find((one) => one.endsWith('.qlbackup')) ?? '');
    const restored = await other.screen.call('vault.restore', { file, secret: secret() });
    expect(restored).toMatchObject({ kind: 'restored' });
    expect(restored).not.toHaveProperty('missingFiles');
    expect(await readAll(other, client.id, messageId)).toEqual(content);
    await other.service.stop();

    const sealed = readFileSync(join(beside, name));
    sealed[500] = (sealed[500] ?? 0) ^ 1;
    writeFileSync(join(beside, name), sealed);
    expect(await checked()).toBe('damaged');

    writeFileSync(join(beside, '1'.repeat(32)), 'no backup names this');
    const unreadable = join(place, 'Quietline backup 2020-01-01.qlbackup');
    writeFileSync(unreadable, 'not readable at this moment');
    await screen.call('backups.start', undefined);
    await eventually(async () => ((await screen.call('backups.state', undefined)).running ? undefined : true));
    expect(readdirSync(beside)).toHaveLength(2);
    rmSync(unreadable);
    await screen.call('backups.start', undefined);
    await eventually(async () => (readdirSync(beside).length === 1 ? true : undefined));
  });

  test('that is not beside it is said to be missing, and the rest comes back', async () => {
    const { client, messageId, relayAt, file, beside } = await backedUp();
    rmSync(beside, { recursive: true });
    const other = testService(temporaryFolder(), { relayAt });
    const restored = await other.screen.call('vault.restore', { file, secret: secret() });
    expect(restored).toMatchObject({ kind: 'restored', missingFiles: 1 });
    expect((await viewOf(other, client.id, messageId))?.state).toEqual({ kind: 'missing' });
    expect(await readAll(other, client.id, messageId)).toBe('not-here');
  });
});
