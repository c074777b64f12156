/** What may stand where a name is shown: one line that cannot disturb the text around it. */

export const NAME_MAX_CHARACTERS = 120;

/**
 * NFC, one line, at most 120 characters; without control characters, direction marks and overrides, or
 * invisible spaces. Joiners stay, names and emoji need them. Empty when nothing is left.
 */
export function cleanPersonName(text: string): string {
  const cleaned = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/gu, ' ')
    .replace(/\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, '')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  return Array.from(cleaned).slice(0, NAME_MAX_CHARACTERS).join('').trim();
}
