/** What is given away holds what was chosen and nothing that was hidden, in any byte of any file; the vault keeps everything. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import extractZip from 'extract-zip';
import { describe, expect, test } from 'vitest';
import {
  type EventPayload,
  type Input,
  type RecordDocument,
  recordDocument,
} from '../../../../shared/contract/index.ts';
import { recordCertificate } from '../../../../shared/contract/record-certificate.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import type { ClientId, NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { wordsIn } from '../../testing/hidden-words.ts';
import { testPsychotherapyNotes } from '../../testing/psychotherapy-notes.ts';
import { everything } from '../../testing/releases.ts';
import { addClient, addMessages, temporaryStore } from '../../testing/stores.ts';
import { strongPassphrase, testClock } from '../../testing/vaults.ts';
import { createContactsHandlers } from '../contacts/index.ts';
import { createNotesHandlers } from '../notes/index.ts';
import { createReleasesHandlers } from '../releases/index.ts';
import { createRecordsHandlers } from './index.ts';

const noon = Date.UTC(2026, 2, 3, 12);
const range = { fromDay: '2026-03-01', toDay: '2026-03-31', timeZone: 'UTC' };

function practice() {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const noted: (readonly [string, object])[] = [];
  const printed: RecordDocument[] = [];
  const common = {
    ...{ database, clock: testClock(), random: systemRandom, therapistName: () => 'Dr. Mira Olsen' },
    ...{ clientExists: () => true, onChange: () => undefined },
  };
  const psychotherapyNotes = testPsychotherapyNotes(database);
  const releases = createReleasesHandlers({
    ...common,
    passages: psychotherapyNotes.passages,
    note: (kind, _clientId, details) => noted.push([kind, details]),
  });
  let end: ((outcome: EventPayload<'taskEnded'>['outcome']) => void) | undefined;
  const { handlers: records } = createRecordsHandlers({
    ...{ database, psychotherapyNotes, clock: testClock(), random: systemRandom },
    ...{ appVersion: '0.0.0', verifierFolder: undefined },
    practice: () => ({ name: 'Quiet Street', therapist: 'Dr. Mira Olsen' }),
    // What the page that lays out the PDF gets, as it gets it.
    async print({ taskId }) {
      const { record } = await records['records.printDocument']({ taskId });
      printed.push(record);
      const bytes = new TextEncoder().encode(`%PDF-1.7 ${JSON.stringify(record)}`);
      return { kind: 'pdf', bytes };
    },
    readImportedFile: () => Promise.resolve({ kind: 'not-here' }),
    readFile: () =>
      Promise.resolve({ kind: 'piece', bytes: new TextEncoder().encode('a letter from Wilhelmina'), isLast: true }),
    signingSeed: () => new Uint8Array(32),
    ...{ workFolder: temporaryFolder(), journalKey: systemRandom(32), onDisclosed: () => undefined },
    emit: (name, payload) => {
      if (name === 'taskEnded') end?.((payload as EventPayload<'taskEnded'>).outcome);
    },
    report: (fault) => {
      throw fault;
    },
  });
  async function give(request: Partial<Input<'records.export'>> = {}): Promise<string> {
    const folder = temporaryFolder();
    const outcome = await new Promise<EventPayload<'taskEnded'>['outcome']>((resolve) => {
      end = resolve;
      records['records.export']({
        ...{ clientId, ...range, ...everything, locale: 'en', pageSize: 'A4', recipient: 'A', reason: 'B', folder },
        ...{ formats: ['pdf', 'text', 'json', 'csv', 'fhir', 'ccda', 'zip'], ...request },
      });
    });
    expect(outcome).toMatchObject({ kind: 'done' });
    const zip = readdirSync(folder).find((name) => name.endsWith('.zip'));
    if (zip !== undefined) await extractZip(path.join(folder, zip), { dir: path.join(folder, 'unzipped') });
    return folder;
  }
  return {
    ...{ database, clientId, noted, printed, releases, records, give },
    notes: createNotesHandlers(common),
    psychotherapy: psychotherapyNotes.handlers,
    contacts: createContactsHandlers(common),
  };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [],
  );
}

/** By file, which of the words stand in it or in its name. */
function found(folder: string, words: readonly string[]) {
  return filesIn(folder).flatMap((file) => {
    const all = [...wordsIn(readFileSync(file), words), ...words.filter((word) => path.basename(file).includes(word))];
    return all.length === 0 ? [] : [[path.basename(file), ...all]];
  });
}

