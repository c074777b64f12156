/** The XML of SMS Backup & Restore, as its maker documents it: `sms` elements, and `mms` with parts and addresses. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { createValueCut, type Segment } from './cut-values.ts';
import { createPartData } from './part-data.ts';
import {
  FileRefused,
  maxNameLength,
  maxTextLength,
  messageOrReason,
  type ReadFile,
  type ReadItem,
  type TextReader,
  type WantsFiles,
} from './read-item.ts';
import { createReferenceRepair } from './xml-references.ts';

/** Characters of a value: each of a message's may be a reference of ten. */
const maxValueLength = 10 * maxTextLength;
/** Characters without the end of a tag. */
const maxTagLength = 16 * 2 ** 20;
/** Seconds until the year 5138, milliseconds from 1973 on: some phones write MMS times in seconds. */
const firstMilliseconds = 100_000_000_000;
const received = '1';
const sent = '2';
/** Of an `addr` element: who sent it. */
const fromAddress = '137';

type Attributes = Record<string, string>;

type Mms = {
  readonly line: number;
  readonly attributes: Attributes;
  readonly texts: string[];
  readonly isWanted: boolean;
  hasFile: boolean;
  readonly fileNames: string[];
  readonly files: ReadFile[];
  from: string;
};

export function createSmsXmlReader(wantsFiles: WantsFiles): TextReader {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const repair = createReferenceRepair();
  const cut = createValueCut(maxValueLength, { element: 'part', attribute: 'data' });
  const data = createPartData();
  let items: ReadItem[] = [];
  let depth = 0;
  let mms: Mms | undefined;
  let sinceEvent = 0;

  parser.on('error', (error) => {
    const { line } = parser;
    if (/entity/i.test(error.message)) throw new FileRefused('entities', line);
    throw new FileRefused(/unclosed|unexpected end/i.test(error.message) ? 'cut-off' : 'not-xml', line);
  });
  // No reference of a document's own making is ever followed, nor anything outside the file.
  parser.on('doctype', () => {
    throw new FileRefused('entities', parser.line);
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    sinceEvent = 0;
    depth += 1;
    const file = data.take();
    if (depth === 1) {
      if (name !== 'smses') throw new FileRefused('unknown-format');
      return;
    }
    if (depth === 2 && name === 'sms') items.push(smsItem(attributes, parser.line));
    else if (depth === 2 && name === 'mms')
      mms = {
        ...{ line: parser.line, attributes, texts: [], hasFile: false, fileNames: [], files: [], from: '' },
        isWanted: wantsFiles?.(threadOf(attributes)) ?? false,
      };
    else if (mms !== undefined && name === 'part') addPart(mms, attributes, file);
    else if (mms !== undefined && name === 'addr' && attributes['type'] === fromAddress)
      mms.from = attributes['address'] ?? '';
  });
  parser.on('closetag', () => {
    sinceEvent = 0;
    if (depth === 2 && mms !== undefined) {
      items.push(mmsItem(mms));
      mms = undefined;
    }
    depth -= 1;
  });

  function take(): readonly ReadItem[] {
    const taken = items;
    items = [];
    return taken;
  }

  function read(segments: readonly Segment[]): void {
    for (const segment of segments) {
      if (typeof segment === 'string') {
        sinceEvent += segment.length;
        parser.write(segment);
        if (sinceEvent > maxTagLength) throw new FileRefused('too-large-item', parser.line);
      } else items.push(...data.push(segment.text, segment.isLast, mms?.isWanted ?? false));
    }
  }

  return {
    push(text) {
      read(cut.push(repair.push(text)));
      return take();
    },
    finish() {
      read(cut.push(repair.finish()));
      parser.write(cut.finish());
      parser.close();
      return take();
    },
  };
}

function smsItem(attributes: Attributes, line: number): ReadItem {
  const { type, address = '', date, body = '' } = attributes;
  if (type !== received && type !== sent) return { kind: 'unreadable', line, reason: 'not-sent' };
  return itemOf({ line, date, address, body, hasFile: false, attributes, sender: type === sent ? '' : undefined });
}

/** `file`: the key of its data, where there is any. */
function addPart(mms: Mms, { ct = '', text, name, cl, fn }: Attributes, file: number | undefined): void {
  const hasText = text !== undefined && text !== 'null';
  if (ct === 'application/smil' || (ct === 'text/plain' && (hasText || file === undefined))) {
    if (ct === 'text/plain' && hasText) mms.texts.push(text);
    return;
  }
  const called = [name, cl, fn].find((known) => known !== undefined && known !== '' && known !== 'null') ?? '';
  if (file === undefined) {
    mms.hasFile = true;
    mms.fileNames.push(called);
  } else mms.files.push({ key: file, name: called, mime: ct });
}

function mmsItem({ line, attributes, texts, hasFile, fileNames, files, from }: Mms): ReadItem {
  const { msg_box: box, date, address = '' } = attributes;
  if (box !== received && box !== sent) return { kind: 'unreadable', line, reason: 'not-sent' };
  const isGroup = address.includes('~');
  const sender = box === sent ? '' : isGroup && from !== '' ? from : undefined;
  return itemOf({ line, date, address, body: texts.join('\n'), hasFile, fileNames, files, attributes, sender });
}

/** The conversation, by who it is with. */
function threadOf({ address = '', contact_name: name = '' }: Attributes): string {
  const isNamed = name !== '' && name !== '(Unknown)' && name !== 'null';
  return (isNamed ? `${name} (${address})` : address).slice(0, maxNameLength);
}

/** `sender` undefined: the one that the conversation is with. */
function itemOf(found: {
  readonly line: number;
  readonly date: string | undefined;
  readonly address: string;
  readonly body: string;
  readonly hasFile: boolean;
  readonly fileNames?: readonly string[];
  readonly files?: readonly ReadFile[];
  readonly attributes: Attributes;
  readonly sender: string | undefined;
}): ReadItem {
  const { line, body, hasFile, fileNames = [], files = [], attributes } = found;
  const date = /^\d{1,15}$/.test(found.date ?? '') ? Number(found.date) : 0;
  if (date === 0) return { kind: 'unreadable', line, reason: 'no-time' };
  if (found.address === '') return { kind: 'unreadable', line, reason: 'no-sender' };
  const at = date < firstMilliseconds ? date * 1000 : date;
  const thread = threadOf(attributes);
  const timeText = attributes['readable_date'] ?? String(date);
  const sender = found.sender ?? thread;
  return messageOrReason({
    line,
    time: { kind: 'instant', at },
    timeText,
    thread,
    sender,
    text: body,
    hasFile,
    fileNames,
    files,
  });
}
