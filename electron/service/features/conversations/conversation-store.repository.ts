/** The messenger's store over SQLite: what it must change together goes in one durable transaction (protocol.md 2.13). */
import { Fault } from '../../../../shared/contract/errors.ts';
import { assertNever } from '../../../../shared/language/assert-never.ts';
import { type Change, type ConversationStore, StoreFull } from '../../../../shared/messenger/store.ts';
import { type AttachmentRow, attachmentOf, attachmentRow } from '../attachments/index.ts';
import type { Command, SqlRow, SqlValue, WritableDatabase } from '../../database/database.ts';
import {
  type HeldRow,
  heldOf,
  type JoinRow,
  joinOf,
  joinRow,
  type OutboxRow,
  outboxItemOf,
  type SessionRow,
  sessionOf,
  sessionRow,
} from './conversation-rows.ts';
import { type InviteRow, inviteOf, inviteRow } from './invite-rows.ts';
import { deliveryRow, type EntryRow, entryOf, isShownType } from './entry-rows.ts';

export function createConversationStore(database: WritableDatabase): ConversationStore {
  const sessions = database.query<SessionRow>('SELECT * FROM session ORDER BY opened_at, conversation_id');
  const session = database.query<SessionRow>('SELECT * FROM session WHERE conversation_id = ?');
  const invites = database.query<InviteRow>('SELECT * FROM invite ORDER BY created_at, invite_id');
  const joins = database.query<JoinRow>('SELECT * FROM pending_join ORDER BY arrived_at, join_id');
  const entry = database.query<EntryRow>('SELECT * FROM entry WHERE conversation_id = ? AND message_id = ?');
  const entriesBetween = database.query<EntryRow>(
    'SELECT * FROM entry WHERE relationship_id = ? AND is_outgoing = ? AND sequence BETWEEN ? AND ? ORDER BY sequence',
  );
  const outbox = database.query<OutboxRow>('SELECT * FROM outbox ORDER BY position');
  const seen = database.query<{ found: number }>('SELECT 1 AS found FROM seen_cell WHERE cell_hash = ?');
  const held = database.query<HeldRow>('SELECT * FROM held_payload WHERE relationship_id = ? ORDER BY sequence');
  const attachment = database.query<AttachmentRow>(
    'SELECT * FROM attachment WHERE conversation_id = ? AND message_id = ?',
  );
  const attachmentsAtWork = database.query<AttachmentRow>(
    'SELECT * FROM attachment WHERE is_at_work = 1 ORDER BY created_at',
  );
  const write = prepareWrites(database);

  return {
    sessions: async () => sessions.all().map(sessionOf),
    session: async (conversationId) => optional(session.get(conversationId), sessionOf),
    invites: async () => invites.all().map(inviteOf),
    joins: async () => joins.all().map(joinOf),
    entry: async (conversationId, messageId) => optional(entry.get(conversationId, messageId), entryOf),
    entriesBetween: async (relationshipId, direction, from, to) =>
      entriesBetween.all(relationshipId, direction === 'outgoing' ? 1 : 0, from, to).map(entryOf),
    outbox: async () => outbox.all().map(outboxItemOf),
    hasSeen: async (cellHash) => seen.get(cellHash) !== undefined,
    heldPayloads: async (relationshipId) => held.all(relationshipId).map(heldOf),
    attachment: async (conversationId, messageId) => optional(attachment.get(conversationId, messageId), attachmentOf),
    attachmentsAtWork: async () => attachmentsAtWork.all().map(attachmentOf),
    async commit(changes) {
      try {
        database.transaction(() => {
          for (const change of changes) write(change);
        });
      } catch (error) {
        if (error instanceof Fault && error.code === 'store-full') throw new StoreFull({ cause: error });
        throw error;
      }
    },
  };
}

