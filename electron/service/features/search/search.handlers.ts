/** Search over messages, imported ones, the contact log, forms and notes. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ReadableDatabase } from '../../database/database.ts';
import { parseSearch } from './search-query.ts';
import { createSearchRepository, matchEnd, matchStart } from './search.repository.ts';

export type SearchPorts = {
  readonly database: ReadableDatabase;
  /** Where a message stands in its timeline. */
  readonly timelineKeyOf: (message: { readonly orderAt: number; readonly rowId: number }) => string;
  readonly contactKeyOf: (contact: { readonly at: number; readonly rowId: number }) => string;
  readonly importedKeyOf: (message: { readonly at: number; readonly rowId: number }) => string;
};

type Hit = Output<'search.find'>['hits'][number];
type Snippet = Hit['snippet'];

/** Above every row. */
const newestRow = Number.MAX_SAFE_INTEGER;
const literalContext = 60;

export function createSearchHandlers({ database, timelineKeyOf, contactKeyOf, importedKeyOf }: SearchPorts) {
  const repository = createSearchRepository(database);

  return {
    /** Notes, contacts, forms and imported messages stand on the first page only, in front; `cursor` goes on through the messages. */
    'search.find': ({ query, scope, clientId, limit, cursor }: Input<'search.find'>): Output<'search.find'> => {
      const parsed = parseSearch(query);
      if (parsed.kind === 'empty') return { hits: [] };
      const text = parsed.kind === 'words' ? parsed.expression : parsed.text;
      const snippetOf = (found: string) =>
        parsed.kind === 'words' ? markedSnippet(found) : literalSnippet(found, parsed.text);

      const notes: Hit[] =
        (scope !== 'all' && scope !== 'notes') || cursor !== undefined
          ? []
          : repository
              .notes(text, parsed.kind, clientId, limit)
              .map(({ snippet, ...note }) => ({ kind: 'note', ...note, snippet: snippetOf(snippet) }));
      const contacts: Hit[] =
        (scope !== 'all' && scope !== 'contacts') || cursor !== undefined
          ? []
          : repository.contacts(text, parsed.kind, clientId, limit).map(({ rowId, snippet, ...contact }) => ({
              kind: 'contact',
              ...contact,
              key: contactKeyOf({ at: contact.at, rowId }),
              snippet: snippetOf(snippet),
            }));
      const forms: Hit[] =
        (scope !== 'all' && scope !== 'forms') || cursor !== undefined
          ? []
          : repository.forms(text, parsed.kind, clientId, limit).map(({ rowId, snippet, ...form }) => ({
              kind: 'form',
              ...form,
              key: timelineKeyOf({ orderAt: form.at, rowId }),
              snippet: snippetOf(snippet),
            }));
      const imported: Hit[] =
        (scope !== 'all' && scope !== 'messages') || cursor !== undefined
          ? []
          : repository.imported(text, parsed.kind, clientId, limit).map(({ rowId, snippet, ...message }) => ({
              kind: 'imported',
              ...message,
              key: importedKeyOf({ at: message.at, rowId }),
              snippet: snippetOf(snippet),
            }));
      const found =
        scope !== 'all' && scope !== 'messages'
          ? []
          : repository.messages(text, parsed.kind, { clientId, beforeRow: rowOf(cursor), limit: limit + 1 });
      const messages: Hit[] = found
        .slice(0, limit)
        .map(({ rowId, foundRow: _foundRow, orderAt, snippet, ...message }) => ({
          kind: 'message',
          ...message,
          key: timelineKeyOf({ orderAt, rowId }),
          at: orderAt,
          snippet: snippetOf(snippet),
        }));
      const last = found[limit - 1];
      return {
        hits: [...notes, ...contacts, ...forms, ...imported, ...messages],
        ...(found.length > limit && last !== undefined ? { cursor: String(last.foundRow) } : {}),
      };
    },
  };
}

function rowOf(cursor: string | undefined): number {
  if (cursor === undefined) return newestRow;
  const row = Number(cursor);
  if (!Number.isSafeInteger(row)) throw new Fault('invalid-input');
  return row;
}

function markedSnippet(text: string): Snippet {
  return text.split(matchStart).flatMap((piece, index) => {
    const [match = '', ...rest] = index === 0 ? ['', piece] : piece.split(matchEnd);
    return [
      { text: match, isMatch: true },
      { text: rest.join(''), isMatch: false },
    ].filter((part) => part.text !== '');
  });
}

function literalSnippet(text: string, match: string): Snippet {
  const at = text.indexOf(match);
  const start = Math.max(0, at - literalContext);
  return [
    { text: (start > 0 ? '…' : '') + text.slice(start, at), isMatch: false },
    { text: match, isMatch: true },
    { text: text.slice(at + match.length, at + match.length + literalContext), isMatch: false },
  ].filter((part) => part.text !== '');
}
