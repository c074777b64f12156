/** The messenger's values as rows of the store, and back. */
import { z } from 'zod';
import type { ClientId, InviteId, MessageId, RelationshipId, Timestamp } from '../../../../shared/domain/ids.ts';
import type {
  ComparedHow,
  HeldPayload,
  OutboxItem,
  PendingJoin,
  Role,
  SafetyState,
  Session,
} from '../../../../shared/messenger/store.ts';
import {
  formerMailboxesOf,
  formerMailboxesText,
  type MailboxColumns,
  mailboxLifeOf,
  ownRescueOf,
  peerRescueOf,
} from './mailbox-rows.ts';
import { joiningAnswerText, joiningOf } from './invite-rows.ts';
import { rekeyOf, rekeyText } from './rekey-row.ts';
import { plain } from '../../database/plain-bytes.ts';

const ranges = z.array(z.tuple([z.number(), z.number()]));
const receiptsOwed = z.object({ delivered: ranges, read: ranges });
const profile = z.object({
  name: z.string(),
  practiceName: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  emergencyText: z.string().exactOptional(),
});

export type SessionRow = MailboxColumns & {
  conversation_id: ClientId;
  relationship_id: RelationshipId;
  role: Role;
  phase: Session['phase'];
  ratchet: Uint8Array;
  identity_secret: Uint8Array;
  identity_public: Uint8Array;
  peer_identity: Uint8Array;
  own_mailbox_url: string;
  own_mailbox_reader_secret: Uint8Array;
  own_mailbox_capability: Uint8Array;
  peer_mailbox_url: string;
  peer_mailbox_capability: Uint8Array;
  sent_sequence: number;
  sent_hash: Uint8Array;
  received_sequence: number;
  received_hash: Uint8Array;
  acknowledged: number;
  last_order_at_incoming: Timestamp;
  last_order_at_outgoing: Timestamp;
  receipt_due_at: Timestamp | null;
  receipts_owed: string;
  read_up_to: number | null;
  peer_read_up_to: number | null;
  sent_since_step: number;
  last_step_at: Timestamp;
  verified_at: Timestamp | null;
  verified_by: string | null;
  forked_at: Timestamp | null;
  peer_profile: string;
  opened_at: Timestamp;
  joining_blob_id: Uint8Array | null;
  joining_expires_at: Timestamp | null;
  joining_answer: string | null;
  gap_since: Timestamp | null;
  gap_up_to: number | null;
  gap_asks: number | null;
  gap_waits_from: Timestamp | null;
  resends_since: Timestamp | null;
  resends_count: number | null;
  last_sync_at: Timestamp | null;
  former_mailboxes: string | null;
  peer_moved_in: number | null;
  rekey: string | null;
  former_ratchet: Uint8Array | null;
  safety_changed_at: Timestamp | null;
  verified_how: ComparedHow | null;
  unconfirmed_since: Timestamp | null;
};

