/** The two things that matter in a picture's Exif block: which way up it is, and whether it says where it was taken. */
import { concatBytes } from '../../language/bytes.ts';
import { type ByteOrder, hasText, numberAt } from './byte-view.ts';

/** 1 is upright; 2 to 8 are turned or mirrored. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export type ExifFacts = { readonly orientation: Orientation; readonly hasPlace: boolean };

const orientations: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];
const orientationTag = 0x0112;
const placeTag = 0x8825;
const shortType = 3;
const entryBytes = 12;

/** `tiff` is the block from its byte order mark on. What cannot be read counts as upright and without a place. */
export function exifFacts(tiff: Uint8Array): ExifFacts {
  const order = byteOrderOf(tiff);
  let orientation: Orientation = 1;
  let hasPlace = false;
  const start = order === undefined ? undefined : numberAt(tiff, 4, 4, order);
  if (order === undefined || start === undefined) return { orientation, hasPlace };
  const count = numberAt(tiff, start, 2, order) ?? 0;
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * entryBytes;
    const tag = numberAt(tiff, entry, 2, order);
    if (tag === undefined) break;
    if (tag === placeTag) hasPlace = true;
    if (tag !== orientationTag || numberAt(tiff, entry + 2, 2, order) !== shortType) continue;
    const value = numberAt(tiff, entry + 8, 2, order);
    orientation = orientations.find((known) => known === value) ?? 1;
  }
  return { orientation, hasPlace };
}

/** A block that holds the orientation and nothing else. */
export function exifWithOrientation(orientation: Orientation): Uint8Array {
  return concatBytes(
    // Little-endian, first directory at 8, one entry.
    Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0),
    Uint8Array.of(orientationTag & 0xff, orientationTag >>> 8, shortType, 0, 1, 0, 0, 0, orientation, 0, 0, 0),
    // No further directory.
    new Uint8Array(4),
  );
}

function byteOrderOf(tiff: Uint8Array): ByteOrder | undefined {
  if (hasText(tiff, 0, 'II*\0')) return 'little';
  return hasText(tiff, 0, 'MM\0*') ? 'big' : undefined;
}
