/** What of a file is to be read: the file itself, or the one chat, backup or mailbox that a zip holds. */
import { NotAZip, piecesOf, readZip, type Source, type ZippedFile } from '../../../../../verifier/index.ts';
import { createCrc32 } from './crc32.ts';
import { headBytes, isZip, sourceOf } from './read-file.ts';
import { FileRefused, type ImportSource } from './read-item.ts';

export type OpenedFile = {
  readonly source: ImportSource;
  readonly bytes: number;
  /** From the begin, anew at each call. */
  pieces(): AsyncIterable<Uint8Array>;
};

/** Of what a zip unpacks to. */
const maxBytes = 2 * 2 ** 30;
const readable = /\.(?:txt|xml|json|jsonl|mbox|mbx|eml)$/i;
/** How WhatsApp names the chat among its pictures, in any language. */
const chatName = /(?:^|\/)(?:_chat|[^/]*WhatsApp[^/]*)\.txt$/i;
const leftBySystem = /(?:^|\/)(?:__MACOSX\/|\._)/;

/** Throws `FileRefused`, and what `file` throws. */
export async function openFile(file: Source, fileName: string): Promise<OpenedFile> {
  const head = await file.read(0, Math.min(headBytes, file.size));
  if (!isZip(head)) return { source: sourceOf(head, fileName), bytes: file.size, pieces: () => piecesOf(file) };
  const entry = await readableEntry(file);
  if (entry.bytes > maxBytes) throw new FileRefused('too-large-item');
  return { source: sourceOf(await headOf(entry), entry.name), bytes: entry.bytes, pieces: () => checked(entry) };
}

async function readableEntry(file: Source): Promise<ZippedFile> {
  let entries: readonly ZippedFile[];
  try {
    entries = await readZip(file);
  } catch (error) {
    throw refusalOf(error);
  }
  const candidates = entries.filter(({ name }) => readable.test(name) && !leftBySystem.test(name));
  const chats = candidates.filter(({ name }) => chatName.test(name));
  const [chosen, ...others] = chats.length === 1 ? chats : candidates;
  if (chosen === undefined || others.length > 0) throw new FileRefused('zip-unclear');
  return chosen;
}

async function headOf(entry: ZippedFile): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(headBytes, entry.bytes));
  let filled = 0;
  for await (const piece of checked(entry)) {
    const taken = piece.subarray(0, head.length - filled);
    head.set(taken, filled);
    filled += taken.length;
    if (filled === head.length) break;
  }
  return head.subarray(0, filled);
}

/** Refused where it is not byte for byte what was packed. */
async function* checked(entry: ZippedFile): AsyncGenerator<Uint8Array> {
  const crc = createCrc32();
  let bytes = 0;
  try {
    for await (const piece of entry.chunks()) {
      crc.update(piece);
      bytes += piece.length;
      yield piece;
    }
  } catch (error) {
    throw refusalOf(error);
  }
  if (bytes !== entry.bytes || crc.value() !== entry.crc32) throw new FileRefused('damaged-zip');
}

/** What the unpacking itself throws is about the zip. */
function refusalOf(error: unknown): unknown {
  const isZipFault = error instanceof NotAZip || error instanceof TypeError || error instanceof RangeError;
  return isZipFault || hasZlibCode(error) ? new FileRefused('damaged-zip') : error;
}

function hasZlibCode(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
