/** Whether somebody gave the word that was agreed, however it was typed. */
export function isSameWord(given: string, agreed: string): boolean {
  return plain(given) !== '' && plain(given) === plain(agreed);
}

/** Letters and digits only, without accents: what two people hear as one word. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
