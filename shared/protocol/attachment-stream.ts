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
 * `into`, where it is given, is what comes back: as long as the chunk then is. The same holds for what opens.
 *
 * For a file that is read where it is needed, an upload that goes on after a pause for example. The same
 * place must never be sealed over two different plaintexts under one key: seal again only from bytes that
 * cannot have changed, otherwise begin anew with another file key.
 */
export async function sealStreamChunk(
  key: Uint8Array,
  place: ChunkPlace,
  plaintext: Uint8Array,
  into?: Uint8Array,
): Promise<Uint8Array> {
  if (!isPlaintextLength(place, plaintext.length)) throw new Error('Not a chunk’s length for its place');
  return sealChunkLater(key, nonceOf(place), plaintext, NO_BYTES, into);
}

/** Undefined when the chunk is altered, of another place or stream, or of a length that this place cannot have. */
export async function openStreamChunk(
  key: Uint8Array,
  place: ChunkPlace,
  sealed: Uint8Array,
  into?: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (!isPlaintextLength(place, sealed.length - 16)) return undefined;
  return openChunkLater(key, nonceOf(place), sealed, NO_BYTES, into);
}

/** Random access: chunk `index` of a stream known to have `chunkCount`. Undefined for a place outside it, too. */
export async function openChunkOf(
  key: Uint8Array,
  index: number,
  chunkCount: number,
  sealed: Uint8Array,
  into?: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= chunkCount) return undefined;
  return openStreamChunk(key, { index, isLast: index === chunkCount - 1 }, sealed, into);
}

/** A blob over bytes that are all here. `fileKey` is 32 bytes, fresh for them. */
export async function sealStream(fileKey: Uint8Array, plaintext: Uint8Array, random: RandomBytes): Promise<Uint8Array> {
  if (fileKey.length !== FILE_KEY_BYTES) throw new Error('A file key is 32 bytes');
  const blob = new Uint8Array(streamBlobBytes(plaintext.length));
  blob.set(random(STREAM_SALT_BYTES));
  const key = streamKey(fileKey, blob.subarray(0, STREAM_SALT_BYTES));
  const count = streamChunkCount(plaintext.length);
  const sealing = Array.from({ length: count }, (_, index) => {
    const chunk = plaintext.subarray(index * STREAM_CHUNK_BYTES, (index + 1) * STREAM_CHUNK_BYTES);
    const at = STREAM_SALT_BYTES + index * STREAM_SEALED_CHUNK_BYTES;
    return sealStreamChunk(
      key,
      { index, isLast: index === count - 1 },
      chunk,
      blob.subarray(at, at + chunk.length + 16),
    );
  });
  await Promise.all(sealing);
  return blob;
}

/** Undefined unless every chunk proves itself and the last one is the last. */
export async function openStream(fileKey: Uint8Array, blob: Uint8Array): Promise<Uint8Array | undefined> {
  if (blob.length < streamBlobBytes(0)) return undefined;
  const key = streamKey(fileKey, blob.subarray(0, STREAM_SALT_BYTES));
  const sealed = blob.subarray(STREAM_SALT_BYTES);
  const chunkCount = Math.ceil(sealed.length / STREAM_SEALED_CHUNK_BYTES);
  return openChunks(key, sealed, { first: 0, chunkCount });
}

/** Chunks from `first` on that stand one after the other, of a stream known to have `chunkCount`. Undefined as above. */
export async function openChunks(
  key: Uint8Array,
  sealed: Uint8Array,
  { first, chunkCount }: { readonly first: number; readonly chunkCount: number },
): Promise<Uint8Array | undefined> {
  const count = Math.ceil(sealed.length / STREAM_SEALED_CHUNK_BYTES);
  if (sealed.length < count * 16) return undefined;
  const plaintext = new Uint8Array(sealed.length - count * 16);
  const opening = Array.from({ length: count }, (_, at) => {
    const chunk = sealed.subarray(at * STREAM_SEALED_CHUNK_BYTES, (at + 1) * STREAM_SEALED_CHUNK_BYTES);
    const start = at * STREAM_CHUNK_BYTES;
    return openChunkOf(key, first + at, chunkCount, chunk, plaintext.subarray(start, start + chunk.length - 16));
  });
  return (await Promise.all(opening)).includes(undefined) ? undefined : plaintext;
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
  function seal(plaintext: Uint8Array, isLast: boolean, into?: Uint8Array): Promise<Uint8Array> {
    index += 1;
    return sealStreamChunk(key, { index: index - 1, isLast }, plaintext, into);
  }
  return {
    salt,
    push: (bytes) =>
      inTurn(async () => {
        if (isFinished) throw new Error('The stream is finished');
        const full: Uint8Array[] = [];
        let rest = bytes;
        while (rest.length > 0) {
          if (held.isFull()) full.push(held.take());
          // Followed by more, it is not the last, and need not be gathered first.
          if (held.isEmpty() && rest.length > STREAM_CHUNK_BYTES) {
            full.push(rest.subarray(0, STREAM_CHUNK_BYTES));
            rest = rest.subarray(STREAM_CHUNK_BYTES);
          } else rest = held.add(rest);
        }
        const places = placesFor(full.length, STREAM_SEALED_CHUNK_BYTES);
        return Promise.all(full.map((chunk, at) => seal(chunk, false, places(at))));
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
    const places = placesFor(full.length, STREAM_CHUNK_BYTES);
    const tried = await Promise.all(
      full.map(async (sealed, at) => {
        const place = { index: first + at, isLast: false };
        return { sealed, middle: await openStreamChunk(streamKeyBytes, place, sealed, places(at)) };
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

/** Of one array, for chunks of one length. */
function placesFor(count: number, chunkBytes: number): (at: number) => Uint8Array {
  const all = new Uint8Array(count * chunkBytes);
  return (at) => all.subarray(at * chunkBytes, (at + 1) * chunkBytes);
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
