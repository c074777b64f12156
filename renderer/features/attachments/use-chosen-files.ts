/** The files that a person chose and has not sent yet, each looked at in its turn: one picture at a time is in memory whole. */
import { useEffect, useState } from 'react';
import { maxFileBytes, prepareFile, type PreparedFile } from '../../../shared/domain/prepare-file.ts';
import { drawPicture } from './draw-picture.ts';

export type ChosenFile = { readonly key: number; readonly file: File; readonly prepared?: PreparedFile };
export type ReadyFile = ChosenFile & { readonly prepared: Extract<PreparedFile, { kind: 'ready' }> };

export type ChosenFiles = {
  readonly chosen: readonly ChosenFile[];
  add(files: readonly File[]): void;
  remove(key: number): void;
  clear(): void;
};

let lastKey = 0;

export function useChosenFiles(): ChosenFiles {
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const next = chosen.find(({ prepared }) => prepared === undefined);

  useEffect(() => {
    if (next === undefined) return;
    const { key, file } = next;
    void prepareFile(readable(file), maxFileBytes, drawPicture).then((prepared) =>
      setChosen((now) => now.map((one) => (one.key === key ? { ...one, prepared } : one))),
    );
  }, [next]);

  return {
    chosen,
    add(files) {
      const added = files.map((file) => ({ key: ++lastKey, file }));
      setChosen((now) => [...now, ...added]);
    },
    remove: (key) => setChosen((now) => now.filter((one) => one.key !== key)),
    clear: () => setChosen([]),
  };
}

export function isReady(chosen: ChosenFile): chosen is ReadyFile {
  return chosen.prepared?.kind === 'ready';
}

function readable(file: File) {
  const { name, type, size } = file;
  return { name, type, size, read: (start: number, end: number) => bytesOf(file.slice(start, end)) };
}

export async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
