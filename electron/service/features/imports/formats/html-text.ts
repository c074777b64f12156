/** What a page of mail says, as plain words: nothing of it is run, fetched or kept as markup. */

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Tags that begin a new line. */
const breaking = /^(?:br|p|div|tr|li|h[1-6]|blockquote|table|ul|ol|hr|pre)$/;
/** Elements whose content nobody reads. */
const unseen = /^(?:script|style|head|title|template|noscript)$/;

/** One walk from left to right, whatever the markup is like. */
export function htmlText(html: string): string {
  const said: string[] = [];
  let hiddenIn: string | undefined;
  let position = 0;
  while (position < html.length) {
    const open = html.indexOf('<', position);
    const end = open < 0 ? html.length : open;
    if (hiddenIn === undefined) said.push(html.slice(position, end).replace(/\s+/g, ' '));
    if (open < 0) break;
    const isComment = html.startsWith('<!--', open);
    const close = html.indexOf(isComment ? '-->' : '>', open + 1);
    if (close < 0) break;
    const name = /^<\/?([a-zA-Z][a-zA-Z0-9]*)/.exec(html.slice(open, open + 32))?.[1]?.toLowerCase() ?? '';
    const isClosing = html[open + 1] === '/';
    if (!isComment && hiddenIn === undefined && !isClosing && unseen.test(name)) hiddenIn = name;
    else if (!isComment && isClosing && name === hiddenIn) hiddenIn = undefined;
    else if (hiddenIn === undefined && breaking.test(name)) said.push('\n');
    position = close + (isComment ? 3 : 1);
  }
  return (
    said
      .join('')
      .replace(/&(#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z]{2,8});/g, decoded)
      // Line by line: one expression over all of it would take the square of its length for a mail full of spaces.
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

function decoded(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : '\u{fffd}';
}
