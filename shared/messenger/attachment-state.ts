/** A file of a conversation at this end: what the message says of it, and how far it has come. */
import type { ClientId, MessageId, Timestamp } from '../domain/ids.ts';
import { type AttachmentRefusal, attachmentChunkCount, attachmentPartCount } from '../protocol/index.ts';

/** Why an upload stands still for good, unless it is taken up again. */
export type UploadStop = 'conversation-ended' | 'refused-by-relay' | 'copy-missing';

/** `parts` counts those that are done, of `partsOf(attachment)`. */
export type AttachmentState =
  /** Sealed, hashed and kept here; there is no message yet. */
  | { readonly kind: 'uploading'; readonly parts: number; readonly wait?: 'unreachable' | 'relay-full' }
  | { readonly kind: 'stopped'; readonly parts: number; readonly reason: UploadStop }
  /** Given up before it was sent: so many parts the relay has still to forget, and then the row goes, too. */
  | { readonly kind: 'cancelling'; readonly parts: number }
  /** The message is in the chain. `again`: parts looked after because the peer asked, since `askedAt`. */
  | { readonly kind: 'sent'; readonly again?: number; readonly askedAt?: Timestamp }
  | { readonly kind: 'announced' }
  /** `askedAt`: when the peer was asked to upload it anew. */
  | { readonly kind: 'fetching'; readonly parts: number; readonly askedAt?: Timestamp }
  /** Whole and proven. `atRelay`: parts that the relay has still to forget. */
  | { readonly kind: 'here'; readonly atRelay?: number }
  | { readonly kind: 'refused'; readonly reason: AttachmentRefusal }
  /** The relay has it no more. */
  | { readonly kind: 'gone'; readonly askedAt?: Timestamp }
  /** It was here, and this store was restored without it. */
  | { readonly kind: 'missing' };

export type Attachment = {
  readonly conversationId: ClientId;
  /** Of the message about it; an outgoing one has its name before it is in the chain. */
  readonly messageId: MessageId;
  readonly direction: 'incoming' | 'outgoing';
  /** 32 hexadecimal digits: names the sealed parts at this end, and nowhere else. */
  readonly fileId: string;
  /** Cleaned: one line, no path. */
  readonly name: string;
  readonly mime: string;
  /** Bytes of the file itself. */
  readonly size: number;
  readonly thumbnail?: Uint8Array;
  readonly fileKey: Uint8Array;
  readonly blobId: Uint8Array;
  /** SHA-256 of the sealed form (protocol.md 2.12). */
  readonly blobHash: Uint8Array;
  /** SHA-256 of the file itself; absent while it was never whole here. */
  readonly fileHash?: Uint8Array;
  /** Where its parts are. */
  readonly relayUrl: string;
  readonly createdAt: Timestamp;
  /** A person has stopped it for now. */
  readonly isPaused?: true;
  readonly state: AttachmentState;
};

export type AttachmentName = Pick<Attachment, 'conversationId' | 'messageId'>;

/** Parts of its sealed form, 1 MiB of the file each. */
export function partsOf({ size }: Pick<Attachment, 'size'>): number {
  return attachmentPartCount(attachmentChunkCount(size));
}

/** Whether the engine has something to do for it without being told. */
export function hasWork({ state, isPaused }: Pick<Attachment, 'state' | 'isPaused'>): boolean {
  switch (state.kind) {
    case 'uploading':
    case 'fetching':
      return isPaused !== true;
    case 'cancelling':
      return true;
    case 'sent':
      return state.again !== undefined;
    case 'here':
      return state.atRelay !== undefined;
    default:
      return false;
  }
}