function prepareWrites(database: WritableDatabase): (change: Change) => void {
  const putSession = upsert(database, 'session', 'conversation_id', sessionColumns);
  const putInvite = upsert(database, 'invite', 'invite_id', inviteColumns);
  const putJoin = upsert(database, 'pending_join', 'join_id', joinColumns);
  const putAttachment = upsert(database, 'attachment', 'conversation_id, message_id', attachmentColumns);
  const deleteAttachment = database.command('DELETE FROM attachment WHERE conversation_id = ? AND message_id = ?');
  const appendEntry = database.command(`
    INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, text, refers_to,
      sent_at, stored_at, order_at, payload, chain_hash, delivery, delivery_sent_at, delivered_at, delivery_read_at, failed_at, failure, read_at,
      payload_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const setDelivery = database.command(`
    UPDATE entry SET delivery = ?, delivery_sent_at = ?, delivered_at = ?, delivery_read_at = ?, failed_at = ?, failure = ?
    WHERE conversation_id = ? AND message_id = ?`);
  const setRead = database.command(`
    UPDATE entry INDEXED BY entry_unread SET read_at = ?
    WHERE relationship_id = ? AND sequence <= ? AND is_outgoing = 0 AND read_at IS NULL AND conversation_id = ?`);
  const putOutbox = database.command(
    'INSERT OR REPLACE INTO outbox (cell_id, conversation_id, message_id, to_url, to_capability, cell, queued_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const deleteOutbox = database.command('DELETE FROM outbox WHERE cell_id = ?');
  const putSeen = database.command('INSERT OR REPLACE INTO seen_cell (cell_hash, forget_at) VALUES (?, ?)');
  const forgetSeen = database.command('DELETE FROM seen_cell WHERE forget_at < ?');
  const hold = database.command(
    'INSERT OR REPLACE INTO held_payload (relationship_id, sequence, payload, held_at, payload_hash) VALUES (?, ?, ?, ?, ?)',
  );
  const release = database.command('DELETE FROM held_payload WHERE relationship_id = ? AND sequence = ?');
  const deleteJoin = database.command('DELETE FROM pending_join WHERE join_id = ?');
  const appendEvent = database.command(
    'INSERT INTO conversation_event (conversation_id, at, what, count) VALUES (?, ?, ?, ?)',
  );

  return (change) => {
    switch (change.kind) {
      case 'put-session':
        return void putSession(sessionRow(change.session));
      case 'append-entry': {
        const { entry } = change;
        const delivery = deliveryRow(entry.delivery);
        return void appendEntry.run(
          entry.messageId,
          entry.conversationId,
          entry.relationshipId,
          entry.direction === 'outgoing' ? 1 : 0,
          entry.sequence,
          entry.type,
          isShownType(entry.type) ? 1 : 0,
          entry.text ?? null,
          entry.refersTo ?? null,
          entry.sentAt,
          entry.storedAt,
          entry.orderAt,
          entry.payload,
          entry.chainHash,
          delivery.delivery,
          delivery.delivery_sent_at,
          delivery.delivered_at,
          delivery.delivery_read_at,
          delivery.failed_at,
          delivery.failure,
          entry.readAt ?? null,
          entry.payloadHash ?? null,
        );
      }
      case 'set-delivery': {
        const row = deliveryRow(change.delivery);
        return void setDelivery.run(
          row.delivery,
          row.delivery_sent_at,
          row.delivered_at,
          row.delivery_read_at,
          row.failed_at,
          row.failure,
          change.conversationId,
          change.messageId,
        );
      }
      case 'set-read':
        return void setRead.run(change.readAt, change.relationshipId, change.upToSequence, change.conversationId);
      case 'put-outbox': {
        const { item } = change;
        return void putOutbox.run(
          item.cellId,
          item.conversationId,
          item.messageId ?? null,
          item.to.relayUrl,
          item.to.capability,
          item.cell,
          item.queuedAt,
        );
      }
      case 'delete-outbox':
        return void deleteOutbox.run(change.cellId);
      case 'put-seen':
        return void putSeen.run(change.cellHash, change.forgetAt);
      case 'forget-seen':
        return void forgetSeen.run(change.before);
      case 'hold-payload':
        return void hold.run(
          change.held.relationshipId,
          change.held.sequence,
          change.held.payload,
          change.held.heldAt,
          change.held.payloadHash ?? null,
        );
      case 'release-payload':
        return void release.run(change.relationshipId, change.sequence);
      case 'put-invite':
        return void putInvite(inviteRow(change.invite));
      case 'put-join':
        return void putJoin(joinRow(change.join));
      case 'delete-join':
        return void deleteJoin.run(change.joinId);
      case 'put-attachment':
        return void putAttachment(attachmentRow(change.attachment));
      case 'delete-attachment':
        return void deleteAttachment.run(change.conversationId, change.messageId);
      case 'append-event':
        return void appendEvent.run(
          change.event.conversationId,
          change.event.at,
          change.event.what,
          change.event.count ?? null,
        );
      default:
        return assertNever(change);
    }
  };
}

const sessionColumns: readonly (keyof SessionRow)[] = [
  'conversation_id',
  'relationship_id',
  'role',
  'phase',
  'ratchet',
  'identity_secret',
  'identity_public',
  'peer_identity',
  'own_mailbox_url',
  'own_mailbox_reader_secret',
  'own_mailbox_capability',
  'peer_mailbox_url',
  'peer_mailbox_capability',
  'sent_sequence',
  'sent_hash',
  'received_sequence',
  'received_hash',
  'acknowledged',
  'last_order_at_incoming',
  'last_order_at_outgoing',
  'receipt_due_at',
  'receipts_owed',
  'read_up_to',
  'peer_read_up_to',
  'sent_since_step',
  'last_step_at',
  'verified_at',
  'verified_by',
  'forked_at',
  'peer_profile',
  'opened_at',
  'joining_blob_id',
  'joining_expires_at',
  'joining_answer',
  'gap_since',
  'gap_up_to',
  'gap_asks',
  'gap_waits_from',
  'resends_since',
  'resends_count',
  'last_sync_at',
  'former_mailboxes',
  'peer_moved_in',
  'mailbox_key',
  'mailbox_number',
  'mailbox_since',
  'mailbox_cells',
  'own_rescue_url',
  'own_rescue_reader_secret',
  'own_rescue_capability',
  'peer_rescue_url',
  'peer_rescue_capability',
  'rekey',
  'former_ratchet',
  'safety_changed_at',
  'verified_how',
  'unconfirmed_since',
];

const inviteColumns: readonly (keyof InviteRow)[] = [
  'invite_id',
  'conversation_id',
  'link',
  'bundle',
  'one_time_secret',
  'kem_secret',
  'identity_secret',
  'mailbox_url',
  'mailbox_reader_secret',
  'mailbox_capability',
  'blob_delete_token',
  'created_at',
  'expires_at',
  'is_published',
  'blob',
  'relay_token',
  'requires_code',
  'join_code',
  'join_code_key',
  'answers',
  'failed_attempts',
  'phase',
];

const joinColumns: readonly (keyof JoinRow)[] = [
  'join_id',
  'invite_id',
  'conversation_id',
  'name',
  'arrived_at',
  'relationship_id',
  'ratchet',
  'identity_secret',
  'identity_public',
  'peer_identity',
  'peer_mailbox_url',
  'peer_mailbox_capability',
  'transcript',
  'peer_rescue_url',
  'peer_rescue_capability',
];

const attachmentColumns: readonly (keyof AttachmentRow)[] = [
  'conversation_id',
  'message_id',
  'is_outgoing',
  'file_id',
  'name',
  'mime',
  'size',
  'thumbnail',
  'file_key',
  'blob_id',
  'blob_hash',
  'file_hash',
  'relay_url',
  'created_at',
  'is_paused',
  'state',
  'parts',
  'reason',
  'asked_at',
  'is_at_work',
];

/** Updates in place: `INSERT OR REPLACE` would write the whole row and its indexes anew. Names come from this file, never from outside. */
function upsert<Row extends SqlRow>(
  database: WritableDatabase,
  table: string,
  key: string,
  columns: readonly (keyof Row & string)[],
): (row: Row) => void {
  const changed = columns
    .filter((column) => !key.split(', ').includes(column))
    .map((column) => `${column} = excluded.${column}`);
  const command: Command = database.command(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (${key}) DO UPDATE SET ${changed.join(', ')}`,
  );
  return (row) => {
    command.run(...columns.map((column): SqlValue => row[column] ?? null));
  };
}

function optional<Row, Value>(row: Row | undefined, parse: (row: Row) => Value): Value | undefined {
  return row === undefined ? undefined : parse(row);
}
