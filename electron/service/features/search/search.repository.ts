/** Finds messages, imported ones, contacts, forms and notes in the index, newest first. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId, ContactId, MessageId, NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { ImportRole } from '../imports/index.ts';
import type { ReadableDatabase } from '../../database/database.ts';

/** Set around a match by the index; private-use characters, so that what people write is hardly ever mistaken for them. */
export const matchStart = '\u{e000}';
export const matchEnd = '\u{e001}';

const snippetWords = 24;

export type MessageHit = {
  /** Of the message, which gives its place in the timeline. */
  readonly rowId: number;
  /** Of the words that were found: the message's own, or an edit's. */
  readonly foundRow: number;
  readonly messageId: MessageId;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly isOwn: boolean;
  readonly orderAt: Timestamp;
  readonly wording?: 'earlier' | 'edited';
  readonly isTakenBack?: true;
  readonly snippet: string;
};

export type NoteHit = {
  readonly noteId: NoteId;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly title: string;
  readonly at: Timestamp;
  readonly snippet: string;
};

export type ContactHit = {
  readonly rowId: number;
  readonly contactId: ContactId;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly way: Output<'contacts.get'>['way'];
  readonly at: Timestamp;
  readonly snippet: string;
};

export type FormHit = {
  /** Of the message, which gives its place in the timeline. */
  readonly rowId: number;
  readonly messageId: MessageId;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly title: string;
  readonly isAnswer: boolean;
  readonly at: Timestamp;
  readonly snippet: string;
};

export type ImportedHit = {
  readonly rowId: number;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly role: ImportRole;
  readonly sender: string;
  readonly at: Timestamp;
  readonly snippet: string;
};

/** `clientId` undefined: every client. `beforeRow`: only messages stored before that row. */
export type MessagePage = {
  readonly clientId: ClientId | undefined;
  readonly beforeRow: number;
  readonly limit: number;
};

type MessageRow = {
  id: number;
  message_id: MessageId;
  conversation_id: ClientId;
  name: string;
  is_outgoing: number;
  order_at: Timestamp;
  found_row: number;
  is_edit: number;
  is_replaced: number;
  is_taken_back: number;
  snippet: string;
};
type ContactRow = {
  id: number;
  contact_id: ContactId;
  client_id: ClientId;
  name: string;
  way: ContactHit['way'];
  at: Timestamp;
  snippet: string;
};
type FormRow = {
  id: number;
  message_id: MessageId;
  client_id: ClientId;
  name: string;
  title: string;
  is_answer: number;
  order_at: Timestamp;
  snippet: string;
};
type ImportedRow = {
  id: number;
  client_id: ClientId;
  name: string;
  role: ImportRole;
  sender: string;
  at: Timestamp;
  snippet: string;
};
type NoteRow = { note_id: NoteId; client_id: ClientId; name: string; title: string; at: Timestamp; snippet: string };

/** An edit stands for the message that it is about: one's own, as only those can be edited. */
const messageColumns = `
  entry.id, entry.message_id, entry.conversation_id, client.name, entry.is_outgoing, entry.order_at,
  found.id AS found_row, found.type = 3 AS is_edit,
  EXISTS (SELECT 1 FROM entry AS later WHERE later.conversation_id = entry.conversation_id AND later.refers_to = entry.message_id
    AND later.type IN (3, 4, 7) AND later.type = 3 AND later.is_outgoing = entry.is_outgoing AND later.id > found.id) AS is_replaced,
  EXISTS (SELECT 1 FROM entry AS hiding WHERE hiding.conversation_id = entry.conversation_id AND hiding.refers_to = entry.message_id
    AND hiding.type IN (3, 4, 7) AND hiding.type = 4 AND hiding.is_outgoing = entry.is_outgoing) AS is_taken_back`;
const messageTables = `
  JOIN entry ON entry.conversation_id = found.conversation_id AND entry.is_outgoing = found.is_outgoing AND entry.is_shown = 1
    AND entry.message_id = CASE found.type WHEN 3 THEN found.refers_to ELSE found.message_id END
  JOIN client ON client.id = entry.conversation_id`;
