/** PNG: its size, and a copy of only those chunks that the picture is decoded from. */
import { concatBytes, u32 } from '../../language/bytes.ts';
import { numberAt, tagAt } from './byte-view.ts';
import { exifFacts, exifWithOrientation, type Orientation } from './exif.ts';
import { startRemoving, type Stripped } from './stripped.ts';

type Chunk = { readonly tag: string; readonly start: number; readonly end: number };

const signature: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const dataOffset = 8;
const crcBytes = 4;

/** Everything else holds words, times, a place, or what only one program understands. */
const keptTags: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYs', 'sPLT'],
]);

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

export function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (!isPng(bytes) || tagAt(bytes, 12) !== 'IHDR') return undefined;
  const width = numberAt(bytes, 16, 4, 'big');
  const height = numberAt(bytes, 20, 4, 'big');
  return width === undefined || height === undefined ? undefined : { width, height };
}

/** Undefined when it does not run from its header to its end. What comes after the end goes as well. */
export function stripPng(bytes: Uint8Array): Stripped | undefined {
  if (pngSize(bytes) === undefined) return undefined;
  const removing = startRemoving();
  const kept: Uint8Array[] = [];
  let orientation: Orientation = 1;
  let hasData = false;
  let isWhole = false;
  for (const { tag, start, end } of chunksOf(bytes)) {
    if (tag === 'IDAT') hasData = true;
    if (tag === 'eXIf') {
      const facts = exifFacts(bytes.subarray(start + dataOffset, end - crcBytes));
      orientation = facts.orientation;
      removing.note(facts.hasPlace ? 'place' : 'details');
    } else if (keptTags.has(tag)) kept.push(bytes.subarray(start, end));
    else removing.note('details');
    if (tag !== 'IEND') continue;
    isWhole = hasData;
    if (end < bytes.length) removing.note('details');
    break;
  }
  if (!isWhole) return undefined;
  // After the header, which is always first.
  if (orientation !== 1) kept.splice(1, 0, chunk('eXIf', exifWithOrientation(orientation)));
  return { bytes: concatBytes(Uint8Array.from(signature), ...kept), removed: removing.result() };
}

function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  let start = signature.length;
  for (;;) {
    const length = numberAt(bytes, start, 4, 'big');
    if (length === undefined) return;
    const end = start + dataOffset + length + crcBytes;
    if (end > bytes.length) return;
    yield { tag: tagAt(bytes, start + 4), start, end };
    start = end;
  }
}

function chunk(tag: string, data: Uint8Array): Uint8Array {
  const named = concatBytes(
    Uint8Array.from(tag, (letter) => letter.charCodeAt(0)),
    data,
  );
  return concatBytes(u32(data.length), named, u32(crc32(named)));
}

/** The check of PNG, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
