/** Planted phrases must be nowhere in what the practice leaves on disk: store, log, key file, temporary files, logs, relay. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesIn, temporaryFolder } from '../../electron/service/testing/folders.ts';
import { createVaultOn, eventually, joinedClient, testService } from '../../electron/service/testing/services.ts';
import { strongPassphrase } from '../../electron/service/testing/vaults.ts';
import { createHttpRelays } from '../../electron/service/relays/http/http-relays.ts';
import { systemRandom } from '../../shared/crypto/random.ts';

const canaries = {
  clientName: 'Quorvina Zepharelle',
  ownMessage: 'plumbago heliotrope tamarisk',
  clientMessage: 'vermilion ossuary quince',
  fileName: 'gneiss tabard oriel.txt',
  fileContent: 'carnelian fathom wyvern',
  draft: 'saltpetre mandolin wicket',
  noteTitle: 'brindled almanac',
  noteText: 'obsidian turnstile nocturne',
  practice: 'Hazel Street Practice',
  passphrase: strongPassphrase,
};

/** As it could be written: plain, UTF-16, base64 at each of its three alignments, hexadecimal. */
function spellings(phrase: string): readonly Buffer[] {
  const bytes = Buffer.from(phrase, 'utf8');
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [
    bytes,
    Buffer.from(phrase, 'utf16le'),
    ...base64.map((text) => Buffer.from(text)),
    Buffer.from(bytes.toString('hex')),
  ];
}

function findings(folder: string): readonly string[] {
  return filesIn(folder).flatMap((name) => {
    const content = readFileSync(join(folder, name));
    return Object.entries(canaries)
      .filter(([, phrase]) => spellings(phrase).some((spelling) => content.includes(spelling)))
      .map(([what]) => `${what} in ${name}`);
  });
}

test('the search itself finds each spelling', () => {
  const folder = temporaryFolder();
  for (const spelling of spellings(canaries.noteText)) expect(spelling.length).toBeGreaterThan(20);
  expect(findings(folder)).toEqual([]);
});

test('attacks 29: no planted phrase is readable in anything the practice leaves on disk', async () => {
  // SQLite and Node take their temporary files from here.
  const temporary = mkdtempSync(join(tmpdir(), 'quietline-canary-'));
  const before = { TMPDIR: process.env['TMPDIR'], SQLITE_TMPDIR: process.env['SQLITE_TMPDIR'] };
  mkdirSync(temporary, { recursive: true });
  process.env['TMPDIR'] = temporary;
  process.env['SQLITE_TMPDIR'] = temporary;
  onTestFinished(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(temporary, { recursive: true, force: true });
  });

  const folder = mkdtempSync(join(temporary, 'vault-'));
  const relayAt = createHttpRelays(systemRandom);
  const practice = testService(folder);
  const { screen } = practice;
  await createVaultOn(practice);
  const client = await joinedClient(practice, canaries.clientName, relayAt);
  const [session] = await client.store.sessions();
  if (session === undefined) throw new Error('no session');

  for (let index = 0; index < 60; index += 1) {
    await screen.call('conversations.send', { clientId: client.id, text: `${canaries.ownMessage} ${String(index)}` });
  }
  await client.messenger.sendText(session.conversationId, canaries.clientMessage);
  await eventually(async () => {
    const { items } = await screen.call('conversations.page', { clientId: client.id, limit: 200 });
    return items.find((item) => item.kind === 'message' && item.text === canaries.clientMessage);
  });
  const file = Buffer.from(`${canaries.fileContent} `.repeat(50_000));
  const about = { name: canaries.fileName, mime: 'text/plain', size: file.length };
  const theirs = await client.messenger.attachments.begin(session.conversationId, about);
  if (theirs.kind !== 'begun') throw new Error(theirs.kind);
  await client.messenger.attachments.append(theirs.messageId, file);
  await client.messenger.attachments.finish(theirs.messageId);
  await eventually(async () => {
    const { items } = await screen.call('conversations.page', { clientId: client.id, limit: 200 });
    return items.find((item) => item.kind === 'message' && item.attachment?.state.kind === 'here');
  });
  // What the client has not fetched stays at the relay.
  await client.messenger.stop();
  await screen.call('conversations.send', { clientId: client.id, text: canaries.ownMessage });
  const ours = await screen.call('attachments.begin', { clientId: client.id, ...about });
  if (ours.kind !== 'begun') throw new Error(ours.kind);
  for (let at = 0; at < file.length; at += ours.pieceBytes)
    await screen.call('attachments.append', {
      messageId: ours.messageId,
      bytes: new Uint8Array(file.subarray(at, at + ours.pieceBytes)),
    });
  await screen.call('attachments.finish', { messageId: ours.messageId });
  await eventually(async () => {
    const { uploads } = await screen.call('conversations.get', { clientId: client.id });
    return uploads.length === 0 ? true : undefined;
  });
  await eventually(async () => {
    const { waitingToSend } = await screen.call('settings.relayStatus', undefined);
    return waitingToSend === 0 ? true : undefined;
  });
  await screen.call('conversations.saveDraft', { clientId: client.id, text: canaries.draft });
  const { id } = await screen.call('notes.create', { clientId: client.id, template: 'free', sessionDay: '2026-11-22' });
  const note = {
    id,
    title: canaries.noteTitle,
    sessionDay: '2026-11-22',
    sections: [{ name: 'text' as const, text: canaries.noteText }],
  };
  await screen.call('notes.saveDraft', note);
  await screen.call('notes.sign', note);
  await screen.call('search.find', { query: 'heliotrope', scope: 'all', limit: 50 });
  await screen
    .callRaw('conversations.send', { clientId: client.id, text: { nested: canaries.ownMessage } })
    .catch(() => undefined);
  await screen.callRaw(canaries.ownMessage, canaries.ownMessage).catch(() => undefined);
  screen.port.post(canaries.ownMessage);

  const files = filesIn(temporary);
  expect(files.some((name) => name.endsWith('store.db-wal') && statSync(join(temporary, name)).size > 0)).toBe(true);
  expect(files.some((name) => name.includes('relay'))).toBe(true);
  expect(files.filter((name) => name.includes('attachments'))).toHaveLength(2);
  expect(files.some((name) => name.endsWith('service.log'))).toBe(true);
  expect(findings(temporary)).toEqual([]);

  await screen.call('vault.lock', undefined);
  expect(readdirSync(join(folder, 'vault'))).not.toContain('store.db-wal');
  expect(findings(temporary)).toEqual([]);
  await practice.service.stop();
  expect(findings(temporary)).toEqual([]);
});
