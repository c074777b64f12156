/** A QR code as one SVG path, so that it can be drawn by React and printed at any size. */
import { encode } from 'uqr';

export type QrPath = {
  /** Modules along one side, the quiet zone included. */
  readonly size: number;
  readonly path: string;
};

/** Four modules of quiet zone (ISO/IEC 18004), medium error correction: enough for a folded sheet of paper. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    let x = 0;
    while (x < row.length) {
      const start = x;
      while (row[x] === true) x += 1;
      if (x > start) path += `M${String(start)} ${String(y)}h${String(x - start)}v1h-${String(x - start)}z`;
      else x += 1;
    }
  });
  return { size, path };
}
