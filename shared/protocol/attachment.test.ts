import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openChunk, sealChunk } from '../crypto/chacha20-poly1305.ts';
import { sha256 } from '../crypto/hash.ts';
import { later } from '../crypto/native-later.ts';
import { concatBytes } from '../language/bytes.ts';
import { startAttachment, startFetching } from './attachment.ts';
import { type AttachmentBody, attachmentChunkCount, cleanFileName, MAX_ATTACHMENT_BYTES } from './attachment-body.ts';
import {
  attachmentPart,
  attachmentPartCount,
  CHUNKS_PER_PART,
  openChunkOf,
  openStream,
  STREAM_CHUNK_BYTES,
  STREAM_SEALED_CHUNK_BYTES,
  sealStream,
  sealStreamChunk,
  startOpening,
  startSealing,
  streamBlobBytes,
  streamKey,
} from './attachment-stream.ts';
import { type ContentHeader, encodeContent } from './content.ts';
import { padmeSize } from './padme.ts';
import { parsePayload } from './payload.ts';
import { flipBit, random } from './testing/parties.ts';

const fileKey = new Uint8Array(32).fill(9);

function fileOf(size: number): Uint8Array {
  const file = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) file[index] = (index * 31 + (index >>> 8)) & 0xff;
  return file;
}

async function sealFile(file: Uint8Array, pieceBytes = 100_000) {
  const sealer = startAttachment(fileKey, random);
  const pieces: Uint8Array[] = [];
  for (let offset = 0; offset < file.length; offset += pieceBytes) {
    const sealed = await sealer.push(file.subarray(offset, offset + pieceBytes));
    if (sealed.kind !== 'pieces') throw new Error(sealed.kind);
    pieces.push(...sealed.pieces);
  }
  const end = await sealer.finish();
  return { ...end, fileKey, blob: concatBytes(...pieces, ...end.pieces) };
}

async function fetchFile(
  named: { fileKey: Uint8Array; size: number; blobHash: Uint8Array },
  blob: Uint8Array,
  pieceBytes = 9999,
) {
  const opener = startFetching(named);
  const pieces: Uint8Array[] = [];
  for (let offset = 0; offset < blob.length; offset += pieceBytes) {
    const fetched = await opener.push(blob.subarray(offset, offset + pieceBytes));
    if (fetched.kind === 'refused') return fetched.reason;
    pieces.push(...fetched.pieces);
  }
  const end = await opener.finish();
  return end.kind === 'refused' ? end.reason : concatBytes(...pieces, ...end.pieces);
}

