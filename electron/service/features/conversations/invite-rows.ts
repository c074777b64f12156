/** An invite as a row, what a session keeps of the one it asked through, and back. */
import { z } from 'zod';
import type { ClientId, InviteId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Invite, Session } from '../../../../shared/messenger/store.ts';
import { plain } from '../../database/plain-bytes.ts';
import { hexBytes } from './hex-bytes.ts';

export type InviteRow = {
  invite_id: InviteId;
  conversation_id: ClientId;
  link: string;
  bundle: Uint8Array;
  one_time_secret: Uint8Array;
  kem_secret: Uint8Array;
  identity_secret: Uint8Array;
  mailbox_url: string;
  mailbox_reader_secret: Uint8Array;
  mailbox_capability: Uint8Array;
  blob_delete_token: Uint8Array;
  created_at: Timestamp;
  expires_at: Timestamp;
  is_published: number;
  blob: Uint8Array | null;
  relay_token: string | null;
  requires_code: number;
  join_code: string | null;
  join_code_key: Uint8Array | null;
  answers: string | null;
  failed_attempts: number;
  phase: Invite['phase'];
};

export function inviteRow(invite: Invite): InviteRow {
  return {
    invite_id: invite.inviteId,
    conversation_id: invite.conversationId,
    link: invite.link,
    bundle: invite.bundle,
    one_time_secret: invite.oneTimeSecret,
    kem_secret: invite.kemSecret,
    identity_secret: invite.identitySecret,
    mailbox_url: invite.mailbox.relayUrl,
    mailbox_reader_secret: invite.mailbox.readerSecret,
    mailbox_capability: invite.mailbox.capability,
    blob_delete_token: invite.blobDeleteToken,
    created_at: invite.createdAt,
    expires_at: invite.expiresAt,
    is_published: invite.isPublished ? 1 : 0,
    blob: invite.blob ?? null,
    relay_token: invite.relayToken ?? null,
    requires_code: invite.requiresCode ? 1 : 0,
    join_code: invite.code?.text ?? null,
    join_code_key: invite.code?.key ?? null,
    answers: invite.answers === undefined ? null : answersText(invite.answers),
    failed_attempts: invite.failedAttempts,
    phase: invite.phase,
  };
}

export function inviteOf(row: InviteRow): Invite {
  return {
    inviteId: row.invite_id,
    conversationId: row.conversation_id,
    link: row.link,
    bundle: plain(row.bundle),
    oneTimeSecret: plain(row.one_time_secret),
    kemSecret: plain(row.kem_secret),
    identitySecret: plain(row.identity_secret),
    mailbox: {
      relayUrl: row.mailbox_url,
      readerSecret: plain(row.mailbox_reader_secret),
      capability: plain(row.mailbox_capability),
    },
    blobDeleteToken: plain(row.blob_delete_token),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    isPublished: row.is_published === 1,
    ...(row.blob === null ? {} : { blob: plain(row.blob) }),
    ...(row.relay_token === null ? {} : { relayToken: row.relay_token }),
    requiresCode: row.requires_code === 1,
    ...(row.join_code === null || row.join_code_key === null
      ? {}
      : { code: { text: row.join_code, key: plain(row.join_code_key) } }),
    ...(row.answers === null ? {} : { answers: answersOf(row.answers) }),
    failedAttempts: row.failed_attempts,
    phase: row.phase,
  };
}

const answers = z.array(z.object({ blobId: hexBytes, blob: hexBytes }));

function answersText(kept: NonNullable<Invite['answers']>): string {
  return JSON.stringify(kept.map(({ blobId, blob }) => ({ blobId: toHex(blobId), blob: toHex(blob) })));
}

function answersOf(text: string): NonNullable<Invite['answers']> {
  return answers.parse(JSON.parse(text));
}

const joiningAnswer = z.object({
  answer: z.object({ blobId: hexBytes, key: hexBytes }).exactOptional(),
  refused: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('wrong-code'), triesLeft: z.number() }),
      z.object({ kind: z.literal('crowded') }),
    ])
    .exactOptional(),
});

export function joiningAnswerText(joining: Session['joining']): string | null {
  const { answer, refused } = joining ?? {};
  if (answer === undefined && refused === undefined) return null;
  return JSON.stringify({
    ...(answer && { answer: { blobId: toHex(answer.blobId), key: toHex(answer.key) } }),
    ...(refused && { refused }),
  });
}

export type JoiningColumns = {
  readonly joining_blob_id: Uint8Array | null;
  readonly joining_expires_at: Timestamp | null;
  readonly joining_answer: string | null;
};

export function joiningOf(row: JoiningColumns): Pick<Session, 'joining'> {
  const { joining_blob_id: blobId, joining_expires_at: expiresAt, joining_answer: said } = row;
  if (blobId === null || expiresAt === null) return {};
  const rest = said === null ? {} : joiningAnswer.parse(JSON.parse(said));
  return { joining: { inviteBlobId: plain(blobId), expiresAt, ...rest } };
}
