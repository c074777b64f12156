/** Says what kind of file it is by its beginning, and reads it item by item; throws `FileRefused` where it is none of the known ones. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { concatBytes } from '../../../../../shared/language/bytes.ts';
import { chatHeadOf } from './chat-head.ts';
import { createChatTextReader } from './chat-text.ts';
import { createJsonChatReader } from './json-chat.ts';
import { readMail } from './mail.ts';
import { FileRefused, type ImportSource, type ReadItem, type TextReader, type WantsFiles } from './read-item.ts';
import { createSmsXmlReader } from './sms-xml.ts';
import { withMedia, type ZipMedia } from './zip-media.ts';
import { createTextPieces, encodingBytes, encodingOf, type TextPieces } from './text-encoding.ts';

/** Bytes by which a file is known. */
export const headBytes = 64 * 1024;
const headLines = 200;

/** A header of mail, RFC 5322. */
const header = /^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+):/i;

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** `head`: the first bytes of the file, at least `headBytes` of them where there are so many. */
export function sourceOf(head: Uint8Array, fileName: string): ImportSource {
  if (head.length === 0) throw new FileRefused('empty');
  const isMailName = /\.(?:eml|mbox|mbx)$/i.test(fileName);
  const loose = looseText(head);
  if (loose.startsWith('From ') || (isMailName && header.test(loose)) || startsLikeMail(loose)) return 'mail';
  const encoding = encodingOf(head);
  if (loose.includes('\0')) throw new FileRefused('not-utf8');
  const start = loose.trimStart();
  if (start === '') throw new FileRefused('empty');
  if (start.startsWith('<')) return 'sms';
  if (start.startsWith('{"quietline":"pasted"')) return 'pasted';
  if (start.startsWith('{') || start.startsWith('[{') || /^\[\s*\{/.test(start) || /^\[\s*\]/.test(start))
    return 'signal';
  const heads = start.split('\n', headLines).flatMap((line) => chatHeadOf(line) ?? []);
  if (heads.length === 0) {
    // Said before "unknown": the same file in the right encoding may be known.
    createTextPieces(encoding).push(head);
    throw new FileRefused('unknown-format');
  }
  return heads.every(({ timeText }) => /^\d{4}-\d\d-\d\d,? \d\d:\d\d$/.test(timeText)) ? 'signal' : 'whatsapp';
}

/** The first piece is long enough to say which letters follow. */
async function* withWholeStart(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array();
  for await (const piece of pieces) {
    if (start === undefined) {
      yield piece;
      continue;
    }
    start = concatBytes(start, piece);
    if (start.length < encodingBytes) continue;
    yield start;
    start = undefined;
  }
  if (start !== undefined) yield start;
}

/** For telling what it is: nothing of it is kept. */
function looseText(head: Uint8Array): string {
  const isMarked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!isMarked) return new TextDecoder().decode(head).replace(/^\ufeff/, '');
  // A letter may go on behind the head.
  const text = createTextPieces(encodingOf(head)).push(head.slice(0, head.length - (head.length % 2)));
  return text.replace(/^\ufeff/, '');
}

function startsLikeMail(text: string): boolean {
  const lines = text.split('\n', 3);
  return lines.length > 1 && lines.slice(0, 2).every((line) => header.test(line) || /^[ \t]/.test(line));
}

/** Gives way to other work between pieces. `media`: what lies beside it in its zip. */
export function readItems(
  source: ImportSource,
  pieces: AsyncIterable<Uint8Array>,
  wantsFiles?: WantsFiles,
  media?: ZipMedia,
): AsyncGenerator<readonly ReadItem[]> {
  const items = itemsOf(source, pieces, wantsFiles);
  // A backup and mail hold their files themselves.
  const isChat = source === 'whatsapp' || source === 'signal';
  return media === undefined || !isChat ? items : withMedia(items, media, wantsFiles);
}

async function* itemsOf(
  source: ImportSource,
  pieces: AsyncIterable<Uint8Array>,
  wantsFiles: WantsFiles,
): AsyncGenerator<readonly ReadItem[]> {
  if (source === 'mail') {
    yield* readMail(pieces, wantsFiles);
    return;
  }
  let decoder: TextPieces | undefined;
  let reader: TextReader | undefined;
  for await (const piece of withWholeStart(pieces)) {
    decoder ??= createTextPieces(encodingOf(piece));
    const text = decoder.push(piece);
    reader ??= readerOf(source, text, wantsFiles);
    yield reader.push(text);
    await nextTurn();
  }
  const rest = decoder?.finish() ?? '';
  reader ??= readerOf(source, rest, wantsFiles);
  yield reader.push(rest);
  yield reader.finish();
}

function readerOf(source: Exclude<ImportSource, 'mail'>, start: string, wantsFiles: WantsFiles): TextReader {
  if (source === 'sms') return createSmsXmlReader(wantsFiles);
  if (source === 'whatsapp') return createChatTextReader();
  // Signal's readers write JSON or text.
  return source === 'pasted' || /^\s*(?:\{|\[\s*[{\]])/.test(start) ? createJsonChatReader() : createChatTextReader();
}
