/**
 * The pictures and files that lie beside a chat in its zip. A message has those that its own words, or the fields of an
 * export, name exactly as the zip does; no name is ever a place on the disk. Each is unpacked in pieces and checked.
 */
import type { ZippedFile } from '../../../../../verifier/index.ts';
import {
  type FileFault,
  FileRefused,
  maxFileBytes,
  type ReadFile,
  type ReadItem,
  type WantsFiles,
} from './read-item.ts';
import { zipContent } from './zip-content.ts';

export type ZipMedia = {
  /** Undefined: none, or more than one, is called so. */
  find(name: string): ZippedFile | undefined;
  /** Of all of it, unpacked. */
  readonly bytes: number;
};

/** More than any picture, film or document is packed by; DEFLATE ends at 1032. */
const maxRatio = 200;
/** Below it, a ratio says nothing. */
const smallBytes = 2 ** 20;

const types: { readonly [ending: string]: string } = {
  ...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp' },
  ...{ heic: 'image/heic', avif: 'image/avif', mp4: 'video/mp4', mov: 'video/quicktime', '3gp': 'video/3gpp' },
  ...{ opus: 'audio/ogg', ogg: 'audio/ogg', m4a: 'audio/mp4', mp3: 'audio/mpeg', aac: 'audio/aac', amr: 'audio/amr' },
  ...{ pdf: 'application/pdf', txt: 'text/plain', csv: 'text/csv', vcf: 'text/vcard', zip: 'application/zip' },
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export function createZipMedia(entries: readonly ZippedFile[]): ZipMedia {
  const byName = Map.groupBy(entries, ({ name }) => baseName(name));
  return {
    find(name) {
      const [only, ...others] = byName.get(baseName(name)) ?? [];
      return others.length === 0 ? only : undefined;
    },
    bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** The items with what the zip holds of their files: pieces first, then the message, as everywhere. */
export async function* withMedia(
  items: AsyncIterable<readonly ReadItem[]>,
  media: ZipMedia,
  wantsFiles: WantsFiles,
): AsyncGenerator<readonly ReadItem[]> {
  let lastKey = 0;
  for await (const some of items) {
    let ready: ReadItem[] = [];
    for (const item of some) {
      const found = item.kind === 'message' ? filesIn(item, media) : [];
      if (item.kind !== 'message' || found.length === 0) {
        ready.push(item);
        continue;
      }
      yield ready;
      ready = [];
      const files: ReadFile[] = [];
      for (const entry of found) {
        lastKey += 1;
        if (wantsFiles?.(item.thread) === true) yield* pieces(lastKey, entry);
        const name = baseName(entry.name);
        files.push({
          key: lastKey,
          name,
          mime: types[/\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? '',
        });
      }
      const names = new Set(files.map(({ name }) => name));
      const fileNames = item.fileNames.filter((name) => !names.has(baseName(name)));
      // The words alone say only that there was one.
      const hasFile = fileNames.length > 0;
      yield [{ ...item, hasFile, fileNames, files }];
    }
    yield ready;
  }
}

async function* pieces(key: number, entry: ZippedFile): AsyncGenerator<readonly ReadItem[]> {
  const fault = foreseen(entry);
  try {
    if (fault === undefined) for await (const bytes of zipContent(entry)) yield [{ kind: 'file-bytes', key, bytes }];
    yield [{ kind: 'file-end', key, ...(fault === undefined ? {} : { fault }) }];
  } catch (error) {
    if (!(error instanceof FileRefused) || error.reason !== 'damaged-zip') throw error;
    yield [{ kind: 'file-end', key, fault: 'damaged' }];
  }
}

/** By the zip's directory: what unpacks to more than that is damaged. */
function foreseen({ bytes, packedBytes }: ZippedFile): FileFault | undefined {
  if (bytes > maxFileBytes) return 'too-large';
  return bytes > smallBytes && bytes > packedBytes * maxRatio ? 'bomb' : undefined;
}

const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** `IMG-1.jpg (file attached)` and `<attached: 1-PHOTO.jpg>`, in any language: that the zip has such a file decides. */
const behindName = /^(\S[^\n]{0,250}\S) \([^()\n]{2,60}\)$/;
const inBrackets = /<[^<>:：\n]{2,60}[:：][ \u00a0]?([^<>\n]{1,250})>/g;

function filesIn(item: Extract<ReadItem, { kind: 'message' }>, media: ZipMedia): readonly ZippedFile[] {
  const words = item.text.slice(0, longestWords).replace(marks, '');
  const first = behindName.exec(words.split('\n', 1)[0] ?? '')?.[1];
  const bracketed = [...words.matchAll(inBrackets)].flatMap(([, name]) => name ?? []);
  const names = [...item.fileNames, ...(first === undefined ? [] : [first]), ...bracketed];
  return [...new Set(names.flatMap((name) => media.find(name) ?? []))];
}

/** Where apps put it is at a message's begin. */
const longestWords = 2000;

/** Composed, as some systems write names and others don't. */
function baseName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').normalize('NFC').trim();
}
