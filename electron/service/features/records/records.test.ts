/** A record holds everything in its range, in order, byte for byte, or says what it lacks; an export is whole or not there. */
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EventPayload, type Input, recordDocument } from '../../../../shared/contract/index.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { addClient, addMessages, temporaryStore } from '../../testing/stores.ts';
import { testPsychotherapyNotes } from '../../testing/psychotherapy-notes.ts';
import { testClock } from '../../testing/vaults.ts';
import { createContactsHandlers } from '../contacts/index.ts';
import { createRecordsHandlers, type RecordsPorts } from './index.ts';
import { fileNameOf, writeFiles } from './record-files.ts';
import { isTimeZone } from '../../time-zone.ts';
import { everything } from '../../testing/releases.ts';
import { dayRange, instantIn } from './record-time.ts';

type Ended = EventPayload<'taskEnded'>['outcome'];

const noon = Date.UTC(2026, 2, 3, 17, 0);
const oneDay = {
  fromDay: '2026-03-03',
  toDay: '2026-03-03',
  timeZone: 'America/New_York',
  ...everything,
} as const;

function practice(print: RecordsPorts['print'] = () => Promise.resolve({ kind: 'failed' })) {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const ended: ((outcome: Ended) => void)[] = [];
  const { handlers } = createRecordsHandlers({
    database,
    psychotherapyNotes: testPsychotherapyNotes(database),
    clock: testClock(),
    random: systemRandom,
    appVersion: '0.0.0',
    practice: () => ({ name: 'Quiet Street', therapist: 'Dr. Mira Olsen' }),
    print,
    readImportedFile: () => Promise.resolve({ kind: 'not-here' }),
    readFile: () => Promise.resolve({ kind: 'not-here' }),
    signingSeed: () => new Uint8Array(32),
    workFolder: temporaryFolder(),
    journalKey: systemRandom(32),
    verifierFolder: undefined,
    emit: (name, payload) => {
      if (name === 'taskEnded') ended.shift()?.((payload as EventPayload<'taskEnded'>).outcome);
    },
    onDisclosed: () => undefined,
    report: (fault) => {
      throw fault;
    },
  });
  const run = (request: Partial<Input<'records.export'>> & { readonly folder: string }): Promise<Ended> =>
    new Promise((resolve) => {
      ended.push(resolve);
      handlers['records.export']({
        ...oneDay,
        clientId,
        formats: ['text', 'json'],
        locale: 'en',
        pageSize: 'A4',
        recipient: 'Ana',
        reason: 'her request',
        ...request,
      });
    });
  const printed = (request: Partial<Input<'records.print'>> = {}): Promise<Ended> =>
    new Promise((resolve) => {
      ended.push(resolve);
      const paper = { locale: 'en', pageSize: 'A4', recipient: 'Ana', reason: 'her request' } as const;
      handlers['records.print']({ ...oneDay, clientId, ...paper, ...request });
    });
  return { database, clientId, handlers, run, printed };
}

function readJson(folder: string) {
  const name = readdirSync(folder).find((file) => file.endsWith('.json')) ?? '';
  return recordDocument.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
}

