/** All that the conversation's screen shows, as one query over the store. */
import type { ClientId, MessageId } from '../../shared/domain/ids.ts';
import { referringTypes } from '../../shared/messenger/references.ts';
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import type { References } from '../../shared/messenger/references.ts';
import type { ConversationEvent, Entry, Session } from '../../shared/messenger/store.ts';
import { attachmentsOf, eventsOf, formsAsked, newestShown, referencesTo } from '../device-store/screen-queries.ts';
import type { Desk } from '../engine/desk.ts';
import { useStoreQuery } from '../engine/use-store-query.ts';
import { formsOf } from '../forms/form-state.ts';
import type { FormState } from '../forms/form-state.ts';
import { lastingForms } from '../policy/lasting-forms.ts';
import { missingOf } from './missing-messages.ts';
import type { Missing } from './missing-messages.ts';

export type ConversationView = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  /** Edits, retractions and reactions of those entries. */
  readonly references: ReadonlyMap<MessageId, References>;
  /** Own messages about which something still has to leave this device. */
  readonly waitingChanges: ReadonlySet<MessageId>;
  /** What the messages about a file speak of. */
  readonly attachments: ReadonlyMap<MessageId, Attachment>;
  /** On their way, without a message yet; oldest first. */
  readonly uploads: readonly Attachment[];
  /** The form that a message asks or answers. */
  readonly forms: ReadonlyMap<MessageId, FormState>;
  readonly hasEarlier: boolean;
  readonly events: readonly ConversationEvent[];
  /** Policies and safety plans, to be read at any time. */
  readonly lasting: readonly FormState[];
  readonly missing: Missing | undefined;
  /** Nobody has compared this number yet, and there was another one that was compared (attacks.md 10). */
  readonly isNumberNew: boolean;
  readonly limit: number;
};

/** `turn`: another number asks anew, after something was changed that no message tells of. */
export function useConversation(
  desk: Desk,
  conversationId: ClientId,
  limit: number,
  turn: number,
): ConversationView | undefined {
  const query = async (): Promise<ConversationView | undefined> => {
    const session = await desk.store.session(conversationId);
    if (session === undefined) return undefined;
    const [page, asked, events, held, sessions, waitingChanges, attachments] = await Promise.all([
      newestShown(desk.database, conversationId, limit),
      formsAsked(desk.database, conversationId),
      eventsOf(desk.database, conversationId),
      desk.store.heldPayloads(session.relationshipId),
      desk.store.sessions(),
      waitingChangesOf(desk, conversationId),
      attachmentsOf(desk.database, conversationId),
    ]);
    const references = new Map(
      await Promise.all(
        page.entries.map(async (entry) => [entry.messageId, await referencesTo(desk.database, entry)] as const),
      ),
    );
    const missing = missingOf(session, held);
    const lasting = lastingForms(asked);
    const forms = await formsOf(desk.database, conversationId, [...page.entries, ...lasting]);
    return {
      session,
      ...page,
      references,
      waitingChanges,
      attachments: new Map(attachments.map((attachment) => [attachment.messageId, attachment])),
      uploads: attachments.filter(({ state }) => state.kind === 'uploading' || state.kind === 'stopped'),
      forms,
      events,
      lasting: lasting.flatMap(({ messageId }) => forms.get(messageId) ?? []),
      missing,
      isNumberNew: isNumberNew(session, sessions),
      limit,
    };
  };
  return useStoreQuery(desk, query, conversationId, `${String(limit)} ${String(turn)}`);
}

async function waitingChangesOf(desk: Desk, conversationId: ClientId): Promise<ReadonlySet<MessageId>> {
  const changed = new Set<MessageId>();
  for (const { messageId, ...item } of await desk.store.outbox()) {
    if (messageId === undefined || item.conversationId !== conversationId) continue;
    const entry = await desk.store.entry(conversationId, messageId);
    const isChange = entry !== undefined && referringTypes.includes(entry.type);
    if (isChange && entry.refersTo !== undefined) changed.add(entry.refersTo);
  }
  return changed;
}

function isNumberNew(session: Session, sessions: readonly Session[]): boolean {
  const others = sessions.filter((other) => other.relationshipId !== session.relationshipId);
  if (session.safety.kind === 'changed') return true;
  return session.safety.kind === 'unverified' && others.some((other) => other.safety.kind === 'verified');
}
