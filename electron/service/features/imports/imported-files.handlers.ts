/** Pictures and files of imported messages: read in pieces, saved where the person says, and the small pictures that a screen draws. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ClientId } from '../../../../shared/domain/ids.ts';
import { shownThumbnail } from '../../../../shared/domain/pictures/picture.ts';
import type { AttachmentFiles } from '../../../../shared/messenger/index.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { saveAttachment } from '../attachments/index.ts';
import { createImportedFiles, keepThumbnail } from './imported-files.repository.ts';
import { readParts } from './original-file.ts';

type ImportedFilesPorts = {
  readonly database: WritableDatabase;
  readonly files: Pick<AttachmentFiles, 'get'>;
  readonly onThumbnail: (clientId: ClientId) => void;
};

/** What a screen gets at once. */
const pieceBytes = 2 ** 20;

export type ReadImportedFile = (
  clientId: ClientId,
  fileId: string,
  piece: number,
) => Promise<Output<'imports.readFile'>>;

/** Piece n is the bytes from n MiB on. */
export function createImportedFileReader({
  database,
  files,
}: Pick<ImportedFilesPorts, 'database' | 'files'>): ReadImportedFile {
  const repository = createImportedFiles(database);
  return async (clientId, fileId, piece) => {
    const file = repository.get(clientId, fileId);
    if (file?.state !== 'here') return { kind: 'not-here' };
    const start = piece * pieceBytes;
    const end = Math.min(file.size, start + pieceBytes);
    let isDamaged = false;
    async function partAt(part: number): Promise<Uint8Array> {
      // What does not open is not what was kept.
      const bytes = await files.get(fileId, part).catch(() => undefined);
      if (bytes === undefined) isDamaged = true;
      return bytes ?? new Uint8Array();
    }
    const bytes = start < end ? await readParts(partAt, start, end) : new Uint8Array();
    if (isDamaged || bytes.length !== Math.max(0, end - start)) return { kind: 'damaged' };
    return { kind: 'piece', bytes, isLast: end === file.size };
  };
}

export function createImportedFilesHandlers({ database, files, onThumbnail }: ImportedFilesPorts) {
  const repository = createImportedFiles(database);
  const read = createImportedFileReader({ database, files });

  return {
    'imports.readFile': ({ clientId, fileId, piece }: Input<'imports.readFile'>): Promise<Output<'imports.readFile'>> =>
      read(clientId, fileId, piece),

    'imports.saveFile': async ({
      clientId,
      fileId,
      folder,
    }: Input<'imports.saveFile'>): Promise<Output<'imports.saveFile'>> => {
      const file = repository.get(clientId, fileId);
      if (file === undefined) throw new Fault('not-found');
      if (file.state !== 'here') return { kind: 'not-here' };
      const { name, size, sha256 } = file;
      return saveAttachment({ name, size, sha256 }, folder, (piece) => read(clientId, fileId, piece));
    },

    'imports.undrawn': ({ importId }: Input<'imports.undrawn'>): Output<'imports.undrawn'> =>
      repository.undrawn(importId),

    'imports.keepThumbnail': ({ clientId, fileId, thumbnail }: Input<'imports.keepThumbnail'>): void => {
      const isPicture = thumbnail !== undefined && shownThumbnail(thumbnail) !== undefined;
      keepThumbnail(database, { clientId, fileId, thumbnail: isPicture ? thumbnail : new Uint8Array() });
      if (isPicture) onThumbnail(clientId);
    },
  };
}
