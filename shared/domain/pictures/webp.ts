/** WebP (RFC 9649): its size, and a copy of only those chunks that the picture is decoded from. */
import { concatBytes } from '../../language/bytes.ts';
import { hasText, numberAt, tagAt } from './byte-view.ts';
import { exifFacts, exifWithOrientation, type Orientation } from './exif.ts';
import { startRemoving, type Stripped } from './stripped.ts';

type Chunk = { readonly tag: string; readonly start: number; readonly dataEnd: number };

const headerBytes = 12;
const chunkHeaderBytes = 8;
const frameHeaderBytes = 16;
const exifFlag = 0x08;
const xmpFlag = 0x04;

const keptTags: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ICCP']);
const keptInFrame: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ALPH']);

export function isWebp(bytes: Uint8Array): boolean {
  return hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP');
}

/** Of the canvas where there is one, otherwise of the single frame. */
export function webpSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (!isWebp(bytes)) return undefined;
  const data = headerBytes + chunkHeaderBytes;
  switch (tagAt(bytes, headerBytes)) {
    case 'VP8X':
      return sizeOf(numberAt(bytes, data + 4, 3, 'little'), numberAt(bytes, data + 7, 3, 'little'), 1);
    case 'VP8L': {
      const bits = numberAt(bytes, data + 1, 4, 'little');
      return bits === undefined || bytes[data] !== 0x2f ? undefined : sizeOf(bits & 0x3fff, (bits >>> 14) & 0x3fff, 1);
    }
    case 'VP8 ': {
      const width = numberAt(bytes, data + 6, 2, 'little');
      const height = numberAt(bytes, data + 8, 2, 'little');
      const hasStartCode = numberAt(bytes, data + 3, 3, 'big') === 0x9d012a;
      if (width === undefined || height === undefined || !hasStartCode) return undefined;
      return sizeOf(width & 0x3fff, height & 0x3fff, 0);
    }
    default:
      return undefined;
  }
}

/** Undefined when a chunk reaches beyond the file, or no picture is in it. What comes after the file's own end goes as well. */
export function stripWebp(bytes: Uint8Array): Stripped | undefined {
  const length = numberAt(bytes, 4, 4, 'little');
  if (!isWebp(bytes) || length === undefined || length + 8 > bytes.length) return undefined;
  const removing = startRemoving();
  if (bytes.length > length + 8 + (length % 2)) removing.note('details');
  const chunks = chunksOf(bytes, headerBytes, length + 8);
  if (chunks === undefined) return undefined;

  const kept: Uint8Array[] = [];
  let orientation: Orientation = 1;
  let hasPicture = false;
  for (const { tag, start, dataEnd } of chunks) {
    const data = bytes.subarray(start + chunkHeaderBytes, dataEnd);
    if (tag === 'EXIF') {
      const facts = exifFacts(hasText(data, 0, 'Exif\0\0') ? data.subarray(6) : data);
      orientation = facts.orientation;
      removing.note(facts.hasPlace ? 'place' : 'details');
      continue;
    }
    const copy = tag === 'ANMF' ? frameWithin(data) : keptTags.has(tag) ? data : undefined;
    if (copy === undefined || copy.length < data.length) removing.note('details');
    if (copy !== undefined) kept.push(chunk(tag, copy));
    if (tag === 'VP8 ' || tag === 'VP8L' || tag === 'ANMF') hasPicture = true;
  }
  if (!hasPicture) return undefined;
  return { bytes: file(withFlags(kept, orientation)), removed: removing.result() };
}

/** Only the extended form may carry an orientation: it says which other chunks there are. */
function withFlags(kept: readonly Uint8Array[], orientation: Orientation): readonly Uint8Array[] {
  const [first, ...rest] = kept;
  if (first === undefined || tagAt(first, 0) !== 'VP8X') return kept;
  const isTurned = orientation !== 1;
  const flags = (first[chunkHeaderBytes] ?? 0) & ~(exifFlag | xmpFlag);
  const header = first.slice();
  header[chunkHeaderBytes] = isTurned ? flags | exifFlag : flags;
  return isTurned ? [header, ...rest, chunk('EXIF', exifWithOrientation(orientation))] : [header, ...rest];
}

/** A frame of an animation, with its picture only. Undefined when it does not hold together. */
function frameWithin(data: Uint8Array): Uint8Array | undefined {
  const chunks = chunksOf(data, frameHeaderBytes, data.length);
  if (chunks === undefined) return undefined;
  const kept = chunks.filter(({ tag }) => keptInFrame.has(tag));
  const copies = kept.map(({ tag, start, dataEnd }) => chunk(tag, data.subarray(start + chunkHeaderBytes, dataEnd)));
  return concatBytes(data.subarray(0, frameHeaderBytes), ...copies);
}

/** Undefined when a chunk reaches beyond `end`. */
function chunksOf(bytes: Uint8Array, from: number, end: number): readonly Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let start = from;
  while (start < end) {
    const length = numberAt(bytes, start + 4, 4, 'little');
    if (length === undefined) return undefined;
    const dataEnd = start + chunkHeaderBytes + length;
    if (dataEnd > end) return undefined;
    chunks.push({ tag: tagAt(bytes, start), start, dataEnd });
    start = dataEnd + (length % 2);
  }
  return chunks;
}

function chunk(tag: string, data: Uint8Array): Uint8Array {
  const padding = new Uint8Array(data.length % 2);
  return concatBytes(letters(tag), littleEndian(data.length), data, padding);
}

function file(chunks: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(letters('WEBP'), ...chunks);
  return concatBytes(letters('RIFF'), littleEndian(body.length), body);
}

function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function littleEndian(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff);
}

function sizeOf(width: number | undefined, height: number | undefined, lessBy: 0 | 1) {
  return width === undefined || height === undefined ? undefined : { width: width + lessBy, height: height + lessBy };
}
