/** Texts that break what handles texts carelessly, written, received, hidden and brought in, as others read them in the record's PDF. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import extractZip from 'extract-zip';
import { type FileKind, fileKinds } from '../../electron/service/features/imports/testing/written-files.ts';
import {
  hostileTexts,
  markupTexts,
  shapedTexts,
} from '../../electron/service/features/records/testing/hostile-texts.ts';
import { wordsIn } from '../../electron/service/testing/hidden-words.ts';
import type { RecordDocument, RecordLine } from '../../shared/contract/index.ts';
import { eventually, preparePractice, type PreparedPractice } from './fixtures/prepared-practice.ts';
import { headOf, numbered, pdfTool, printedLines, type PrintedLine, withoutSpace } from './fixtures/printed-lines.ts';
import { therapistName } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

type Said = Extract<RecordLine, { kind: 'message' | 'imported' }>;
type Client = Awaited<ReturnType<PreparedPractice['addClient']>>;

/** A message holds 64 KiB, and is not empty. */
const texts = hostileTexts.filter((text) => text.trim() !== '').map((text) => text.slice(0, 60_000));
/** What stands in each kind of file; any character at all where the file is JSON. */
const lines = [...shapedTexts, ...markupTexts.filter((text) => text === text.trim())];
const textsIn = ({ source }: FileKind) => (source === 'signal' ? [...hostileTexts, ...lines] : lines);
const marks = {
  ...{ sms: 'SMS backup: ', whatsapp: 'WhatsApp export: ', signal: 'Signal export: ', mail: 'E-mail file: ' },
  pasted: 'Typed or pasted text: ',
};

/** A passage of its own letters, from right to left; and an emoji that the passage cuts. */
const secrets = [
  { text: 'שלום קרן עולם', passage: 'קרן', hidden: ['קרן'], rest: 'שלום [redacted: third party] עולם' },
  { text: 'up 👨🏾‍🚀 there', passage: '👨🏾', hidden: ['👨', '🏾', '🚀'], rest: 'up [redacted: third party] there' },
];

/** Of a line with letters in both directions, the words from the left: what UAX #9 makes of it, by hand. */
const fromTheLeft = new Map([
  ['\u202eright to left\u202c שלום مرحبا', 'مرحبا שלום tfel ot thgir'],
  ['She said שלום עולם (twice), then wrote 12 مرحبا بك', 'She said עולם שלום (twice), then wrote 12 بك مرحبا'],
  ['تم الحجز ليوم 3 مارس at 10:30 في Quiet Street', 'Quiet Street في at 10:30 مارس 3 ليوم الحجز تم'],
  [secrets[0]?.rest ?? '', 'עולם [redacted: third party] שלום'],
]);

/** docs/record.md on what a PDF can't show as it is, rule by rule. */
function asPrinted(text: string): string {
  return withoutSpace(numbered(fromTheLeft.get(text) ?? text));
}

async function bringIn({ screen }: PreparedPractice, { id: clientId }: Client, kind: FileKind): Promise<void> {
  const { name, own, other, write } = kind;
  const day = fileKinds.indexOf(kind) + 3;
  const messages = textsIn(kind).map((text, index) => ({
    ...{ text, isOwn: index % 3 === 0, at: Date.UTC(2019, 2, day, 9, index) },
  }));
  const bytes = new TextEncoder().encode(write(messages));
  const begun = await screen.call('imports.begin', { clientId, fileName: name, size: bytes.length });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const { importId } = begun;
  await screen.call('imports.append', { importId, bytes });
  await screen.call('imports.finish', { importId });
  const done = await screen.call('imports.bringIn', {
    ...{ importId, timeZone: 'UTC', dayOrder: 'dmy', leavesOutRepeats: false },
    roles: [
      { sender: own, role: 'practice' },
      { sender: other, role: 'other' },
    ],
  });
  expect(done).toMatchObject({ kind: 'done', summary: { messages: messages.length, unreadable: 0 } });
}

/** What the record has to hold, in order of time. */
const written: readonly Pick<Said, 'text' | 'name' | 'at'>[] = fileKinds.flatMap((kind, place) =>
  textsIn(kind).map((text, index) => ({
    // Mail ends in line feeds of its own.
    text: kind.source === 'mail' ? text.trimEnd() : text,
    name: index % 3 === 0 ? therapistName : kind.other,
    at: new Date(Date.UTC(2019, 2, place + 3, 9, index)).toISOString().replace('.000Z', '+00:00'),
  })),
);

