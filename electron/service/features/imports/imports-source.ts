/** Imported messages as a part of the timeline. */
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { ReadableDatabase } from '../../database/database.ts';
import { encodeTimelineKey, type TimelinePlace, type TimelineSource } from '../conversations/index.ts';
import { createImportedFiles, type ImportedFileView, importedFileView } from './imported-files.repository.ts';
import { importedFileNames, importedItemId, type ImportRole, type ImportSummary } from './imports.repository.ts';

type Row = {
  id: number;
  at: Timestamp;
  role: ImportRole;
  sender: string;
  text: string;
  has_file: number;
  file_names: string;
  source: ImportSummary['source'];
  file_name: string;
};

export function importsSource(database: ReadableDatabase): TimelineSource {
  const page = (where: '<' | '>', order: 'ASC' | 'DESC') =>
    database.query<Row>(`
      SELECT imported_message.id, imported_message.at, imported_message.role, imported_message.sender, imported_message.text,
        imported_message.has_file, imported_message.file_names, message_import.source, message_import.file_name
      FROM imported_message JOIN message_import USING (import_id)
      WHERE imported_message.client_id = ? AND (imported_message.at, imported_message.id) ${where} (?, ?)
        AND message_import.finished_at IS NOT NULL
      ORDER BY imported_message.at ${order}, imported_message.id ${order} LIMIT ?`);
  const before = page('<', 'DESC');
  const after = page('>', 'ASC');
  const files = createImportedFiles(database);
  function placedAll(rows: readonly Row[]) {
    const filesOf = files.of(rows.map(({ id }) => id));
    return rows.map((row) => placed(row, filesOf(row.id).map(importedFileView)));
  }
  const count = database.query<{ total: number | null }>(
    'SELECT sum(messages) AS total FROM message_import WHERE client_id = ? AND finished_at IS NOT NULL',
  );
  return {
    before: (clientId: ClientId, at: number, row: number, limit: number) =>
      placedAll(before.all(clientId, at, row, limit)),
    after: (clientId: ClientId, at: number, row: number, limit: number) =>
      placedAll(after.all(clientId, at, row, limit)),
    total: (clientId: ClientId) => count.get(clientId)?.total ?? 0,
  };
}

function placed({ id, at, role, sender, text, has_file, source, file_name, ...row }: Row, files: ImportedFileView[]) {
  const place: TimelinePlace = { at, source: 'imported', rowId: id };
  return {
    place,
    item: {
      kind: 'imported' as const,
      key: encodeTimelineKey(place),
      id: importedItemId(id),
      at,
      role,
      sender,
      text,
      hasFile: has_file === 1,
      fileNames: importedFileNames(row),
      files,
      source,
      fileName: file_name,
    },
  };
}
