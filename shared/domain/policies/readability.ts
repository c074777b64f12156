/**
 * How easily a text reads, by published formulas over words, sentences and syllables. Said as "about like a newspaper":
 * it speaks of the text, never of who reads it. Syllables are counted by rule, so a few words are off by one.
 */
import type { PolicyLocale } from './policy.ts';

export const readingLevels = ['talk', 'story', 'newspaper', 'handbook', 'contract'] as const;
export type ReadingLevel = (typeof readingLevels)[number];

export type Reading = {
  /** From 0, hard, to 100, very easy. */
  readonly ease: number;
  readonly level: ReadingLevel;
  readonly wordsPerSentence: number;
  /** The sentence to begin with. */
  readonly longestSentence: string;
};

/** Undefined under 20 words, about which the formulas say nothing. */
export function readingOf(text: string, locale: PolicyLocale): Reading | undefined {
  const sentences = text.split(/(?<=[.!?…:])\s+|\n+/u).flatMap((sentence) => {
    const words = wordsOf(sentence);
    return words.length === 0 ? [] : [{ sentence: sentence.trim(), words }];
  });
  const words = sentences.flatMap((sentence) => sentence.words);
  if (words.length < 20) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, locale), 0);
  const perSentence = words.length / sentences.length;
  const perWord = syllables / words.length;
  const ease = Math.round(Math.min(100, Math.max(0, easeOf(perSentence, perWord, locale))));
  const longest = sentences.reduce((a, b) => (b.words.length > a.words.length ? b : a));
  return { ease, level: levelOf(ease), wordsPerSentence: perSentence, longestSentence: longest.sentence };
}

/**
 * English: Flesch Reading Ease, R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948).
 * Spanish: J. Fernández-Huerta, "Medidas sencillas de lecturabilidad", Consigna 214 (1959), with words per sentence as
 * G. Law's correction of 2011 reads it.
 */
function easeOf(wordsPerSentence: number, syllablesPerWord: number, locale: PolicyLocale): number {
  return locale === 'en'
    ? 206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord
    : 206.84 - 1.02 * wordsPerSentence - 60 * syllablesPerWord;
}

/** Flesch's own bands, in pairs. */
function levelOf(ease: number): ReadingLevel {
  if (ease >= 80) return 'talk';
  if (ease >= 70) return 'story';
  if (ease >= 60) return 'newspaper';
  return ease >= 45 ? 'handbook' : 'contract';
}

/** Numbers count as one word of one syllable. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
}

export function syllablesOf(word: string, locale: PolicyLocale): number {
  return Math.max(1, locale === 'en' ? englishSyllables(word) : spanishSyllables(word));
}

/** Groups of vowels; a silent e at the end, or before the s or d of an ending, is none. */
function englishSyllables(word: string): number {
  const groups = word.normalize('NFD').match(/[aeiouy]+/g) ?? [];
  const isSilent = /[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouyscxzgh]es$/.test(word);
  return groups.length - (isSilent ? 1 : 0);
}

/** Groups of vowels; two strong ones, or an accented weak one, are two syllables; the u of que, qui, gue, gui is none. */
function spanishSyllables(word: string): number {
  const spelled = word
    .replace(/qu(?=[eiéí])/g, 'q')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/y$/, 'i');
  const nuclei = spelled.match(/[íú]|[iuü]*[aeoáéó](?:[iuü](?![aeoáéó]))?|[iuü]+/g) ?? [];
  return nuclei.length;
}