test('hostile texts, and imports of every kind, stand in the PDF whole, in order, with sender and time', async ({
  workplace,
}) => {
  test.setTimeout(180_000);
  const practice = await preparePractice(path.join(workplace.folder, 'profile', 'vault'));
  const client = await practice.addClient('Ana');
  const { id, messenger, store } = client;
  const { screen } = practice;
  const conversationId = (await store.sessions())[0]?.conversationId ?? id;
  for (const text of texts) {
    expect((await screen.call('conversations.send', { clientId: id, text: text.slice(0, 999) })).kind).toBe('queued');
    expect((await messenger.sendText(conversationId, text)).kind).toBe('queued');
  }
  for (const { text, passage } of secrets) {
    const sent = await screen.call('conversations.send', { clientId: id, text });
    if (sent.kind !== 'queued') throw new Error(sent.kind);
    const { messageId: itemId } = sent;
    await screen.call('releases.redact', { clientId: id, itemId, passage, reason: 'third-party' });
  }
  for (const kind of fileKinds) await bringIn(practice, client, kind);
  await eventually(async () => {
    const [listed] = await screen.call('clients.list', undefined);
    return listed?.unread === texts.length && (await store.outbox()).length === 0 ? true : undefined;
  });
  await practice.close();

  const app = await workplace.openApp();
  await app.unlock();
  const folder = path.join(workplace.folder, 'record');
  mkdirSync(folder);
  await app.exportRecord('Ana', folder, 120_000, ['Everything in one zip']);
  const zip = readdirSync(folder).find((name) => name.endsWith('.zip')) ?? '';
  const unzipped = path.join(folder, 'unzipped');
  await extractZip(path.join(folder, zip), { dir: unzipped });
  const pdf = path.join(unzipped, 'record.pdf');
  const record = JSON.parse(readFileSync(path.join(unzipped, 'record.json'), 'utf8')) as RecordDocument;
  const said = record.lines.filter((line) => line.kind === 'message' || line.kind === 'imported');

  await test.step('the record holds every text as it was written', () => {
    const of = (kind: string, from?: string) =>
      said.filter((line) => line.kind === kind && (from === undefined || line.from === from)).map(({ text }) => text);
    const own = [...texts.map((text) => text.slice(0, 999)), ...secrets.map(({ rest }) => rest)];
    expect(of('message', 'therapist')).toEqual(own);
    expect(of('message', 'client')).toEqual(texts);
    const imported = said.filter(({ kind }) => kind === 'imported');
    expect(imported.map(({ text, name, at }) => ({ text, name, at }))).toEqual(written);
  });

  await test.step('the PDF holds it, too: number, sender, time and words, line by line', () => {
    expect(pdfTool('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors');
    const printed = new Map(printedLines(pdf).map((line) => [line.number, line]));
    const found = said.map((line) => compared(line, printed.get(line.number)));
    expect(found).toEqual(
      said.map((line) => ({
        head: `${headOf(line)}${line.kind === 'imported' ? ' · Imported, not verified' : ''}`,
        words: asPrinted(line.text),
        behind: true,
      })),
    );
    expect([...printed.keys()]).toEqual(record.lines.map(({ number }) => number));
  });

  await test.step('its structure says so to who can’t see it', () => {
    const structure = pdfTool('pdfinfo', '-struct-text', pdf);
    const items = structure.split(/^\s*LI\b.*$/m).slice(1);
    const heads = items.map((item) => [...item.matchAll(/^\s*"(.*)"$/gm)].map(([, words]) => words).slice(0, 3));
    const isSaid = new Set(said.map(({ number }) => String(number)));
    expect(heads.filter(([number = '']) => isSaid.has(number))).toEqual(
      said.map(({ number, name, at }) => [String(number), name, `${at.slice(11, 19)} ${at.slice(19)}`]),
    );
  });

  await test.step('what was hidden is in no byte of any format', () => {
    const hidden = secrets.flatMap((secret) => secret.hidden);
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', pdf, path.join(unzipped, 'plain.pdf')]);
    for (const name of readdirSync(unzipped))
      expect([name, ...wordsIn(readFileSync(path.join(unzipped, name)), hidden)]).toEqual([name]);
    const plain = readFileSync(path.join(unzipped, 'plain.pdf'), 'latin1').toLowerCase();
    for (const words of hidden) {
      const utf16 = Buffer.from(words, 'utf16le').swap16();
      expect([plain.includes(utf16.toString('latin1').toLowerCase()), plain.includes(utf16.toString('hex'))]).toEqual([
        false,
        false,
      ]);
    }
  });
});

/** What stands where the line should, without what is written about it: `behind` says that this is all that comes then. */
function compared(line: Said, printed: PrintedLine | undefined) {
  const wanted = asPrinted(line.text);
  const behind = withoutSpace(
    line.kind === 'imported' ? `${marks[line.source]}${line.file.name}` : line.from === 'client' ? 'stored here ' : '',
  );
  const words = printed?.words.slice(0, wanted.length);
  const rest = printed?.words.slice(wanted.length) ?? '';
  const isBehind = behind === '' ? /^(?:sent|delivered|read)\d/.test(rest) : rest.startsWith(behind);
  return { head: printed?.head, words, behind: isBehind };
}
