/**
 * A file on its way: padded, sealed and hashed while it is read, and proved whole while it is fetched
 * (protocol.md 2.12). Neither side ever holds more of it than it is given at once.
 */
import { startSha256Later } from '../crypto/incremental-hash.ts';
import { sameBytes } from '../language/bytes.ts';
import { createTurn } from '../language/in-turn.ts';
import type { RandomBytes } from '../language/random.ts';
import { attachmentChunkCount, type AttachmentBody, MAX_ATTACHMENT_BYTES } from './attachment-body.ts';
import {
  STREAM_CHUNK_BYTES,
  type StreamRefusal,
  startOpening,
  startSealing,
  streamBlobBytes,
} from './attachment-stream.ts';
import { padmeBytes, padmeSize } from './padme.ts';

export type SealedPieces =
  /** Bytes of the blob, in order. */
  | { readonly kind: 'pieces'; readonly pieces: readonly Uint8Array[] }
  /** Above 100 MiB: give the file up, its key has sealed a beginning. */
  | { readonly kind: 'too-large' };

/** What the message says of the file, but for its name and kind. */
export type SealedAttachment = {
  /** The end of the blob. */
  readonly pieces: readonly Uint8Array[];
  readonly chunkCount: number;
  readonly size: number;
  readonly blobHash: Uint8Array;
  /** SHA-256 of the file itself; never sent. */
  readonly fileHash: Uint8Array;
};

export type AttachmentSealer = {
  /** `bytes` must stay as they are until it resolves: they are hashed and sealed one after the other. */
  push(bytes: Uint8Array): Promise<SealedPieces>;
  finish(): Promise<SealedAttachment>;
};

/** `fileKey` is 32 bytes, fresh for this file. `expectedSize`, where it is known, chooses how it is hashed. */
export function startAttachment(
  fileKey: Uint8Array,
  random: RandomBytes,
  expectedSize = MAX_ATTACHMENT_BYTES,
): AttachmentSealer {
  const sealer = startSealing(fileKey, random);
  const hash = startSha256Later(streamBlobBytes(padmeSize(expectedSize)));
  const fileHash = startSha256Later(expectedSize);
  const inTurn = createTurn();
  let size = 0;
  let begun = false;
  function hashed(chunks: readonly Uint8Array[]): readonly Uint8Array[] {
    const pieces = begun ? chunks : [sealer.salt, ...chunks];
    begun = true;
    for (const piece of pieces) hash.add(piece);
    return pieces;
  }
  return {
    push: (bytes) =>
      inTurn(async () => {
        if (size + bytes.length > MAX_ATTACHMENT_BYTES) return { kind: 'too-large' };
        size += bytes.length;
        fileHash.add(bytes);
        return { kind: 'pieces', pieces: hashed(await sealer.push(bytes)) };
      }),
    finish: () =>
      inTurn(async () => {
        const chunks: Uint8Array[] = [];
        const zeros = new Uint8Array(STREAM_CHUNK_BYTES);
        for (let left = padmeBytes(size); left > 0; left -= STREAM_CHUNK_BYTES) {
          chunks.push(...(await sealer.push(zeros.subarray(0, left))));
        }
        chunks.push(await sealer.finish());
        const pieces = hashed(chunks);
        const chunkCount = attachmentChunkCount(size);
        const [blobHash, ofFile] = await Promise.all([hash.finish(), fileHash.finish()]);
        return { pieces, chunkCount, size, blobHash, fileHash: ofFile };
      }),
  };
}

export type AttachmentRefusal =
  | StreamRefusal
  /** The relay sends more than the message promised. */
  | 'too-long'
  /** The chunks are right and fewer than the size needs. */
  | 'too-short'
  /** Something other than zeros behind the file. */
  | 'padding'
  /** Not the blob that the message names. */
  | 'hash';

export type FetchedBytes =
  /** Bytes of the file, in order, without padding. */
  | { readonly kind: 'bytes'; readonly pieces: readonly Uint8Array[] }
  /** Delete everything that came out before. */
  | { readonly kind: 'refused'; readonly reason: AttachmentRefusal };

export type FetchedEnd =
  /** The file is whole and the one that the message names. `fileHash`: SHA-256 of it. */
  | { readonly kind: 'bytes'; readonly pieces: readonly Uint8Array[]; readonly fileHash: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: AttachmentRefusal };

export type AttachmentOpener = {
  /** The blob from its first byte. What comes out is written aside and shown to nobody before `finish` said yes. */
  push(bytes: Uint8Array): Promise<FetchedBytes>;
  finish(): Promise<FetchedEnd>;
};

export type NamedBlob = Pick<AttachmentBody, 'fileKey' | 'size' | 'blobHash'>;

export function startFetching({ fileKey, size, blobHash }: NamedBlob): AttachmentOpener {
  const opener = startOpening(fileKey);
  const expectedBytes = streamBlobBytes(padmeSize(size));
  const hash = startSha256Later(expectedBytes);
  const fileHash = startSha256Later(size);
  const inTurn = createTurn();
  let arrived = 0;
  let released = 0;
  let refusal: AttachmentRefusal | undefined;

  function refuse(reason: AttachmentRefusal) {
    refusal ??= reason;
    return { kind: 'refused', reason: refusal } as const;
  }
  function withoutPadding(chunks: readonly Uint8Array[]): FetchedBytes {
    const pieces: Uint8Array[] = [];
    for (const chunk of chunks) {
      const file = chunk.subarray(0, Math.max(0, size - released));
      if (chunk.subarray(file.length).some((byte) => byte !== 0)) return refuse('padding');
      released += file.length;
      fileHash.add(file);
      if (file.length > 0) pieces.push(file);
    }
    return { kind: 'bytes', pieces };
  }
  return {
    push: (bytes) =>
      inTurn(async () => {
        if (refusal !== undefined) return refuse(refusal);
        arrived += bytes.length;
        if (arrived > expectedBytes) return refuse('too-long');
        hash.add(bytes);
        const opened = await opener.push(bytes);
        return opened.kind === 'refused' ? refuse(opened.reason) : withoutPadding(opened.chunks);
      }),
    finish: () =>
      inTurn(async () => {
        if (refusal !== undefined) return refuse(refusal);
        const end = await opener.finish();
        if (end.kind === 'refused') return refuse(end.reason);
        if (arrived !== expectedBytes) return refuse('too-short');
        if (!sameBytes(await hash.finish(), blobHash)) return refuse('hash');
        const last = withoutPadding(end.chunks);
        return last.kind === 'refused' ? last : { ...last, fileHash: await fileHash.finish() };
      }),
  };
}
