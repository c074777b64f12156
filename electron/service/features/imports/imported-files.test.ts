/** Pictures and files that come with imported messages: kept byte for byte, sealed, named where they can't come, gone with their import. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { type Input, recordDocument } from '../../../../shared/contract/index.ts';
import type { ClientId } from '../../../../shared/domain/ids.ts';
import { chooseFolder, emptyComputer, place, withPassphrase } from '../../testing/backed-up.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { give, practiceWithClient, timeline } from '../../testing/imports.ts';
import { everything } from '../../testing/releases.ts';
import { createVaultOn, eventually, type TestService, testService } from '../../testing/services.ts';
import { strongPassphrase } from '../../testing/vaults.ts';

/** The smallest PNG, with words in it that a camera might have written. */
const png = Buffer.concat([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  Buffer.from('obsidian turnstile'),
]);
const film = randomBytes(3 * 2 ** 20 + 5);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const part = (type: string, name: string, bytes: Uint8Array | string) =>
  `<part ct="${type}" name="${name}" data="${typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('base64')}" />`;
const mms = (parts: string, more = 'msg_box="1"', at = 1_700_000_001_000) =>
  `<mms date="${String(at)}" ${more} address="+15550100"><parts>${parts}</parts></mms>`;
const backup = `<smses>${mms(`${part('image/jpeg', 'C:\\dcim\\look.png', png)}<part ct="text/plain" text="Look" />`)}
${mms(part('video/mp4', 'film.mp4', film) + part('image/jpeg', 'broken.jpg', '/9j/4AAQSkZJRgABAQA'), 'msg_box="2"')}
<sms address="+15550100" date="1700000003000" type="1" body="thanks" />
${mms(part('image/gif', 'left.gif', 'R0lGODlh'), 'msg_box="1" contact_name="Ben"')}</smses>`;
const choices: Omit<Input<'imports.bringIn'>, 'importId'> = {
  ...{ timeZone: 'UTC', leavesOutRepeats: false, threads: ['+15550100'] },
  roles: [
    { sender: '+15550100', role: 'client' },
    { sender: '', role: 'practice' },
  ],
};

async function brought() {
  const made = await practiceWithClient();
  const importId = await give(made.practice, made.clientId, backup, 'sms.xml');
  const done = await made.practice.screen.call('imports.bringIn', { importId, ...choices });
  return { ...made, importId, done };
}

async function filesOf(practice: TestService, clientId: ClientId) {
  return (await timeline(practice, clientId)).map(({ files }) => files);
}

function hereFile(file: Awaited<ReturnType<typeof filesOf>>[number][number] | undefined) {
  if (file?.state !== 'here') throw new Error('The file is not here');
  return file;
}

async function contentOf({ screen }: TestService, clientId: ClientId, fileId: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let piece = 0; ; piece += 1) {
    const read = await screen.call('imports.readFile', { clientId, fileId, piece });
    if (read.kind !== 'piece') throw new Error(read.kind);
    pieces.push(read.bytes);
    if (read.isLast) return Buffer.concat(pieces);
  }
}

test('a phone’s backup says what comes with it and what can’t, and brings it in byte for byte', async () => {
  const { practice, clientId, folder, done } = await brought();
  const again = await give(practice, clientId, backup, 'sms.xml');
  const { threads } = choices;
  expect(await practice.screen.call('imports.preview', { importId: again, timeZone: 'UTC', threads })).toMatchObject({
    ...{ kind: 'preview', messages: 3, withFiles: 0 },
    files: {
      ...{ pictures: 1, others: 1, faultCount: 1 },
      faults: [{ line: 2, name: 'broken.jpg', fault: 'damaged' }],
    },
  });
  expect(done).toMatchObject({ kind: 'done', summary: { messages: 3, files: 2, leftOut: 0 } });
  const files = await filesOf(practice, clientId);
  expect(files).toMatchObject([
    // By its bytes it is another kind of picture than it is called.
    [{ state: 'here', name: 'look.png', mime: 'image/png', size: png.length }],
    [
      { state: 'here', name: 'film.mp4', mime: 'video/mp4', size: film.length },
      { state: 'damaged', name: 'broken.jpg', mime: 'image/jpeg' },
    ],
    [],
  ]);
  expect(await contentOf(practice, clientId, hereFile(files[0]?.[0]).id)).toEqual(png);
  const target = join(folder, 'out');
  mkdirSync(target);
  const { id: fileId } = hereFile(files[1]?.[0]);
  expect(await practice.screen.call('imports.saveFile', { clientId, fileId, folder: target })).toEqual({
    ...{ kind: 'saved', name: 'film.mp4' },
  });
  expect(hashOf(readFileSync(join(target, 'film.mp4')))).toBe(hashOf(film));
  const { id: otherClient } = await practice.screen.call('clients.create', { name: 'Ben Example' });
  expect(await practice.screen.call('imports.readFile', { clientId: otherClient, fileId, piece: 0 })).toEqual({
    kind: 'not-here',
  });
});