function readRecord(folder: string): RecordDocument {
  return recordDocument.parse(JSON.parse(readFileSync(path.join(folder, 'unzipped', 'record.json'), 'utf8')));
}

function addNote(notes: ReturnType<typeof practice>['notes'], given: Partial<Input<'notes.create'>>, text: string) {
  const clientId = given.clientId;
  if (clientId === undefined) throw new Error('whose note');
  const { id } = notes['notes.create']({ template: 'free', sessionDay: '2026-03-03', ...given, clientId });
  notes['notes.sign']({ id, title: '', sessionDay: '2026-03-03', sections: [{ name: 'text', text }] });
  return id;
}

async function addApart(
  notes: ReturnType<typeof practice>['psychotherapy'],
  clientId: ClientId,
  text: string,
): Promise<NoteId> {
  await notes['psychotherapyNotes.unlock']({ passphrase: strongPassphrase });
  const { id } = notes['psychotherapyNotes.create']({ clientId, template: 'free', sessionDay: '2026-03-03' });
  notes['psychotherapyNotes.sign']({ id, title: '', sessionDay: '2026-03-03', sections: [{ name: 'text', text }] });
  return id;
}

describe('a name that is to be hidden', () => {
  test('is counted by the entries of the whole file that it stands in, once each, and as it would be hidden', async () => {
    const { database, clientId, notes, contacts, psychotherapy, records } = practice();
    addMessages(
      database,
      clientId,
      Array.from({ length: 230 }, (_, index) => ({
        text: index % 100 === 0 ? 'LEILA rang; Leila asks' : 'Leilani came',
        at: noon + index,
      })),
    );
    addNote(notes, { clientId, template: 'free', sessionDay: '2019-01-02' }, 'About Leila');
    const at = (noon + 9) as Timestamp;
    contacts['contacts.add']({ clientId, at, way: 'call', direction: 'incoming', person: 'Leila', text: 'ill' });
    await addApart(psychotherapy, clientId, 'Leila and Umar');
    const passages = ['Layla', 'leila', 'Umar', 'Leil'];
    expect(await records['records.findPassages']({ clientId, passages })).toEqual({
      ...{ entries: [0, 6, 1, 0], lockedNotes: 0 },
    });
    psychotherapy['psychotherapyNotes.lock']();
    expect(await records['records.findPassages']({ clientId, passages })).toEqual({
      ...{ entries: [0, 5, 0, 0], lockedNotes: 1 },
    });
    const other = addClient(database, 'Berta');
    expect(await records['records.findPassages']({ clientId: other, passages })).toMatchObject({
      entries: [0, 0, 0, 0],
    });
  });
});