const contactColumns = 'contact.id, contact.contact_id, contact.client_id, client.name, newest.way, contact.at';
const contactTables = `
  JOIN contact ON contact.index_row = contact_index.rowid
  JOIN client ON client.id = contact.client_id
  JOIN contact_version AS newest ON newest.contact_id = contact.contact_id AND newest.number = (SELECT max(number) FROM contact_version WHERE contact_id = contact.contact_id)`;
const formColumns =
  'entry.id, entry.message_id, found.client_id, client.name, found.title, found.is_answer, entry.order_at';
const formTables = `
  JOIN (SELECT index_row, client_id, message_id, title, 0 AS is_answer FROM form_asked
    UNION ALL SELECT index_row, client_id, message_id, title, 1 FROM form_answer) AS found ON found.index_row = form_index.rowid
  JOIN entry ON entry.conversation_id = found.client_id AND entry.message_id = found.message_id
  JOIN client ON client.id = found.client_id`;
const importedColumns =
  'imported_message.id, imported_message.client_id, client.name, imported_message.role, imported_message.sender, imported_message.at';
const importedTables = `
  JOIN imported_message ON imported_message.id = imported_index.rowid
  JOIN message_import ON message_import.import_id = imported_message.import_id AND message_import.finished_at IS NOT NULL
  JOIN client ON client.id = imported_message.client_id`;
const noteColumns =
  'note.note_id, note.client_id, client.name, newest.title, max(newest.saved_at, coalesce((SELECT max(added_at) FROM note_addendum WHERE note_id = note.note_id), 0)) AS at';
const noteTables = `
  JOIN note ON note.index_row = note_index.rowid
  JOIN client ON client.id = note.client_id
  JOIN note_version AS newest ON newest.note_id = note.note_id AND newest.number = (SELECT max(number) FROM note_version WHERE note_id = note.note_id)`;

