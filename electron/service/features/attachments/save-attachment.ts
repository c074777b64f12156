/** Writes a file of a conversation where the person wants it: piece by piece, and under its name only once it is proven. */
import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Output } from '../../../../shared/contract/index.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Attachment } from '../../../../shared/messenger/attachment-state.ts';
import type { MessengerAttachments } from '../../../../shared/messenger/index.ts';
import { giveName } from '../../give-name.ts';

type ReadPiece = (piece: number) => ReturnType<MessengerAttachments['read']>;

/** For what says nothing of itself. */
const namelessFile = 'file';

export async function saveAttachment(
  { name, size, fileHash }: Attachment,
  folder: string,
  read: ReadPiece,
): Promise<Output<'attachments.save'>> {
  const temporary = path.join(folder, `.quietline-${randomUUID()}.partial`);
  try {
    const written = await writePieces(temporary, read);
    if (written.kind !== 'written') return written;
    const isWhole = written.bytes === size && (fileHash === undefined || written.sha256 === toHex(fileHash));
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
