/** What later entries say about a message: edits, its retraction, reactions. The message itself is never rewritten (protocol.md 2.10). */
import type { Timestamp } from '../domain/ids.ts';
import { contentNumbers } from './content-types.ts';

export type Reaction = { readonly text: string; readonly isOwn: boolean; readonly at: Timestamp };

/** All by the time that orders the screen, oldest first. */
export type References = {
  readonly edits: readonly { readonly text: string; readonly at: Timestamp }[];
  readonly retractedAt: Timestamp | undefined;
  /** At most one of each person: the last. */
  readonly reactions: readonly Reaction[];
};

/** An entry that refers to the message, as far as it matters here. */
export type ReferringEntry = {
  readonly type: number;
  readonly text: string | undefined;
  readonly isOwn: boolean;
  readonly at: Timestamp;
};

/** The content types that change how another message is shown. */
export const referringTypes: readonly number[] = [contentNumbers.edit, contentNumbers.retract, contentNumbers.reaction];

export const noReferences: References = { edits: [], retractedAt: undefined, reactions: [] };

/** `entries` in the order in which they were written. */
export function referencesOf(entries: readonly ReferringEntry[]): References {
  let references = noReferences;
  for (const entry of entries) references = withEntry(references, entry);
  return references;
}

function withEntry(references: References, { type, text, isOwn, at }: ReferringEntry): References {
  if (type === contentNumbers.retract) return { ...references, retractedAt: references.retractedAt ?? at };
  if (text === undefined) return references;
  if (type === contentNumbers.edit) return { ...references, edits: [...references.edits, { text, at }] };
  if (type !== contentNumbers.reaction) return references;
  const others = references.reactions.filter((reaction) => reaction.isOwn !== isOwn);
  return { ...references, reactions: text === '' ? others : [...others, { text, isOwn, at }] };
}
