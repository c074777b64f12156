import { describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../language/bytes.ts';
import { MAX_ATTACHMENT_BYTES, MAX_THUMBNAIL_BYTES } from '../protocol/attachment-body.ts';
import { exifBlock, jpegSegment, jpegWith, pngWith } from './pictures/testing/sample-pictures.ts';
import { type Drawing, maxThumbnailBytes } from './pictures/thumbnail.ts';
import { type ChosenFile, maxFileBytes, prepareFile } from './prepare-file.ts';

const maxBytes = 10_000;

function chosen(bytes: Uint8Array, type = '', name = 'file'): ChosenFile {
  return { name, type, size: bytes.length, read: async (start, end) => bytes.slice(start, end) };
}

/** Encodes to as many bytes as there are pixels, and counts what it is asked for. */
function drawing(width: number, height: number) {
  const asked: number[] = [];
  let closed = 0;
  const draw = async (): Promise<Drawing> => ({
    width,
    height,
    encode: async (wide, high) => {
      asked.push(wide);
      return new Uint8Array(wide * high);
    },
    close: () => {
      closed += 1;
    },
  });
  return { draw, asked, closed: () => closed };
}

const cannotDraw = async () => undefined;

describe('preparing a file', () => {
  test('its limits are those of the protocol', () => {
    expect([maxFileBytes, maxThumbnailBytes]).toEqual([MAX_ATTACHMENT_BYTES, MAX_THUMBNAIL_BYTES]);
  });

  test('a photo goes without what the camera wrote, and with a small picture of it', async () => {
    const photo = jpegWith(jpegSegment(0xe1, concatBytes(utf8('Exif\0\0'), exifBlock(1, true))));
    const { draw, asked, closed } = drawing(4000, 3000);
    const prepared = await prepareFile(chosen(photo, 'image/png'), maxBytes, draw);
    expect(prepared).toMatchObject({
      kind: 'ready',
      type: 'image/jpeg',
      size: jpegWith().length,
      bytes: jpegWith(),
      hidden: { kind: 'removed', what: 'place' },
      thumbnail: new Uint8Array(64 * 48),
    });
    expect(asked).toEqual([288, 288, 224, 224, 160, 160, 112, 112, 64].slice(0, asked.length));
    expect(closed()).toBe(1);
  });

  test('a small picture is not made larger, and stays within its limit', async () => {
    const { draw, asked } = drawing(48, 32);
    const prepared = await prepareFile(chosen(pngWith()), maxBytes, draw);
    expect(asked).toEqual([48]);
    expect(prepared.kind === 'ready' ? (prepared.thumbnail?.length ?? 0) : 0).toBeLessThanOrEqual(maxThumbnailBytes);
  });

  test('attacks 19: a picture that claims to be huge is sent without being decoded', async () => {
    const bomb = pngWith();
    bomb.set([0, 1, 0, 0, 0, 1, 0, 0], 16);
    const { draw, asked } = drawing(65_536, 65_536);
    expect(await prepareFile(chosen(bomb), maxBytes, draw)).toMatchObject({ kind: 'ready', hidden: { kind: 'none' } });
    expect(asked).toEqual([]);
  });

  test('what cannot be cleaned is said, and stays as it is', async () => {
    const cut = jpegWith().subarray(0, 60);
    expect(await prepareFile(chosen(cut, 'image/jpeg'), maxBytes, cannotDraw)).toEqual({
      kind: 'ready',
      type: 'image/jpeg',
      size: 60,
      hidden: { kind: 'may-stay', because: 'damaged' },
    });
    const film = concatBytes(Uint8Array.of(0, 0, 0, 24), utf8('ftypqt  '), new Uint8Array(12));
    expect(await prepareFile(chosen(film, 'video/quicktime'), maxBytes, cannotDraw)).toMatchObject({
      hidden: { kind: 'may-stay', because: 'video' },
    });
  });

  test('any other file goes as it is, and only its head is read', async () => {
    const reads: number[] = [];
    const letter = { ...chosen(utf8('%PDF-1.7 …'), 'not a type'), size: 9_000 };
    const prepared = await prepareFile(
      {
        ...letter,
        read: (start, end) => {
          reads.push(end);
          return letter.read(start, end);
        },
      },
      maxBytes,
      cannotDraw,
    );
    expect(prepared).toEqual({
      kind: 'ready',
      type: 'application/octet-stream',
      size: 9_000,
      hidden: { kind: 'none' },
    });
    expect(reads).toEqual([64]);
  });

  test('an empty file is a file; one too large or gone is said to be so', async () => {
    expect(await prepareFile(chosen(new Uint8Array()), maxBytes, cannotDraw)).toMatchObject({ kind: 'ready', size: 0 });
    expect(await prepareFile(chosen(new Uint8Array(maxBytes + 1)), maxBytes, cannotDraw)).toEqual({
      kind: 'too-large',
    });
    const gone = { ...chosen(utf8('x')), read: () => Promise.reject(new Error('gone')) };
    expect(await prepareFile(gone, maxBytes, cannotDraw)).toEqual({ kind: 'unreadable' });
  });
});
