/** How well a passphrase protects, in four bars and a reason; the rule is vault.md's: 14 characters and a score of 3. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as spanish from '@zxcvbn-ts/language-es-es';
import type { RandomBytes } from '../../../shared/language/random.ts';

export const leastCharacters = 14;

export type PassphraseJudgement =
  | { readonly kind: 'empty'; readonly bars: 0; readonly isAccepted: false }
  | { readonly kind: 'short'; readonly bars: 1; readonly missing: number; readonly isAccepted: false }
  | { readonly kind: 'guessable'; readonly bars: 1 | 2; readonly isAccepted: false }
  | { readonly kind: 'good'; readonly bars: 3; readonly isAccepted: true }
  | { readonly kind: 'strong'; readonly bars: 4; readonly isAccepted: true };

/** Beyond this many characters the estimate only takes longer. */
const judgedCharacters = 100;

/** 10^15 guesses, each of them as slow as the key derivation makes it. */
const strongGuessesLog10 = 15;

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...spanish.dictionary },
  graphs: common.adjacencyGraphs,
});

/** `known`: words about the person that a guesser would try first. */
export function judgePassphrase(passphrase: string, known: readonly string[] = []): PassphraseJudgement {
  const characters = [...passphrase.normalize('NFKC')];
  if (characters.length === 0) return { kind: 'empty', bars: 0, isAccepted: false };
  if (characters.length < leastCharacters) {
    return { kind: 'short', bars: 1, missing: leastCharacters - characters.length, isAccepted: false };
  }
  const judged = withoutWords(characters.slice(0, judgedCharacters).join(''), known);
  const { score, guessesLog10 } = estimator.check(judged);
  if (score < 3) return { kind: 'guessable', bars: score < 2 ? 1 : 2, isAccepted: false };
  return guessesLog10 < strongGuessesLog10
    ? { kind: 'good', bars: 3, isAccepted: true }
    : { kind: 'strong', bars: 4, isAccepted: true };
}

/** What is left of a text without the words that a guesser would try first: they protect nothing. */
function withoutWords(text: string, known: readonly string[]): string {
  const words = known.flatMap((one) => one.toLowerCase().split(/\s+/)).filter((word) => word.length >= 4);
  return words.reduce((left, word) => left.replaceAll(word, ''), text.toLowerCase());
}

const suggestedWords = 5;

/** Five words of a list of several thousand, drawn evenly. */
export function suggestPassphrase(random: RandomBytes): string {
  const list = common.dictionary['diceware-common'];
  return Array.from({ length: suggestedWords }, () => list[evenBelow(list.length, random)]).join(' ');
}

/** A number from 0 to `bound` - 1; draws that would favour the low ones are thrown away. */
function evenBelow(bound: number, random: RandomBytes): number {
  const fair = 0x1_0000 - (0x1_0000 % bound);
  for (;;) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < fair) return drawn % bound;
  }
}