describe('what is hidden', () => {
  test('is in no byte of any file, in no file name, and not in what the PDF is laid out from', async () => {
    const { database, clientId, releases, notes, contacts, give, printed, noted } = practice();
    const [said, edited, file] = addMessages(database, clientId, [
      { text: 'My brother Xaverius drinks again', at: noon },
      { text: 'first wording', at: noon + 1, isOwn: true },
      { text: 'Wilhelmina letter.pdf', at: noon + 2 },
    ]);
    if (said === undefined || edited === undefined || file === undefined) throw new Error('three messages');
    addMessages(database, clientId, [
      { text: 'then he said Quetzalcoatl', at: noon + 3, isOwn: true, type: 3, refersTo: edited },
    ]);
    database
      .command(
        `INSERT INTO attachment (conversation_id, message_id, is_outgoing, file_id, name, mime, size, thumbnail, file_key, blob_id, blob_hash, relay_url, created_at, is_paused, state, is_at_work)
         VALUES (?, ?, 0, 'f1', 'Wilhelmina letter.pdf', 'application/pdf', 24, x'00', x'', x'', x'', '', 0, 0, 'here', 0)`,
      )
      .run(clientId, file);
    const note = addNote(notes, { clientId, template: 'free' }, 'Zephyrine was mentioned; Zephyrine left.');
    notes['notes.addAddendum']({ id: note, text: 'Her aunt ZEPHYRINE called.' });
    const at = (noon + 9) as Timestamp;
    contacts['contacts.add']({ clientId, at, way: 'call', direction: 'incoming', person: 'Wilhelmina', text: 'ill' });

    releases['releases.redact']({ clientId, itemId: said, passage: 'brother Xaverius drinks', reason: 'third-party' });
    releases['releases.redact']({ clientId, itemId: edited, passage: 'Quetzalcoatl', reason: 'harm' });
    releases['releases.redact']({ clientId, itemId: note, passage: 'zephyrine', reason: 'privileged' });
    releases['releases.redact']({ clientId, passage: 'Wilhelmina', reason: 'third-party' });

    const secrets = ['Xaverius', 'Quetzalcoatl', 'Zephyrine', 'ZEPHYRINE', 'Wilhelmina', said, note, file];
    const folder = await give();
    expect(found(folder, secrets)).toEqual([]);
    expect(secrets.filter((word) => JSON.stringify(printed).includes(word))).toEqual([]);

    const record = readRecord(folder);
    const total = record.redactions.reduce((sum, { count }) => sum + count, 0);
    expect([record.redactions.length, total]).toEqual([3, 7]);
    const line = record.lines.find((one) => one.kind === 'message');
    expect(line).toMatchObject({ text: 'My [redacted: third party] again', redactions: [{ count: 1 }] });
    const text = readFileSync(path.join(folder, 'unzipped', 'record.txt'), 'utf8');
    expect(text).toContain('7 passages redacted (privileged: 3; third party: 3; could do harm: 1)');
    const { statement } = recordCertificate.parse(
      JSON.parse(readFileSync(path.join(folder, 'unzipped', 'certificate.json'), 'utf8')),
    );
    expect(statement.redactions).toEqual(record.redactions);
    expect(statement.leftOut).toContainEqual({ what: 'attachment', why: 'redacted', number: 4 });
    // The vault keeps it as it was, and the log names no passage.
    expect(database.query('SELECT text FROM entry WHERE message_id = ?').get(said)).toEqual({
      text: 'My brother Xaverius drinks again',
    });
    expect(noted.map(([kind]) => kind)).toEqual(Array.from({ length: 4 }, () => 'redaction-made'));
    expect(JSON.stringify(noted)).not.toMatch(/Xaverius|Wilhelmina|zephyrine/);
  });

  test('is seen again once it is taken back, and a whole entry keeps only that it was there', async () => {
    const { database, clientId, releases, records, give } = practice();
    const [id] = addMessages(database, clientId, [{ text: 'Xaverius called', at: noon }]);
    if (id === undefined) throw new Error('one message');
    const { id: redaction } = releases['releases.redact']({ clientId, itemId: id, reason: 'harm' });
    const hidden = await give({ formats: ['json', 'zip'] });
    expect(found(hidden, ['Xaverius', 'called'])).toEqual([]);
    expect(readRecord(hidden).lines).toMatchObject([
      { kind: 'message', text: '[redacted: could do harm]', from: 'client' },
    ]);
    expect(await records['records.itemTexts']({ clientId, itemId: id })).toMatchObject({ texts: ['Xaverius called'] });
    releases['releases.unredact']({ id: redaction });
    expect(readRecord(await give({ formats: ['zip'] })).lines).toMatchObject([{ text: 'Xaverius called', id }]);
  });
});

