/** The STREAM vectors of the Community Cryptography Test Vectors for age, all 28 (protocol.md 2.12). */
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../shared/crypto/hash.ts';
import { concatBytes, fromHex, toHex } from '../../shared/language/bytes.ts';
import {
  openChunkOf,
  STREAM_SALT_BYTES,
  STREAM_SEALED_CHUNK_BYTES,
  startOpening,
  streamKey,
} from '../../shared/protocol/index.ts';

type Vector = { readonly fields: ReadonlyMap<string, string>; readonly fileKey: Uint8Array; readonly blob: Uint8Array };

/** The file before the payload is age's own header, which ends with the line of its MAC; QL/1 has no use for it. */
function parseVector(bytes: Uint8Array): Vector {
  const latin1 = Buffer.from(bytes).toString('latin1');
  const split = latin1.indexOf('\n\n');
  const fields = new Map(
    latin1
      .slice(0, split)
      .split('\n')
      .map((line) => line.split(': '))
      .map(([name = '', value = '']) => [name, value] as const),
  );
  const rest = bytes.slice(split + 2);
  const file = fields.get('compressed') === 'zlib' ? new Uint8Array(inflateSync(rest)) : rest;
  const mac = Buffer.from(file).indexOf('\n--- ');
  const payload = Buffer.from(file).indexOf('\n', mac + 1) + 1;
  const fileKey = fromHex(fields.get('file key') ?? '');
  if (mac < 0 || payload <= 0 || fileKey === undefined) throw new Error('Not a vector of this form');
  return { fields, fileKey, blob: file.subarray(payload) };
}

const streams = Object.entries(vectors).filter(([name]) => name.startsWith('stream_'));

test('there are 28 of them', () => {
  expect(streams).toHaveLength(28);
});

describe.each(streams)('%s', (_, bytes) => {
  const { fields, fileKey, blob } = parseVector(bytes);
  const isWhole = fields.get('expect') === 'success';
  // Where age counts a missing nonce to its header, nothing was released either.
  const released = fields.get('payload') ?? toHex(sha256(new Uint8Array()));

  test.each([Number.MAX_SAFE_INTEGER, 65_536, 65_552, 1021])('in pieces of %i bytes', async (pieceBytes) => {
    const opener = startOpening(fileKey);
    const chunks: Uint8Array[] = [];
    for (let offset = 0; offset < blob.length; offset += pieceBytes) {
      chunks.push(...(await opener.push(blob.subarray(offset, offset + pieceBytes))).chunks);
    }
    const end = await opener.finish();
    chunks.push(...end.chunks);
    expect(end.kind).toBe(isWhole ? 'chunks' : 'refused');
    expect(toHex(sha256(concatBytes(...chunks)))).toBe(released);
  });

  test('chunk by chunk, from the last to the first', async () => {
    const key = streamKey(fileKey, blob.subarray(0, STREAM_SALT_BYTES));
    const sealed = blob.subarray(STREAM_SALT_BYTES);
    const count = Math.ceil(sealed.length / STREAM_SEALED_CHUNK_BYTES);
    const chunks: (Uint8Array | undefined)[] = [];
    for (let index = count - 1; index >= 0; index -= 1) {
      const start = index * STREAM_SEALED_CHUNK_BYTES;
      chunks.unshift(await openChunkOf(key, index, count, sealed.subarray(start, start + STREAM_SEALED_CHUNK_BYTES)));
    }
    const opened = chunks.flatMap((chunk) => (chunk === undefined ? [] : [chunk]));
    expect(count > 0 && opened.length === count).toBe(isWhole);
    if (isWhole) expect(toHex(sha256(concatBytes(...opened)))).toBe(released);
  });
});
