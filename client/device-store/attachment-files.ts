/** The sealed parts of files, in the page's IndexedDB: each in a strict transaction of its own. */
import type { AttachmentFiles } from '../../shared/messenger/attachment-files.ts';
import { compactBytes } from './compact-bytes.ts';
import type { DeviceDatabase } from './schema.ts';
import { storeFault } from './store-errors.ts';

/** One transaction must not hold more than memory bears, so a file is never written as a whole. */
export function createDeviceFiles({ idb }: DeviceDatabase): AttachmentFiles {
  return {
    async put(fileId, part, sealed) {
      try {
        const transaction = idb.transaction('parts', 'readwrite', { durability: 'strict' });
        const put = transaction.store.put(compactBytes({ fileId, part, sealed }));
        await Promise.all([put, transaction.done]);
      } catch (error) {
        throw storeFault(error);
      }
    },
    async get(fileId, part) {
      return (await idb.get('parts', [fileId, part]))?.sealed;
    },
    async finish() {
      // Every part was kept for good by itself.
    },
    async remove(fileId) {
      await idb.delete('parts', partsOf(fileId));
    },
  };
}

/** Removes the parts of files that no row names: a page that was closed while a file was read in leaves them. */
export async function sweepParts({ idb, rows }: DeviceDatabase): Promise<void> {
  const known = new Set((await idb.getAll('attachments')).map((row) => rows.open('attachments', row).fileId));
  const kept = new Set((await idb.getAllKeys('parts')).map(([fileId]) => fileId));
  for (const fileId of kept) if (!known.has(fileId)) await idb.delete('parts', partsOf(fileId));
}

function partsOf(fileId: string): IDBKeyRange {
  return IDBKeyRange.bound([fileId, 0], [fileId, Number.MAX_SAFE_INTEGER]);
}