describe('an export', () => {
  test('holds every message of the days asked for, in order, and says so', async () => {
    const { database, clientId, run, handlers } = practice();
    addMessages(database, clientId, [
      { text: 'the day before', at: noon - 13 * 3_600_000 },
      { text: 'good morning', at: noon - 1 },
      { text: 'hello Ana\nhow are you', at: noon, isOwn: true },
      { text: 'the day after', at: noon + 12 * 3_600_000 },
    ]);
    const folder = temporaryFolder();
    expect(await handlers['records.preview']({ ...oneDay, clientId })).toEqual({
      parts: [{ part: 'messages', included: 2, leftOut: { 'outside-range': 2 } }],
      ...{ unsignedNotes: 0, redactions: 0 },
    });
    const outcome = await run({ folder });
    expect(outcome).toMatchObject({ kind: 'done', messages: 2, expectedMessages: 2, failed: 0 });
    expect(
      readJson(folder).lines.map((line) => [line.number, line.kind === 'message' ? line.text : line.kind]),
    ).toEqual([
      [1, 'good morning'],
      [2, 'hello Ana\nhow are you'],
    ]);
    const text = readFileSync(path.join(folder, 'Record Ana 2026-03-03 2026-03-03.txt'), 'utf8');
    expect(text).toContain('2 of 2 messages, 0 failed');
    expect(text).toContain(
      '[2] 2026-03-03 12:00:00 -05:00  Dr. Mira Olsen  (sent 2026-03-03 12:00:00 -05:00)\n    hello Ana\n    how are you\n',
    );
  });

  test('holds the contact log between the messages, with what an entry said before', async () => {
    const { database, clientId, run, handlers } = practice();
    addMessages(database, clientId, [{ text: 'after the call', at: noon }]);
    const contacts = createContactsHandlers({
      database,
      clock: testClock(),
      random: systemRandom,
      therapistName: () => 'Dr. Mira Olsen',
      clientExists: () => true,
      onChange: () => undefined,
    });
    const call = { at: (noon - 1000) as Timestamp, way: 'call', direction: 'incoming', person: 'Her mother' } as const;
    const { id } = contacts['contacts.add']({ clientId, ...call, minutes: 4, text: 'She is ill' });
    contacts['contacts.change']({ id, ...call, minutes: 4, text: 'Ana is ill' });
    const struck = contacts['contacts.add']({ clientId, ...call, text: 'of another client' });
    contacts['contacts.strike']({ id: struck.id, reason: 'wrong file' });
    expect((await handlers['records.preview']({ ...oneDay, clientId })).parts).toEqual([
      { part: 'messages', included: 1, leftOut: {} },
      { part: 'contacts', included: 2, leftOut: {} },
    ]);
    const folder = temporaryFolder();
    await run({ folder });
    const record = readJson(folder);
    expect(record.counts).toMatchObject({ messages: 1, contacts: 2, expectedContacts: 2, failed: 0 });
    expect(record.lines.map(({ kind }) => kind)).toEqual(['contact', 'contact', 'message']);
    expect(record.lines).toMatchObject([
      { text: 'Ana is ill', earlier: [{ text: 'She is ill' }] },
      { struck: 'wrong file' },
      {},
    ]);
    const text = readFileSync(path.join(folder, 'Record Ana 2026-03-03 2026-03-03.txt'), 'utf8');
    expect(text).toContain('Phone call (from the client; with Her mother; 4 min; entered by Dr. Mira Olsen');
    expect(text).toContain('    Ana is ill\n[1] it said before');
    const without = temporaryFolder();
    await run({ folder: without, parts: ['messages'] });
    expect(readJson(without).lines.map(({ kind }) => kind)).toEqual(['message']);
  });

  test('takes requests for correction along beside the lines, whatever the range, and hides in them what is hidden', async () => {
    const { database, clientId, run } = practice();
    addMessages(database, clientId, [{ text: 'one', at: noon }]);
    const say = database.command(`
      INSERT INTO amendment_statement (amendment_id, client_id, kind, day, about, text, entered_at, entered_by)
      VALUES ('a1', ?, ?, '2019-05-06', ?, ?, 1, 'Dr. Mira Olsen')`);
    say.run(clientId, 'request', 'Note of 3 March', 'Zepharelle never said that');
    say.run(clientId, 'denied', '', 'It was said');
    database
      .command(
        "INSERT INTO redaction (redaction_id, client_id, item_id, passage, reason, author, at) VALUES ('r1', ?, NULL, 'Zepharelle', 'third-party', 'Dr. Mira Olsen', 1)",
      )
      .run(clientId);
    const folder = temporaryFolder();
    const other = temporaryFolder();
    await run({ folder, formats: ['text', 'json', 'csv'] });
    await run({ folder: other, formats: ['fhir'] });
    const record = readJson(folder);
    expect(record.lines).toHaveLength(1);
    expect(record.amendments?.[0]?.statements.map(({ kind, day }) => [kind, day])).toEqual([
      ['request', '2019-05-06'],
      ['denied', '2019-05-06'],
    ]);
    expect(record.redactions).toEqual([{ reason: 'third-party', count: 1 }]);
    const files = [folder, other].flatMap((place) => readdirSync(place).map((name) => path.join(place, name)));
    for (const file of files.filter((name) => !name.includes('checksums'))) {
      const text = readFileSync(file, 'utf8');
      expect(text, file).toContain('never said that');
      expect(text, file).toContain('It was said');
      expect(text, file).not.toContain('Zepharelle');
    }
  });

  test('gives hashes that hold, and an entry in the disclosure log', async () => {
    const { database, clientId, run, handlers } = practice();
    addMessages(database, clientId, [{ text: 'one', at: noon }]);
    const folder = temporaryFolder();
    const outcome = await run({ folder });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    for (const file of outcome.files) {
      const bytes = readFileSync(path.join(folder, file.name));
      expect([file.bytes, file.sha256]).toEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')]);
    }
    const [entry] = handlers['records.disclosures']({ clientId });
    expect(entry).toMatchObject({ recipient: 'Ana', reason: 'her request', messages: 1, failed: 0 });
    expect(entry?.files.map((file) => [file.format, file.sha256])).toEqual([
      ['text', outcome.files[0]?.sha256],
      ['json', outcome.files[1]?.sha256],
    ]);
    expect(() => database.command('DELETE FROM disclosure').run()).toThrow('store-failed');
  });

  test('never replaces a file that is there', async () => {
    const { database, clientId, run } = practice();
    addMessages(database, clientId, [{ text: 'one', at: noon }]);
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'Record Ana 2026-03-03 2026-03-03.json'), 'mine');
    const outcome = await run({ folder, formats: ['json'] });
    expect(outcome.kind === 'done' && outcome.files[0]?.name).toBe('Record Ana 2026-03-03 2026-03-03 (2).json');
    expect(readFileSync(path.join(folder, 'Record Ana 2026-03-03 2026-03-03.json'), 'utf8')).toBe('mine');
  });

  test('leaves nothing behind, and no entry in the log, where it fails or is cancelled', async () => {
    const { database, clientId, run, handlers } = practice();
    addMessages(database, clientId, [{ text: 'one', at: noon }]);
    const folder = temporaryFolder();
    expect(await run({ folder: path.join(folder, 'missing') })).toEqual({
      kind: 'failed',
      reason: 'folder-unwritable',
    });
    expect(await run({ folder, formats: ['text', 'pdf'] })).toEqual({ kind: 'failed', reason: 'printing-failed' });
    const slow: ReturnType<typeof practice> = practice(({ taskId }) => {
      slow.handlers['records.cancel']({ taskId });
      return new Promise(() => undefined);
    });
    expect(await slow.run({ folder, formats: ['text', 'pdf'] })).toEqual({ kind: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
    expect(handlers['records.disclosures']({})).toEqual([]);
  });

  test('goes to paper without a file, and stands in the log once it is there', async () => {
    const answers: Awaited<ReturnType<RecordsPorts['print']>>[] = [
      { kind: 'refused' },
      { kind: 'failed' },
      { kind: 'on-paper' },
    ];
    const jobs: Parameters<RecordsPorts['print']>[0][] = [];
    const drawn: unknown[] = [];
    const { database, clientId, handlers, printed }: ReturnType<typeof practice> = practice(async (job) => {
      jobs.push(job);
      drawn.push(await handlers['records.printDocument']({ taskId: job.taskId }));
      return answers.shift() ?? { kind: 'failed' };
    });
    addMessages(database, clientId, [{ text: 'one', at: noon }]);
    expect(await printed({ isLarge: true })).toEqual({ kind: 'cancelled' });
    expect(await printed()).toEqual({ kind: 'failed', reason: 'printing-failed' });
    expect(handlers['records.disclosures']({})).toEqual([]);
    expect(await printed({ locale: 'es', pageSize: 'Letter' })).toMatchObject({ kind: 'printed', messages: 1 });
    expect(jobs.map(({ to, isLarge, pageSize }) => [to, isLarge, pageSize])).toEqual([
      ['paper', true, 'A4'],
      ['paper', false, 'A4'],
      ['paper', false, 'Letter'],
    ]);
    expect(drawn[2]).toMatchObject({ running: { footer: 'Página {page} de {pages}' }, record: { lines: [{}] } });
    const [entry] = handlers['records.disclosures']({ clientId });
    expect(entry).toMatchObject({ recipient: 'Ana', files: [{ format: 'paper', name: 'En papel', bytes: 0 }] });
    expect(entry?.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    await expect(handlers['records.printDocument']({ taskId: jobs[0]?.taskId ?? '' })).rejects.toThrow('not-found');
  });

  test('names an item that this version cannot read, counts it, and gives the rest', async () => {
    const { database, clientId, run } = practice();
    addMessages(database, clientId, [
      { text: 'readable', at: noon },
      { text: '', at: noon + 1, type: 99 },
    ]);
    const folder = temporaryFolder();
    expect(await run({ folder })).toMatchObject({ kind: 'done', messages: 1, expectedMessages: 2, failed: 1 });
    expect(readJson(folder).lines.map((line) => line.kind)).toEqual(['message', 'failed']);
  });

  test('gives each text back as it was written', async () => {
    const { database, run } = practice();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
          { minLength: 1, maxLength: 20 },
        ),
        async (texts) => {
          const clientId = addClient(database, 'Ana');
          addMessages(
            database,
            clientId,
            texts.map((text, index) => ({ text, at: noon + index })),
          );
          const folder = temporaryFolder();
          await run({ clientId, folder });
          expect(readJson(folder).lines.map((line) => line.kind === 'message' && line.text)).toEqual(texts);
          const name =
            readdirSync(folder).find(
              (file) => file.startsWith('Record') && !file.includes('checksums') && file.endsWith('.txt'),
            ) ?? '';
          const text = readFileSync(path.join(folder, name), 'utf8');
          for (const written of texts) expect(text).toContain(`    ${written.replaceAll('\n', '\n    ')}\n`);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('refuses a range that ends before it begins, a zone nobody knows, and a client nobody knows', () => {
    const { handlers, clientId } = practice();
    expect(() => handlers['records.preview']({ ...oneDay, clientId, toDay: '2026-03-02' })).toThrow('invalid-input');
    expect(() => handlers['records.preview']({ ...oneDay, clientId, timeZone: 'Middle/Earth' })).toThrow(
      'invalid-input',
    );
    expect(() => handlers['records.preview']({ ...oneDay, clientId: 'f'.repeat(32) as ClientId })).toThrow('not-found');
  });
});

test('a day has the hours that its zone gave it', () => {
  const { from, until } = dayRange('2026-03-08', '2026-03-08', 'America/New_York');
  expect((until - from) / 3_600_000).toBe(23);
  expect(instantIn('America/New_York', from)).toBe('2026-03-08T00:00:00-05:00');
  expect(isTimeZone('Europe/Madrid')).toBe(true);
});

test('a hostile name makes a plain file name', () => {
  expect(fileNameOf('../../etc/passwd\u202e <img onerror="x">:*?|\u0000')).toBe('etc passwd img onerror= x');
  expect(fileNameOf('x'.repeat(500))).toHaveLength(120);
});

test('an unwritable folder is said', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'not-a-folder');
  writeFileSync(file, '');
  expect(await writeFiles(file, [{ name: 'a.txt', bytes: new Uint8Array(1) }])).toEqual({ kind: 'folder-unwritable' });
  // Root writes anywhere, so the mode bits say something only to others.
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    expect(await writeFiles(folder, [{ name: 'a.txt', bytes: new Uint8Array(1) }])).toEqual({
      kind: 'folder-unwritable',
    });
  }
});
