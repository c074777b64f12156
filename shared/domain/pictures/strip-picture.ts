/** Takes out of a picture, before it is sent, what says where, when and with what it was made (protocol.md 2.12). */
import { stripGif } from './gif.ts';
import { stripJpeg } from './jpeg.ts';
import { type OpaqueFormat, opaqueFormat, type PictureType, pictureType } from './picture.ts';
import { stripPng } from './png.ts';
import type { Removed, Stripped } from './stripped.ts';
import { stripWebp } from './webp.ts';

export type StripOutcome =
  /** `bytes` decode to the same picture, the same way up. */
  | { readonly kind: 'stripped'; readonly bytes: Uint8Array; readonly removed: Removed }
  /** No picture or film that is known here: goes as it is. */
  | { readonly kind: 'not-a-picture' }
  /** May hold a place and a time that cannot be taken out here; the person is asked. */
  | { readonly kind: 'cannot-strip'; readonly format: OpaqueFormat }
  /** Begins like a picture and is none that holds together: what it says cannot be taken out either. */
  | { readonly kind: 'damaged' };

/** Never throws, whatever the bytes are. */
export function stripPicture(bytes: Uint8Array): StripOutcome {
  const type = pictureType(bytes);
  if (type === undefined) {
    const format = opaqueFormat(bytes);
    return format === undefined ? { kind: 'not-a-picture' } : { kind: 'cannot-strip', format };
  }
  const stripped = strip(type, bytes);
  return stripped === undefined ? { kind: 'damaged' } : { kind: 'stripped', ...stripped };
}

function strip(type: PictureType, bytes: Uint8Array): Stripped | undefined {
  switch (type) {
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/png':
      return stripPng(bytes);
    case 'image/webp':
      return stripWebp(bytes);
    case 'image/gif':
      return stripGif(bytes);
  }
}
