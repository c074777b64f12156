/** Reads what goes into a record, and keeps the disclosure log. */
import { z } from 'zod';
import { disclosure as disclosureShape } from '../../../../shared/contract/methods/records.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId, DisclosureId, MessageId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { createAttachmentsRepository } from '../attachments/index.ts';
import { createFormEntries } from '../forms/index.ts';
import { createReferencesRepository } from '../conversations/index.ts';

export type Disclosure = Output<'records.disclosures'>[number];

/** A message without its words. `form_kind`: of a form, or of the one that it answers. */
export type EntryRow = {
  readonly id: number;
  readonly message_id: MessageId;
  readonly order_at: Timestamp;
  readonly form_kind: string | null;
  readonly has_file: number;
};

export type MessageRow = {
  readonly id: number;
  readonly message_id: MessageId;
  readonly is_outgoing: number;
  readonly sequence: number;
  readonly type: number;
  readonly text: string | null;
  readonly refers_to: MessageId | null;
  readonly order_at: Timestamp;
  readonly stored_at: Timestamp;
  readonly chain_hash: Uint8Array;
  readonly delivery: 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | null;
  readonly delivery_sent_at: Timestamp | null;
  readonly delivered_at: Timestamp | null;
  readonly delivery_read_at: Timestamp | null;
  readonly failure: string | null;
  readonly read_at: Timestamp | null;
};

export type EventRow = { readonly id: number; readonly at: Timestamp; readonly what: string };

export type ChainHeads = {
  readonly sent: { readonly sequence: number; readonly hash: Uint8Array };
  readonly received: { readonly sequence: number; readonly hash: Uint8Array };
};

const storedFiles = disclosureShape.shape.files;
const storedHeads = z.object({ sent: z.string(), received: z.string() });

type DisclosureRow = {
  disclosure_id: DisclosureId;
  client_id: ClientId;
  client_name: string;
  at: Timestamp;
  recipient: string;
  reason: string;
  authority: string;
  from_day: string;
  to_day: string;
  time_zone: string;
  messages: number;
  imported: number | null;
  notes: number;
  psychotherapy_notes: number | null;
  failed: number;
  files: string;
  chain_heads: string | null;
};

