/**
 * The sealed form of a file (protocol.md 2.12): the payload of age v1, sealed and opened in chunks.
 *
 *     blob  = salt[16] | chunk 0 | chunk 1 | …
 *     key   = HKDF(fileKey, salt, "payload", 32)
 *     chunk = ChaCha20-Poly1305(key, nonce = number[11 bytes] ‖ 0x01 for the last, else 0x00, 65,536 bytes; the last 1 to 65,536)
 *
 * Only an empty file has an empty chunk, its single one. A chunk proves itself, its place and whether it is
 * the last; that the file is whole is proved by the last one alone, and until it was seen nothing that was
 * opened may be shown as the file.
 *
 * A browser's own cipher answers later and elsewhere, so everything here does: bytes that were handed in must stay
 * as they are until the answer, and the chunks of one piece are sealed or opened side by side.
 */
import { openChunkLater, sealChunkLater } from '../crypto/chacha20-poly1305.ts';
import { hkdf } from '../crypto/hash.ts';
import { concatBytes, u32, u64, utf8 } from '../language/bytes.ts';
import { createTurn } from '../language/in-turn.ts';
import type { RandomBytes } from '../language/random.ts';
import { label, NO_BYTES } from './labels.ts';

export const STREAM_SALT_BYTES = 16;
export const STREAM_CHUNK_BYTES = 65_536;
export const STREAM_SEALED_CHUNK_BYTES = STREAM_CHUNK_BYTES + 16;
export const FILE_KEY_BYTES = 32;
/** Chunks in one object at the relay: 1 MiB and the tags. */
export const CHUNKS_PER_PART = 16;

/** Chunks of a stream over `size` bytes (padded, where it is padded): at least one. */
export function streamChunkCount(size: number): number {
  return Math.max(1, Math.ceil(size / STREAM_CHUNK_BYTES));
}

/** Bytes of the whole blob over `size` bytes. */
export function streamBlobBytes(size: number): number {
  return STREAM_SALT_BYTES + size + 16 * streamChunkCount(size);
}

/** The key of all chunks. `fileKey` is 32 bytes from the system; age's own files have 16. */
export function streamKey(fileKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return hkdf(fileKey, salt, utf8('payload'), 32);
}

/** Where one chunk stands in its stream. */
export type ChunkPlace = { readonly index: number; readonly isLast: boolean };

/**
 * For a file that is read where it is needed, an upload that goes on after a pause for example. The same
 * place must never be sealed over two different plaintexts under one key: seal again only from bytes that
 * cannot have changed, otherwise begin anew with another file key.
 */
export async function sealStreamChunk(key: Uint8Array, place: ChunkPlace, plaintext: Uint8Array): Promise<Uint8Array> {
  if (!isPlaintextLength(place, plaintext.length)) throw new Error('Not a chunk’s length for its place');
  return sealChunkLater(key, nonceOf(place), plaintext, NO_BYTES);
}

/** Undefined when the chunk is altered, of another place or stream, or of a length that this place cannot have. */
export async function openStreamChunk(
  key: Uint8Array,
  place: ChunkPlace,
  sealed: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (!isPlaintextLength(place, sealed.length - 16)) return undefined;
  return openChunkLater(key, nonceOf(place), sealed, NO_BYTES);
}

/** Random access: chunk `index` of a stream known to have `chunkCount`. Undefined for a place outside it, too. */
export async function openChunkOf(
  key: Uint8Array,
  index: number,
  chunkCount: number,
  sealed: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= chunkCount) return undefined;
  return openStreamChunk(key, { index, isLast: index === chunkCount - 1 }, sealed);
}

export type StreamSealer = {
  /** The blob's first 16 bytes. */
  readonly salt: Uint8Array;
  /** The chunks that are full now. The last one is held back: only `finish` knows that it is the last. */
  push(bytes: Uint8Array): Promise<readonly Uint8Array[]>;
  /** The last chunk. Nothing can be pushed after it. */
  finish(): Promise<Uint8Array>;
};

