/** Sealed parts in memory, for tests; they outlive the engines that use them. */
import type { AttachmentFiles } from '../attachment-files.ts';
import { StoreFull } from '../store.ts';

export type MemoryFiles = AttachmentFiles & {
  fileIds(): readonly string[];
  partCount(): number;
  /** As the disk does it: one bit of that part is another. */
  damage(fileId: string, part: number): void;
  isFinished(fileId: string): boolean;
  /** From now on there is no room for more. */
  fill(): void;
};

export function createMemoryFiles(): MemoryFiles {
  const files = new Map<string, Map<number, Uint8Array>>();
  const finished = new Set<string>();
  let isFull = false;
  return {
    async put(fileId, part, sealed) {
      if (isFull) throw new StoreFull();
      const parts = files.get(fileId) ?? new Map<number, Uint8Array>();
      files.set(fileId, parts.set(part, sealed.slice()));
      finished.delete(fileId);
    },
    get: async (fileId, part) => files.get(fileId)?.get(part)?.slice(),
    async finish(fileId, parts) {
      if (files.get(fileId)?.size !== parts) throw new Error('A file is finished that lacks parts');
      finished.add(fileId);
    },
    async remove(fileId) {
      files.delete(fileId);
      finished.delete(fileId);
    },
    fileIds: () => [...files.keys()],
    partCount: () => [...files.values()].reduce((sum, parts) => sum + parts.size, 0),
    damage(fileId, part) {
      const bytes = files.get(fileId)?.get(part);
      if (bytes === undefined) throw new Error('There is no such part');
      bytes[100] = (bytes[100] ?? 0) ^ 1;
    },
    isFinished: (fileId) => finished.has(fileId),
    fill() {
      isFull = true;
    },
  };
}