export function createSearchRepository(database: ReadableDatabase) {
  const messages = database.query<MessageRow>(`
    SELECT ${messageColumns}, snippet(message_index, 0, '${matchStart}', '${matchEnd}', '…', ${snippetWords}) AS snippet
    FROM message_index JOIN entry AS found ON found.id = message_index.rowid ${messageTables}
    WHERE message_index MATCH ? AND message_index.rowid < ? AND (? IS NULL OR entry.conversation_id = ?)
    ORDER BY message_index.rowid DESC LIMIT ?`);
  const literalMessages = database.query<MessageRow>(`
    SELECT ${messageColumns}, found.text AS snippet
    FROM entry AS found ${messageTables}
    WHERE (found.is_shown = 1 OR found.type = 3) AND instr(found.text, ?) > 0 AND found.id < ?
      AND (? IS NULL OR found.conversation_id = ?)
    ORDER BY found.id DESC LIMIT ?`);
  const notes = database.query<NoteRow>(`
    SELECT ${noteColumns}, snippet(note_index, 0, '${matchStart}', '${matchEnd}', '…', ${snippetWords}) AS snippet
    FROM note_index ${noteTables}
    WHERE note_index MATCH ? AND (? IS NULL OR note.client_id = ?) ORDER BY note_index.rowid DESC LIMIT ?`);
  const literalNotes = database.query<NoteRow>(`
    SELECT ${noteColumns}, note_index.text AS snippet
    FROM note_index ${noteTables}
    WHERE instr(note_index.text, ?) > 0 AND (? IS NULL OR note.client_id = ?) ORDER BY note_index.rowid DESC LIMIT ?`);

  const contacts = database.query<ContactRow>(`
    SELECT ${contactColumns}, snippet(contact_index, 0, '${matchStart}', '${matchEnd}', '…', ${snippetWords}) AS snippet
    FROM contact_index ${contactTables}
    WHERE contact_index MATCH ? AND (? IS NULL OR contact.client_id = ?) ORDER BY contact_index.rowid DESC LIMIT ?`);
  const literalContacts = database.query<ContactRow>(`
    SELECT ${contactColumns}, contact_index.text AS snippet
    FROM contact_index ${contactTables}
    WHERE instr(contact_index.text, ?) > 0 AND (? IS NULL OR contact.client_id = ?) ORDER BY contact_index.rowid DESC LIMIT ?`);

  const forms = database.query<FormRow>(`
    SELECT ${formColumns}, snippet(form_index, 0, '${matchStart}', '${matchEnd}', '…', ${snippetWords}) AS snippet
    FROM form_index ${formTables}
    WHERE form_index MATCH ? AND (? IS NULL OR found.client_id = ?) ORDER BY form_index.rowid DESC LIMIT ?`);
  const literalForms = database.query<FormRow>(`
    SELECT ${formColumns}, form_index.text AS snippet
    FROM form_index ${formTables}
    WHERE instr(form_index.text, ?) > 0 AND (? IS NULL OR found.client_id = ?) ORDER BY form_index.rowid DESC LIMIT ?`);

  const imported = database.query<ImportedRow>(`
    SELECT ${importedColumns}, snippet(imported_index, 0, '${matchStart}', '${matchEnd}', '…', ${snippetWords}) AS snippet
    FROM imported_index ${importedTables}
    WHERE imported_index MATCH ? AND (? IS NULL OR imported_message.client_id = ?) ORDER BY imported_index.rowid DESC LIMIT ?`);
  const literalImported = database.query<ImportedRow>(`
    SELECT ${importedColumns}, imported_index.text AS snippet
    FROM imported_index ${importedTables}
    WHERE instr(imported_index.text, ?) > 0 AND (? IS NULL OR imported_message.client_id = ?) ORDER BY imported_index.rowid DESC LIMIT ?`);

  return {
    forms(query: string, kind: 'words' | 'literal', clientId: ClientId | undefined, limit: number): readonly FormHit[] {
      const client = clientId ?? null;
      return (kind === 'words' ? forms : literalForms).all(query, client, client, limit).map((row) => ({
        rowId: row.id,
        messageId: row.message_id,
        clientId: row.client_id,
        clientName: row.name,
        title: row.title,
        isAnswer: row.is_answer === 1,
        at: row.order_at,
        snippet: row.snippet,
      }));
    },
    imported(
      query: string,
      kind: 'words' | 'literal',
      clientId: ClientId | undefined,
      limit: number,
    ): readonly ImportedHit[] {
      const client = clientId ?? null;
      return (kind === 'words' ? imported : literalImported).all(query, client, client, limit).map((row) => ({
        rowId: row.id,
        clientId: row.client_id,
        clientName: row.name,
        role: row.role,
        sender: row.sender,
        at: row.at,
        snippet: row.snippet,
      }));
    },
    contacts(
      query: string,
      kind: 'words' | 'literal',
      clientId: ClientId | undefined,
      limit: number,
    ): readonly ContactHit[] {
      const client = clientId ?? null;
      return (kind === 'words' ? contacts : literalContacts).all(query, client, client, limit).map((row) => ({
        rowId: row.id,
        contactId: row.contact_id,
        clientId: row.client_id,
        clientName: row.name,
        way: row.way,
        at: row.at,
        snippet: row.snippet,
      }));
    },
    messages(
      query: string,
      kind: 'words' | 'literal',
      { clientId, beforeRow, limit }: MessagePage,
    ): readonly MessageHit[] {
      const client = clientId ?? null;
      return (kind === 'words' ? messages : literalMessages)
        .all(query, beforeRow, client, client, limit)
        .map((row) => ({
          rowId: row.id,
          messageId: row.message_id,
          clientId: row.conversation_id,
          clientName: row.name,
          isOwn: row.is_outgoing === 1,
          orderAt: row.order_at,
          foundRow: row.found_row,
          ...wordingOf(row),
          ...(row.is_taken_back === 1 ? { isTakenBack: true as const } : {}),
          snippet: row.snippet,
        }));
    },
    notes(query: string, kind: 'words' | 'literal', clientId: ClientId | undefined, limit: number): readonly NoteHit[] {
      const client = clientId ?? null;
      return (kind === 'words' ? notes : literalNotes).all(query, client, client, limit).map((row) => ({
        noteId: row.note_id,
        clientId: row.client_id,
        clientName: row.name,
        title: row.title,
        at: row.at,
        snippet: row.snippet,
      }));
    },
  };
}

function wordingOf(row: MessageRow): Pick<MessageHit, 'wording'> {
  if (row.is_replaced === 1) return { wording: 'earlier' };
  return row.is_edit === 1 ? { wording: 'edited' } : {};
}
