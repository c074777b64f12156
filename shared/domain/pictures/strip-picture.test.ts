import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, u32, utf8 } from '../../language/bytes.ts';
import { exifFacts, exifWithOrientation } from './exif.ts';
import { pictureType, shownPicture, shownThumbnail } from './picture.ts';
import { stripPicture } from './strip-picture.ts';
import {
  exifBlock,
  gifExtension,
  gifWith,
  jpegScan,
  jpegSegment,
  jpegWith,
  pngChunk,
  pngWith,
  secret,
  webpChunk,
  webpWith,
} from './testing/sample-pictures.ts';

function stripped(bytes: Uint8Array) {
  const outcome = stripPicture(bytes);
  if (outcome.kind !== 'stripped') throw new Error(outcome.kind);
  return outcome;
}

function holds(bytes: Uint8Array, words: string): boolean {
  return new TextDecoder('latin1').decode(bytes).includes(words);
}

const exifApp = (block: Uint8Array) => jpegSegment(0xe1, concatBytes(utf8('Exif\0\0'), block));

const clean = [jpegWith(), pngWith(), webpWith(0x10), gifWith()];
const dirty = [
  jpegWith(
    exifApp(exifBlock(6, true)),
    jpegSegment(0xe1, utf8(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
    jpegSegment(0xe2, utf8(`MPF\0${secret}`)),
    jpegSegment(0xed, utf8(`Photoshop 3.0\0${secret}`)),
    jpegSegment(0xfe, utf8(secret)),
  ),
  pngWith(
    pngChunk('eXIf', exifBlock(6, true)),
    pngChunk('tEXt', utf8(secret)),
    pngChunk('iTXt', utf8(secret)),
    pngChunk('zTXt', utf8(secret)),
    pngChunk('tIME', new Uint8Array(7)),
    pngChunk('prVt', utf8(secret)),
  ),
  webpWith(
    0x1c,
    webpChunk('EXIF', exifBlock(6, true)),
    webpChunk('XMP ', utf8(secret)),
    webpChunk('ODD ', utf8(secret)),
  ),
  gifWith(gifExtension(0xfe, utf8(secret)), gifExtension(0xff, utf8('XMP DataXMP'), utf8(secret))),
];

describe('taking hidden details out of a picture', () => {
  test('nothing of what a camera or a program wrote beside it is left', () => {
    for (const picture of dirty) {
      expect(holds(picture, secret)).toBe(true);
      expect(holds(stripped(picture).bytes, secret)).toBe(false);
    }
  });

  test('says whether a place was among it', () => {
    expect(dirty.map((picture) => stripped(picture).removed)).toEqual(['place', 'place', 'place', 'details']);
    expect(stripped(jpegWith(exifApp(exifBlock(1, false)))).removed).toBe('details');
  });

  test('a picture without any stays as it is, byte for byte', () => {
    for (const picture of clean)
      expect(stripped(picture)).toEqual({ kind: 'stripped', bytes: picture, removed: 'nothing' });
  });

  test('a second pass changes nothing', () => {
    for (const picture of dirty) {
      const once = stripped(picture).bytes;
      expect(stripped(once).bytes).toEqual(once);
    }
  });

  test('which way up it is stays, alone, in both byte orders', () => {
    for (const isBigEndian of [false, true]) {
      const { bytes } = stripped(jpegWith(exifApp(exifBlock(8, true, isBigEndian))));
      expect(bytes).toEqual(jpegWith(exifApp(exifWithOrientation(8))));
    }
    expect(stripped(jpegWith(exifApp(exifBlock(1, true)))).bytes).toEqual(jpegWith());
    expect(exifFacts(exifWithOrientation(5))).toEqual({ orientation: 5, hasPlace: false });
  });

  test('a turned PNG and WebP say so after it as before', () => {
    const png = stripped(dirty[1] ?? new Uint8Array()).bytes;
    expect(holds(png, 'eXIf')).toBe(true);
    const webp = stripped(dirty[2] ?? new Uint8Array()).bytes;
    expect(webp).toEqual(webpWith(0x18, webpChunk('EXIF', exifWithOrientation(6))));
    expect(stripped(webpWith(0x1c, webpChunk('EXIF', exifBlock(1, true)))).bytes).toEqual(webpWith(0x10));
  });

  test('the check of the chunk that is written is the one of the PNG specification', () => {
    const { bytes } = stripped(pngWith(pngChunk('eXIf', exifBlock(3, false))));
    const at = 8 + 25;
    const length = exifWithOrientation(3).length;
    // By zlib, over "eXIf" and the 26 bytes.
    expect(bytes.subarray(at + 8 + length, at + 12 + length)).toEqual(u32(0xffa81f4d));
  });

  test('the tail of a motion photo, after the end of the picture, goes', () => {
    for (const picture of clean) {
      const outcome = stripped(concatBytes(picture, utf8(secret)));
      expect(outcome).toEqual({ kind: 'stripped', bytes: picture, removed: 'details' });
    }
  });

  test('a small picture inside the JFIF header, an older state maybe, goes', () => {
    const header = concatBytes(utf8('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 1, 1), utf8('rgb'));
    const plain = jpegWith();
    const picture = concatBytes(plain.subarray(0, 2), jpegSegment(0xe0, header), plain.subarray(20));
    expect(stripped(picture)).toEqual({ kind: 'stripped', bytes: plain, removed: 'details' });
  });

  test('colour profile, Adobe’s colour transform and the loop of an animation stay', () => {
    const profile = jpegSegment(0xe2, utf8('ICC_PROFILE\0\x01\x01colours'));
    const adobe = jpegSegment(0xee, utf8('Adobe\0\x64\0\0\0\0\x01'));
    const jpeg = jpegWith(profile, adobe);
    expect(stripped(jpeg)).toEqual({ kind: 'stripped', bytes: jpeg, removed: 'nothing' });
    const gif = gifWith(
      gifExtension(0xff, utf8('NETSCAPE2.0'), Uint8Array.of(1, 0, 0)),
      gifExtension(0xf9, Uint8Array.of(0, 1, 0, 0)),
    );
    expect(stripped(gif)).toEqual({ kind: 'stripped', bytes: gif, removed: 'nothing' });
  });

  test('how long a frame stands stays with it, also where a comment comes between; with words it goes', () => {
    const control = gifExtension(0xf9, Uint8Array.of(0, 10, 0, 0));
    const comment = gifExtension(0xfe, utf8(secret));
    const words = gifExtension(0x01, new Uint8Array(12), utf8(secret));
    expect(stripped(gifWith(control, comment)).bytes).toEqual(gifWith(control));
    expect(stripped(gifWith(control, words)).bytes).toEqual(gifWith());
  });

  test('HEIC, AVIF, TIFF and films are named, because nothing is taken out of them here', () => {
    const boxed = (brand: string) => concatBytes(u32(24), utf8(`ftyp${brand}`), new Uint8Array(12));
    expect(stripPicture(boxed('heic'))).toEqual({ kind: 'cannot-strip', format: 'heic' });
    expect(stripPicture(boxed('avif'))).toEqual({ kind: 'cannot-strip', format: 'avif' });
    expect(stripPicture(boxed('qt  '))).toEqual({ kind: 'cannot-strip', format: 'video' });
    expect(stripPicture(utf8('MM\0*\0\0\0\x08'))).toEqual({ kind: 'cannot-strip', format: 'tiff' });
    expect(stripPicture(utf8('%PDF-1.7'))).toEqual({ kind: 'not-a-picture' });
    expect(stripPicture(new Uint8Array())).toEqual({ kind: 'not-a-picture' });
  });

  test('attacks 19: a picture that is cut off anywhere is said to be damaged, never sent as it is', () => {
    for (const picture of [...clean, ...dirty]) {
      for (let length = 16; length < picture.length; length += 1) {
        expect(stripPicture(picture.subarray(0, length)).kind).toBe('damaged');
      }
    }
    expect(stripPicture(concatBytes(Uint8Array.of(0xff, 0xd8), jpegScan, Uint8Array.of(1, 2))).kind).toBe('damaged');
  });

  test('attacks 19: no bytes, however mangled, make it fail, and what passes a first time passes a second', () => {
    const mangled = fc
      .tuple(fc.constantFrom(...clean, ...dirty), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }))
      .map(([picture, changes]) => {
        const copy = picture.slice();
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        return copy;
      });
    fc.assert(
      fc.property(fc.oneof(mangled, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const outcome = stripPicture(bytes);
        shownPicture(bytes);
        if (outcome.kind !== 'stripped') return;
        const again = stripPicture(outcome.bytes);
        expect(again).toEqual({
          kind: 'stripped',
          bytes: outcome.bytes,
          removed: again.kind === 'stripped' ? again.removed : '',
        });
        expect(pictureType(outcome.bytes)).toBe(pictureType(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what may be decoded', () => {
  test('the size stands in the head of each format', () => {
    const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
    expect(clean.map(shownPicture)).toEqual(types.map((type) => ({ type, width: 48, height: 32 })));
  });

  test('attacks 19: a few bytes that claim a huge picture are not decoded', () => {
    const bomb = pngWith();
    bomb.set(u32(30_000), 16);
    bomb.set(u32(30_000), 20);
    expect(shownPicture(bomb)).toBeUndefined();
    const wide = gifWith();
    wide.set([0xff, 0xff], 24);
    expect(shownPicture(wide)).toBeUndefined();
    const empty = pngWith();
    empty.set(u32(0), 16);
    expect(shownPicture(empty)).toBeUndefined();
  });

  test('attacks 19: a small picture of another’s making is no larger than one needs to be', () => {
    const large = pngWith();
    large.set(u32(600), 16);
    expect(shownPicture(large)).toBeDefined();
    expect(shownThumbnail(large)).toBeUndefined();
    expect(shownThumbnail(pngWith())).toBeDefined();
  });

  test('attacks 19: HTML, SVG and PDF are no pictures, whatever they are called', () => {
    for (const text of ['<!doctype html><script>1</script>', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7']) {
      expect(shownPicture(utf8(text))).toBeUndefined();
    }
  });
});
