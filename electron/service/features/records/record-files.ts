/** Writes a set of files into a folder whole: all of them under their names, or none of them at all. */
import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, open, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { giveName } from '../../give-name.ts';

/** `open`: for what is larger than memory; called once. */
export type NewFile = { readonly name: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly open: () => AsyncIterable<Uint8Array> | NodeJS.ReadableStream }
);
export type WrittenFile = { readonly name: string; readonly sha256: string; readonly bytes: number };

/** Told before each step that leaves something behind. */
export type WriteJournal = {
  /** A file of this name is about to be made in the folder. */
  begin(folder: string, temporary: string): Promise<void>;
  /** It is whole, and about to get this name, if nothing else has it. */
  naming(folder: string, temporary: string, file: WrittenFile): Promise<void>;
};

export type WriteOutcome =
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[] }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'folder-unwritable' };

/** Existing files are never replaced: a taken name gets a number behind it. Each file is read back and compared before it gets its name. */
export async function writeFiles(
  folder: string,
  files: readonly NewFile[],
  journal?: WriteJournal,
): Promise<WriteOutcome> {
  const temporaries: string[] = [];
  const whole: { readonly temporary: string; readonly written: WrittenFile }[] = [];
  const named: string[] = [];
  try {
    if (!(await stat(folder)).isDirectory()) return { kind: 'folder-unwritable' };
    await access(folder, constants.W_OK);
    for (const file of files) {
      const partial = `.quietline-${randomUUID()}.partial`;
      const temporary = path.join(folder, partial);
      temporaries.push(temporary);
      await journal?.begin(folder, partial);
      whole.push({ temporary, written: { name: file.name, ...(await writeDurably(temporary, file)) } });
    }
    const written: WrittenFile[] = [];
    for (const { temporary, written: file } of whole) {
      const name = await giveName(folder, temporary, file.name, async (tried) =>
        journal?.naming(folder, path.basename(temporary), { ...file, name: tried }),
      );
      named.push(path.join(folder, name));
      written.push({ ...file, name });
    }
    return { kind: 'written', files: written };
  } catch (error) {
    await removeAll(named);
    return refusalOf(error);
  } finally {
    await removeAll(temporaries);
  }
}

/** Takes back what `writeFiles` wrote. */
export async function removeFiles(folder: string, files: readonly WrittenFile[]): Promise<void> {
  await removeAll(files.map((file) => path.join(folder, file.name)));
}

/** Fit for every common file system, at most 120 characters. */
export function fileNameOf(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const safe = text
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ');
  const trimmed = safe.replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  return [...trimmed].slice(0, 120).join('').trim();
}

async function writeDurably(place: string, file: NewFile): Promise<Omit<WrittenFile, 'name'>> {
  const handle = await open(place, 'wx+', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  async function append(piece: Uint8Array): Promise<void> {
    hash.update(piece);
    bytes += piece.length;
    await handle.writeFile(piece);
  }
  try {
    if ('bytes' in file) await append(file.bytes);
    else
      await pipeline(
        file.open(),
        new Writable({
          write: (piece: Uint8Array, _encoding, done) => void append(piece).then(() => done(), done),
        }),
      );
    await handle.sync();
  } finally {
    await handle.close();
  }
  const sha256 = hash.digest('hex');
  const readBack = createHash('sha256');
  await pipeline(createReadStream(place), readBack);
  if (readBack.digest('hex') !== sha256) throw new Error('what was written does not read back');
  return { sha256, bytes };
}

async function removeAll(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await unlink(file).catch(() => rm(file, { force: true }).catch(() => undefined));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What the disk or the folder refused; throws what is neither. */
export function refusalOf(error: unknown): Exclude<WriteOutcome, { kind: 'written' }> {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'disk-full' };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EIO':
      return { kind: 'folder-unwritable' };
    default:
      throw error;
  }
}
