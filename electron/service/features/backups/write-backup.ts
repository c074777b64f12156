/** Writes the held store, sealed, into a new file. It is no backup before it was read back. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { startSealing } from '../../../../shared/protocol/index.ts';
import type { HeldStore } from '../../database/held-store.ts';
import type { VaultFile } from '../../vault/vault-file.ts';
import { encodeHeader, type Manifest } from './backup-file.ts';

export type WriteBackup = {
  /** Must not exist. */
  readonly path: string;
  readonly held: HeldStore;
  readonly manifest: Manifest;
  readonly keyFile: VaultFile;
  readonly kek: Uint8Array;
  readonly random: RandomBytes;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
};

/** One chunk of the stream: about two milliseconds of sealing. */
const bytesAtOnce = 64 * 1024;

/** Gives the SHA-256 of the store as it was read. Throws what the file system throws, and the signal's reason. */
export async function writeBackup(write: WriteBackup): Promise<string> {
  const { path, held, manifest, keyFile, kek, random, onProgress, signal } = write;
  const fileKey = random(32);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(encodeHeader(kek, { manifest, keyFile, fileKey }, random));
    const sealer = startSealing(fileKey, random);
    await file.writeFile(sealer.salt);
    const hash = createHash('sha256');
    const buffer = new Uint8Array(bytesAtOnce);
    for (let position = 0; position < held.bytes; ) {
      signal.throwIfAborted();
      const length = await held.read(buffer.subarray(0, Math.min(bytesAtOnce, held.bytes - position)), position);
      if (length === 0) throw new Error('The store ended before its end');
      const read = buffer.subarray(0, length);
      hash.update(read);
      for (const chunk of await sealer.push(read)) await file.writeFile(chunk);
      position += length;
      onProgress(position);
    }
    await file.writeFile(await sealer.finish());
    await file.sync();
    return hash.digest('hex');
  } finally {
    wipe(fileKey);
    await file.close();
  }
}
