/** A record whose lines lie in a spool, not in memory: they are read in pages, in order, as often as a format needs them. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type RecordDocument, type RecordLine, recordDocument } from '../../../../shared/contract/index.ts';
import { utf8 } from '../../../../shared/language/bytes.ts';
import type { Spool, SpoolPart } from './record-spool.ts';

export type RecordHead = Omit<RecordDocument, 'lines'>;

/** A file of a message, and the line it belongs to. `id`: the message's, or the imported file's own. */
export type LineFile = NonNullable<Extract<RecordLine, { kind: 'message' }>['attachment']> & {
  readonly id: string;
  readonly number: number;
  /** Of an imported message: its place among the message's files, from 1. */
  readonly imported?: number;
};

/** What the formats need of lines out of their turn: little of each, so that it may stand in memory. */
export type RecordIndex = {
  /** The number of the line, by the message's id. */
  readonly messages: ReadonlyMap<string, number>;
  readonly forms: ReadonlyMap<string, { readonly number: number; readonly isPolicy: boolean }>;
  readonly files: readonly LineFile[];
  /** How many imported lines had a file that could not be brought in. */
  readonly importedFiles: number;
  /** Lines that say that something of the conversation is not here. */
  readonly gaps: readonly { readonly number: number; readonly what: string }[];
  readonly failed: readonly { readonly number: number; readonly why: string }[];
};

export type ComposedRecord = {
  readonly head: RecordHead;
  /** Lines; they are numbered 1, 2, 3 … */
  readonly total: number;
  readonly index: RecordIndex;
  /** The last line of each page, and how many characters of JSON the page has. */
  readonly pageEnds: readonly { readonly last: number; readonly characters: number }[];
  /** Lines `from` to `to`, both included; all of them where nothing is said. */
  pages(from?: number, to?: number): AsyncIterable<readonly RecordLine[]>;
};

export type RecordLines = {
  /** Takes the next line; its number has to follow the one before. */
  add(line: RecordLine): Promise<void>;
  finish(head: RecordHead): Promise<ComposedRecord>;
};

/** So many characters of lines are sealed together: a page is what stands in memory at once. */
const pageCharacters = 32 << 10;
const gapEvents = ['message-gone', 'lost-on-both-sides'];
const storedLines = z.array(recordDocument.shape.lines.element);

export function collectLines(spool: Spool): RecordLines {
  const pages: { first: number; last: number; characters: number; part: SpoolPart }[] = [];
  const messages = new Map<string, number>();
  const forms = new Map<string, { number: number; isPolicy: boolean }>();
  const files: LineFile[] = [];
  let importedFiles = 0;
  const gaps: { number: number; what: string }[] = [];
  const failed: { number: number; why: string }[] = [];
  let waiting: string[] = [];
  let characters = 0;
  let total = 0;

  async function seal(): Promise<void> {
    if (waiting.length === 0) return;
    const part = await spool.add(utf8(`[${waiting.join(',')}]`));
    pages.push({ first: total - waiting.length + 1, last: total, characters, part });
    waiting = [];
    characters = 0;
  }

  function note(line: RecordLine): void {
    const { number } = line;
    if (line.kind === 'message') messages.set(line.id, number);
    if (line.kind === 'form') forms.set(line.id, { number, isPolicy: line.formKind === 'policy' });
    if (line.kind === 'message' && line.attachment !== undefined)
      files.push({ ...line.attachment, id: line.id, number });
    if (line.kind === 'imported') {
      if (line.hasFile || line.files?.some(({ id }) => id === undefined) === true) importedFiles += 1;
      files.push(...importedFilesOf(line));
    }
    if (line.kind === 'event' && gapEvents.includes(line.what)) gaps.push({ number, what: line.what });
    if (line.kind === 'failed') failed.push({ number, why: line.reason });
  }

  return {
    async add(line) {
      const text = JSON.stringify(line);
      waiting.push(text);
      total += 1;
      characters += text.length;
      note(line);
      if (characters >= pageCharacters) await seal();
    },
    async finish(head) {
      await seal();
      return {
        head,
        total,
        index: { messages, forms, files, importedFiles, gaps, failed },
        pageEnds: pages,
        async *pages(from = 1, to = total) {
          for (const { first, last, part } of pages) {
            if (last < from || first > to) continue;
            const lines = storedLines.parse(JSON.parse(new TextDecoder().decode(await spool.read(part))));
            yield lines.filter(({ number }) => number >= from && number <= to);
          }
        },
      };
    },
  };
}

/** Those that were brought in. */
function importedFilesOf({ number, files = [] }: Extract<RecordLine, { kind: 'imported' }>): readonly LineFile[] {
  return files.flatMap(({ id, size, state, ...file }, index) => {
    const isKept = state === 'here' || state === 'missing' || state === 'left-out' || state === 'redacted';
    return id === undefined || size === undefined || !isKept
      ? []
      : [{ ...file, id, size, state, number, imported: index + 1 }];
  });
}

/** Lines `from` to `to` as a document of their own: as many as fit into memory at once. */
export async function documentOf(record: ComposedRecord, from = 1, to = record.total): Promise<RecordDocument> {
  const lines: RecordLine[] = [];
  for await (const page of record.pages(from, to)) lines.push(...page);
  return { ...record.head, lines };
}

/** SHA-256, hexadecimal, of the record's JSON without white space: what names in it are made from. */
export async function digestOf(record: ComposedRecord): Promise<string> {
  const hash = createHash('sha256').update(`${JSON.stringify(record.head).slice(0, -1)},"lines":[`);
  let isFirst = true;
  for await (const page of record.pages()) {
    hash.update(`${isFirst ? '' : ','}${page.map((line) => JSON.stringify(line)).join(',')}`);
    isFirst = false;
  }
  return hash.update(']}').digest('hex');
}

/** The same record; `onPage` hears how many lines each page has that is given out, and throws to stop. */
export function watched(record: ComposedRecord, onPage: (lines: number) => void): ComposedRecord {
  return {
    ...record,
    async *pages(from, to) {
      for await (const page of record.pages(from, to)) {
        onPage(page.length);
        yield page;
      }
    },
  };
}
