/** Which of the recovery words are asked for, and whether an answer is the right one. */
import type { RandomBytes } from '../../../shared/language/random.ts';

const askedCount = 3;

/** Three different positions, from 1 to `total` (at most 256), in rising order. */
export function chooseAskedWords(total: number, random: RandomBytes): readonly number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(askedCount, total)) {
    const [drawn = 0] = random(1);
    // Draws beyond the last whole multiple of `total` would favour the first words.
    if (drawn < 256 - (256 % total)) chosen.add((drawn % total) + 1);
  }
  return [...chosen].sort((a, b) => a - b);
}

export function isSameWord(typed: string, word: string | undefined): boolean {
  return typed.trim().toLowerCase() === word;
}
