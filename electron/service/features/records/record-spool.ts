/** What a record is made of while it is written: pieces in a file beside the store, sealed under a key that is nowhere but in memory. */
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { openChunk, sealChunk } from '../../../../shared/crypto/chacha20-poly1305.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';

/** Where a piece lies; its count is its nonce. */
export type SpoolPart = { readonly at: number; readonly sealedBytes: number; readonly count: number };

export type Spool = {
  add(bytes: Uint8Array): Promise<SpoolPart>;
  /** Throws where the file is not what was written. */
  read(part: SpoolPart): Promise<Uint8Array>;
  /** Takes the file away and wipes the key. */
  close(): Promise<void>;
};

const tagBytes = 16;
const nothing = new Uint8Array();

/** `folder` is the records' own; it is made where it is not there. */
export async function openSpool(folder: string, random: RandomBytes): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = path.join(folder, `${toHex(random(16))}.spool`);
  const file = await open(place, 'wx+', 0o600);
  const key = random(32);
  let end = 0;
  let count = 0;
  return {
    async add(bytes) {
      const part = { at: end, sealedBytes: bytes.length + tagBytes, count };
      end += part.sealedBytes;
      count += 1;
      await writeWhole(file, sealChunk(key, nonceOf(part), bytes, nothing), part.at);
      return part;
    },
    async read(part) {
      const sealed = new Uint8Array(part.sealedBytes);
      await readWhole(file, sealed, part.at);
      const bytes = openChunk(key, nonceOf(part), sealed, nothing);
      if (bytes === undefined) throw new Error('a piece of the record does not read back');
      return bytes;
    },
    async close() {
      wipe(key);
      await file.close();
      await rm(place, { force: true });
    },
  };
}

/** At the start: what a killed app left. Its keys are gone, so it is noise. */
export async function sweepSpools(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

function nonceOf({ count }: SpoolPart): Uint8Array {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(4, BigInt(count));
  return nonce;
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}

async function readWhole(file: FileHandle, into: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await file.read(into, done, into.length - done, at + done);
    if (bytesRead === 0) throw new Error('a piece of the record is not there');
    done += bytesRead;
  }
}
