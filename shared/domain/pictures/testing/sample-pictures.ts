/** Small pictures, put together by hand, with what cameras and programs leave in them. */
import { concatBytes, u32, utf8 } from '../../../language/bytes.ts';

/** Stands in everything that has to go. */
export const secret = 'taken at 52.5200 N, 13.4050 E';

/** An Exif block with an orientation and, where asked for, a place. */
export function exifBlock(orientation: number, hasPlace: boolean, isBigEndian = false): Uint8Array {
  const two = (value: number) => (isBigEndian ? [value >>> 8, value & 0xff] : [value & 0xff, value >>> 8]);
  const four = (value: number) => (isBigEndian ? [0, 0, ...two(value)] : [...two(value), 0, 0]);
  const order = isBigEndian ? [0x4d, 0x4d, 0, 0x2a] : [0x49, 0x49, 0x2a, 0];
  const entries = [...two(0x0112), ...two(3), ...four(1), ...two(orientation), 0, 0];
  if (hasPlace) entries.push(...two(0x8825), ...two(4), ...four(1), ...four(38));
  return concatBytes(
    Uint8Array.from([...order, ...four(8), ...two(hasPlace ? 2 : 1), ...entries, ...four(0)]),
    utf8(secret),
  );
}

export function jpegSegment(marker: number, data: Uint8Array): Uint8Array {
  const length = data.length + 2;
  return concatBytes(Uint8Array.of(0xff, marker, length >>> 8, length & 0xff), data);
}

export const jpegScan = concatBytes(
  jpegSegment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
  Uint8Array.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
);

/** 48 by 32. `extra` stands before the frame. */
export function jpegWith(...extra: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    Uint8Array.of(0xff, 0xd8),
    jpegSegment(0xe0, concatBytes(utf8('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0))),
    ...extra,
    jpegSegment(0xdb, new Uint8Array(65).fill(1)),
    jpegSegment(0xc0, Uint8Array.of(8, 0, 32, 0, 48, 1, 1, 0x11, 0)),
    jpegScan,
    jpegScan,
    Uint8Array.of(0xff, 0xd9),
  );
}

/** The check is not looked at by what is tested. */
export function pngChunk(tag: string, data: Uint8Array): Uint8Array {
  return concatBytes(u32(data.length), utf8(tag), data, Uint8Array.of(1, 2, 3, 4));
}

/** 48 by 32. `extra` stands between the header and the picture. */
export function pngWith(...extra: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    pngChunk('IHDR', concatBytes(u32(48), u32(32), Uint8Array.of(8, 2, 0, 0, 0))),
    ...extra,
    pngChunk('IDAT', Uint8Array.of(9, 9, 9)),
    pngChunk('IEND', new Uint8Array()),
  );
}

export function webpChunk(tag: string, data: Uint8Array): Uint8Array {
  const length = Uint8Array.of(data.length & 0xff, data.length >>> 8, 0, 0);
  return concatBytes(utf8(tag), length, data, new Uint8Array(data.length % 2));
}

/** 48 by 32, in the extended form. `flags` say what there is beside the picture. */
export function webpWith(flags: number, ...extra: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(
    utf8('WEBP'),
    webpChunk('VP8X', Uint8Array.of(flags, 0, 0, 0, 47, 0, 0, 31, 0, 0)),
    webpChunk('VP8L', Uint8Array.of(0x2f, 47, 0xc0, 7, 0)),
    ...extra,
  );
  return concatBytes(utf8('RIFF'), Uint8Array.of(body.length & 0xff, body.length >>> 8, 0, 0), body);
}

export function gifExtension(label: number, ...blocks: readonly Uint8Array[]): Uint8Array {
  const sized = blocks.map((block) => concatBytes(Uint8Array.of(block.length), block));
  return concatBytes(Uint8Array.of(0x21, label), ...sized, Uint8Array.of(0));
}

/** 48 by 32, two colours. `extra` stands before the frame. */
export function gifWith(...extra: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    utf8('GIF89a'),
    Uint8Array.of(48, 0, 32, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255),
    ...extra,
    Uint8Array.of(0x2c, 0, 0, 0, 0, 48, 0, 32, 0, 0, 2, 2, 0x4c, 0x01, 0),
    Uint8Array.of(0x3b),
  );
}
