/**
 * Sealed copies of files beside the store (vault.md, "Attachments at rest").
 *
 * A file is a run of records, one for each part: the part sealed once more, as an age stream of its own
 * (protocol.md 2.12), under a random key that stands in the store, wrapped by attach-kek. All records but the
 * last are of one length, so that each has its place. While parts are missing it is called `<id>.partial`;
 * whole, it is `<id>` and never written again. Without its row in the store it is noise.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { openBox, sealBox } from '../../../../shared/crypto/xchacha20-poly1305.ts';
import { utf8 } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { type AttachmentFiles, StoreFull } from '../../../../shared/messenger/index.ts';
import {
  CHUNKS_PER_PART,
  STREAM_SALT_BYTES,
  STREAM_SEALED_CHUNK_BYTES,
  openStream,
  sealStream,
  streamBlobBytes,
} from '../../../../shared/protocol/index.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { syncFolder } from '../../database/durable-files.ts';

export type AttachmentFolder = AttachmentFiles & {
  /** At the start: removes what a crash left behind, copies without a message or an import and parts of what will not be whole. */
  sweep(): Promise<void>;
  /** Removes every copy whose key is gone: it opens for nobody any more. */
  removeKeyless(): Promise<void>;
  /** Wipes its key. */
  close(): void;
};

export type AttachmentFolderPorts = {
  readonly database: WritableDatabase;
  readonly path: string;
  /** attach-kek, 32 bytes; wiped at the end. */
  readonly kek: Uint8Array;
  readonly random: RandomBytes;
};

const partialEnding = '.partial';
const firstPartBytes = STREAM_SALT_BYTES + CHUNKS_PER_PART * STREAM_SEALED_CHUNK_BYTES;
const firstRecordBytes = streamBlobBytes(firstPartBytes);
const recordBytes = streamBlobBytes(firstPartBytes - STREAM_SALT_BYTES);

export function createAttachmentFolder({ database, path, kek, random }: AttachmentFolderPorts): AttachmentFolder {
  const readKey = database.query<{ wrapped_key: Uint8Array }>(
    'SELECT wrapped_key FROM attachment_file WHERE file_id = ?',
  );
  const addKey = database.command('INSERT INTO attachment_file (file_id, wrapped_key) VALUES (?, ?)');
  const setWhole = database.command('UPDATE attachment_file SET bytes = ?, sha256 = ? WHERE file_id = ?');
  const dropKey = database.command('DELETE FROM attachment_file WHERE file_id = ?');
  const dropOrphans = database.command(`
    DELETE FROM attachment_file WHERE file_id NOT IN
      (SELECT file_id FROM attachment WHERE state IN ('uploading', 'stopped', 'sent', 'fetching', 'here')
       UNION ALL SELECT file_id FROM message_import
       UNION ALL SELECT file_id FROM imported_file WHERE file_id IS NOT NULL)`);

  /** Where sealed parts are read to, one after the other: a long file would leave as many behind as it has parts. */
  let room: Uint8Array | undefined;

  const finalPath = (fileId: string): string => join(path, fileId);
  const partialPath = (fileId: string): string => join(path, fileId + partialEnding);

  function keyOf(fileId: string): Uint8Array | undefined {
    const row = readKey.get(fileId);
    return row && openBox(kek, row.wrapped_key, utf8(fileId));
  }

  function freshKey(fileId: string): Uint8Array {
    const key = random(32);
    addKey.run(fileId, sealBox(kek, key, utf8(fileId), random));
    return key;
  }

  async function openPartial(fileId: string): Promise<FileHandle> {
    const there = await open(partialPath(fileId), 'r+').catch(() => undefined);
    if (there !== undefined) return there;
    await mkdir(path, { recursive: true, mode: 0o700 });
    if (process.platform !== 'win32') await chmod(path, 0o700);
    // A crash between the last part and the message about it: it is not whole again until it is told so.
    const wasWhole = await rename(finalPath(fileId), partialPath(fileId)).then(
      () => true,
      () => false,
    );
    if (wasWhole) setWhole.run(null, null, fileId);
    return open(partialPath(fileId), wasWhole ? 'r+' : 'wx+', 0o600);
  }

  async function removeKeyless(): Promise<void> {
    for (const name of await readdir(path).catch(() => [])) {
      const id = name.endsWith(partialEnding) ? name.slice(0, -partialEnding.length) : name;
      if (readKey.get(id) === undefined) await rm(join(path, name), { force: true });
    }
  }

  async function unlink(fileId: string): Promise<void> {
    await rm(partialPath(fileId), { force: true });
    await rm(finalPath(fileId), { force: true });
  }

  return {
    put: (fileId, part, sealed) =>
      withRoom(async () => {
        const key = keyOf(fileId) ?? freshKey(fileId);
        const record = await sealStream(key, sealed, random);
        wipe(key);
        const file = await openPartial(fileId);
        try {
          await file.write(record, 0, record.length, placeOf(part));
        } finally {
          await file.close();
        }
      }),

    async get(fileId, part) {
      const key = keyOf(fileId);
      const file = await open(finalPath(fileId), 'r').catch(() =>
        open(partialPath(fileId), 'r').catch(() => undefined),
      );
      if (key === undefined || file === undefined) {
        await file?.close();
        return undefined;
      }
      const own = room ?? new Uint8Array(firstRecordBytes);
      room = undefined;
      try {
        const record = await readAt(file, placeOf(part), part === 0 ? own : own.subarray(0, recordBytes));
        return await openStream(key, record);
      } finally {
        room = own;
        wipe(key);
        await file.close();
      }
    },

    finish: (fileId) =>
      withRoom(async () => {
        // 1. All bytes are on the disk; read from there, they have this hash. 2. The name. 3. The store knows.
        const partial = partialPath(fileId);
        await syncToDisk(partial);
        const hash = createHash('sha256');
        await pipeline(createReadStream(partial), hash);
        const { size } = await stat(partial);
        await rename(partial, finalPath(fileId));
        syncFolder(path);
        setWhole.run(size, hash.digest('hex'), fileId);
      }),

    async remove(fileId) {
      dropKey.run(fileId);
      await unlink(fileId);
    },

    async sweep() {
      dropOrphans.run();
      await removeKeyless();
    },
    removeKeyless,

    close: () => wipe(kek),
  };
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function placeOf(part: number): number {
  return part === 0 ? 0 : firstRecordBytes + (part - 1) * recordBytes;
}

/** As much as there is of it, up to as long as `bytes`. */
async function readAt(file: FileHandle, position: number, bytes: Uint8Array): Promise<Uint8Array> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function withRoom<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'store-full') throw new StoreFull({ cause: error });
    throw error;
  }
}
