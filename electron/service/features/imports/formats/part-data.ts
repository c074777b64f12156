/** The pictures and files of a phone's backup, decoded as they pass: each becomes pieces under a key of its own. */
import { createBase64Pieces } from './base64-pieces.ts';
import type { ReadItem } from './read-item.ts';

/** What phones write where there is nothing. */
const nothing = 'null';

export function createPartData() {
  let lastKey = 0;
  let ended: number | undefined;
  let start = '';
  let open: { readonly key: number; readonly decoder: ReturnType<typeof createBase64Pieces> } | undefined;

  return {
    /** `isWanted`: else nothing of it is decoded. */
    push(text: string, isLast: boolean, isWanted: boolean): readonly ReadItem[] {
      const items: ReadItem[] = [];
      let next = text;
      if (open === undefined) {
        start += text;
        // That it is the word for nothing is known only behind it.
        if (start.length <= nothing.length && !isLast) return items;
        next = start;
        start = '';
        if (isLast && (next.trim() === '' || next === nothing)) return items;
        lastKey += 1;
        open = { key: lastKey, decoder: createBase64Pieces() };
      }
      const { key, decoder } = open;
      const bytes = isWanted ? decoder.push(next) : new Uint8Array();
      if (bytes.length > 0) items.push({ kind: 'file-bytes', key, bytes });
      if (!isLast) return items;
      if (isWanted) items.push({ kind: 'file-end', key, ...(decoder.finish() ? {} : { fault: 'damaged' }) });
      ended = key;
      open = undefined;
      return items;
    },
    /** The key of the one that stood in the element which ends now. */
    take(): number | undefined {
      const key = ended;
      ended = undefined;
      return key;
    },
  };
}
