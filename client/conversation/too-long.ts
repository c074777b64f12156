/** Turns "so many bytes at most" into a number that a person can act on. */
import { utf8 } from '../../shared/language/bytes.ts';

/** About how many characters have to go: exact for plain letters, on the safe side for all others. */
export function charactersOver(text: string, maxBytes: number): number {
  const excessBytes = utf8(text).length - maxBytes;
  let characters = 0;
  let freedBytes = 0;
  for (const character of Array.from(text).reverse()) {
    if (freedBytes >= excessBytes) break;
    freedBytes += utf8(character).length;
    characters += 1;
  }
  return Math.max(1, characters);
}
