/** What of a file is to be read: the file itself, or the one chat, backup or mailbox that a zip holds. */
import { piecesOf, readZip, type Source, type ZippedFile } from '../../../../../verifier/index.ts';
import { headBytes, isZip, sourceOf } from './read-file.ts';
import { FileRefused, type ImportSource } from './read-item.ts';
import { zipContent, zipRefusal } from './zip-content.ts';
import { createZipMedia, type ZipMedia } from './zip-media.ts';

export type OpenedFile = {
  readonly source: ImportSource;
  readonly bytes: number;
  /** From the begin, anew at each call. */
  pieces(): AsyncIterable<Uint8Array>;
  /** What lies beside it in its zip. */
  readonly media: ZipMedia | undefined;
};

/** Of what a zip unpacks to. */
const maxBytes = 2 * 2 ** 30;
/** Far more than any chat has pictures. */
const maxEntries = 50_000;
const readable = /\.(?:txt|xml|json|jsonl|mbox|mbx|eml)$/i;
/** How WhatsApp names the chat among its pictures, in any language. */
const chatName = /(?:^|\/)(?:_chat|[^/]*WhatsApp[^/]*)\.txt$/i;
const leftBySystem = /(?:^|\/)(?:__MACOSX\/|\._)/;

/** Throws `FileRefused`, and what `file` throws. */
export async function openFile(file: Source, fileName: string): Promise<OpenedFile> {
  const head = await file.read(0, Math.min(headBytes, file.size));
  if (!isZip(head))
    return { source: sourceOf(head, fileName), bytes: file.size, pieces: () => piecesOf(file), media: undefined };
  const entries = await entriesOf(file);
  const entry = readableEntry(entries);
  if (entry.bytes > maxBytes) throw new FileRefused('too-large-item');
  return {
    source: sourceOf(await headOf(entry), entry.name),
    bytes: entry.bytes,
    pieces: () => zipContent(entry),
    media: createZipMedia(entries.filter((one) => one !== entry)),
  };
}

async function entriesOf(file: Source): Promise<readonly ZippedFile[]> {
  try {
    return (await readZip(file, maxEntries)).filter(({ name }) => !leftBySystem.test(name));
  } catch (error) {
    throw zipRefusal(error);
  }
}

function readableEntry(entries: readonly ZippedFile[]): ZippedFile {
  const candidates = entries.filter(({ name }) => readable.test(name));
  const chats = candidates.filter(({ name }) => chatName.test(name));
  const [chosen, ...others] = chats.length === 1 ? chats : candidates;
  if (chosen === undefined || others.length > 0) throw new FileRefused('zip-unclear');
  return chosen;
}

async function headOf(entry: ZippedFile): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(headBytes, entry.bytes));
  let filled = 0;
  for await (const piece of zipContent(entry)) {
    const taken = piece.subarray(0, head.length - filled);
    head.set(taken, filled);
    filled += taken.length;
    if (filled === head.length) break;
  }
  return head.subarray(0, filled);
}
