/** Whether a passphrase is strong enough to guard a practice; the screens show it, the service enforces it. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as commonDictionary } from '@zxcvbn-ts/language-common';
import { dictionary as englishDictionary } from '@zxcvbn-ts/language-en';
import { dictionary as spanishDictionary } from '@zxcvbn-ts/language-es-es';

export const MIN_PASSPHRASE_LENGTH = 14;
export const MIN_PASSPHRASE_SCORE = 3;
export const MIN_DICEWARE_WORDS = 5;

/** The estimate grows slow with length, and nothing longer than this can be weak for being long. */
const estimatedCharacters = 100;

export type PassphraseStrength = {
  readonly isAccepted: boolean;
  /** zxcvbn's estimate: 0 is guessed at once, 4 is not guessed. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** In characters as a person counts them, after NFKC. */
  readonly length: number;
  readonly isDiceware: boolean;
};

let estimator: ZxcvbnFactory | undefined;
let dicewareWords: ReadonlySet<string> | undefined;

/** At least 14 characters and zxcvbn 3, or at least five different diceware words. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  estimator ??= new ZxcvbnFactory({
    graphs: adjacencyGraphs,
    dictionary: { ...commonDictionary, ...englishDictionary, ...spanishDictionary },
  });
  const normal = passphrase.normalize('NFKC');
  const length = [...normal].length;
  const { score } = estimator.check(normal.slice(0, estimatedCharacters));
  const isDiceware = countDicewareWords(normal) >= MIN_DICEWARE_WORDS;
  return {
    isAccepted: isDiceware || (length >= MIN_PASSPHRASE_LENGTH && score >= MIN_PASSPHRASE_SCORE),
    score,
    length,
    isDiceware,
  };
}

/** Different words, and only if every word is on the list. */
function countDicewareWords(passphrase: string): number {
  dicewareWords ??= new Set(commonDictionary['diceware-common'].filter((word) => word.length >= 3));
  const words = new Set(
    passphrase
      .toLowerCase()
      .split(/[\s.\-_]+/u)
      .filter((word) => word !== ''),
  );
  for (const word of words) if (!dicewareWords.has(word)) return 0;
  return words.size;
}
