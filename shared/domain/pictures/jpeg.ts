/** JPEG (ITU-T T.81): its size, and a copy without what the camera and its programs wrote beside the picture. */
import { concatBytes } from '../../language/bytes.ts';
import { hasText, numberAt } from './byte-view.ts';
import { exifFacts, exifWithOrientation, type Orientation } from './exif.ts';
import { startRemoving, type Stripped } from './stripped.ts';

type Segment = {
  readonly marker: number;
  readonly start: number;
  /** After the entropy-coded data, where it is a scan. */
  readonly end: number;
};

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;
const firstApp = 0xe0;
const lastApp = 0xef;
const exifHeader = 'Exif\0\0';
const jfifBytes = 18;

/** Undefined when it has no frame header, or ends before it. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  for (const { marker, start } of segmentsOf(bytes)) {
    if (!isFrameHeader(marker)) continue;
    const height = numberAt(bytes, start + 5, 2, 'big');
    const width = numberAt(bytes, start + 7, 2, 'big');
    return width === undefined || height === undefined ? undefined : { width, height };
  }
  return undefined;
}

/**
 * Keeps what the picture is decoded from: tables, frames, scans, the JFIF and Adobe markers, the colour profile,
 * and the orientation. Whatever comes after the picture's end goes as well. Undefined when it is not whole.
 */
export function stripJpeg(bytes: Uint8Array): Stripped | undefined {
  const removing = startRemoving();
  const kept: Uint8Array[] = [Uint8Array.of(0xff, startOfImage)];
  let orientation: Orientation = 1;
  let isWhole = false;
  let hasScan = false;
  for (const segment of segmentsOf(bytes)) {
    const { marker, start, end } = segment;
    if (marker === endOfImage) {
      isWhole = hasScan;
      if (end < bytes.length) removing.note('details');
      break;
    }
    if (marker === startOfScan) hasScan = true;
    if (marker === firstApp + 1 && hasText(bytes, start + 4, exifHeader)) {
      const facts = exifFacts(bytes.subarray(start + 4 + exifHeader.length, end));
      if (orientation === 1) orientation = facts.orientation;
      removing.note(facts.hasPlace ? 'place' : 'details');
      continue;
    }
    const copy = keptSegment(bytes, segment);
    if (copy === undefined || copy.length < end - start) removing.note('details');
    if (copy !== undefined) kept.push(copy);
  }
  if (!isWhole) return undefined;
  if (orientation !== 1) kept.splice(placeOfExif(kept), 0, exifSegment(orientation));
  return { bytes: concatBytes(...kept, Uint8Array.of(0xff, endOfImage)), removed: removing.result() };
}

/** JFIF wants to be first, where it is there. */
function placeOfExif(kept: readonly Uint8Array[]): number {
  return kept[1]?.[1] === firstApp ? 2 : 1;
}

function keptSegment(bytes: Uint8Array, { marker, start, end }: Segment): Uint8Array | undefined {
  if (marker === comment) return undefined;
  if (marker < firstApp || marker > lastApp) return bytes.subarray(start, end);
  const isJfif = marker === firstApp && hasText(bytes, start + 4, 'JFIF\0') && end - start >= jfifBytes;
  if (isJfif) return withoutJfifThumbnail(bytes.subarray(start, start + jfifBytes));
  if (marker === firstApp + 2 && hasText(bytes, start + 4, 'ICC_PROFILE\0')) return bytes.subarray(start, end);
  // Without the transform of this marker, colours would be read wrongly. It is 12 bytes; more would be something else.
  if (marker === firstApp + 14 && hasText(bytes, start + 4, 'Adobe') && end - start === 16) {
    return bytes.subarray(start, end);
  }
  return undefined;
}

function withoutJfifThumbnail(header: Uint8Array): Uint8Array {
  const copy = header.slice();
  copy.set([0, jfifBytes - 2], 2);
  copy.set([0, 0], 16);
  return copy;
}

function exifSegment(orientation: Orientation): Uint8Array {
  const block = exifWithOrientation(orientation);
  const length = 2 + exifHeader.length + block.length;
  const header = Uint8Array.from(exifHeader, (character) => character.charCodeAt(0));
  return concatBytes(Uint8Array.of(0xff, firstApp + 1, length >>> 8, length & 0xff), header, block);
}

/** Ends early, without `endOfImage`, where the bytes stop making sense. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return;
  let offset = 2;
  for (;;) {
    // Any number of fill bytes may stand before a marker.
    while (bytes[offset] === 0xff && bytes[offset + 1] === 0xff) offset += 1;
    const marker = bytes[offset + 1];
    if (bytes[offset] !== 0xff || marker === undefined || marker === 0 || marker === startOfImage) return;
    if (marker === endOfImage) {
      yield { marker, start: offset, end: offset + 2 };
      return;
    }
    const length = isAlone(marker) ? 0 : numberAt(bytes, offset + 2, 2, 'big');
    if (length === undefined || (length < 2 && !isAlone(marker))) return;
    const headerEnd = offset + 2 + length;
    if (headerEnd > bytes.length) return;
    const end = marker === startOfScan ? endOfScan(bytes, headerEnd) : headerEnd;
    yield { marker, start: offset, end };
    offset = end;
  }
}

/** Where the next marker begins that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let offset = bytes.indexOf(0xff, from);
  while (offset >= 0) {
    const next = bytes[offset + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return offset;
    offset = bytes.indexOf(0xff, offset + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}

function isAlone(marker: number): boolean {
  return marker === 0x01 || isRestart(marker);
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/** SOF0 to SOF15 without the three of that range that are tables. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
