/** Writes a set of files into a folder whole: all of them under their names, or none of them at all. */
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { giveName } from '../../give-name.ts';

export type NewFile = { readonly name: string; readonly bytes: Uint8Array };
export type WrittenFile = { readonly name: string; readonly sha256: string; readonly bytes: number };

export type WriteOutcome =
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[] }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'folder-unwritable' };

/** Existing files are never replaced: a taken name gets a number behind it. Each file is read back and compared before it gets its name. */
export async function writeFiles(folder: string, files: readonly NewFile[]): Promise<WriteOutcome> {
  const partial: { readonly temporary: string; readonly file: NewFile; readonly sha256: string }[] = [];
  const named: string[] = [];
  try {
    if (!(await stat(folder)).isDirectory()) return { kind: 'folder-unwritable' };
    await access(folder, constants.W_OK);
    for (const file of files) {
      const temporary = path.join(folder, `.quietline-${randomUUID()}.partial`);
      partial.push({ temporary, file, sha256: sha256(file.bytes) });
      await writeDurably(temporary, file.bytes);
    }
    const written: WrittenFile[] = [];
    for (const { temporary, file, sha256: hash } of partial) {
      const name = await giveName(folder, temporary, file.name);
      named.push(path.join(folder, name));
      written.push({ name, sha256: hash, bytes: file.bytes.length });
    }
    return { kind: 'written', files: written };
  } catch (error) {
    await removeAll(named);
    return refusalOf(error);
  } finally {
    await removeAll(partial.map(({ temporary }) => temporary));
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

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx+', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    const readBack = Buffer.alloc(bytes.length);
    await handle.read(readBack, 0, bytes.length, 0);
    if (!readBack.equals(bytes)) throw new Error('what was written does not read back');
  } finally {
    await handle.close();
  }
}

async function removeAll(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await unlink(file).catch(() => rm(file, { force: true }).catch(() => undefined));
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function refusalOf(error: unknown): WriteOutcome {
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
