/** How a message stands after what was said about it later: as written, edited, or taken back (protocol.md 2.10). */
import type { References } from '../../shared/messenger/references.ts';
import type { Entry } from '../../shared/messenger/store.ts';

export type Standing =
  | { readonly kind: 'as-written'; readonly text: string | undefined }
  /** `earlier` is oldest first and begins with what was first written, as far as it could be read. */
  | { readonly kind: 'edited'; readonly text: string; readonly at: number; readonly earlier: readonly string[] }
  | { readonly kind: 'taken-back'; readonly at: number };

export function standingOf({ text }: Pick<Entry, 'text'>, { edits, retractedAt }: References): Standing {
  if (retractedAt !== undefined) return { kind: 'taken-back', at: retractedAt };
  const last = edits.at(-1);
  if (last === undefined) return { kind: 'as-written', text };
  const before = edits.slice(0, -1).map((edit) => edit.text);
  return { kind: 'edited', text: last.text, at: last.at, earlier: text === undefined ? before : [text, ...before] };
}
