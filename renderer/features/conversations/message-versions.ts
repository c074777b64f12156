/** What a message says now, what it said before, and what may still be done with it. */
import type { MessageItem } from './timeline-rows.ts';

export type MessageVersion = { readonly text: string; readonly at: number };

/** The last edit, else the original. */
export function currentText(message: MessageItem): string {
  return message.edits?.at(-1)?.text ?? message.text;
}

/** When it was last edited; absent: never. */
export function editedAt(message: MessageItem): number | undefined {
  return message.edits?.at(-1)?.at;
}

/** Everything that stood in its place before what it says now, oldest first. */
export function earlierVersions(message: MessageItem): MessageVersion[] {
  const { edits = [] } = message;
  return [{ text: message.text, at: message.at }, ...edits].slice(0, -1);
}

export type MessageAction = 'reply' | 'copy' | 'edit' | 'take-back' | 'react';

/** In the order in which they stand. Each side edits and takes back its own, and reacts to the other's. */
export function actionsFor(
  message: MessageItem,
  { canSend, isFormer }: { readonly canSend: boolean; readonly isFormer: boolean },
): readonly MessageAction[] {
  if (message.retractedAt !== undefined) return [];
  const possible = possibleActions(message, { canSend, isFormer });
  // A file has a name, and no words to copy or change.
  return message.attachment === undefined
    ? possible
    : possible.filter((action) => action !== 'copy' && action !== 'edit');
}

function possibleActions(
  message: MessageItem,
  { canSend, isFormer }: { readonly canSend: boolean; readonly isFormer: boolean },
): readonly MessageAction[] {
  if (!canSend) return ['copy'];
  if (isFormer) return ['reply', 'copy'];
  if (!message.isOwn) return ['reply', 'react', 'copy'];
  // What the other side will never have can be neither changed nor taken back there.
  return message.delivery?.kind === 'failed' ? ['reply', 'copy'] : ['reply', 'copy', 'edit', 'take-back'];
}

/** The action that a key asks for on a focused message. */
export function actionOfKey(key: string): MessageAction | undefined {
  switch (key) {
    case 'r':
    case 'R':
      return 'reply';
    case 'e':
    case 'E':
      return 'edit';
    case 'Delete':
    case 'Backspace':
      return 'take-back';
    default:
      return undefined;
  }
}

/** Few, and none that laughs or cheers. */
export const reactionChoices = [
  { text: '👍', name: 'seen' },
  { text: '🙏', name: 'thanks' },
  { text: '❤️', name: 'heart' },
  { text: '🌱', name: 'growing' },
] as const;
