/** Decodes a picture off the screen and draws it anew in another size. The caller has judged its size. */
import type { DrawPicture } from '../../../shared/domain/pictures/thumbnail.ts';

/** What lies behind what is transparent: JPEG has no transparency. */
const paper = '#fff';

export const drawPicture: DrawPicture = async (bytes, type) => {
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type })).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  return {
    width: bitmap.width,
    height: bitmap.height,
    async encode(width, height, quality) {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (context === null) return undefined;
      context.fillStyle = paper;
      context.fillRect(0, 0, width, height);
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      return new Uint8Array(await blob.arrayBuffer());
    },
    close: () => bitmap.close(),
  };
};
