/** The pictures and files of imported messages, as screens and records see them. Of an import that is not finished, nothing is given. */
import type { z } from 'zod';
import type { importedFile } from '../../../../shared/contract/methods/imports.ts';
import type { ClientId } from '../../../../shared/domain/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../../database/database.ts';
import { plain } from '../../database/plain-bytes.ts';
import type { FileFault } from './formats/read-item.ts';

export type ImportedFileView = z.output<typeof importedFile>;

/** `sha256`: hexadecimal; undefined where the file was left out. */
export type ImportedFileFacts = ImportedFileView & { readonly sha256: string | undefined };

type Row = {
  message_row: number;
  name: string;
  mime: string;
  file_id: string | null;
  bytes: number | null;
  sha256: string | null;
  left_out: FileFault | null;
  thumbnail: Uint8Array | null;
  is_here: number;
};

const columns = `imported_file.message_row, imported_file.name, imported_file.mime, imported_file.file_id, imported_file.bytes,
  imported_file.sha256, imported_file.left_out, imported_file.thumbnail,
  EXISTS (SELECT 1 FROM attachment_file WHERE attachment_file.file_id = imported_file.file_id AND attachment_file.bytes IS NOT NULL) AS is_here`;
const finished = 'JOIN message_import USING (import_id) WHERE message_import.finished_at IS NOT NULL';

/** What can be drawn here; a larger one is saved and looked at elsewhere. */
const drawable = "('image/jpeg', 'image/png', 'image/webp', 'image/gif')";
const maxDrawnBytes = 40 * 2 ** 20;

/** Of messages by their rows: what came with each. */
export function createImportedFiles(database: ReadableDatabase) {
  const ofMessages = database.query<Row>(
    `SELECT ${columns} FROM imported_file WHERE message_row IN (SELECT value FROM json_each(?)) ORDER BY message_row, position`,
  );
  const one = database.query<Row>(
    `SELECT ${columns} FROM imported_file ${finished} AND imported_file.client_id = ? AND imported_file.file_id = ?`,
  );
  const undrawn = database.query<{ id: string; size: number }>(`
    SELECT imported_file.file_id AS id, imported_file.bytes AS size FROM imported_file
    JOIN attachment_file USING (file_id) ${finished} AND imported_file.import_id = ?
      AND imported_file.thumbnail IS NULL AND imported_file.bytes <= ${String(maxDrawnBytes)} AND imported_file.mime IN ${drawable}
    ORDER BY imported_file.id`);
  const ofImport = database.query<{ file_id: string }>(
    'SELECT file_id FROM imported_file WHERE import_id = ? AND file_id IS NOT NULL',
  );
  return {
    of(rows: readonly number[]): (row: number) => readonly ImportedFileFacts[] {
      const found = Map.groupBy(ofMessages.all(JSON.stringify(rows)), ({ message_row }) => message_row);
      return (row) => (found.get(row) ?? []).map(factsOf);
    },
    get(clientId: ClientId, fileId: string): ImportedFileFacts | undefined {
      const row = one.get(clientId, fileId);
      return row && factsOf(row);
    },
    /** Small pictures of those that have one. */
    thumbnails: (clientId: ClientId, fileIds: readonly string[]) =>
      fileIds.flatMap((fileId) => {
        const row = one.get(clientId, fileId);
        const thumbnail = row?.thumbnail ?? new Uint8Array();
        return thumbnail.length === 0 ? [] : [{ id: fileId, bytes: plain(thumbnail) }];
      }),
    undrawn: (importId: string) => undrawn.all(importId).map(({ id, size }) => ({ id, size })),
    /** Also of an import that is not finished. */
    idsOf: (importId: string): readonly string[] => ofImport.all(importId).map(({ file_id }) => file_id),
  };
}

/** Once; an empty one says that it can't be drawn. */
export function keepThumbnail(
  database: WritableDatabase,
  { clientId, fileId, thumbnail }: { clientId: ClientId; fileId: string; thumbnail: Uint8Array },
): void {
  database
    .command('UPDATE imported_file SET thumbnail = ? WHERE client_id = ? AND file_id = ? AND thumbnail IS NULL')
    .run(thumbnail, clientId, fileId);
}

export function importedFileView({ sha256: _sha256, ...view }: ImportedFileFacts): ImportedFileView {
  return view;
}

function factsOf({ name, mime, file_id, bytes, sha256, left_out, thumbnail, is_here }: Row): ImportedFileFacts {
  if (file_id === null || bytes === null || sha256 === null)
    return { name, mime, state: left_out ?? 'damaged', sha256: undefined };
  return {
    ...{ name, mime, id: file_id, size: bytes, sha256, state: is_here === 1 ? 'here' : 'missing' },
    ...(thumbnail === null || thumbnail.length === 0 ? {} : { thumbnail: plain(thumbnail) }),
  };
}
