/** What a message says about its file: content type 2 (protocol.md 2.10, 2.12). */
import { cleanPersonName } from '../language/person-name.ts';
import {
  CHUNKS_PER_PART,
  FILE_KEY_BYTES,
  STREAM_SALT_BYTES,
  STREAM_SEALED_CHUNK_BYTES,
  streamBlobBytes,
  streamChunkCount,
} from './attachment-stream.ts';
import { type CborMap, cborMap } from './cbor.ts';
import { bytesAt, countAt, textAt } from './cbor-fields.ts';
import { padmeSize } from './padme.ts';

export type AttachmentBody = {
  readonly kind: 'attachment';
  /** 32 bytes, of this file alone. */
  readonly fileKey: Uint8Array;
  /** 16 bytes: the first object at the relay; attachment-stream.ts derives the others. */
  readonly blobId: Uint8Array;
  /** Of 64 KiB, over the padded file. */
  readonly chunkCount: number;
  /** Bytes before padding, at most 100 MiB. */
  readonly size: number;
  /** SHA-256 of the whole blob, salt and chunks. */
  readonly blobHash: Uint8Array;
  /** By the sender's word: says how to name it, never that it may be run or rendered as a page. */
  readonly mime: string;
  /** Cleaned: one line, no path. */
  readonly name: string;
  /** A small picture of it, at most 8 KiB. */
  readonly thumbnail?: Uint8Array;
};

export const MAX_ATTACHMENT_BYTES = 100 * 2 ** 20;
export const MAX_THUMBNAIL_BYTES = 8192;
export const MAX_MIME_CHARACTERS = 100;
const MAX_NAME_CHARACTERS = 120;
const MAX_EXTENSION_CHARACTERS = 16;
const MIME = /^[\w.+-]+\/[\w.+-]+$/;

/** `{1: fileKey, 2: blobId, 3: chunk count, 4: size, 5: H(blob), 6: mime, 7: name, 8: thumbnail}`. Throws on what the peer would refuse. */
export function attachmentMap(body: AttachmentBody): CborMap {
  const map = cborMap({
    1: body.fileKey,
    2: body.blobId,
    3: body.chunkCount,
    4: body.size,
    5: body.blobHash,
    6: body.mime,
    7: cleanFileName(body.name),
    8: body.thumbnail,
  });
  if (attachmentOf(map) === undefined) throw new Error('The attachment is outside its limits');
  return map;
}

/** Undefined when a field is missing, above its limit, or the chunk count is not the one that the size makes. */
export function attachmentOf(map: CborMap): AttachmentBody | undefined {
  const fileKey = bytesAt(map, 1, FILE_KEY_BYTES);
  const blobId = bytesAt(map, 2, 16);
  const chunkCount = countAt(map, 3);
  const size = countAt(map, 4);
  const blobHash = bytesAt(map, 5, 32);
  const mime = textAt(map, 6);
  const name = textAt(map, 7);
  const thumbnail = map.get(8);
  if (fileKey === undefined || blobId === undefined || blobHash === undefined || name === undefined) return undefined;
  if (size === undefined || size > MAX_ATTACHMENT_BYTES) return undefined;
  if (chunkCount === undefined || chunkCount !== attachmentChunkCount(size)) return undefined;
  if (mime === undefined || mime.length > MAX_MIME_CHARACTERS || !MIME.test(mime)) return undefined;
  const body = {
    kind: 'attachment',
    fileKey,
    blobId,
    chunkCount,
    size,
    blobHash,
    mime,
    name: cleanFileName(name),
  } as const;
  if (thumbnail === undefined) return body;
  if (!(thumbnail instanceof Uint8Array) || thumbnail.length > MAX_THUMBNAIL_BYTES) return undefined;
  return { ...body, thumbnail };
}

/** What a sender's system says of a file, where that can be said to the peer. */
export function attachmentMime(text: string): string {
  return text.length <= MAX_MIME_CHARACTERS && MIME.test(text) ? text : 'application/octet-stream';
}

/** Chunks of the sealed form of a file of `size` bytes, padding and all. */
export function attachmentChunkCount(size: number): number {
  return streamChunkCount(padmeSize(size));
}

/** Bytes of one object at the relay for a file of `size` bytes. */
export function attachmentPartBytes(size: number, part: number): number {
  const blobBytes = streamBlobBytes(padmeSize(size));
  const endOf = (number: number) => STREAM_SALT_BYTES + number * CHUNKS_PER_PART * STREAM_SEALED_CHUNK_BYTES;
  return Math.min(blobBytes, endOf(part + 1)) - (part === 0 ? 0 : endOf(part));
}

/**
 * A name to show and to save under, in any folder of any system: one line without direction marks, path
 * separators or other reserved characters, no dot at either end, at most 120 characters with the extension kept,
 * so that what a file is cannot be cut off its name. Empty when nothing is left.
 */
export function cleanFileName(text: string): string {
  const cleaned = cleanPersonName(keepExtension(text))
    .replace(/[/\\:*?"<>|]/gu, '_')
    .replace(/^[. ]+|[. ]+$/gu, '');
  return keepExtension(cleaned);
}

function keepExtension(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MAX_NAME_CHARACTERS) return name;
  const dot = characters.lastIndexOf('.');
  const hasExtension = dot > 0 && characters.length - dot <= MAX_EXTENSION_CHARACTERS;
  const extension = hasExtension ? characters.slice(dot) : [];
  return [...characters.slice(0, MAX_NAME_CHARACTERS - extension.length), ...extension].join('');
}
