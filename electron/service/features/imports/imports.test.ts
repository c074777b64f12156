/** Imports in the service: looked at, brought in, marked for ever, taken back without a trace but the log's. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { type Input, type Output, recordDocument } from '../../../../shared/contract/index.ts';
import { chooseFolder, emptyComputer, place, withPassphrase } from '../../testing/backed-up.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { give, practiceWithClient, timeline } from '../../testing/imports.ts';
import { createVaultOn, eventually, type TestService, testService } from '../../testing/services.ts';
import { strongPassphrase } from '../../testing/vaults.ts';
import { everything } from '../../testing/releases.ts';

const chat = [
  '13/05/2019, 15:04 - Ana: obsidian turnstile',
  '13/05/2019, 15:04 - Ana: obsidian turnstile',
  '13/05/2019, 15:05 - Dr. Mira: nocturne',
  '13/05/2019, 15:06 - Leila: her sister speaks',
  '14/05/2019, 09:00 - Ana: <Media omitted>',
].join('\n');
const sha256 = createHash('sha256').update(chat).digest('hex');

const roles: Input<'imports.bringIn'>['roles'] = [
  { sender: 'Ana', role: 'client' },
  { sender: 'Dr. Mira', role: 'practice' },
  { sender: 'Leila', role: 'other' },
];

function bringIn({ screen }: TestService, importId: string, more: Partial<Input<'imports.bringIn'>> = {}) {
  const choices = { timeZone: 'Europe/Madrid', roles, leavesOutRepeats: false };
  return screen.call('imports.bringIn', { importId, ...choices, ...more });
}

async function auditKinds({ screen }: TestService) {
  return (await screen.call('audit.page', { limit: 50 })).entries;
}

describe('a file', () => {
  test('is looked at without changing anything, and brought in with every line marked', async () => {
    const { practice, clientId, folder } = await practiceWithClient();
    const importId = await give(practice, clientId, chat, 'C:\\chats\\chat.txt');
    const preview = await practice.screen.call('imports.preview', { importId, timeZone: 'Europe/Madrid' });
    expect(preview).toMatchObject({
      ...{ kind: 'preview', source: 'whatsapp', messages: 5, withFiles: 1, threads: [], hasLocalTimes: true },
      dayOrder: { kind: 'known', order: 'dmy' },
      repeats: { inFile: 1, before: 0 },
      senders: [
        { sender: 'Ana', count: 3 },
        { sender: 'Dr. Mira', count: 1 },
        { sender: 'Leila', count: 1 },
      ],
    });
    expect(await timeline(practice, clientId)).toEqual([]);

    const done = await bringIn(practice, importId);
    expect(done).toMatchObject({
      kind: 'done',
      summary: { fileName: 'chat.txt', fileSha256: sha256, messages: 5, leftOut: 0, original: 'here' },
    });
    const items = await timeline(practice, clientId);
    expect(items.map(({ role, sender, at }) => [role, sender, new Date(at).toISOString()])).toEqual([
      ['client', 'Ana', '2019-05-13T13:04:00.000Z'],
      ['client', 'Ana', '2019-05-13T13:04:00.000Z'],
      ['practice', 'Dr. Mira', '2019-05-13T13:05:00.000Z'],
      ['other', 'Leila', '2019-05-13T13:06:00.000Z'],
      ['client', 'Ana', '2019-05-14T07:00:00.000Z'],
    ]);
    const { hits } = await practice.screen.call('search.find', { query: 'nocturne', scope: 'all', limit: 5 });
    expect(hits).toMatchObject([{ kind: 'imported', role: 'practice', key: items[2]?.key }]);
    const target = join(folder, 'out');
    mkdirSync(target);
    await practice.screen.call('imports.saveOriginal', { importId, folder: target });
    expect(readFileSync(join(target, 'chat.txt'), 'utf8')).toBe(chat);
  });

  test('is sealed on the disk, and still whole after a lock; one that was not brought in goes', async () => {
    const { practice, clientId, place } = await practiceWithClient();
    await bringIn(practice, await give(practice, clientId, chat));
    await give(practice, clientId, `${chat} again`);
    expect(readdirSync(place)).toHaveLength(2);
    for (const name of readdirSync(place)) expect(readFileSync(join(place, name)).includes('turnstile')).toBe(false);
    await practice.screen.call('vault.lock', undefined);
    await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect(readdirSync(place)).toHaveLength(1);
    expect(await practice.screen.call('imports.list', { clientId })).toMatchObject([{ original: 'here', messages: 5 }]);
  });

  test('given a second time brings nothing twice, and a longer one brings what is new', async () => {
    const { practice, clientId } = await practiceWithClient();
    await bringIn(practice, await give(practice, clientId, chat));
    const again = await give(practice, clientId, `${chat}\n15/05/2019, 10:00 - Ana: new`);
    expect(await practice.screen.call('imports.preview', { importId: again, timeZone: 'Europe/Madrid' })).toMatchObject(
      {
        repeats: { inFile: 0, before: 5 },
      },
    );
    expect(await bringIn(practice, again)).toMatchObject({ summary: { messages: 1, leftOut: 5 } });
    expect(await timeline(practice, clientId)).toHaveLength(6);
  });

  test('the very same file is named as such, whatever the time zone, until it is taken back', async () => {
    const { practice, clientId } = await practiceWithClient();
    const first = await give(practice, clientId, chat);
    await bringIn(practice, first);
    const again = await give(practice, clientId, chat);
    const look = () => practice.screen.call('imports.preview', { importId: again, timeZone: 'Asia/Tokyo' });
    expect(await look()).toMatchObject({ repeats: { before: 0 } });
    expect(await look()).toHaveProperty('sameFileAt');
    await practice.screen.call('imports.undo', { importId: first });
    expect(await look()).not.toHaveProperty('sameFileAt');
  });

  test('as a zip of a phone is read from its sealed copy, across its parts, and kept as it was', async () => {
    const { practice, clientId, folder } = await practiceWithClient();
    const zip = new ZipFile();
    zip.addBuffer(randomBytes(3 * 2 ** 20), 'IMG-1.jpg', { compress: false });
    zip.addBuffer(Buffer.from(chat), 'WhatsApp Chat with Ana.txt');
    zip.end();
    const bytes = await buffer(zip.outputStream);
    const importId = await give(practice, clientId, bytes, 'export.zip');
    expect(await bringIn(practice, importId)).toMatchObject({
      kind: 'done',
      summary: { source: 'whatsapp', messages: 5 },
    });
    const target = join(folder, 'out');
    mkdirSync(target);
    await practice.screen.call('imports.saveOriginal', { importId, folder: target });
    expect(readFileSync(join(target, 'export.zip')).equals(bytes)).toBe(true);
  });

  test('leaves out whom nobody named, and what stands there twice where that is wanted', async () => {
    const { practice, clientId } = await practiceWithClient();
    const importId = await give(practice, clientId, chat);
    const done = await bringIn(practice, importId, { roles: roles.slice(0, 1), leavesOutRepeats: true });
    expect(done).toMatchObject({ summary: { messages: 2, leftOut: 3 } });
  });

  test('of a whole phone gives nobody’s messages but those of the conversations that were chosen', async () => {
    const { practice, clientId } = await practiceWithClient();
    const sms = (address: string, type: number, body: string) =>
      `<sms address="${address}" date="1700000000${address.slice(-3)}" type="${String(type)}" body="${body}" />`;
    const file = `<smses>${sms('+15550100', 1, 'mine')}${sms('+15550100', 2, 'answer')}${sms('+15550199', 1, 'another client')}</smses>`;
    const importId = await give(practice, clientId, file, 'sms.xml');
    const all = await practice.screen.call('imports.preview', { importId, timeZone: 'UTC' });
    expect(all).toMatchObject({
      messages: 0,
      senders: [],
      first: [],
      threads: [{ name: '+15550100' }, { name: '+15550199' }],
    });
    expect(JSON.stringify(all)).not.toContain('another client');
    const threads = ['+15550100'];
    const chosen = {
      threads,
      roles: [
        { sender: '+15550100', role: 'client' as const },
        { sender: '', role: 'practice' as const },
      ],
    };
    expect(await bringIn(practice, importId, { timeZone: 'UTC', ...chosen })).toMatchObject({
      summary: { messages: 2 },
    });
    expect((await timeline(practice, clientId)).map(({ text }) => text).sort()).toEqual(['answer', 'mine']);
  });

  test('that cannot be read is refused with the reason, and changes nothing', async () => {
    const { practice, clientId } = await practiceWithClient();
    const refusals: readonly [string | Uint8Array, string, Partial<Output<'imports.preview'>>][] = [
      ['<smses><sms', 'a.xml', { kind: 'refused', reason: 'cut-off' }],
      ['<!DOCTYPE smses [<!ENTITY a "b">]><smses/>', 'a.xml', { kind: 'refused', reason: 'entities' }],
      [Buffer.from(chat, 'latin1').fill(0xe9, 60, 61), 'chat.txt', { kind: 'refused', reason: 'not-utf8' }],
      ['', 'chat.txt', { kind: 'refused', reason: 'empty' }],
    ];
    for (const [content, name, wanted] of refusals) {
      const importId = await give(practice, clientId, content, name);
      expect(await practice.screen.call('imports.preview', { importId, timeZone: 'UTC' })).toMatchObject(wanted);
      expect(await bringIn(practice, importId)).toMatchObject(wanted);
      await practice.screen.call('imports.discard', { importId });
    }
    expect(await timeline(practice, clientId)).toEqual([]);
    expect(await practice.screen.call('imports.list', { clientId })).toEqual([]);
  });
});

describe('in the middle', () => {
  const long = Array.from(
    { length: 4000 },
    (_, index) => `13/05/2019, 15:04 - Ana: gossamer number ${String(index)} ${'of many '.repeat(80)}`,
  ).join('\n');

  test('stopped, nothing of it stays: no row, no word in the search, no file', async () => {
    const { practice, clientId, place } = await practiceWithClient();
    const importId = await give(practice, clientId, long);
    const running = bringIn(practice, importId);
    await eventually(async () =>
      practice.screen.events.find(
        ({ event, payload }) => event === 'importProgressed' && JSON.stringify(payload).includes(importId),
      ),
    );
    await practice.screen.call('imports.discard', { importId });
    expect(await running).toEqual({ kind: 'cancelled' });
    expect(await timeline(practice, clientId)).toEqual([]);
    expect((await practice.screen.call('search.find', { query: 'gossamer', scope: 'all', limit: 5 })).hits).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
    expect((await auditKinds(practice)).some(({ kind }) => kind === 'messages-imported')).toBe(false);
  });

  test('locked, nothing of it stays either', async () => {
    const { practice, clientId, place } = await practiceWithClient();
    const importId = await give(practice, clientId, long);
    const running = bringIn(practice, importId).catch((fault: unknown) => fault);
    await eventually(async () => practice.screen.events.find(({ event }) => event === 'importProgressed'));
    await practice.screen.call('vault.lock', undefined);
    await running;
    await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect(await timeline(practice, clientId)).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('taken back', () => {
  test('exactly what came with it goes, with its file; the audit log keeps both', async () => {
    const { practice, clientId, place } = await practiceWithClient();
    const first = await give(practice, clientId, chat);
    await bringIn(practice, first);
    const second = await give(practice, clientId, '15/05/2019, 10:00 - Ana: thistle');
    await bringIn(practice, second);
    expect(await practice.screen.call('imports.undo', { importId: first })).toEqual({ messages: 5 });
    expect(await timeline(practice, clientId)).toMatchObject([{ text: 'thistle' }]);
    expect((await practice.screen.call('search.find', { query: 'turnstile', scope: 'all', limit: 5 })).hits).toEqual(
      [],
    );
    expect(readdirSync(place)).toHaveLength(1);
    expect(await practice.screen.call('imports.list', { clientId })).toMatchObject([{ id: second }]);
    const [undone, , imported] = await auditKinds(practice);
    const details = { import: first, source: 'whatsapp', messages: 5, sha: sha256 };
    expect(undone).toMatchObject({ kind: 'import-undone', subject: clientId, details });
    expect(imported).toMatchObject({ kind: 'messages-imported', subject: clientId, details });
    // It may come again.
    expect(await bringIn(practice, await give(practice, clientId, chat))).toMatchObject({ summary: { messages: 5 } });
  });

  test('attacks 49: nothing goes while a legal hold stands', async () => {
    const { practice, clientId } = await practiceWithClient();
    const importId = await give(practice, clientId, chat);
    await bringIn(practice, importId);
    await practice.screen.call('retention.hold', { clientId, reason: 'Letter from a court' });
    await expect(practice.screen.call('imports.undo', { importId })).rejects.toMatchObject({ code: 'legal-hold' });
    expect(await timeline(practice, clientId)).toHaveLength(5);
  });

  test('with the client, all of it goes, and what was given and not brought in too', async () => {
    const { practice, clientId, place } = await practiceWithClient();
    await bringIn(practice, await give(practice, clientId, chat));
    await give(practice, clientId, `${chat} again`);
    expect(readdirSync(place)).toHaveLength(2);
    const preview = await practice.screen.call('deletions.preview', { clientId });
    expect(preview.counts).toMatchObject({ messages: 5, keys: 1 });
    await practice.screen.call('deletions.delete', {
      ...{ clientId, typedName: 'Ana Example', subject: 'A client', evenUntold: true },
    });
    await eventually(async () => (readdirSync(place).length === 0 ? true : undefined));
    expect((await practice.screen.call('search.find', { query: 'turnstile', scope: 'all', limit: 5 })).hits).toEqual(
      [],
    );
  });
});

test('a backup counts what was imported, and brings it back with its original file', async () => {
  const at = place();
  const practice = testService(at.folder);
  await createVaultOn(practice);
  const { id: clientId } = await practice.screen.call('clients.create', { name: 'Ana Example' });
  await bringIn(practice, await give(practice, clientId, chat));
  const { last } = await chooseFolder(practice, at.backups);
  await practice.service.stop();

  const other = emptyComputer();
  const file = join(at.backups, last?.name ?? '');
  expect(await other.screen.call('vault.restore', { file, secret: withPassphrase })).toMatchObject({
    ...{ kind: 'restored', counts: { clients: 1, messages: 5, notes: 0 } },
  });
  const [made] = await other.screen.call('imports.list', { clientId });
  expect(made).toMatchObject({ original: 'here', fileSha256: sha256, messages: 5 });
  expect(await timeline(other, clientId)).toHaveLength(5);
  const target = temporaryFolder();
  await other.screen.call('imports.saveOriginal', { importId: made?.id ?? '', folder: target });
  expect(readFileSync(join(target, 'chat.txt'), 'utf8')).toBe(chat);
});

test('in the record, each line says what it is, where from, and that nobody verified it', async () => {
  const { practice, clientId, folder } = await practiceWithClient();
  await bringIn(practice, await give(practice, clientId, chat));
  const target = join(folder, 'record');
  mkdirSync(target);
  const range = { clientId, fromDay: '2019-05-13', toDay: '2019-05-14', timeZone: 'UTC', ...everything };
  expect(await practice.screen.call('records.preview', range)).toMatchObject({
    parts: [{ part: 'imported', included: 5 }],
  });
  await practice.screen.call('records.export', {
    ...{
      ...range,
      formats: ['json', 'text'],
      locale: 'en',
      pageSize: 'A4',
      recipient: 'A',
      reason: 'B',
      folder: target,
    },
  });
  await eventually(async () => practice.screen.events.find(({ event }) => event === 'taskEnded'));
  const named = (ending: string) => readdirSync(target).find((name) => name.endsWith(ending)) ?? '';
  expect(await practice.screen.call('records.firstDay', { clientId, timeZone: 'UTC' })).toEqual({ day: '2019-05-13' });
  expect(await practice.screen.call('records.disclosures', { clientId })).toMatchObject([{ messages: 5, imported: 5 }]);
  expect(await practice.screen.call('disclosures.accounting', { clientId })).toMatchObject({
    entries: [{ made: { kind: 'export', messages: 5, imported: 5, notes: 0, psychotherapyNotes: 0 } }],
  });
  const record = recordDocument.parse(JSON.parse(readFileSync(join(target, named('.json')), 'utf8')));
  expect(record.counts).toMatchObject({ messages: 0, imported: 5, expectedImported: 5, failed: 0 });
  expect(record.lines[0]).toMatchObject({
    ...{ kind: 'imported', verified: false, from: 'client', name: 'Ana Example', text: 'obsidian turnstile' },
    ...{ original: { sender: 'Ana', time: '13/05/2019, 15:04' }, timeZone: 'Europe/Madrid', source: 'whatsapp' },
    ...{ file: { name: 'chat.txt', sha256 }, at: '2019-05-13T13:04:00+00:00' },
  });
  const text = readFileSync(join(target, named('2019-05-14.txt')), 'utf8');
  expect(text).toContain('5 of 5 imported messages, not verified');
  expect(text).toContain(`(imported, not verified; WhatsApp export: chat.txt, SHA-256 ${sha256}`);
});
