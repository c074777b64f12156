/** What may be sent in a conversation as it stands. */
import type { FormState } from '../forms/form-state.ts';
import type { ConversationView } from './use-conversation.ts';

export function mayWrite({ session }: ConversationView): boolean {
  return session.phase === 'open' && session.freeze === undefined;
}

/** What was asked on a connection of before can only be read. */
export function mayAnswer(view: ConversationView, { asked }: FormState): boolean {
  return mayWrite(view) && asked.relationshipId === view.session.relationshipId;
}
