/** Random numbers that a failed run can have again: the seed is printed, and `QUIETLINE_SEED` sets it. */

const seed = Number(process.env['QUIETLINE_SEED'] ?? Date.now() % 2 ** 31);

/** Numbers from 0 up to 1 (mulberry32), another row of them for each name. */
export function seededNumbers(name: string): () => number {
  console.log(`${name}: QUIETLINE_SEED=${String(seed)}`);
  let state = [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