export function sessionRow(session: Session): SessionRow {
  const { safety, freeze, joining, gap, resends } = session;
  return {
    conversation_id: session.conversationId,
    relationship_id: session.relationshipId,
    role: session.role,
    phase: session.phase,
    ratchet: session.ratchet,
    identity_secret: session.identitySecret,
    identity_public: session.identityPublic,
    peer_identity: session.peerIdentity,
    own_mailbox_url: session.ownMailbox.relayUrl,
    own_mailbox_reader_secret: session.ownMailbox.readerSecret,
    own_mailbox_capability: session.ownMailbox.capability,
    peer_mailbox_url: session.peerMailbox.relayUrl,
    peer_mailbox_capability: session.peerMailbox.capability,
    sent_sequence: session.sent.sequence,
    sent_hash: session.sent.hash,
    received_sequence: session.received.sequence,
    received_hash: session.received.hash,
    acknowledged: session.acknowledged,
    last_order_at_incoming: session.lastOrderAt.incoming,
    last_order_at_outgoing: session.lastOrderAt.outgoing,
    receipt_due_at: session.receiptDueAt ?? null,
    receipts_owed: JSON.stringify(session.receiptsOwed),
    read_up_to: session.readUpTo ?? null,
    peer_read_up_to: session.peerReadUpTo ?? null,
    sent_since_step: session.sentSinceStep,
    last_step_at: session.lastStepAt,
    verified_at: safety.kind === 'verified' ? safety.at : null,
    verified_by: safety.kind === 'verified' ? safety.by : null,
    forked_at: freeze?.at ?? null,
    peer_profile: JSON.stringify(session.peerProfile),
    opened_at: session.openedAt,
    joining_blob_id: joining?.inviteBlobId ?? null,
    joining_expires_at: joining?.expiresAt ?? null,
    joining_answer: joiningAnswerText(joining),
    gap_since: gap?.since ?? null,
    gap_up_to: gap?.upTo ?? null,
    gap_asks: gap?.asks ?? null,
    gap_waits_from: gap?.waitsFrom ?? null,
    resends_since: resends?.since ?? null,
    resends_count: resends?.count ?? null,
    last_sync_at: session.lastSyncAt ?? null,
    former_mailboxes: session.formerMailboxes === undefined ? null : formerMailboxesText(session.formerMailboxes),
    rekey: session.rekey === undefined ? null : rekeyText(session.rekey),
    former_ratchet: session.rekey?.former?.ratchet ?? null,
    peer_moved_in: session.peerMovedIn ?? null,
    mailbox_key: session.mailbox?.key ?? null,
    mailbox_number: session.mailbox?.number ?? null,
    mailbox_since: session.mailbox?.since ?? null,
    mailbox_cells: session.mailbox?.cells ?? null,
    own_rescue_url: session.ownRescue?.relayUrl ?? null,
    own_rescue_reader_secret: session.ownRescue?.readerSecret ?? null,
    own_rescue_capability: session.ownRescue?.capability ?? null,
    peer_rescue_url: session.peerRescue?.relayUrl ?? null,
    peer_rescue_capability: session.peerRescue?.capability ?? null,
    safety_changed_at: safety.kind === 'changed' ? safety.at : null,
    verified_how: safety.kind === 'verified' ? (safety.how ?? null) : null,
    unconfirmed_since: session.unconfirmedSince ?? null,
  };
}

export function sessionOf(row: SessionRow): Session {
  return {
    conversationId: row.conversation_id,
    relationshipId: row.relationship_id,
    role: row.role,
    phase: row.phase,
    ratchet: plain(row.ratchet),
    identitySecret: plain(row.identity_secret),
    identityPublic: plain(row.identity_public),
    peerIdentity: plain(row.peer_identity),
    ownMailbox: {
      relayUrl: row.own_mailbox_url,
      readerSecret: plain(row.own_mailbox_reader_secret),
      capability: plain(row.own_mailbox_capability),
    },
    peerMailbox: { relayUrl: row.peer_mailbox_url, capability: plain(row.peer_mailbox_capability) },
    sent: { sequence: row.sent_sequence, hash: plain(row.sent_hash) },
    received: { sequence: row.received_sequence, hash: plain(row.received_hash) },
    acknowledged: row.acknowledged,
    lastOrderAt: { incoming: row.last_order_at_incoming, outgoing: row.last_order_at_outgoing },
    receiptDueAt: row.receipt_due_at ?? undefined,
    receiptsOwed: receiptsOwed.parse(JSON.parse(row.receipts_owed)),
    ...(row.read_up_to === null ? {} : { readUpTo: row.read_up_to }),
    ...(row.peer_read_up_to === null ? {} : { peerReadUpTo: row.peer_read_up_to }),
    sentSinceStep: row.sent_since_step,
    lastStepAt: row.last_step_at,
    safety: safetyOf(row),
    freeze: row.forked_at === null ? undefined : { kind: 'fork', at: row.forked_at },
    peerProfile: profile.parse(JSON.parse(row.peer_profile)),
    openedAt: row.opened_at,
    ...joiningOf(row),
    ...gapOf(row),
    ...(row.peer_moved_in === null ? {} : { peerMovedIn: row.peer_moved_in }),
    ...mailboxLifeOf(row),
    ...ownRescueOf(row),
    ...peerRescueOf(row),
    ...(row.rekey === null ? {} : { rekey: rekeyOf(row.rekey, row.former_ratchet) }),
    ...(row.former_mailboxes === null ? {} : { formerMailboxes: formerMailboxesOf(row.former_mailboxes) }),
    ...(row.last_sync_at === null ? {} : { lastSyncAt: row.last_sync_at }),
    ...(row.unconfirmed_since === null ? {} : { unconfirmedSince: row.unconfirmed_since }),
    ...(row.resends_since === null || row.resends_count === null
      ? {}
      : { resends: { since: row.resends_since, count: row.resends_count } }),
  };
}

