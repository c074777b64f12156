/** The original file of an import, sealed piece by piece beside the store like files of conversations are. */
import { createHash } from 'node:crypto';
import { concatBytes } from '../../../../shared/language/bytes.ts';
import type { AttachmentFiles } from '../../../../shared/messenger/index.ts';
import { CHUNKS_PER_PART, STREAM_SALT_BYTES, STREAM_SEALED_CHUNK_BYTES } from '../../../../shared/protocol/index.ts';

/** Parts but the last are of the lengths that the folder's places are made for. */
const laterPartBytes = CHUNKS_PER_PART * STREAM_SEALED_CHUNK_BYTES;
const firstPartBytes = STREAM_SALT_BYTES + laterPartBytes;

export type OriginalWriter = {
  /** Rejects with `StoreFull`. */
  append(bytes: Uint8Array): Promise<void>;
  /** Resolves once all of it would survive a power cut. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  bytes(): number;
};

export function createOriginalWriter(files: AttachmentFiles, fileId: string): OriginalWriter {
  const hash = createHash('sha256');
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let parts = 0;
  let bytes = 0;

  async function putFull(): Promise<void> {
    for (;;) {
      const length = parts === 0 ? firstPartBytes : laterPartBytes;
      if (heldBytes < length) return;
      const all = concatBytes(...held);
      await files.put(fileId, parts, all.subarray(0, length));
      parts += 1;
      held = [all.slice(length)];
      heldBytes -= length;
    }
  }

  return {
    async append(more) {
      hash.update(more);
      held.push(more);
      heldBytes += more.length;
      bytes += more.length;
      await putFull();
    },
    async finish() {
      if (heldBytes > 0 || parts === 0) {
        await files.put(fileId, parts, concatBytes(...held));
        parts += 1;
        held = [];
      }
      await files.finish(fileId, parts);
      return { bytes, sha256: hash.digest('hex') };
    },
    bytes: () => bytes,
  };
}

export function originalParts(bytes: number): number {
  return bytes <= firstPartBytes ? 1 : 1 + Math.ceil((bytes - firstPartBytes) / laterPartBytes);
}

/** Bytes from `start` on, up to but without `end`; `partAt` gives whole parts. */
export async function readParts(
  partAt: (part: number) => Promise<Uint8Array>,
  start: number,
  end: number,
): Promise<Uint8Array> {
  const found: Uint8Array[] = [];
  let at = start;
  while (at < end) {
    const part = at < firstPartBytes ? 0 : 1 + Math.floor((at - firstPartBytes) / laterPartBytes);
    const partStart = part === 0 ? 0 : firstPartBytes + (part - 1) * laterPartBytes;
    const bytes = (await partAt(part)).subarray(at - partStart, end - partStart);
    if (bytes.length === 0) break;
    found.push(bytes);
    at += bytes.length;
  }
  return concatBytes(...found);
}