/** Throws unless `fileKey` is 32 bytes, fresh for this file. */
export function startSealing(fileKey: Uint8Array, random: RandomBytes): StreamSealer {
  if (fileKey.length !== FILE_KEY_BYTES) throw new Error('A file key is 32 bytes');
  const salt = random(STREAM_SALT_BYTES);
  const key = streamKey(fileKey, salt);
  const held = startHolding(STREAM_CHUNK_BYTES);
  const inTurn = createTurn();
  let index = 0;
  let isFinished = false;
  function seal(plaintext: Uint8Array, isLast: boolean): Promise<Uint8Array> {
    index += 1;
    return sealStreamChunk(key, { index: index - 1, isLast }, plaintext);
  }
  return {
    salt,
    push: (bytes) =>
      inTurn(async () => {
        if (isFinished) throw new Error('The stream is finished');
        const sealed: Promise<Uint8Array>[] = [];
        let rest = bytes;
        while (rest.length > 0) {
          if (held.isFull()) sealed.push(seal(held.take(), false));
          // Followed by more, it is not the last, and need not be gathered first.
          if (held.isEmpty() && rest.length > STREAM_CHUNK_BYTES) {
            sealed.push(seal(rest.subarray(0, STREAM_CHUNK_BYTES), false));
            rest = rest.subarray(STREAM_CHUNK_BYTES);
          } else rest = held.add(rest);
        }
        return Promise.all(sealed);
      }),
    finish: () =>
      inTurn(async () => {
        if (isFinished) throw new Error('The stream is finished');
        isFinished = true;
        return seal(held.take(), true);
      }),
  };
}

export type StreamRefusal =
  /** A chunk is altered, missing, doubled, in another's place, or under another key. */
  | 'altered'
  /** Bytes after the last chunk. */
  | 'trailing-bytes'
  /** Ends before its last chunk, or within the salt. */
  | 'cut-off';

export type OpenedChunks =
  | { readonly kind: 'chunks'; readonly chunks: readonly Uint8Array[] }
  /** `chunks` proved themselves before it; from here on everything is refused with the same reason. */
  | { readonly kind: 'refused'; readonly reason: StreamRefusal; readonly chunks: readonly Uint8Array[] };

export type StreamOpener = {
  /** The blob from its first byte, in pieces of any length. What comes out is provisional until `finish`. */
  push(bytes: Uint8Array): Promise<OpenedChunks>;
  /** `chunks` only when the last chunk was seen and nothing came after it. */
  finish(): Promise<OpenedChunks>;
};

