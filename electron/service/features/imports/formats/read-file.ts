/** Says what kind of file it is by its beginning, and reads it item by item; throws `FileRefused` where it is none of the known ones. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { chatHeadOf } from './chat-head.ts';
import { createChatTextReader } from './chat-text.ts';
import { createJsonChatReader } from './json-chat.ts';
import { readMail } from './mail.ts';
import { FileRefused, type ImportSource, type ReadItem, type TextReader } from './read-item.ts';
import { createSmsXmlReader } from './sms-xml.ts';

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
  const loose = new TextDecoder().decode(head).replace(/^\ufeff/, '');
  if (loose.startsWith('From ') || (isMailName && header.test(loose)) || startsLikeMail(loose)) return 'mail';
  if (head.includes(0) || (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new FileRefused('not-utf8');
  const start = loose.trimStart();
  if (start === '') throw new FileRefused('empty');
  if (start.startsWith('<')) return 'sms';
  if (start.startsWith('{"quietline":"pasted"')) return 'pasted';
  if (start.startsWith('{') || start.startsWith('[{') || /^\[\s*\{/.test(start) || /^\[\s*\]/.test(start))
    return 'signal';
  const heads = start.split('\n', headLines).flatMap((line) => chatHeadOf(line) ?? []);
  if (heads.length === 0) {
    // Said before "unknown": the same file in the right encoding may be known.
    decode(head, createStrictDecoder(), false);
    throw new FileRefused('unknown-format');
  }
  return heads.every(({ timeText }) => /^\d{4}-\d\d-\d\d,? \d\d:\d\d$/.test(timeText)) ? 'signal' : 'whatsapp';
}

function startsLikeMail(text: string): boolean {
  const lines = text.split('\n', 3);
  return lines.length > 1 && lines.slice(0, 2).every((line) => header.test(line) || /^[ \t]/.test(line));
}

/** Gives way to other work between pieces. */
export async function* readItems(
  source: ImportSource,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly ReadItem[]> {
  if (source === 'mail') {
    yield* readMail(pieces);
    return;
  }
  const decoder = createStrictDecoder();
  let reader: TextReader | undefined;
  for await (const piece of pieces) {
    const text = decode(piece, decoder, true);
    reader ??= readerOf(source, text);
    yield reader.push(text);
    await nextTurn();
  }
  const rest = decode(new Uint8Array(), decoder, false);
  reader ??= readerOf(source, rest);
  yield reader.push(rest);
  yield reader.finish();
}

function readerOf(source: Exclude<ImportSource, 'mail'>, start: string): TextReader {
  if (source === 'sms') return createSmsXmlReader();
  if (source === 'whatsapp') return createChatTextReader();
  // Signal's readers write JSON or text.
  return source === 'pasted' || /^\s*(?:\{|\[\s*[{\]])/.test(start) ? createJsonChatReader() : createChatTextReader();
}

function createStrictDecoder() {
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(bytes: Uint8Array, decoder: ReturnType<typeof createStrictDecoder>, stream: boolean): string {
  let text: string;
  try {
    text = decoder.decode(bytes, { stream });
  } catch {
    throw new FileRefused('not-utf8');
  }
  if (text.includes('\0')) throw new FileRefused('not-utf8');
  return text;
}
