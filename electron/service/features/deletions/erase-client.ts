/** Takes everything of one client out of the store. What SQLite frees it overwrites (secure_delete), the search index with it. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId } from '../../../../shared/domain/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../../database/database.ts';

export type DeletionCounts = Output<'deletions.preview'>['counts'];

const erased = '(SELECT client_id FROM client_erasure)';
const psychotherapyNotesOf = `(SELECT note_id FROM psychotherapy_note WHERE client_id IN ${erased})`;
const notesOf = `(SELECT note_id FROM note WHERE client_id IN ${erased})`;

/** In this order, since rows refer to rows. */
const steps = [
  `DELETE FROM held_payload WHERE relationship_id IN (
    SELECT relationship_id FROM entry WHERE conversation_id IN ${erased}
    UNION SELECT relationship_id FROM session WHERE conversation_id IN ${erased})`,
  `DELETE FROM outbox WHERE conversation_id IN ${erased}`,
  `DELETE FROM pending_join WHERE conversation_id IN ${erased}`,
  `DELETE FROM invite WHERE conversation_id IN ${erased}`,
  `DELETE FROM session WHERE conversation_id IN ${erased}`,
  `DELETE FROM conversation_event WHERE conversation_id IN ${erased}`,
  `DELETE FROM attachment_file WHERE file_id IN (SELECT file_id FROM attachment WHERE conversation_id IN ${erased})`,
  `DELETE FROM attachment WHERE conversation_id IN ${erased}`,
  `DELETE FROM form_index WHERE rowid IN (
    SELECT index_row FROM form_asked WHERE client_id IN ${erased}
    UNION SELECT index_row FROM form_answer WHERE client_id IN ${erased})`,
  `DELETE FROM form_asked WHERE client_id IN ${erased}`,
  `DELETE FROM form_answer WHERE client_id IN ${erased}`,
  `DELETE FROM form_signer WHERE client_id IN ${erased}`,
  `DELETE FROM entry WHERE conversation_id IN ${erased}`,
  `DELETE FROM contact_index WHERE rowid IN (SELECT index_row FROM contact WHERE client_id IN ${erased})`,
  `DELETE FROM contact_version WHERE contact_id IN (SELECT contact_id FROM contact WHERE client_id IN ${erased})`,
  `DELETE FROM contact WHERE client_id IN ${erased}`,
  `DELETE FROM channel_plan_wait WHERE client_id IN ${erased}`,
  `DELETE FROM channel_plan WHERE client_id IN ${erased}`,
  `DELETE FROM imported_index WHERE rowid IN (SELECT id FROM imported_message WHERE client_id IN ${erased})`,
  `DELETE FROM attachment_file WHERE file_id IN (SELECT file_id FROM imported_file WHERE client_id IN ${erased})`,
  `DELETE FROM imported_file WHERE client_id IN ${erased}`,
  `DELETE FROM imported_message WHERE client_id IN ${erased}`,
  `DELETE FROM attachment_file WHERE file_id IN (SELECT file_id FROM message_import WHERE client_id IN ${erased})`,
  `DELETE FROM message_import WHERE client_id IN ${erased}`,
  `DELETE FROM note_index WHERE rowid IN (SELECT index_row FROM note WHERE client_id IN ${erased})`,
  `DELETE FROM note_draft WHERE note_id IN ${notesOf}`,
  `DELETE FROM note_addendum WHERE note_id IN ${notesOf}`,
  `DELETE FROM note_signature WHERE note_id IN ${notesOf}`,
  `DELETE FROM note_version WHERE note_id IN ${notesOf}`,
  `DELETE FROM note WHERE client_id IN ${erased}`,
  `DELETE FROM psychotherapy_draft WHERE note_id IN ${psychotherapyNotesOf}`,
  `DELETE FROM psychotherapy_addendum WHERE note_id IN ${psychotherapyNotesOf}`,
  `DELETE FROM psychotherapy_signature WHERE note_id IN ${psychotherapyNotesOf}`,
  `DELETE FROM psychotherapy_version WHERE note_id IN ${psychotherapyNotesOf}`,
  `DELETE FROM psychotherapy_note WHERE client_id IN ${erased}`,
  `DELETE FROM records_request WHERE client_id IN ${erased}`,
  `DELETE FROM disclosure_by_hand WHERE client_id IN ${erased}`,
  `DELETE FROM amendment_statement WHERE client_id IN ${erased}`,
  `DELETE FROM client_retention WHERE client_id IN ${erased}`,
  `DELETE FROM legal_hold WHERE client_id IN ${erased}`,
  `DELETE FROM outside_record WHERE client_id IN ${erased}`,
  `DELETE FROM redaction WHERE client_id IN ${erased}`,
  `DELETE FROM will_client WHERE client_id IN ${erased}`,
  `DELETE FROM disclosure WHERE client_id IN ${erased}`,
  `DELETE FROM client WHERE id IN ${erased}`,
  'DELETE FROM client_erasure',
];

export function countOfClient(database: ReadableDatabase, clientId: ClientId): DeletionCounts {
  const counts = database
    .query<DeletionCounts>(`WITH wanted (id) AS (SELECT ?) SELECT
      (SELECT count(*) FROM entry WHERE conversation_id = (SELECT id FROM wanted) AND is_shown = 1)
        + (SELECT count(*) FROM imported_message WHERE client_id = (SELECT id FROM wanted)) AS messages,
      (SELECT count(*) FROM contact WHERE client_id = (SELECT id FROM wanted)) AS contacts,
      (SELECT count(*) FROM channel_plan WHERE client_id = (SELECT id FROM wanted)) AS plans,
      (SELECT count(*) FROM note WHERE client_id = (SELECT id FROM wanted))
        + (SELECT count(*) FROM psychotherapy_note WHERE client_id = (SELECT id FROM wanted)) AS notes,
      (SELECT count(*) FROM note_addendum JOIN note USING (note_id) WHERE client_id = (SELECT id FROM wanted))
        + (SELECT count(*) FROM psychotherapy_addendum JOIN psychotherapy_note USING (note_id)
          WHERE client_id = (SELECT id FROM wanted)) AS addenda,
      (SELECT count(*) FROM session WHERE conversation_id = (SELECT id FROM wanted)) + (SELECT count(*) FROM invite WHERE conversation_id = (SELECT id FROM wanted))
        + (SELECT count(*) FROM pending_join WHERE conversation_id = (SELECT id FROM wanted))
        + (SELECT count(*) FROM attachment JOIN attachment_file USING (file_id) WHERE conversation_id = (SELECT id FROM wanted))
        + (SELECT count(*) FROM message_import JOIN attachment_file USING (file_id) WHERE client_id = (SELECT id FROM wanted))
        + (SELECT count(*) FROM imported_file JOIN attachment_file USING (file_id) WHERE client_id = (SELECT id FROM wanted)) AS keys,
      (SELECT count(*) FROM disclosure WHERE client_id = (SELECT id FROM wanted))
        + (SELECT count(*) FROM disclosure_by_hand WHERE client_id = (SELECT id FROM wanted)) AS disclosures`)
    .get(clientId);
  return counts ?? { messages: 0, contacts: 0, plans: 0, notes: 0, addenda: 0, keys: 0, disclosures: 0 };
}

/** Within a transaction of the caller. Throws where a legal hold stands. */
export function eraseClient(database: WritableDatabase, clientId: ClientId): void {
  database.command('INSERT INTO client_erasure (client_id) VALUES (?)').run(clientId);
  for (const step of steps) database.command(step).run();
}
