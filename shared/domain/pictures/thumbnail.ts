/** The small picture that stands in the conversation before the file itself has come (protocol.md 2.12). */
import { type PictureType, shownPicture } from './picture.ts';

/** A decoded picture, the right way up. */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  /** As JPEG. Undefined when this machine cannot. `quality` is 0 to 1. */
  encode(width: number, height: number, quality: number): Promise<Uint8Array | undefined>;
  /** Lets go of the pixels. */
  close(): void;
};

/** Undefined when the bytes cannot be decoded. */
export type DrawPicture = (bytes: Uint8Array, type: PictureType) => Promise<Drawing | undefined>;

export const maxThumbnailBytes = 8192;

/** Pixels of the longer side, from the one that looks best to the one that always fits. */
const sides = [288, 224, 160, 112, 64] as const;
const qualities = [0.75, 0.5] as const;

/** Undefined for what is no picture, too large to be decoded, or not to be had in so few bytes. */
export async function makeThumbnail(bytes: Uint8Array, draw: DrawPicture): Promise<Uint8Array | undefined> {
  const picture = shownPicture(bytes);
  if (picture === undefined) return undefined;
  const drawing = await draw(bytes, picture.type);
  if (drawing === undefined) return undefined;
  try {
    return await smallest(drawing);
  } finally {
    drawing.close();
  }
}

async function smallest({ width, height, encode }: Drawing): Promise<Uint8Array | undefined> {
  for (const side of sides) {
    const scale = Math.min(1, side / Math.max(width, height));
    const [smallWidth, smallHeight] = [width, height].map((length) => Math.max(1, Math.round(length * scale)));
    for (const quality of qualities) {
      const encoded = await encode(smallWidth ?? 1, smallHeight ?? 1, quality);
      if (encoded !== undefined && encoded.length <= maxThumbnailBytes) return encoded;
    }
  }
  return undefined;
}
