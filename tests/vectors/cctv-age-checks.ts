/**
 * STREAM vectors of the Community Cryptography Test Vectors for age through shared/protocol, wherever this runs: in
 * Node, in Electron and in a page, over each set of primitives.
 */
import { sha256 } from '../../shared/crypto/hash.ts';
import { concatBytes, fromHex, toHex } from '../../shared/language/bytes.ts';
import {
  openChunkOf,
  STREAM_SALT_BYTES,
  STREAM_SEALED_CHUNK_BYTES,
  startOpening,
  streamKey,
} from '../../shared/protocol/index.ts';

/** In hexadecimal, so that it travels into any process. */
export type StreamVector = {
  readonly name: string;
  readonly fileKey: string;
  /** Deflated: three of them are 16 MiB long, and nearly all of that are zeros. */
  readonly blob: string;
  readonly isWhole: boolean;
  /** SHA-256 of all that may come out, also of a stream that is refused at its end. */
  readonly released: string;
};

export const pieceSizes = [Number.MAX_SAFE_INTEGER, 65_536, 65_552, 1021];

export type StreamOutcome = { readonly isWhole: boolean; readonly released: string };

export async function openInPieces(vector: StreamVector, pieceBytes: number): Promise<StreamOutcome> {
  const { fileKey, blob } = await bytesOf(vector);
  const opener = startOpening(fileKey);
  const chunks: Uint8Array[] = [];
  for (let offset = 0; offset < blob.length; offset += pieceBytes) {
    chunks.push(...(await opener.push(blob.subarray(offset, offset + pieceBytes))).chunks);
  }
  const end = await opener.finish();
  return { isWhole: end.kind === 'chunks', released: hashOf([...chunks, ...end.chunks]) };
}

/** Chunk by chunk, from the last to the first. What is not whole is released in no order that could be named. */
export async function openBackwards(vector: StreamVector): Promise<StreamOutcome> {
  const { fileKey, blob } = await bytesOf(vector);
  const key = streamKey(fileKey, blob.subarray(0, STREAM_SALT_BYTES));
  const sealed = blob.subarray(STREAM_SALT_BYTES);
  const count = Math.ceil(sealed.length / STREAM_SEALED_CHUNK_BYTES);
  const chunks: (Uint8Array | undefined)[] = [];
  for (let index = count - 1; index >= 0; index -= 1) {
    const start = index * STREAM_SEALED_CHUNK_BYTES;
    chunks.unshift(await openChunkOf(key, index, count, sealed.subarray(start, start + STREAM_SEALED_CHUNK_BYTES)));
  }
  const opened = chunks.flatMap((chunk) => (chunk === undefined ? [] : [chunk]));
  const isWhole = count > 0 && opened.length === count;
  return { isWhole, released: isWhole ? hashOf(opened) : vector.released };
}

/** Names of those that came out otherwise than they should. */
export async function wrongStreams(vectors: readonly StreamVector[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const vector of vectors) {
    const { isWhole, released } = await openInPieces(vector, 2 ** 20);
    if (isWhole !== vector.isWhole || released !== vector.released) wrong.push(vector.name);
  }
  return wrong;
}

async function bytesOf({ name, fileKey, blob }: StreamVector) {
  const [key, deflated] = [fromHex(fileKey), fromHex(blob)];
  if (key === undefined || deflated === undefined) throw new Error(`${name} is not hexadecimal`);
  const inflated = new Blob([deflated.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
  return { fileKey: key, blob: new Uint8Array(await new Response(inflated).arrayBuffer()) };
}

function hashOf(chunks: readonly Uint8Array[]): string {
  return toHex(sha256(concatBytes(...chunks)));
}
