/** Makes written words ready for paper: whatever stands in them is seen, and nothing of them reaches beyond its place. */

/** Each of these ends a line where people write; a browser draws most of them as nothing. */
const lineEnds = /\r\n|[\r\u0085\u2028\u2029]/g;
/** Nothing is drawn for these, or a box that is the same for all, and readers of a PDF leave them out. */
const unseen = /[\p{Cc}\p{Noncharacter_Code_Point}]/u;
const unseenRuns = /((?:(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}])+)/u;
/** What turns the words behind it round, and letters that run from right to left. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** More marks on one letter than any script has. */
const piles = /([^\p{M}\s]?\p{M}{5,})/u;
const pile = /\p{M}{5,}/gu;

/** UTF-16 units. Nobody writes longer words. */
const longestWord = 500;
const endlessWords = /(\S{501,})/u;
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export type Drawable =
  | { readonly kind: 'words'; readonly text: string }
  /** Stands in the place of characters that nothing is drawn for: `U+0007`. */
  | { readonly kind: 'codes'; readonly text: string }
  /** A letter under marks that would reach into other lines. */
  | { readonly kind: 'pile'; readonly text: string }
  /** Of a word without end. Laid out whole, one takes time and memory with the square of its length. */
  | { readonly kind: 'part'; readonly text: string };

export function drawableParts(written: string): readonly Drawable[] {
  const text = written.replace(lineEnds, '\n');
  return text.split(unseenRuns).flatMap((piece, index): readonly Drawable[] => {
    if (index % 2 === 1) return [{ kind: 'codes', text: codesOf(piece) }];
    return piece
      .split(piles)
      .flatMap((words, place) => (place % 2 === 1 ? [{ kind: 'pile' as const, text: words }] : wordsOf(words)));
  });
}

function wordsOf(text: string): readonly Drawable[] {
  return text.split(endlessWords).flatMap((words, index): readonly Drawable[] => {
    if (index % 2 === 1) return partsOf(words).map((part) => ({ kind: 'part', text: part }));
    return words === '' ? [] : [{ kind: 'words', text: words }];
  });
}

/** A name or a few words amid others on a line: on one line, and neither turning what is around them nor turned by it. */
export function amidOthers(written: string): string {
  const text = written
    .replace(/\s+/gu, ' ')
    .replace(turning, codesOf)
    .replace(pile, codesOf)
    .replace(new RegExp(unseen, 'gu'), codesOf);
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

function codesOf(unseenCharacters: string): string {
  return [...unseenCharacters].map(codeOf).join(' ');
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Cut between characters as people see them. */
function partsOf(word: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of characters.segment(word)) {
    if (part !== '' && part.length + segment.length > longestWord) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