test('sealed copies are no plain bytes, outlive a lock, and go with what was not brought in', async () => {
  const { practice, clientId, place: attachments } = await brought();
  await give(practice, clientId, `${backup} `, 'sms.xml');
  // Two originals, a picture and a film.
  expect(readdirSync(attachments)).toHaveLength(4);
  for (const name of readdirSync(attachments))
    expect(readFileSync(join(attachments, name)).includes('turnstile')).toBe(false);
  await practice.screen.call('vault.lock', undefined);
  await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
  expect(readdirSync(attachments)).toHaveLength(3);
  const [[file] = []] = await filesOf(practice, clientId);
  expect(await contentOf(practice, clientId, hereFile(file).id)).toEqual(png);
});

test('taken back, and erased with the client, no file and no key stays', async () => {
  const { practice, clientId, importId, place: attachments } = await brought();
  await practice.screen.call('imports.undo', { importId });
  expect(readdirSync(attachments)).toEqual([]);
  expect(await timeline(practice, clientId)).toEqual([]);
  const again = await give(practice, clientId, backup, 'sms.xml');
  await practice.screen.call('imports.bringIn', { importId: again, ...choices });
  expect((await practice.screen.call('deletions.preview', { clientId })).counts).toMatchObject({
    messages: 3,
    keys: 3,
  });
  await practice.screen.call('deletions.delete', {
    ...{ clientId, typedName: 'Ana Example', subject: 'A client', evenUntold: true },
  });
  await eventually(async () => (readdirSync(attachments).length === 0 ? true : undefined));
});

test('stopped or locked in the middle, nothing of the files stays', async () => {
  const { practice, clientId, place: attachments } = await practiceWithClient();
  const short = film.subarray(0, 2 ** 19);
  const long = `<smses>${Array.from({ length: 30 }, (_, index) =>
    mms(part('video/mp4', 'film.mp4', short), 'msg_box="1"', 1_700_000_001_000 + index),
  ).join('\n')}</smses>`;
  const { threads: _threads, ...all } = choices;
  const inTheMiddle = () =>
    eventually(async () =>
      readdirSync(attachments).filter((name) => !name.endsWith('.partial')).length > 3 ? true : undefined,
    );
  const importId = await give(practice, clientId, long, 'sms.xml');
  const running = practice.screen.call('imports.bringIn', { importId, ...all });
  await inTheMiddle();
  await practice.screen.call('imports.discard', { importId });
  expect(await running).toEqual({ kind: 'cancelled' });
  expect(readdirSync(attachments)).toEqual([]);

  const second = await give(practice, clientId, long, 'sms.xml');
  const locked = practice.screen.call('imports.bringIn', { importId: second, ...all }).catch((fault: unknown) => fault);
  await inTheMiddle();
  await practice.screen.call('vault.lock', undefined);
  await locked;
  await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
  expect(readdirSync(attachments)).toEqual([]);
  expect(await timeline(practice, clientId)).toEqual([]);
});

test('pictures of one moment are told apart by what they show', async () => {
  const { practice, clientId } = await practiceWithClient();
  const [first, second] = [png, Buffer.concat([png, png])].map((bytes) => mms(part('image/png', 'a.png', bytes)));
  const importId = await give(practice, clientId, `<smses>${first}${second}${first}</smses>`, 'sms.xml');
  expect(await practice.screen.call('imports.preview', { importId, timeZone: 'UTC' })).toMatchObject({
    ...{ messages: 3, repeats: { inFile: 1 } },
  });
  const { threads: _threads, ...all } = choices;
  const done = await practice.screen.call('imports.bringIn', { importId, ...all, leavesOutRepeats: true });
  expect(done).toMatchObject({ summary: { messages: 2, files: 2, leftOut: 1 } });
});

test('mail brings its attachments', async () => {
  const { practice, clientId } = await practiceWithClient();
  const mail = [
    ...['From: maria@example.org', 'Date: Wed, 29 May 2019 15:04:00 +0200', 'Subject: Intake'],
    ...['Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/plain', '', 'See below', '--b'],
    ...['Content-Type: image/png; name="../../look.png"', 'Content-Transfer-Encoding: base64', ''],
    ...[png.toString('base64').replace(/.{76}/g, '$&\r\n'), '--b--', ''],
  ].join('\r\n');
  const importId = await give(practice, clientId, mail, 'one.eml');
  const roles = [{ sender: 'maria@example.org', role: 'client' as const }];
  await practice.screen.call('imports.bringIn', { importId, timeZone: 'UTC', roles, leavesOutRepeats: false });
  const [item] = await timeline(practice, clientId);
  expect(item).toMatchObject({ text: 'Intake\n\nSee below', files: [{ name: 'look.png', mime: 'image/png' }] });
  expect(await contentOf(practice, clientId, hereFile(item?.files[0]).id)).toEqual(png);
});

