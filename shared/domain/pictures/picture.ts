/** Says by its bytes, never by its name, whether a file is a picture that may be decoded, and how large that would be. */
import { hasText, tagAt } from './byte-view.ts';
import { gifSize, isGif } from './gif.ts';
import { jpegSize } from './jpeg.ts';
import { isPng, pngSize } from './png.ts';
import { isWebp, webpSize } from './webp.ts';

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';
/** Pictures and films with details that are not taken out here. */
export type OpaqueFormat = 'heic' | 'avif' | 'tiff' | 'video';

export type Picture = { readonly type: PictureType; readonly width: number; readonly height: number };

/** The largest that current phones take. Four bytes a pixel are needed to show it. */
const maxPixels = 64_000_000;
const maxSide = 16_384;
/** A small picture of another person's making: nothing of 8 KiB needs more. */
const maxThumbnailSide = 512;

/** Undefined when it is none of the four, has no size, or is too large to be decoded safely. */
export function shownPicture(bytes: Uint8Array): Picture | undefined {
  const picture = pictureOf(bytes);
  if (picture === undefined) return undefined;
  const { width, height } = picture;
  return width <= maxSide && height <= maxSide && width * height <= maxPixels ? picture : undefined;
}

export function shownThumbnail(bytes: Uint8Array): Picture | undefined {
  const picture = pictureOf(bytes);
  return picture && Math.max(picture.width, picture.height) <= maxThumbnailSide ? picture : undefined;
}

export function pictureType(bytes: Uint8Array): PictureType | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (isPng(bytes)) return 'image/png';
  if (isWebp(bytes)) return 'image/webp';
  return isGif(bytes) ? 'image/gif' : undefined;
}

export function opaqueFormat(bytes: Uint8Array): OpaqueFormat | undefined {
  if (hasText(bytes, 0, 'II*\0') || hasText(bytes, 0, 'MM\0*')) return 'tiff';
  if (!hasText(bytes, 4, 'ftyp')) return undefined;
  const brand = tagAt(bytes, 8);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  return /^(hei|hev|mif1|msf1)/.test(brand) ? 'heic' : 'video';
}

function pictureOf(bytes: Uint8Array): Picture | undefined {
  const type = pictureType(bytes);
  if (type === undefined) return undefined;
  const size = sizeOf(type, bytes);
  return size === undefined || size.width === 0 || size.height === 0 ? undefined : { type, ...size };
}

function sizeOf(type: PictureType, bytes: Uint8Array): { width: number; height: number } | undefined {
  switch (type) {
    case 'image/jpeg':
      return jpegSize(bytes);
    case 'image/png':
      return pngSize(bytes);
    case 'image/webp':
      return webpSize(bytes);
    case 'image/gif':
      return gifSize(bytes);
  }
}
