/** Passages that are hidden in every record that is given away: where they stand in a text, and what stands there instead. */
export const redactionReasons = ['third-party', 'privileged', 'harm', 'outside-request'] as const;
export type RedactionReason = (typeof redactionReasons)[number];

export type Redaction = {
  /** Of one item; undefined: wherever the passage stands in the client's file, as whole words. */
  readonly itemId: string | undefined;
  /** Undefined: all of the item's words, and its file. */
  readonly passage: string | undefined;
  readonly reason: RedactionReason;
};

export type Redacted = { readonly text: string; readonly reasons: readonly RedactionReason[] };

/** The rules for one item: `undefined` where none concerns it. */
export type Redactor = (itemId: string) => ((text: string) => Redacted) | undefined;

type Rule = { readonly pattern: RegExp | undefined; readonly reason: RedactionReason };
type Span = { start: number; end: number; reason: RedactionReason };

/** `label`: what stands in the place of a passage. It is the same however long the passage was. */
export function createRedactor(redactions: readonly Redaction[], label: (reason: RedactionReason) => string): Redactor {
  const everywhere: Rule[] = [];
  const byItem = new Map<string, Rule[]>();
  for (const { itemId, passage, reason } of redactions) {
    const rule = { pattern: passage === undefined ? undefined : patternOf(passage, itemId === undefined), reason };
    if (itemId === undefined) everywhere.push(rule);
    else byItem.set(itemId, [...(byItem.get(itemId) ?? []), rule]);
  }
  return (itemId) => {
    const rules = [...(byItem.get(itemId) ?? []), ...everywhere];
    return rules.length === 0 ? undefined : (text) => redact(text, rules, label);
  };
}

function redact(text: string, rules: readonly Rule[], label: (reason: RedactionReason) => string): Redacted {
  if (text.trim() === '') return { text, reasons: [] };
  const whole = rules.find(({ pattern }) => pattern === undefined);
  if (whole !== undefined) return { text: label(whole.reason), reasons: [whole.reason] };
  const spans = joined(rules.flatMap((rule) => spansOf(text, rule)));
  let rest = 0;
  const pieces: string[] = [];
  for (const { start, end, reason } of spans) {
    pieces.push(text.slice(rest, start), label(reason));
    rest = end;
  }
  return { text: [...pieces, text.slice(rest)].join(''), reasons: spans.map(({ reason }) => reason) };
}

/** Of characters as people see them: of one that a passage ends in, a joined person, a colour of skin or an accent would be left. */
function spansOf(text: string, { pattern, reason }: Rule): readonly Span[] {
  if (pattern === undefined) return [];
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return [];
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return found.map(({ index, 0: passage }) => {
    const last = characters.containing(index + passage.length - 1);
    return {
      start: characters.containing(index)?.index ?? index,
      end: last === undefined ? index + passage.length : last.index + last.segment.length,
      reason,
    };
  });
}

/** What overlaps or touches becomes one, so that no rest of a passage stands between two others. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1);
    if (last === undefined || span.start > last.end) all.push({ ...span });
    else last.end = Math.max(last.end, span.end);
  }
  return all;
}

/** What is drawn as nothing: soft hyphens, joiners, marks of direction. They stand in pasted and dictated texts unseen. */
const unseen = '\\p{Default_Ignorable_Code_Point}*';
/** One class, repeated once: two that share a character would try every way to part a long run of it. */
const between = '[\\s\\p{Default_Ignorable_Code_Point}]+';
/** Keyboards and phones put one for the other by themselves. */
const alike = ["'’‘ʼ`´＇", '"“”„‟«»＂', '-‐‑‒–—−－'];
/** Scripts that write words without spaces: a name there has letters of other words beside it. */
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const letter = `[[\\p{L}\\p{N}\\p{M}]--[${unspaced.map((script) => `\\p{sc=${script}}`).join('')}]]`;
const isLetter = new RegExp(`^${letter}$`, 'v');

/** In whatever case and composition it is written, with any white space between its words, any apostrophe, and what nobody sees. */
function patternOf(passage: string, isWhole: boolean): RegExp {
  const text = passage.replace(new RegExp(unseen, 'gu'), '').trim();
  // Nothing that is seen: as it is. With what nobody sees allowed between its characters, each could be another's.
  if (text === '') return new RegExp(escaped(passage.trim()), 'gv');
  const forms = [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])];
  const words = forms.map((form) => form.split(/\s+/u).map(wordPattern).join(between)).join('|');
  const bounded = (character: string | undefined) => isWhole && character !== undefined && isLetter.test(character);
  const before = bounded([...text].at(0)) ? `(?<!${letter})` : '';
  const after = bounded([...text].at(-1)) ? `(?!${letter})` : '';
  return new RegExp(`${before}(?:${words})${after}`, 'giv');
}

function wordPattern(word: string): string {
  return [...word].map(characterPattern).join(unseen);
}

function characterPattern(character: string): string {
  const same = alike.find((characters) => characters.includes(character));
  return same === undefined ? escaped(character) : `(?:${[...same].map(escaped).join('|')})`;
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