describe('a file', () => {
  test.each([0, 1, 15, 65_535, 65_536, 65_537, 131_072, 200_001])(
    'of %i bytes comes back, whatever the pieces',
    async (size) => {
      const file = fileOf(size);
      const sealed = await sealFile(file);
      expect(sealed.blob).toHaveLength(streamBlobBytes(padmeSize(size)));
      expect(sealed.blobHash).toEqual(sha256(sealed.blob));
      expect([sealed.size, sealed.chunkCount]).toEqual([size, attachmentChunkCount(size)]);
      for (const pieceBytes of [7919, STREAM_SEALED_CHUNK_BYTES, Number.MAX_SAFE_INTEGER]) {
        expect(await fetchFile(sealed, sealed.blob, pieceBytes)).toEqual(file);
      }
    },
  );

  test('comes back in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(150_000),
        fc.integer({ min: 500, max: 200_000 }),
        fc.integer({ min: 500, max: 200_000 }),
        async (size, one, two) => {
          const sealed = await sealFile(fileOf(size), one);
          expect(await fetchFile(sealed, sealed.blob, two)).toEqual(fileOf(size));
        },
      ),
      { numRuns: 15 },
    );
  });

  test('is sealed to the same bytes chunk by chunk, and opened from any place', async () => {
    const file = fileOf(200_000);
    const sealer = startSealing(fileKey, random);
    const chunks = [...(await sealer.push(file)), await sealer.finish()];
    const key = streamKey(fileKey, sealer.salt);
    expect(chunks).toHaveLength(4);
    for (let index = 3; index >= 0; index -= 1) {
      const plaintext = file.subarray(index * STREAM_CHUNK_BYTES, (index + 1) * STREAM_CHUNK_BYTES);
      const chunk = chunks[index] ?? new Uint8Array();
      expect(await sealStreamChunk(key, { index, isLast: index === 3 }, plaintext)).toEqual(chunk);
      expect(await openChunkOf(key, index, 4, chunk)).toEqual(plaintext);
      expect(await openChunkOf(key, index, 5, chunk)).toEqual(index === 3 ? undefined : plaintext);
      expect(await openChunkOf(key, (index + 1) % 4, 4, chunk)).toBeUndefined();
    }
    for (const index of [-1, 4, 0.5, Number.NaN])
      expect(await openChunkOf(key, index, 4, chunks[0] ?? fileKey)).toBeUndefined();
  });

  test('is the same with a cipher that answers later and in any order, asked for all at once', async () => {
    const file = fileOf(500_000);
    const salt = random(16);
    const sealAll = async () => {
      const sealer = startAttachment(fileKey, () => salt);
      const parts = [sealer.push(file.subarray(0, 90_000)), sealer.push(file.subarray(90_000)), sealer.finish()];
      return concatBytes(...(await Promise.all(parts)).flatMap((part) => ('pieces' in part ? part.pieces : [])));
    };
    const blob = await sealAll();
    let count = 0;
    /** The later it was asked, the sooner it answers. */
    const late = async () => {
      count += 1;
      for (let left = 200 - (count % 20) * 10; left > 0; left -= 1) await Promise.resolve();
    };
    later.chachaSeal = async (...chunk) => late().then(() => sealChunk(...chunk));
    later.chachaOpen = async (...chunk) => {
      await late();
      return openChunk(...chunk) ?? Promise.reject(new Error('Does not match'));
    };
    try {
      expect(await sealAll()).toEqual(blob);
      const opener = startFetching({ fileKey, size: file.length, blobHash: sha256(blob) });
      const parts = [opener.push(blob.subarray(0, 300_000)), opener.push(blob.subarray(300_000)), opener.finish()];
      const opened = await Promise.all(parts);
      expect(concatBytes(...opened.flatMap((part) => (part.kind === 'bytes' ? part.pieces : [])))).toEqual(file);
      expect(count).toBeGreaterThan(14);
    } finally {
      delete later.chachaSeal;
      delete later.chachaOpen;
    }
  });

  test.each([0, 1, 65_535, 65_536, 65_537, 1_048_848])(
    'of %i bytes that are all here is one call each way',
    async (size) => {
      const bytes = fileOf(size);
      const blob = await sealStream(fileKey, bytes, random);
      expect(blob).toHaveLength(streamBlobBytes(size));
      const opener = startOpening(fileKey);
      const [opened, end] = [await opener.push(blob), await opener.finish()];
      expect([opened.kind, end.kind]).toEqual(['chunks', 'chunks']);
      expect(concatBytes(...opened.chunks, ...end.chunks)).toEqual(bytes);
      expect(await openStream(fileKey, blob)).toEqual(bytes);
      for (const wrong of [
        flipBit(blob, blob.length * 8 - 1),
        blob.subarray(0, blob.length - 1),
        blob.subarray(0, 16 + 65_552),
        blob.subarray(0, 20),
        concatBytes(blob, Uint8Array.of(0)),
        concatBytes(blob, blob.subarray(16)),
      ]) {
        if (wrong.length !== blob.length || wrong.at(-1) !== blob.at(-1))
          expect(await openStream(fileKey, wrong)).toBeUndefined();
      }
      expect(await openStream(random(32), blob)).toBeUndefined();
    },
  );

  test('has objects at the relay that nobody without its key connects', () => {
    const blobId = random(16);
    const parts = [0, 1, 2].map((part) => attachmentPart(fileKey, blobId, part));
    expect(parts[0]?.blobId).toEqual(blobId);
    const names = parts.flatMap(({ blobId: id, deleteToken }) => [id, deleteToken].map((bytes) => bytes.join()));
    expect(new Set(names).size).toBe(6);
    expect(attachmentPart(random(32), blobId, 1).blobId).not.toEqual(parts[1]?.blobId);
    expect([1, CHUNKS_PER_PART, CHUNKS_PER_PART + 1, 1600].map(attachmentPartCount)).toEqual([1, 1, 2, 100]);
  });

  test('above 100 MiB is not sealed', async () => {
    const sealer = startAttachment(fileKey, random);
    expect(await sealer.push(new Uint8Array(MAX_ATTACHMENT_BYTES + 1))).toEqual({ kind: 'too-large' });
  });

  test('a fault of the caller is thrown: a wrong key, a finished stream, a chunk of another length', async () => {
    expect(() => startSealing(new Uint8Array(16), random)).toThrow();
    const sealer = startSealing(fileKey, random);
    await sealer.finish();
    await expect(sealer.push(fileKey)).rejects.toThrow();
    await expect(sealer.finish()).rejects.toThrow();
    await expect(sealStreamChunk(fileKey, { index: 1, isLast: true }, new Uint8Array())).rejects.toThrow();
    await expect(sealStreamChunk(fileKey, { index: 0, isLast: false }, fileKey)).rejects.toThrow();
  });
});

