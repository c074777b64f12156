/** Reads and writes imports and their messages. Of an import that is not finished, nothing is given. */
import { z } from 'zod';
import type { Output } from '../../../../shared/contract/index.ts';
import type { importRole } from '../../../../shared/contract/methods/imports.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';
import type { TakenFile } from './file-intake.ts';

export type ImportRole = z.output<typeof importRole>;
export type ImportSummary = Output<'imports.list'>[number];

export type NewImport = Omit<ImportSummary, 'at' | 'original' | 'messages' | 'files' | 'leftOut' | 'unreadable'> & {
  readonly clientId: ClientId;
  readonly fileId: string;
  readonly createdAt: Timestamp;
};

export type NewMessage = {
  readonly importId: string;
  readonly clientId: ClientId;
  readonly at: Timestamp;
  readonly role: ImportRole;
  readonly sender: string;
  readonly timeText: string;
  readonly isLocalTime: boolean;
  readonly line: number;
  readonly text: string;
  readonly hasFile: boolean;
  readonly fileNames: readonly string[];
  readonly fingerprint: Uint8Array;
  readonly files: readonly TakenFile[];
};

export type ImportedRow = {
  readonly id: number;
  readonly at: Timestamp;
  readonly role: ImportRole;
  readonly sender: string;
  readonly time_text: string;
  readonly is_local_time: number;
  readonly text: string;
  readonly has_file: number;
  readonly file_names: string;
  readonly source: ImportSummary['source'];
  readonly file_name: string;
  readonly file_sha256: string;
  readonly time_zone: string;
  readonly author: string;
  readonly finished_at: Timestamp;
};

type ImportRow = {
  import_id: string;
  source: ImportSummary['source'];
  file_id: string;
  file_name: string;
  file_bytes: number;
  file_sha256: string;
  time_zone: string;
  author: string;
  finished_at: Timestamp;
  messages: number;
  left_out: number;
  unreadable: number;
  client_id: ClientId;
  is_here: number;
  files: number;
};

export function importedFileNames({ file_names }: { readonly file_names: string }): string[] {
  return storedNames.parse(JSON.parse(file_names));
}

const storedNames = z.array(z.string());

/** `files`: how many came with it. */
type Place = { readonly id: number; readonly at: Timestamp; readonly files: number };

/** Rows in one transaction while an import is taken back. */
const removedAtOnce = 1000;

const importColumns = `message_import.*, EXISTS (SELECT 1 FROM attachment_file
  WHERE attachment_file.file_id = message_import.file_id AND bytes IS NOT NULL) AS is_here,
  (SELECT count(file_id) FROM imported_file WHERE imported_file.import_id = message_import.import_id) AS files`;

/** The name of an imported message within its client's file. */
export function importedItemId(rowId: number): string {
  return `imported-${String(rowId)}`;
}

