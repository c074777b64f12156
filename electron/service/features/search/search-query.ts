/** What a person types, as a query of the full-text index. */

export type SearchQuery =
  /** An FTS5 expression. */
  | { readonly kind: 'words'; readonly expression: string }
  /** Nothing the index knows as a word (emoji, punctuation): looked for as it stands. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'empty' };

/** All words must occur; the last may be the beginning of one; "quoted words" must follow each other. */
export function parseSearch(typed: string): SearchQuery {
  const text = typed.replaceAll('\0', '').trim();
  if (text === '') return { kind: 'empty' };
  const terms = text.match(/"[^"]+"|[^\s"]+/gu) ?? [];
  const known = terms.map((term) => term.replaceAll('"', '')).filter((term) => /[\p{L}\p{N}]/u.test(term));
  if (known.length === 0) return { kind: 'literal', text };
  const endsOpen = /[\p{L}\p{N}\p{M}]$/u.test(text);
  const expression = known
    .map((term, index) => `"${term}"${endsOpen && index === known.length - 1 ? ' *' : ''}`)
    .join(' ');
  return { kind: 'words', expression };
}
