/**
 * The pictures and files of messages as they come out of an import: counted and hashed, and sealed where they are to
 * stay. What is broken, too large or too much is named and goes; the rest goes on. The bytes stay as they are, what a
 * camera wrote into them too: they are evidence.
 */
import { createHash } from 'node:crypto';
import { pictureType } from '../../../../shared/domain/pictures/picture.ts';
import { concatBytes } from '../../../../shared/language/bytes.ts';
import type { AttachmentFiles } from '../../../../shared/messenger/index.ts';
import { attachmentMime, cleanFileName } from '../../../../shared/protocol/index.ts';
import { type FileFault, type FilePiece, maxFileBytes, type ReadFile } from './formats/read-item.ts';
import { createOriginalWriter, type OriginalWriter } from './original-file.ts';

/** Of all files of one import, which the largest original file can hold at most twice over. */
const maxBytes = 4 * 2 ** 30;
const maxFiles = 20_000;
const maxFilesOfMessage = 100;
/** By which a picture is known. */
const headBytes = 64;
const pictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** `fileId`: of the sealed copy, where one is kept. `sha256`: hexadecimal, of the file. */
export type TakenFile = { readonly name: string; readonly mime: string } & (
  | { readonly kind: 'taken'; readonly size: number; readonly sha256: string; readonly fileId: string | undefined }
  | { readonly kind: 'left-out'; readonly fault: FileFault }
);

export type FileIntake = {
  /** Rejects with `StoreFull`. */
  take(piece: FilePiece): Promise<void>;
  /** What came of the files of the item that is next; what came for no item is dropped. */
  settle(files: readonly ReadFile[]): Promise<readonly TakenFile[]>;
  /** Of a message that stays out. */
  drop(files: readonly TakenFile[]): Promise<void>;
  /** Removes every sealed copy that was made. */
  clear(): Promise<void>;
};

type Open = {
  readonly fileId: string | undefined;
  readonly sink: Pick<OriginalWriter, 'append' | 'finish' | 'bytes'>;
  head: Uint8Array;
  fault?: FileFault;
  done?: { readonly bytes: number; readonly sha256: string };
};

/** `keep` undefined: nothing is kept. */
export function createFileIntake(keep?: {
  readonly files: AttachmentFiles;
  readonly freshId: () => string;
}): FileIntake {
  const open = new Map<number, Open>();
  const kept = new Set<string>();
  let count = 0;
  let total = 0;

  function begin(key: number): Open {
    const fileId = keep?.freshId();
    const sink =
      keep === undefined || fileId === undefined ? createMeasure() : createOriginalWriter(keep.files, fileId);
    const begun: Open = { fileId, sink, head: new Uint8Array() };
    open.set(key, begun);
    count += 1;
    if (count > maxFiles) begun.fault = 'too-many';
    else if (fileId !== undefined) kept.add(fileId);
    return begun;
  }

  async function remove(fileId: string | undefined): Promise<void> {
    if (fileId === undefined) return;
    await keep?.files.remove(fileId);
    kept.delete(fileId);
  }

  async function fail(one: Open, fault: FileFault): Promise<void> {
    one.fault = fault;
    total -= one.sink.bytes();
    await remove(one.fileId);
  }

  async function drop(bytes: number, fileId: string | undefined): Promise<void> {
    count -= 1;
    total -= bytes;
    await remove(fileId);
  }

  async function settled({ key, name, mime }: ReadFile, one: Open | undefined, index: number): Promise<TakenFile> {
    const named = { name: shownName(name), mime: shownMime(mime, one?.head ?? new Uint8Array()) };
    if (one === undefined) return { ...named, kind: 'left-out', fault: 'damaged' };
    open.delete(key);
    if (one.fault === undefined && one.done === undefined) await fail(one, 'damaged');
    if (one.fault === undefined && index >= maxFilesOfMessage) await fail(one, 'too-many');
    if (one.fault !== undefined || one.done === undefined) {
      count -= 1;
      return { ...named, kind: 'left-out', fault: one.fault ?? 'damaged' };
    }
    const { bytes: size, sha256 } = one.done;
    return { ...named, kind: 'taken', size, sha256, fileId: one.fileId };
  }

  return {
    async take(piece) {
      const one = open.get(piece.key) ?? begin(piece.key);
      if (one.fault !== undefined) return;
      if (piece.kind === 'file-end') {
        if (piece.fault === undefined) one.done = await one.sink.finish();
        else await fail(one, piece.fault);
        return;
      }
      const { bytes } = piece;
      if (one.sink.bytes() + bytes.length > maxFileBytes) return fail(one, 'too-large');
      if (total + bytes.length > maxBytes) return fail(one, 'too-many');
      total += bytes.length;
      if (one.head.length < headBytes) one.head = concatBytes(one.head, bytes.slice(0, headBytes - one.head.length));
      await one.sink.append(bytes);
    },
    async settle(files) {
      const found: TakenFile[] = [];
      for (const [index, file] of files.entries()) found.push(await settled(file, open.get(file.key), index));
      for (const [key, one] of open) {
        open.delete(key);
        await drop(one.fault === undefined ? one.sink.bytes() : 0, one.fileId);
      }
      return found;
    },
    async drop(files) {
      for (const file of files) if (file.kind === 'taken') await drop(file.size, file.fileId);
    },
    async clear() {
      for (const fileId of kept) await keep?.files.remove(fileId);
      kept.clear();
      open.clear();
    },
  };
}

/** By which two messages of the same words are told apart. */
export function contentsOf(files: readonly TakenFile[]): readonly string[] {
  return files.map((file) => (file.kind === 'taken' ? file.sha256 : file.fault));
}

/** In the place of a sealed copy. */
function createMeasure(): Open['sink'] {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    append(more) {
      hash.update(more);
      bytes += more.length;
      return Promise.resolve();
    },
    finish: () => Promise.resolve({ bytes, sha256: hash.digest('hex') }),
    bytes: () => bytes,
  };
}

/** One line, no path. */
function shownName(name: string): string {
  return cleanFileName(name.split(/[/\\]/).at(-1) ?? '');
}

/** A picture is what its bytes are; whatever only calls itself one is a file like any other. */
function shownMime(said: string, head: Uint8Array): string {
  const type = pictureType(head);
  if (type !== undefined) return type;
  const mime = attachmentMime(said.trim().toLowerCase());
  return pictures.includes(mime) ? 'application/octet-stream' : mime;
}
