import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

/** Fills the modules that the path draws. */
function drawn(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step += 1) {
      const row = modules[Number(y)];
      if (row !== undefined) row[Number(x) + step] = true;
    }
  }
  return modules;
}

describe('the path of a QR code', () => {
  test('draws exactly the dark modules, with the quiet zone around them', () => {
    const text = `https://relay.example.org/#${'Ab1-_'.repeat(24)}`;
    const { size, path } = qrPath(text);
    const { data } = encode(text, { ecc: 'M', border: 4 });
    expect(drawn(path, size)).toEqual(data);
    expect(data.slice(0, 4).flat().includes(true)).toBe(false);
  });
});
