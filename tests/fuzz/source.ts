/** Randomness that a seed repeats: every input of a fuzzing run can be made again from the seed and its number. */
import type { RandomBytes } from '../../shared/language/random.ts';

export type Source = {
  /** 0 to `limit` - 1. */
  below(limit: number): number;
  /** True once in `every` times. */
  once(every: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  bytes: RandomBytes;
};

/** sfc32 (Small Fast Counting): two runs with the same numbers give the same. */
export function sourceOf(seed: number, number: number): Source {
  let [a, b, c, counter] = [seed | 0, number | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 15; round += 1) next();
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    once: (every) => below(every) === 0,
    pick: (items) => items[below(items.length)] ?? items[0],
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let index = 0; index < length; index += 4) {
        const word = next();
        bytes[index] = word;
        if (index + 1 < length) bytes[index + 1] = word >>> 8;
        if (index + 2 < length) bytes[index + 2] = word >>> 16;
        if (index + 3 < length) bytes[index + 3] = word >>> 24;
      }
      return bytes;
    },
  };
}