function safetyOf(row: SessionRow): SafetyState {
  const { verified_at: at, verified_by: by, verified_how: how, safety_changed_at: changedAt } = row;
  if (at !== null) return { kind: 'verified', at, by: by ?? '', ...(how === null ? {} : { how }) };
  return changedAt === null ? { kind: 'unverified' } : { kind: 'changed', at: changedAt };
}

function gapOf(row: SessionRow): Pick<Session, 'gap'> {
  const { gap_since: since, gap_up_to: upTo, gap_asks: asks, gap_waits_from: waitsFrom } = row;
  if (since === null || upTo === null || asks === null || waitsFrom === null) return {};
  return { gap: { since, upTo, asks, waitsFrom } };
}

export type JoinRow = {
  join_id: string;
  invite_id: InviteId;
  conversation_id: ClientId;
  name: string;
  arrived_at: Timestamp;
  relationship_id: RelationshipId;
  ratchet: Uint8Array;
  identity_secret: Uint8Array;
  identity_public: Uint8Array;
  peer_identity: Uint8Array;
  peer_mailbox_url: string;
  peer_mailbox_capability: Uint8Array;
  transcript: Uint8Array;
  peer_rescue_url: string | null;
  peer_rescue_capability: Uint8Array | null;
};

export function joinRow(join: PendingJoin): JoinRow {
  return {
    join_id: join.joinId,
    invite_id: join.inviteId,
    conversation_id: join.conversationId,
    name: join.name,
    arrived_at: join.arrivedAt,
    relationship_id: join.relationshipId,
    ratchet: join.ratchet,
    identity_secret: join.identitySecret,
    identity_public: join.identityPublic,
    peer_identity: join.peerIdentity,
    peer_mailbox_url: join.peerMailbox.relayUrl,
    peer_mailbox_capability: join.peerMailbox.capability,
    transcript: join.transcript,
    peer_rescue_url: join.peerRescue?.relayUrl ?? null,
    peer_rescue_capability: join.peerRescue?.capability ?? null,
  };
}

export function joinOf(row: JoinRow): PendingJoin {
  return {
    joinId: row.join_id,
    inviteId: row.invite_id,
    conversationId: row.conversation_id,
    name: row.name,
    arrivedAt: row.arrived_at,
    relationshipId: row.relationship_id,
    ratchet: plain(row.ratchet),
    identitySecret: plain(row.identity_secret),
    identityPublic: plain(row.identity_public),
    peerIdentity: plain(row.peer_identity),
    peerMailbox: { relayUrl: row.peer_mailbox_url, capability: plain(row.peer_mailbox_capability) },
    transcript: plain(row.transcript),
    ...peerRescueOf(row),
  };
}

export type OutboxRow = {
  position: number;
  cell_id: string;
  conversation_id: ClientId;
  message_id: MessageId | null;
  to_url: string;
  to_capability: Uint8Array;
  cell: Uint8Array;
  queued_at: Timestamp;
};

export function outboxItemOf(row: OutboxRow): OutboxItem {
  return {
    cellId: row.cell_id,
    position: row.position,
    conversationId: row.conversation_id,
    messageId: row.message_id ?? undefined,
    to: { relayUrl: row.to_url, capability: plain(row.to_capability) },
    cell: plain(row.cell),
    queuedAt: row.queued_at,
  };
}

export type HeldRow = {
  relationship_id: RelationshipId;
  sequence: number;
  payload: Uint8Array;
  held_at: Timestamp;
  payload_hash: Uint8Array | null;
};

export function heldOf(row: HeldRow): HeldPayload {
  return {
    relationshipId: row.relationship_id,
    sequence: row.sequence,
    payload: plain(row.payload),
    heldAt: row.held_at,
    ...(row.payload_hash === null ? {} : { payloadHash: plain(row.payload_hash) }),
  };
}