/** For a blob of unknown length. Holds one chunk in memory, and while it opens a piece what comes out of that. */
export function startOpening(fileKey: Uint8Array): StreamOpener {
  const salt = startHolding(STREAM_SALT_BYTES);
  const held = startHolding(STREAM_SEALED_CHUNK_BYTES);
  const inTurn = createTurn();
  let key: Uint8Array | undefined;
  let index = 0;
  let sawLast = false;
  let refusal: StreamRefusal | undefined;

  function result(chunks: readonly Uint8Array[]): OpenedChunks {
    return refusal === undefined ? { kind: 'chunks', chunks } : { kind: 'refused', reason: refusal, chunks };
  }
  /** The chunks that are full now. */
  function gather(bytes: Uint8Array): readonly Uint8Array[] {
    const full: Uint8Array[] = [];
    let rest = bytes;
    while (rest.length > 0) {
      if (held.isEmpty() && rest.length >= STREAM_SEALED_CHUNK_BYTES) {
        full.push(rest.subarray(0, STREAM_SEALED_CHUNK_BYTES));
        rest = rest.subarray(STREAM_SEALED_CHUNK_BYTES);
      } else {
        rest = held.add(rest);
        if (held.isFull()) full.push(held.take());
      }
    }
    return full;
  }
  /** Full ones: any of them may be the last, which then nothing may follow. */
  async function openFull(streamKeyBytes: Uint8Array, full: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const first = index;
    const tried = await Promise.all(
      full.map(async (sealed, at) => {
        const middle = await openStreamChunk(streamKeyBytes, { index: first + at, isLast: false }, sealed);
        return { sealed, middle };
      }),
    );
    const chunks: Uint8Array[] = [];
    for (const { sealed, middle } of tried) {
      if (sawLast) refusal = 'trailing-bytes';
      if (refusal !== undefined) return chunks;
      const plaintext = middle ?? (await openStreamChunk(streamKeyBytes, { index, isLast: true }, sealed));
      sawLast = middle === undefined && plaintext !== undefined;
      index += 1;
      if (plaintext === undefined) refusal = 'altered';
      else chunks.push(plaintext);
    }
    return chunks;
  }
  return {
    push: (bytes) =>
      inTurn(async () => {
        let rest = bytes;
        if (key === undefined) {
          rest = salt.add(rest);
          if (salt.isFull()) key = streamKey(fileKey, salt.take());
        }
        if (key === undefined || refusal !== undefined || rest.length === 0) return result([]);
        const chunks = sawLast ? [] : await openFull(key, gather(rest));
        // Of what follows the last chunk, this much is known without opening it.
        if (refusal === undefined && sawLast && (chunks.length === 0 || !held.isEmpty())) refusal = 'trailing-bytes';
        return result(chunks);
      }),
    finish: () =>
      inTurn(async () => {
        if (refusal !== undefined || sawLast) return result([]);
        if (key === undefined || held.isEmpty()) {
          refusal = 'cut-off';
          return result([]);
        }
        const plaintext = await openStreamChunk(key, { index, isLast: true }, held.take());
        sawLast = plaintext !== undefined;
        if (plaintext === undefined) refusal = 'altered';
        return result(plaintext === undefined ? [] : [plaintext]);
      }),
  };
}

/** One object at the relay. Its token deletes it; both sides can derive it. */
export type AttachmentPart = { readonly blobId: Uint8Array; readonly deleteToken: Uint8Array };

/** Objects at the relay for so many chunks. */
export function attachmentPartCount(chunkCount: number): number {
  return Math.ceil(chunkCount / CHUNKS_PER_PART);
}

/**
 * A blob is too long for one object at the relay: object `part` holds chunks 16·part to 16·part + 15, the first
 * one the salt before them. Part 0 stands under the message's `blobId`; the others under ids that only who has
 * the file key can connect with it:
 *
 *     id n    = HKDF(fileKey, blobId, L("part") ‖ u32 n, 16)
 *     token n = HKDF(fileKey, blobId, L("part token") ‖ u32 n, 32)
 */
export function attachmentPart(fileKey: Uint8Array, blobId: Uint8Array, part: number): AttachmentPart {
  const number = u32(part);
  return {
    blobId: part === 0 ? blobId : hkdf(fileKey, blobId, concatBytes(label('part'), number), 16),
    deleteToken: hkdf(fileKey, blobId, concatBytes(label('part token'), number), 32),
  };
}

function nonceOf({ index, isLast }: ChunkPlace): Uint8Array {
  return concatBytes(new Uint8Array(3), u64(index), Uint8Array.of(isLast ? 1 : 0));
}

function isPlaintextLength({ index, isLast }: ChunkPlace, length: number): boolean {
  if (!isLast) return length === STREAM_CHUNK_BYTES;
  return length <= STREAM_CHUNK_BYTES && (length > 0 || (length === 0 && index === 0));
}

/** Gathers bytes up to a length. */
function startHolding(capacity: number) {
  const buffer = new Uint8Array(capacity);
  let length = 0;
  return {
    isFull: () => length === capacity,
    isEmpty: () => length === 0,
    /** Returns what found no room. */
    add(bytes: Uint8Array): Uint8Array {
      const taken = bytes.subarray(0, capacity - length);
      buffer.set(taken, length);
      length += taken.length;
      return bytes.subarray(taken.length);
    },
    /** Everything gathered, copied; empty afterwards. */
    take(): Uint8Array {
      const gathered = buffer.slice(0, length);
      length = 0;
      return gathered;
    },
  };
}
