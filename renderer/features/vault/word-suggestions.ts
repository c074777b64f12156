/** Words of a list that what was just typed may become. */

/** At most five, none for a word that is whole or has not two letters yet. */
export function suggestionsFor(typed: string, list: readonly string[]): readonly string[] {
  const begun = /[a-z]+$/i.exec(typed)?.[0].toLowerCase() ?? '';
  if (begun.length < 2 || list.includes(begun)) return [];
  return list.filter((word) => word.startsWith(begun)).slice(0, 5);
}

/** The text with its last, unfinished word completed. */
export function complete(typed: string, word: string): string {
  return `${typed.replace(/[a-z]+$/i, '')}${word} `;
}

export function countWords(typed: string): number {
  return typed.split(/\s+/u).filter((word) => word !== '' && !/^\d+[.)]?$/.test(word)).length;
}