export function createImportsRepository(database: WritableDatabase) {
  const begin = database.command(`
    INSERT INTO message_import (import_id, client_id, source, file_id, file_name, file_bytes, file_sha256, time_zone, author, created_at, messages, left_out, unreadable)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)`);
  const finish = database.command(
    'UPDATE message_import SET finished_at = ?, messages = ?, left_out = ?, unreadable = ? WHERE import_id = ?',
  );
  const hide = database.command('UPDATE message_import SET finished_at = NULL WHERE import_id = ?');
  const insert = database.command(`
    INSERT INTO imported_message (import_id, client_id, at, role, sender, time_text, is_local_time, line, text, has_file, fingerprint, file_names)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const addToIndex = database.command('INSERT INTO imported_index (rowid, text) VALUES (?, ?)');
  const addFile = database.command(`
    INSERT INTO imported_file (import_id, client_id, message_row, position, name, mime, file_id, bytes, sha256, left_out)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const known = database.query<{ id: number }>(`
    SELECT imported_message.id FROM imported_message JOIN message_import USING (import_id)
    WHERE imported_message.client_id = ? AND fingerprint = ? AND finished_at IS NOT NULL LIMIT 1`);
  const one = database.query<ImportRow>(
    `SELECT ${importColumns} FROM message_import WHERE import_id = ? AND finished_at IS NOT NULL`,
  );
  const ofClient = database.query<ImportRow>(
    `SELECT ${importColumns} FROM message_import WHERE client_id = ? AND finished_at IS NOT NULL ORDER BY id DESC`,
  );
  const unfinished = database.query<{ import_id: string; file_id: string }>(
    'SELECT import_id, file_id FROM message_import WHERE finished_at IS NULL',
  );
  const someRows = database.query<{ id: number }>(
    `SELECT id FROM imported_message WHERE import_id = ? LIMIT ${String(removedAtOnce)}`,
  );
  const dropFromIndex = database.command('DELETE FROM imported_index WHERE rowid = ?');
  const dropFileKeys = database.command(
    'DELETE FROM attachment_file WHERE file_id IN (SELECT file_id FROM imported_file WHERE message_row = ?)',
  );
  const dropFiles = database.command('DELETE FROM imported_file WHERE message_row = ?');
  const dropRow = database.command('DELETE FROM imported_message WHERE id = ?');
  const dropImport = database.command('DELETE FROM message_import WHERE import_id = ?');
  const dropKey = database.command('DELETE FROM attachment_file WHERE file_id = ?');
  const places = database.query<Place>(`
    SELECT imported_message.id, imported_message.at,
      (SELECT count(file_id) FROM imported_file WHERE message_row = imported_message.id) AS files FROM imported_message JOIN message_import USING (import_id)
    WHERE imported_message.client_id = ? AND message_import.finished_at IS NOT NULL
      AND (imported_message.at, imported_message.id) > (?, ?)
    ORDER BY imported_message.at, imported_message.id LIMIT ?`);
  const some = database.query<ImportedRow>(`
    SELECT imported_message.*, message_import.source, message_import.file_name, message_import.file_sha256,
      message_import.time_zone, message_import.author, message_import.finished_at
    FROM imported_message JOIN message_import USING (import_id)
    WHERE imported_message.client_id = ? AND message_import.finished_at IS NOT NULL
      AND imported_message.id IN (SELECT value FROM json_each(?))`);

  return {
    begin(made: NewImport): void {
      const { id, clientId, source, fileId, fileName, fileBytes, fileSha256, timeZone, by, createdAt } = made;
      begin.run(id, clientId, source, fileId, fileName, fileBytes, fileSha256, timeZone, by, createdAt);
    },
    add(messages: readonly NewMessage[]): void {
      database.transaction(() => {
        for (const { importId, clientId, at, role, sender, timeText, line, text, fingerprint, ...is } of messages) {
          const flags = [is.isLocalTime ? 1 : 0, line, text, is.hasFile ? 1 : 0] as const;
          const { lastRowId } = insert.run(
            importId,
            clientId,
            at,
            role,
            sender,
            timeText,
            ...flags,
            fingerprint,
            JSON.stringify(is.fileNames),
          );
          addToIndex.run(lastRowId, text);
          for (const [position, file] of is.files.entries()) {
            const place = [importId, clientId, lastRowId, position, file.name, file.mime] as const;
            if (file.kind === 'left-out') addFile.run(...place, null, null, null, file.fault);
            else if (file.fileId !== undefined) addFile.run(...place, file.fileId, file.size, file.sha256, null);
          }
        }
      });
    },
    finish(
      id: string,
      at: Timestamp,
      counts: { readonly messages: number; readonly leftOut: number; readonly unreadable: number },
    ): void {
      finish.run(at, counts.messages, counts.leftOut, counts.unreadable, id);
    },
    /** From here on it is not there for anybody. */
    hide: (id: string): void => void hide.run(id),
    /** Some of what came with a hidden import; true once nothing is left. */
    removeSome(id: string, fileId: string): boolean {
      return database.transaction(() => {
        const rows = someRows.all(id);
        for (const row of rows) {
          dropFromIndex.run(row.id);
          dropFileKeys.run(row.id);
          dropFiles.run(row.id);
          dropRow.run(row.id);
        }
        if (rows.length === removedAtOnce) return false;
        dropImport.run(id);
        dropKey.run(fileId);
        return true;
      });
    },
    unfinished: () => unfinished.all(),
    isKnown: (clientId: ClientId, fingerprint: Uint8Array): boolean => known.get(clientId, fingerprint) !== undefined,
    get(id: string): (ImportSummary & { readonly clientId: ClientId; readonly fileId: string }) | undefined {
      const row = one.get(id);
      return row && { ...summaryOf(row), clientId: row.client_id, fileId: row.file_id };
    },
    list: (clientId: ClientId): ImportSummary[] => ofClient.all(clientId).map(summaryOf),
    /** Where they stand, without their words, in order of time, `limit` at a time, behind the row given. */
    places: (
      clientId: ClientId,
      behind: { readonly at: number; readonly id: number },
      limit: number,
    ): readonly Place[] => places.all(clientId, behind.at, behind.id, limit),
    /** In no order. */
    some: (clientId: ClientId, ids: readonly number[]): readonly ImportedRow[] =>
      some.all(clientId, JSON.stringify(ids)),
  };
}

export type ImportsRepository = ReturnType<typeof createImportsRepository>;

/** At the start: what was not finished, or not taken back to the end. Its sealed files go with the folder's own sweep. */
export function dropUnfinishedImports(database: WritableDatabase): void {
  const repository = createImportsRepository(database);
  for (const { import_id, file_id } of repository.unfinished())
    while (!repository.removeSome(import_id, file_id)) continue;
}

function summaryOf(row: ImportRow): ImportSummary {
  return {
    id: row.import_id,
    source: row.source,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    fileSha256: row.file_sha256,
    at: row.finished_at,
    by: row.author,
    timeZone: row.time_zone,
    messages: row.messages,
    files: row.files,
    leftOut: row.left_out,
    unreadable: row.unreadable,
    original: row.is_here === 1 ? 'here' : 'missing',
  };
}