test('a chat in a zip brings the pictures that lie beside it', async () => {
  const { practice, clientId, place: attachments } = await practiceWithClient();
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('13/05/2019, 15:04 - Ana: IMG-1.png (file attached)'), 'WhatsApp Chat with Ana.txt');
  zip.addBuffer(png, 'IMG-1.png');
  zip.addBuffer(film, 'VID-2.mp4');
  zip.end();
  const importId = await give(practice, clientId, await buffer(zip.outputStream), 'export.zip');
  const look = { importId, timeZone: 'UTC' };
  expect(await practice.screen.call('imports.preview', look)).toMatchObject({
    ...{ source: 'whatsapp', messages: 1, withFiles: 0, files: { pictures: 1, others: 0 } },
  });
  const roles = [{ sender: 'Ana', role: 'client' as const }];
  await practice.screen.call('imports.bringIn', { ...look, roles, leavesOutRepeats: false });
  const [item] = await timeline(practice, clientId);
  expect(item).toMatchObject({ text: 'IMG-1.png (file attached)', hasFile: false });
  expect(await contentOf(practice, clientId, hereFile(item?.files[0]).id)).toEqual(png);
  // Of what no message speaks of, nothing is taken.
  expect(readdirSync(attachments)).toHaveLength(2);
});

test('a small picture is kept once, and only where it is one', async () => {
  const { practice, clientId, importId } = await brought();
  const { screen } = practice;
  const [drawable, ...others] = await screen.call('imports.undrawn', { importId });
  expect(others).toEqual([]);
  const fileId = drawable?.id ?? '';
  const thumbnail = new Uint8Array(png);
  await screen.call('imports.keepThumbnail', { clientId, fileId, thumbnail });
  await screen.call('imports.keepThumbnail', { clientId, fileId });
  expect((await filesOf(practice, clientId))[0]).toMatchObject([{ thumbnail }]);
  expect(await screen.call('imports.undrawn', { importId })).toEqual([]);
});

test('a backup brings imported files back', async () => {
  const at = place();
  const practice = testService(at.folder);
  await createVaultOn(practice);
  const { id: clientId } = await practice.screen.call('clients.create', { name: 'Ana Example' });
  const importId = await give(practice, clientId, backup, 'sms.xml');
  await practice.screen.call('imports.bringIn', { importId, ...choices });
  const { last } = await chooseFolder(practice, at.backups);
  await practice.service.stop();
  const other = emptyComputer();
  const file = join(at.backups, last?.name ?? '');
  await other.screen.call('vault.restore', { file, secret: withPassphrase });
  const [[picture] = []] = await filesOf(other, clientId);
  expect(await contentOf(other, clientId, hereFile(picture).id)).toEqual(png);
});

test('the record names each with size and hash; what is hidden takes it along', async () => {
  const { practice, clientId } = await brought();
  const range = { clientId, fromDay: '2023-11-14', toDay: '2023-11-14', timeZone: 'UTC', ...everything };
  const { parts: counted } = await practice.screen.call('records.preview', range);
  expect(counted.filter(({ part }) => part === 'attachments' || part === 'imported')).toEqual([
    { part: 'attachments', included: 2, leftOut: {} },
    { part: 'imported', included: 3, leftOut: {} },
  ]);
  async function exported(more: Partial<Input<'records.export'>> = {}) {
    const folder = temporaryFolder();
    const formats: Input<'records.export'>['formats'] = ['json', 'text'];
    await practice.screen.call('records.export', {
      ...{ ...range, formats, locale: 'en', pageSize: 'A4', recipient: 'A', reason: 'B', folder },
      ...more,
    });
    await eventually(async () =>
      practice.screen.events.find(
        ({ event, payload }) => event === 'taskEnded' && JSON.stringify(payload).includes(JSON.stringify(folder)),
      ),
    );
    const named = (ending: string) => join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '');
    return { record: recordDocument.parse(JSON.parse(readFileSync(named('.json'), 'utf8'))), named };
  }
  const { record, named } = await exported();
  expect(record.counts).toMatchObject({ imported: 3, attachments: 2, expectedAttachments: 2 });
  expect(record.lines).toMatchObject([
    { files: [{ name: 'look.png', mime: 'image/png', size: png.length, sha256: hashOf(png), state: 'here' }] },
    {
      files: [
        { name: 'film.mp4', sha256: hashOf(film) },
        { name: 'broken.jpg', state: 'damaged' },
      ],
    },
    { text: 'thanks' },
  ]);
  const text = readFileSync(named('2023-11-14.txt'), 'utf8');
  expect(text).toContain(`[File: look.png; image/png; ${String(png.length)} bytes; SHA-256 ${hashOf(png)}`);
  expect(text).toContain('broken.jpg; image/jpeg; damaged in the original, not brought in');

  const { parts } = everything;
  const without = await exported({ parts: parts.filter((one) => one !== 'attachments') });
  expect(without.record.lines[0]).toMatchObject({ files: [{ name: 'look.png', state: 'left-out' }] });

  const [item] = await timeline(practice, clientId);
  await practice.screen.call('releases.redact', {
    ...{ clientId, itemId: item?.id ?? '', passage: 'Look', reason: 'third-party' },
  });
  const { record: hidden } = await exported();
  expect(hidden.lines[0]).toMatchObject({ files: [{ state: 'redacted' }] });
  expect(JSON.stringify(hidden)).not.toContain(hashOf(png));
});
