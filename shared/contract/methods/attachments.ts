/** Files of conversations: giving one, following it, and reading one that is whole. */
import { z } from 'zod';
import { bytesUpTo, clientId, messageId, nothing, timestamp } from '../shapes.ts';
import { method } from './method.ts';

const maxPieceBytes = 2 ** 20;
export const maxThumbnailBytes = 8192;

/** In bytes of the file. */
const progress = { done: z.number(), total: z.number(), isPaused: z.literal(true).optional() };

const attachmentState = z.discriminatedUnion('kind', [
  /** Own ones, before the message about it is sent. `wait`: why nothing moves at the moment. */
  z.object({ kind: z.literal('uploading'), ...progress, wait: z.enum(['unreachable', 'relay-full']).optional() }),
  z.object({
    kind: z.literal('stopped'),
    reason: z.enum(['conversation-ended', 'refused-by-relay', 'copy-missing']),
  }),
  /** How far it came is the message's own delivery. */
  z.object({ kind: z.literal('sent') }),
  /** Incoming, and nobody has fetched it. */
  z.object({ kind: z.literal('announced') }),
  z.object({ kind: z.literal('downloading'), ...progress }),
  /** Whole, and proven to be what the message names. */
  z.object({ kind: z.literal('here') }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum(['altered', 'trailing-bytes', 'cut-off', 'too-long', 'too-short', 'padding', 'hash']),
  }),
  /** The relay has it no more. `askedAt`: when the other side was asked for it. */
  z.object({ kind: z.literal('gone'), askedAt: timestamp.optional() }),
  /** It was here, and the backup that this practice was restored from did not have it. */
  z.object({ kind: z.literal('missing') }),
]);

export const attachmentView = z.object({
  messageId,
  /** One line, no path; may be empty. */
  name: z.string(),
  /** By the sender's word. */
  mime: z.string(),
  size: z.number(),
  /** A small picture, by the sender's word. */
  thumbnail: bytesUpTo(maxThumbnailBytes).optional(),
  state: attachmentState,
});

const named = z.object({ clientId, messageId });

/** A piece of a file that is here. */
export const filePiece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('piece'), bytes: bytesUpTo(maxPieceBytes), isLast: z.boolean() }),
  z.object({ kind: z.enum(['not-here', 'damaged']) }),
]);

/** What came of saving a file where the person wants it; a file that is there is never replaced. */
export const savedFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), name: z.string() }),
  z.object({ kind: z.enum(['not-here', 'damaged', 'disk-full', 'folder-unwritable']) }),
]);

export const attachmentMethods = {
  /** What is begun and not finished is forgotten with the lock. */
  'attachments.begin': method(
    z.object({
      clientId,
      name: z.string().max(1000),
      mime: z.string().max(200),
      size: z.int().min(0),
      thumbnail: bytesUpTo(maxThumbnailBytes).optional(),
    }),
    z.discriminatedUnion('kind', [
      /** Pieces of up to `pieceBytes` follow, each after the answer to the one before. */
      z.object({ kind: z.literal('begun'), messageId, pieceBytes: z.number() }),
      z.object({ kind: z.literal('too-large'), maxBytes: z.number() }),
      z.object({ kind: z.enum(['not-joined', 'frozen', 'ended', 'too-many']) }),
    ]),
  ),
  'attachments.append': method(
    z.object({ messageId, bytes: bytesUpTo(maxPieceBytes) }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['taken', 'unknown']) }),
      z.object({ kind: z.literal('too-large'), maxBytes: z.number() }),
    ]),
  ),
  /** From here on it is uploaded, whatever the screen does; then the message about it is sent. */
  'attachments.finish': method(
    z.object({ messageId }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('queued'), messageId }),
      z.object({ kind: z.enum(['wrong-size', 'unknown']) }),
    ]),
  ),
  /** Also of one that is only begun. */
  'attachments.cancel': method(named, z.object({ kind: z.enum(['cancelled', 'too-late', 'unknown']) })),
  'attachments.pause': method(named, nothing),
  /** Also tries again at once what stopped. */
  'attachments.resume': method(named, nothing),
  'attachments.fetch': method(named, nothing),
  /** Of one that is gone or missing: the other side uploads it anew, if it still has it, and then it comes by itself. */
  'attachments.askAgain': method(named, z.object({ kind: z.enum(['asked', 'not-possible']) })),
  /** Piece n is the bytes from n MiB on. */
  'attachments.read': method(named.extend({ piece: z.int().min(0).max(100_000) }), filePiece),
  /** `folder` is what the person chose in the dialog. */
  'attachments.save': method(named.extend({ folder: z.string().min(1).max(4096) }), savedFile),
};