describe('a blob that is not the one that was sealed', async () => {
  const file = fileOf(200_000);
  const sealed = await sealFile(file);
  const { blob } = sealed;
  const start = (chunk: number) => 16 + chunk * STREAM_SEALED_CHUNK_BYTES;

  test('attacks 19: swapped chunks', async () => {
    const swapped = concatBytes(
      blob.subarray(0, start(1)),
      blob.subarray(start(2), start(3)),
      blob.subarray(start(1), start(2)),
      blob.subarray(start(3)),
    );
    expect(await fetchFile(sealed, swapped)).toBe('altered');
  });

  test('attacks 19: a missing last chunk, and every other cut', async () => {
    expect(await fetchFile(sealed, blob.subarray(0, start(3)))).toBe('cut-off');
    for (const length of [0, 8, 16, 17, start(1) - 1, start(1) + 1, blob.length - 1]) {
      expect(await fetchFile(sealed, blob.subarray(0, length))).toMatch(/cut-off|altered/);
    }
  });

  test('attacks 19: trailing garbage, of any length', async () => {
    for (const length of [1, 16, STREAM_SEALED_CHUNK_BYTES]) {
      expect(await fetchFile(sealed, concatBytes(blob, new Uint8Array(length)))).toBe('too-long');
    }
    const whole = await sealFile(fileOf(65_536));
    const opener = startOpening(fileKey);
    expect(await opener.push(concatBytes(whole.blob, fileKey))).toMatchObject({
      kind: 'refused',
      reason: 'trailing-bytes',
    });
    expect(await opener.finish()).toMatchObject({ kind: 'refused', reason: 'trailing-bytes', chunks: [] });
  });

  test('attacks 19: another hash, another size, another key', async () => {
    expect(await fetchFile({ ...sealed, blobHash: flipBit(sealed.blobHash, 3) }, blob)).toBe('hash');
    expect(await fetchFile({ ...sealed, size: 100 }, blob)).toBe('too-long');
    expect(await fetchFile({ ...sealed, size: 2 ** 31 }, blob)).toBe('too-short');
    expect(await fetchFile({ ...sealed, fileKey: random(32) }, blob)).toBe('altered');
  });

  test('attacks 19: bytes hidden in the padding', async () => {
    const size = 100;
    const key = fileKey;
    const salt = random(16);
    const padded = new Uint8Array(104).fill(1);
    const forged = concatBytes(salt, await sealStreamChunk(streamKey(key, salt), { index: 0, isLast: true }, padded));
    expect(await fetchFile({ fileKey: key, size, blobHash: sha256(forged) }, forged)).toBe('padding');
  });

  test('attacks 19: once refused it stays refused, and a file is never whole before its last chunk', async () => {
    const opener = startFetching(sealed);
    expect((await opener.push(blob.subarray(0, start(2)))).kind).toBe('bytes');
    expect(await opener.push(flipBit(blob.subarray(start(2), start(3)), 77))).toEqual({
      kind: 'refused',
      reason: 'altered',
    });
    expect(await opener.push(blob.subarray(start(2)))).toEqual({ kind: 'refused', reason: 'altered' });
    expect(await opener.finish()).toEqual({ kind: 'refused', reason: 'altered' });
    const early = startFetching(sealed);
    await early.push(blob.subarray(0, blob.length - 1));
    expect((await early.finish()).kind).toBe('refused');
  });

  test('attacks 19: every flipped bit is found', async () => {
    const small = await sealFile(fileOf(40));
    for (let bit = 0; bit < small.blob.length * 8; bit += 1) {
      expect(await fetchFile(small, flipBit(small.blob, bit))).toBe('altered');
    }
  });
});