describe('what stays out', () => {
  test('is counted with its reason, on page one and in the certificate, and is in no file', async () => {
    const { database, clientId, releases, records, psychotherapy, noted, give } = practice();
    const [kept, apart] = addMessages(database, clientId, [
      { text: 'kept', at: noon },
      { text: 'Xaverius by mistake', at: noon + 1 },
      { text: 'Quetzalcoatl the year before', at: noon - 400 * 86_400_000 },
    ]);
    if (kept === undefined || apart === undefined) throw new Error('two messages');
    const secret = await addApart(psychotherapy, clientId, 'Zephyrine, my own thought');
    releases['releases.setOutside']({ clientId, itemId: apart, isOutside: true });
    releases['releases.setOutside']({ clientId, itemId: apart, isOutside: true });
    const words = ['Xaverius', 'Quetzalcoatl', 'Zephyrine'];
    for (const audience of ['client', 'clinic', 'insurer', 'court', 'own'] as const)
      expect(found(await give({ audience, formats: ['text', 'json', 'fhir'] }), words)).toEqual([]);
    const folder = await give({ formats: ['zip'] });
    expect(found(folder, words)).toEqual([]);
    const record = readRecord(folder);
    expect(record.leftOut).toEqual([
      { part: 'messages', why: 'outside-range', count: 1 },
      { part: 'messages', why: 'not-part-of-record', count: 1 },
      { part: 'psychotherapy-notes', why: 'psychotherapy-note', count: 1 },
    ]);
    expect(record.counts).toMatchObject({ messages: 1, expectedMessages: 1, psychotherapyNotes: 0 });
    const page = readFileSync(path.join(folder, 'unzipped', 'certificate.txt'), 'utf8');
    expect(page).toContain('Left out: Messages: 1 (marked by the therapist as not part of the record)');
    expect(page).toContain('Nothing was redacted');

    psychotherapy['psychotherapyNotes.lock']();
    await expect(give({ psychotherapyNotes: [secret] })).rejects.toThrow('psychotherapy-notes-locked');
    await psychotherapy['psychotherapyNotes.unlock']({ passphrase: strongPassphrase });
    const released = readRecord(await give({ psychotherapyNotes: [secret], formats: ['zip'] }));
    expect(released.lines.filter((line) => line.kind === 'note')).toMatchObject([{ noteKind: 'psychotherapy' }]);
    expect(records['records.disclosures']({ clientId })[0]).toMatchObject({
      notes: 1,
      psychotherapyNotes: 1,
      imported: 0,
    });
    releases['releases.setOutside']({ clientId, itemId: apart, isOutside: false });
    expect(readRecord(await give({ formats: ['zip'] })).counts).toMatchObject({ messages: 2 });
    expect(noted.map(([kind]) => kind)).toEqual(['set-outside-record', 'taken-into-record']);
  });

  test('can be picked by hand, and a preview of 50,000 messages lets other work in between', async () => {
    const { database, clientId, records, give } = practice();
    database
      .command(`
        WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 49999)
        INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, text, sent_at, stored_at, order_at, payload, chain_hash)
        SELECT printf('%032x', n), ?, 'r', 0, n + 1, 1, 1, 'number ' || n, ? + n, 0, ? + n, x'', x'00' FROM number`)
      .run(clientId, noon, noon);
    const idOf = (number: number) => number.toString(16).padStart(32, '0');
    const release = { clientId, ...range, ...everything };
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const { items, total } = await records['records.items']({
      ...{ ...release, locale: 'en', show: 'all', offset: 49_990, limit: 25 },
    }).finally(() => {
      isDone = true;
    });
    expect([total, items.length, items.at(-1)?.text]).toEqual([50_000, 10, 'number 49999']);
    // Between pages of some thousand rows: whoever calls meanwhile is answered.
    expect(turns).toBeGreaterThan(10);
    const picked = { kind: 'only', ids: [idOf(7), idOf(3)] } as const;
    const only = readRecord(await give({ picked: { ...picked, ids: [...picked.ids] }, formats: ['zip'] }));
    expect(only.lines.map((line) => (line.kind === 'message' ? line.text : line.kind))).toEqual([
      'number 3',
      'number 7',
    ]);
    expect(only.leftOut).toEqual([{ part: 'messages', why: 'by-hand', count: 49_998 }]);
  });

  test('a psychotherapy note is named by itself or not at all, whatever else is picked', async () => {
    const { clientId, psychotherapy, records } = practice();
    const id = await addApart(psychotherapy, clientId, 'mine');
    const picked = { kind: 'only', ids: [id] } as const;
    const { parts } = await records['records.preview']({
      ...{ clientId, ...range, ...everything, picked: { kind: picked.kind, ids: [...picked.ids] } },
    });
    expect(parts).toEqual([{ part: 'psychotherapy-notes', included: 0, leftOut: { 'psychotherapy-note': 1 } }]);
  });
});