export function createRecordsRepository(database: WritableDatabase) {
  const client = database.query<{ name: string }>('SELECT name FROM client WHERE id = ?');
  const references = createReferencesRepository(database);
  const attachments = createAttachmentsRepository(database);
  const forms = createFormEntries(database);
  // 17 is a form and 18 an answer (shared/protocol/form-body.ts); 2 is a file.
  const page = database.query<EntryRow>(`
    SELECT entry.id, entry.message_id, entry.order_at,
      CASE entry.type
        WHEN 17 THEN coalesce((SELECT kind FROM form_asked WHERE client_id = entry.conversation_id AND message_id = entry.message_id), 'form')
        WHEN 18 THEN coalesce((SELECT kind FROM form_asked WHERE client_id = entry.conversation_id AND message_id = entry.refers_to), 'form')
      END AS form_kind,
      EXISTS (SELECT 1 FROM attachment WHERE conversation_id = entry.conversation_id AND message_id = entry.message_id) AS has_file
    FROM entry WHERE conversation_id = ? AND is_shown = 1 AND (order_at, id) > (?, ?) AND id <= ? ORDER BY order_at, id LIMIT ?`);
  const newest = database.query<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM entry');
  const some = database.query<MessageRow>(`
    SELECT id, message_id, is_outgoing, sequence, type, text, refers_to, order_at, stored_at, chain_hash,
      delivery, delivery_sent_at, delivered_at, delivery_read_at, failure, read_at
    FROM entry WHERE conversation_id = ? AND is_shown = 1 AND message_id IN (SELECT value FROM json_each(?))`);
  const events = database.query<EventRow>(
    'SELECT id, at, what FROM conversation_event WHERE conversation_id = ? ORDER BY at, id',
  );
  const heads = database.query<{
    sent_sequence: number;
    sent_hash: Uint8Array;
    received_sequence: number;
    received_hash: Uint8Array;
  }>('SELECT sent_sequence, sent_hash, received_sequence, received_hash FROM session WHERE conversation_id = ?');
  const insert = database.command(`
    INSERT INTO disclosure (disclosure_id, client_id, client_name, at, recipient, reason, authority, from_day, to_day, time_zone, messages, imported, notes, psychotherapy_notes, failed, files, chain_heads)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const all = database.query<DisclosureRow>('SELECT * FROM disclosure ORDER BY at DESC, id DESC');
  const ofClient = database.query<DisclosureRow>(
    'SELECT * FROM disclosure WHERE client_id = ? ORDER BY at DESC, id DESC',
  );

  const first = database.query<{ at: Timestamp | null; session_day: string | null }>(`
    WITH wanted (id) AS (SELECT ?) SELECT
      (SELECT min(at) FROM (
        SELECT created_at AS at FROM client WHERE id = (SELECT id FROM wanted)
        UNION ALL SELECT min(order_at) FROM entry WHERE conversation_id = (SELECT id FROM wanted) AND is_shown = 1
        UNION ALL SELECT min(at) FROM contact WHERE client_id = (SELECT id FROM wanted)
        UNION ALL SELECT min(imported_message.at) FROM imported_message JOIN message_import USING (import_id)
          WHERE imported_message.client_id = (SELECT id FROM wanted) AND finished_at IS NOT NULL
      )) AS at,
      (SELECT min(session_day) FROM (
        SELECT version.session_day FROM note_version AS version JOIN note USING (note_id) WHERE client_id = (SELECT id FROM wanted)
        UNION ALL SELECT version.session_day FROM psychotherapy_version AS version JOIN psychotherapy_note USING (note_id)
          WHERE client_id = (SELECT id FROM wanted)
      )) AS session_day`);

  return {
    /** The oldest moment of the client's, and the oldest session of a note. */
    first: (clientId: ClientId) => first.get(clientId),
    clientName: (clientId: ClientId): string | undefined => client.get(clientId)?.name,
    /** The row that was stored last, of whomever; 0 where there is none. */
    newestEntry: (): number => newest.get()?.id ?? 0,
    /** In order, `limit` at a time, behind the row given; none that was stored after the newest. */
    entryPage: (
      clientId: ClientId,
      {
        behind,
        newest: last,
      }: { readonly behind: { readonly orderAt: number; readonly id: number }; readonly newest: number },
      limit: number,
    ): readonly EntryRow[] => page.all(clientId, behind.orderAt, behind.id, last, limit),
    /** In no order. */
    messages: (clientId: ClientId, ids: readonly string[]): readonly MessageRow[] =>
      some.all(clientId, JSON.stringify(ids)),
    references: (clientId: ClientId, rows: readonly MessageRow[]) =>
      references.of(
        clientId,
        rows.map((row) => row.message_id),
      ),
    attachments: (clientId: ClientId, rows: readonly MessageRow[]) =>
      attachments.of(
        clientId,
        rows.map((row) => row.message_id),
      ),
    /** Small pictures of the files that these messages are about, where the sender gave one. */
    thumbnails(clientId: ClientId, messageIds: readonly string[]) {
      const fileOf = attachments.of(clientId, messageIds as readonly MessageId[]);
      return messageIds.flatMap((id) => {
        const file = fileOf(id as MessageId);
        return file?.thumbnail === undefined ? [] : [{ id, bytes: file.thumbnail }];
      });
    },
    forms: (clientId: ClientId, rows: readonly MessageRow[]) =>
      forms.of(
        clientId,
        rows.filter(({ text }) => text === null).map((row) => row.message_id),
      ),
    events: (clientId: ClientId): readonly EventRow[] => events.all(clientId),
    chainHeads(clientId: ClientId): ChainHeads | undefined {
      const row = heads.get(clientId);
      return row === undefined
        ? undefined
        : {
            sent: { sequence: row.sent_sequence, hash: row.sent_hash },
            received: { sequence: row.received_sequence, hash: row.received_hash },
          };
    },
    addDisclosure(entry: Disclosure): void {
      insert.run(
        entry.id,
        entry.clientId,
        entry.clientName,
        entry.at,
        entry.recipient,
        entry.reason,
        entry.authority,
        entry.fromDay,
        entry.toDay,
        entry.timeZone,
        entry.messages,
        entry.imported,
        entry.notes,
        entry.psychotherapyNotes,
        entry.failed,
        JSON.stringify(entry.files),
        entry.chainHeads === undefined ? null : JSON.stringify(entry.chainHeads),
      );
    },
    disclosures: (clientId: ClientId | undefined): Disclosure[] =>
      (clientId === undefined ? all.all() : ofClient.all(clientId)).map(disclosureOf),
  };
}

export type RecordsRepository = ReturnType<typeof createRecordsRepository>;

function disclosureOf(row: DisclosureRow): Disclosure {
  return {
    id: row.disclosure_id,
    clientId: row.client_id,
    clientName: row.client_name,
    at: row.at,
    recipient: row.recipient,
    reason: row.reason,
    authority: row.authority,
    fromDay: row.from_day,
    toDay: row.to_day,
    timeZone: row.time_zone,
    messages: row.messages,
    imported: row.imported ?? 0,
    notes: row.notes,
    psychotherapyNotes: row.psychotherapy_notes ?? 0,
    failed: row.failed,
    files: storedFiles.parse(JSON.parse(row.files)),
    ...(row.chain_heads === null ? {} : { chainHeads: storedHeads.parse(JSON.parse(row.chain_heads)) }),
  };
}
