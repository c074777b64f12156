/** The STREAM vectors of the npm package cctv-age, each cut out of its age file (protocol.md 2.12). */
import { deflateSync, inflateSync } from 'node:zlib';
import * as files from 'cctv-age';
import { sha256 } from '../../shared/crypto/hash.ts';
import { fromHex, toHex } from '../../shared/language/bytes.ts';
import type { StreamVector } from './cctv-age-checks.ts';

export const streamVectors: readonly StreamVector[] = Object.entries(files)
  .filter(([name]) => name.startsWith('stream_'))
  .map(([name, bytes]) => parseVector(name, bytes));

/** The file before the payload is age's own header, which ends with the line of its MAC; QL/1 has no use for it. */
function parseVector(name: string, bytes: Uint8Array): StreamVector {
  const latin1 = Buffer.from(bytes).toString('latin1');
  const split = latin1.indexOf('\n\n');
  const fields = new Map(
    latin1
      .slice(0, split)
      .split('\n')
      .map((line) => line.split(': '))
      .map(([field = '', value = '']) => [field, value] as const),
  );
  const rest = bytes.slice(split + 2);
  const file = fields.get('compressed') === 'zlib' ? new Uint8Array(inflateSync(rest)) : rest;
  const mac = Buffer.from(file).indexOf('\n--- ');
  const payload = Buffer.from(file).indexOf('\n', mac + 1) + 1;
  const fileKey = fields.get('file key') ?? '';
  if (mac < 0 || payload <= 0 || fromHex(fileKey) === undefined) throw new Error('Not a vector of this form');
  return {
    name,
    fileKey,
    blob: toHex(deflateSync(file.subarray(payload))),
    isWhole: fields.get('expect') === 'success',
    // Where age counts a missing nonce to its header, nothing was released either.
    released: fields.get('payload') ?? toHex(sha256(new Uint8Array())),
  };
}