describe('the message about it', () => {
  const id = new Uint8Array(16).fill(1);
  const header: ContentHeader = { mid: id, seq: 3, prev: id, ack: { seq: 2, hash: id }, sentAtMs: 1 };
  const body: AttachmentBody = {
    kind: 'attachment',
    fileKey,
    blobId: id,
    chunkCount: 2,
    size: 70_000,
    blobHash: fileKey,
    mime: 'application/pdf',
    name: 'plan.pdf',
  };
  const parse = (changes: Partial<AttachmentBody>) => {
    const parsed = parsePayload(encodeContent(header, { ...body, ...changes }));
    return parsed.kind === 'content' ? parsed.body : parsed.kind;
  };

  test('comes back; an empty file has one chunk; 100 MiB is the most', () => {
    expect(parse({})).toEqual(body);
    expect(parse({ size: 0, chunkCount: 1 })).toMatchObject({ size: 0 });
    const largest = { size: MAX_ATTACHMENT_BYTES, chunkCount: 1600 };
    expect(parse(largest)).toMatchObject(largest);
  });

  test('attacks 19: a claim of 2 GiB, of other chunks, of another kind is not sent', async () => {
    const claims: readonly Partial<AttachmentBody>[] = [
      { size: 2 ** 31, chunkCount: 32_768 },
      { size: MAX_ATTACHMENT_BYTES + 1, chunkCount: 1632 },
      { chunkCount: 1 },
      { chunkCount: 2 ** 40 },
      { size: 0, chunkCount: 0 },
      { mime: 'text/html; charset=utf-8' },
      { mime: 'pdf' },
      { thumbnail: new Uint8Array(8193) },
    ];
    for (const claim of claims) expect(() => parse(claim)).toThrow('limits');
  });

  test.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Users\\x\\plan.pdf', 'C__Users_x_plan.pdf'],
    ['<img onerror=x>.svg', '_img onerror=x_.svg'],
    ['plan\u202efdp.exe', 'planfdp.exe'],
    ['.bashrc', 'bashrc'],
    ['a\nb\u0000.txt', 'a b.txt'],
    [' ..  ', ''],
    [`${'x'.repeat(300)}.pdf.exe`, `${'x'.repeat(116)}.exe`],
    [`${'\u{1f33f}'.repeat(200)}.jpeg`, `${'\u{1f33f}'.repeat(115)}.jpeg`],
  ])('a name %j is shown and saved as %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
    expect(cleanFileName(clean)).toBe(clean);
    expect(parse({ name })).toMatchObject({ name: clean });
  });
});
