/** What stands above and below each page on paper, as rules of the page's own: a PDF gets these from its printer. */

/** `{page}` and `{pages}` stand for the numbers. */
export function runningLines({ header, footer }: { readonly header: string; readonly footer: string }): string {
  const parts = footer.split(/(\{pages?\})/).map((part) => {
    if (part === '{page}') return 'counter(page)';
    return part === '{pages}' ? 'counter(pages)' : cssString(part);
  });
  return `@page {
  margin: 22mm 20mm 20mm;
  @top-right { content: ${cssString(header)}; font: 0.8rem sans-serif; }
  @bottom-right { content: ${parts.join(' ')}; font: 0.8rem sans-serif; }
}`;
}

/** Every character but plain ones by its number: nothing of a name is ever read as a rule. */
function cssString(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9 ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
