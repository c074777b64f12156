/** Reads a backup from its first byte to its last into a store of its own, and proves it before anybody uses it. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { Fault } from '../../../../shared/contract/errors.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { startOpening } from '../../../../shared/protocol/index.ts';
import { openCopy, type StoreCopy } from '../../database/open.ts';
import { type BackupHeader, type Counts, openFileKey, readHeader } from './backup-file.ts';
import { countContents } from './count-contents.ts';

export type BackupKeys = {
  /** 32 bytes each; the caller wipes them. */
  readonly kek: Uint8Array;
  readonly storeKey: Uint8Array;
};

export type ReadBackup = {
  readonly path: string;
  /** Undefined: these are the keys of another vault, or none fits. */
  readonly keysOf: (header: BackupHeader) => BackupKeys | undefined;
  /** Where the encrypted store is put. Removed again unless the outcome is `whole`. */
  readonly target: string;
  readonly onProgress: (done: number, total: number) => void;
  /** Every byte came out as it went in: its SHA-256. Whether it is a good store is another question. */
  readonly onCopied?: (sha256: string) => void;
  readonly signal: AbortSignal;
};

export type ReadOutcome =
  | { readonly kind: 'whole'; readonly header: BackupHeader; readonly counts: Counts }
  | { readonly kind: 'not-a-backup' | 'newer' | 'damaged' | 'other-vault' };

/** One chunk of the stream: about two milliseconds of opening. */
const bytesAtOnce = 64 * 1024;
/** Milliseconds of reading pages between two looks at the event loop. */
const longestTurnMs = 8;

/** Throws what the file system throws, and the signal's reason. */
export async function readBackup(read: ReadBackup): Promise<ReadOutcome> {
  const source = await open(read.path, 'r');
  let isWhole = false;
  try {
    const found = await readHeader(source);
    if (found.kind !== 'header') return found;
    const keys = read.keysOf(found.header);
    if (keys === undefined) return { kind: 'other-vault' };
    const sha256 = await unseal(source, found.header, keys.kek, read);
    if (sha256 === undefined) return { kind: 'damaged' };
    read.onCopied?.(sha256);
    const looked = await lookThrough(read, found.header, keys.storeKey);
    if (looked.kind !== 'whole') return looked;
    isWhole = true;
    return { kind: 'whole', header: found.header, counts: looked.counts };
  } finally {
    await source.close();
    if (!isWhole) await removeCopy(read.target);
  }
}

export async function removeCopy(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    await rm(path + suffix, { force: true }).catch(() => undefined);
}

/** Undefined when one bit of it is not as it was written. */
async function unseal(
  source: FileHandle,
  header: BackupHeader,
  kek: Uint8Array,
  { target, onProgress, signal }: ReadBackup,
): Promise<string | undefined> {
  const fileKey = openFileKey(kek, header);
  if (fileKey === undefined) return undefined;
  const out = await open(target, 'wx', 0o600);
  try {
    const opener = startOpening(fileKey);
    const hash = createHash('sha256');
    const total = header.manifest.storeBytes;
    let done = 0;
    async function take(chunks: readonly Uint8Array[]): Promise<void> {
      for (const chunk of chunks) {
        done += chunk.length;
        hash.update(chunk);
        await out.writeFile(chunk);
      }
    }
    const buffer = new Uint8Array(bytesAtOnce);
    for (let position = header.storeAt; ; ) {
      signal.throwIfAborted();
      const { bytesRead } = await source.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) break;
      const opened = await opener.push(buffer.subarray(0, bytesRead));
      if (opened.kind === 'refused' || done > total) return undefined;
      await take(opened.chunks);
      position += bytesRead;
      onProgress(Math.min(done, total), total);
    }
    const end = await opener.finish();
    if (end.kind === 'refused') return undefined;
    await take(end.chunks);
    if (done !== total) return undefined;
    await out.sync();
    return hash.digest('hex');
  } finally {
    wipe(fileKey);
    await out.close();
  }
}

async function lookThrough(
  { target, signal }: ReadBackup,
  { manifest, keyFile }: BackupHeader,
  storeKey: Uint8Array,
): Promise<{ readonly kind: 'whole'; readonly counts: Counts } | { readonly kind: 'newer' | 'damaged' }> {
  const opened = openCopy({ path: target, key: storeKey, vaultId: manifest.vaultId, mark: keyFile.storeMark });
  if (opened.kind === 'problem') {
    if (opened.problem === 'disk-full') throw new Fault('store-full');
    return { kind: opened.problem === 'store-newer' ? 'newer' : 'damaged' };
  }
  const { copy } = opened;
  try {
    if (!(await hasEveryPage(copy, signal))) return { kind: 'damaged' };
    const counts = countContents(copy.database);
    const { clients, messages, notes } = manifest.counts;
    const isSame = counts.clients === clients && counts.messages === messages && counts.notes === notes;
    return isSame && copy.schemaVersion === manifest.schemaVersion ? { kind: 'whole', counts } : { kind: 'damaged' };
  } finally {
    copy.close();
  }
}

async function hasEveryPage(copy: StoreCopy, signal: AbortSignal): Promise<boolean> {
  const pages = copy.pages();
  try {
    for (let began = performance.now(); ; ) {
      if (pages.next().done === true) return true;
      if (performance.now() - began < longestTurnMs) continue;
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      began = performance.now();
    }
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  } finally {
    pages.return?.();
  }
}
