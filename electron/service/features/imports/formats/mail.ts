/** Mail: one message (eml), or many behind lines that begin with `From ` (mbox). Headers and bodies are decoded by postal-mime. */
import PostalMime, { type Email } from 'postal-mime';
import { concatBytes, utf8 } from '../../../../../shared/language/bytes.ts';
import { htmlText } from './html-text.ts';
import { messageOrReason, type ReadFile, type ReadItem, type WantsFiles } from './read-item.ts';

/** Of one message with its files; a longer one is named and passed over. */
const maxMailBytes = 48 * 2 ** 20;
/** Of a file at once. */
const pieceBytes = 2 ** 20;
const newline = 0x0a;
const mailboxLine = new TextEncoder().encode('From ');

/** One message at a time, whatever the file's length. */
export async function* readMail(
  pieces: AsyncIterable<Uint8Array>,
  wantsFiles: WantsFiles,
): AsyncGenerator<readonly ReadItem[]> {
  let number = 0;
  let lastKey = 0;
  for await (const bytes of mailsOf(pieces)) {
    number += 1;
    const mail = bytes && (await parsed(bytes));
    if (bytes === undefined || mail === undefined) {
      yield [{ kind: 'unreadable', line: number, reason: bytes === undefined ? 'too-long' : 'damaged-mail' }];
      continue;
    }
    const files = mail.attachments.map(({ filename, mimeType }): ReadFile => {
      lastKey += 1;
      return { key: lastKey, name: filename ?? '', mime: mimeType };
    });
    const item = itemOf(mail, number, files);
    // Mail is one conversation.
    if (item.kind === 'message' && wantsFiles?.('') === true)
      for (const [index, { content }] of mail.attachments.entries()) {
        const isLast = index === mail.attachments.length - 1;
        yield* filePieces(lastKey - files.length + 1 + index, bytesOf(content), isLast && isCutOff(mail, bytes));
      }
    yield [item];
  }
}

function* filePieces(key: number, bytes: Uint8Array, isDamaged: boolean): Generator<readonly ReadItem[]> {
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield [{ kind: 'file-bytes', key, bytes: bytes.subarray(at, at + pieceBytes) }];
  yield [{ kind: 'file-end', key, ...(isDamaged ? { fault: 'damaged' } : {}) }];
}

function bytesOf(content: Email['attachments'][number]['content']): Uint8Array {
  return typeof content === 'string' ? utf8(content) : new Uint8Array(content);
}

/** RFC 2046, 5.1.1: the last part ends with its boundary. What ends without it lacks the rest of its last file. */
function isCutOff({ headers }: Email, bytes: Uint8Array): boolean {
  const type = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const [, quoted, plain] = /^\s*multipart\/[^]*?;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  return (
    boundary !== undefined && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(`--${boundary}--`)
  );
}

/** Undefined: one that is too long. */
async function* mailsOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  let held: Uint8Array[] = [];
  let length = 0;
  let isMailbox: boolean | undefined;
  let rest = new Uint8Array();
  let isBlankBefore = true;

  function keep(line: Uint8Array): void {
    length += line.length;
    if (length <= maxMailBytes) held.push(line);
    else held = [];
  }
  function give(): Uint8Array | undefined {
    const mail = length > maxMailBytes ? undefined : concatBytes(...held);
    held = [];
    length = 0;
    return mail;
  }

  for await (const piece of pieces) {
    const all = rest.length === 0 ? piece : concatBytes(rest, piece);
    isMailbox ??= startsWith(all, mailboxLine);
    let start = 0;
    for (;;) {
      const end = all.indexOf(newline, start);
      if (end < 0) break;
      const line = all.subarray(start, end + 1);
      start = end + 1;
      if (isMailbox && isBlankBefore && startsWith(line, mailboxLine)) {
        if (length > 0) yield give();
      } else keep(unquoted(line, isMailbox));
      isBlankBefore = line.length <= 2 && (line[0] === newline || line[0] === 0x0d);
    }
    rest = all.slice(start);
    if (rest.length > maxMailBytes) {
      keep(rest);
      rest = new Uint8Array();
    }
  }
  if (rest.length > 0) keep(rest);
  if (length > 0) yield give();
}

/** mbox writes `>From ` where a line of the message began with `From `. */
function unquoted(line: Uint8Array, isMailbox: boolean): Uint8Array {
  if (!isMailbox || line[0] !== 0x3e) return line;
  const rest = line.subarray(1);
  return startsWith(rest, mailboxLine) ? rest : line;
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);
}

function itemOf(mail: Email, line: number, files: readonly ReadFile[]): ReadItem {
  const at = mail.date === undefined ? Number.NaN : Date.parse(mail.date);
  if (Number.isNaN(at) || at <= 0) return { kind: 'unreadable', line, reason: 'no-time' };
  const from = mail.from ?? mail.sender;
  const address = from?.address ?? '';
  const name = from?.name ?? '';
  const sender = name === '' || name === address ? address : `${name} <${address}>`;
  if (sender === '') return { kind: 'unreadable', line, reason: 'no-sender' };
  const body = (mail.text ?? (mail.html === undefined ? '' : htmlText(mail.html))).replaceAll('\r\n', '\n').trimEnd();
  const subject = mail.subject ?? '';
  const timeText = mail.headers.find(({ key }) => key === 'date')?.value ?? '';
  return messageOrReason({
    line,
    time: { kind: 'instant', at },
    timeText,
    thread: '',
    sender,
    text: subject === '' ? body : `${subject}\n\n${body}`,
    hasFile: false,
    files,
  });
}

async function parsed(bytes: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(bytes);
  } catch {
    return undefined;
  }
}
