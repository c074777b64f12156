/** Writes a file of a conversation where the person wants it: piece by piece, and under its name only once it is proven. */
import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Output } from '../../../../shared/contract/index.ts';
import type { MessengerAttachments } from '../../../../shared/messenger/index.ts';
import { giveName } from '../../give-name.ts';

type ReadPiece = (piece: number) => ReturnType<MessengerAttachments['read']>;

/** For what says nothing of itself. */
const namelessFile = 'file';

/** `sha256`: 64 hexadecimal digits; undefined where only the size is known. */
type Wanted = { readonly name: string; readonly size: number; readonly sha256: string | undefined };

export async function saveAttachment(
  { name, size, sha256 }: Wanted,
  folder: string,
  read: ReadPiece,
): Promise<Output<'attachments.save'>> {
  const temporary = path.join(folder, `.quietline-${randomUUID()}.partial`);
  try {
    const written = await writePieces(temporary, read);
    if (written.kind !== 'written') return written;
    const isWhole = written.bytes === size && (sha256 === undefined || written.sha256 === sha256);
    if (!isWhole) return { kind: 'damaged' };
    return { kind: 'saved', name: await giveName(folder, temporary, name === '' ? namelessFile : name) };
  } catch (error) {
    return refusalOf(error);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function writePieces(temporary: string, read: ReadPiece) {
  const file = await open(temporary, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for (let piece = 0; ; piece += 1) {
      const next = await read(piece);
      if (next.kind !== 'piece') return next;
      hash.update(next.bytes);
      bytes += next.bytes.length;
      await file.writeFile(next.bytes);
      if (next.isLast) break;
    }
    await file.sync();
    return { kind: 'written', bytes, sha256: hash.digest('hex') } as const;
  } finally {
    await file.close();
  }
}

function refusalOf(error: unknown): Output<'attachments.save'> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full' };
  if (typeof code === 'string' && ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO'].includes(code))
    return { kind: 'folder-unwritable' };
  throw error;
}
