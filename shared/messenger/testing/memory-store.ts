/** A conversation store in memory: the same rules as the real ones, for tests; it outlives the engines that use it. */
import type { ClientId, MessageId } from '../../domain/ids.ts';
import { type Attachment, hasWork } from '../attachment-state.ts';
import type {
  Change,
  ConversationEvent,
  ConversationStore,
  Entry,
  HeldPayload,
  Invite,
  OutboxItem,
  PendingJoin,
  Session,
} from '../store.ts';

export type MemoryStore = ConversationStore & {
  attachments(): readonly Attachment[];
  events(): readonly ConversationEvent[];
  entries(): readonly Entry[];
  seenCount(): number;
  commitCount(): number;
  /** Session and files of a conversation, as its erasure takes them. */
  erase(conversationId: ClientId): void;
  /** What a copied profile or a restored backup holds. */
  copy(): MemoryStore;
};

export function createMemoryStore(): MemoryStore {
  return storeOver({
    sessions: new Map(),
    invites: new Map(),
    joins: new Map(),
    entries: new Map(),
    byPlace: new Map(),
    outbox: new Map(),
    seen: new Map(),
    held: new Map(),
    attachments: new Map(),
    events: [],
    position: 0,
  });
}

type Data = {
  readonly sessions: Map<string, Session>;
  readonly invites: Map<string, Invite>;
  readonly joins: Map<string, PendingJoin>;
  readonly entries: Map<string, Entry>;
  readonly byPlace: Map<string, string>;
  readonly outbox: Map<string, OutboxItem>;
  readonly seen: Map<string, number>;
  readonly held: Map<string, HeldPayload>;
  readonly attachments: Map<string, Attachment>;
  readonly events: ConversationEvent[];
  readonly position: number;
};

function storeOver(data: Data): MemoryStore {
  const { sessions, invites, joins, entries, byPlace, outbox, seen, held, attachments, events } = data;
  let { position } = data;
  let commits = 0;

  function apply(change: Change): void {
    switch (change.kind) {
      case 'put-session':
        sessions.set(change.session.conversationId, change.session);
        return;
      case 'append-entry':
        entries.set(entryKey(change.entry), change.entry);
        byPlace.set(placeKey(change.entry), entryKey(change.entry));
        return;
      case 'set-delivery': {
        const key = entryKey(change);
        const entry = entries.get(key);
        if (entry) entries.set(key, { ...entry, delivery: change.delivery });
        return;
      }
      case 'set-read':
        for (const [key, entry] of entries) {
          const isMeant = entry.conversationId === change.conversationId && entry.direction === 'incoming';
          const isInRange = entry.relationshipId === change.relationshipId && entry.sequence <= change.upToSequence;
          if (isMeant && isInRange && entry.readAt === undefined) entries.set(key, { ...entry, readAt: change.readAt });
        }
        return;
      case 'put-outbox':
        position += 1;
        outbox.set(change.item.cellId, { ...change.item, position });
        return;
      case 'delete-outbox':
        outbox.delete(change.cellId);
        return;
      case 'put-seen':
        seen.set(change.cellHash, change.forgetAt);
        return;
      case 'forget-seen':
        for (const [hash, forgetAt] of seen) if (forgetAt < change.before) seen.delete(hash);
        return;
      case 'hold-payload':
        held.set(heldKey(change.held), change.held);
        return;
      case 'release-payload':
        held.delete(heldKey(change));
        return;
      case 'put-invite':
        invites.set(change.invite.inviteId, change.invite);
        return;
      case 'put-join':
        joins.set(change.join.joinId, change.join);
        return;
      case 'delete-join':
        joins.delete(change.joinId);
        return;
      case 'put-attachment':
        attachments.set(entryKey(change.attachment), change.attachment);
        return;
      case 'delete-attachment':
        attachments.delete(entryKey(change));
        return;
      case 'append-event':
        events.push(change.event);
        return;
    }
  }

  /** Everything that could make a commit fail is looked at before anything is written. */
  function refuseDoubles(changes: readonly Change[]): void {
    const added = new Set<string>();
    for (const change of changes) {
      if (change.kind !== 'append-entry') continue;
      const keys = [entryKey(change.entry), placeKey(change.entry)];
      const isThere = keys.some((key) => entries.has(key) || byPlace.has(key) || added.has(key));
      if (isThere) throw new Error('An entry is appended once');
      for (const key of keys) added.add(key);
    }
  }

  return {
    sessions: async () => [...sessions.values()],
    session: async (conversationId) => sessions.get(conversationId),
    invites: async () => [...invites.values()],
    joins: async () => [...joins.values()],
    entry: async (conversationId, messageId) => entries.get(entryKey({ conversationId, messageId })),
    async entriesBetween(relationshipId, direction, from, to) {
      const found: Entry[] = [];
      for (let sequence = from; sequence <= to; sequence += 1) {
        const entry = entries.get(byPlace.get(placeKey({ relationshipId, direction, sequence })) ?? '');
        if (entry) found.push(entry);
      }
      return found;
    },
    outbox: async () => [...outbox.values()].sort((a, b) => a.position - b.position),
    hasSeen: async (cellHash) => seen.has(cellHash),
    heldPayloads: async (relationshipId) =>
      [...held.values()]
        .filter((payload) => payload.relationshipId === relationshipId)
        .sort((a, b) => a.sequence - b.sequence),
    attachment: async (conversationId, messageId) => attachments.get(entryKey({ conversationId, messageId })),
    attachmentsAtWork: async () => [...attachments.values()].filter(hasWork).sort((a, b) => a.createdAt - b.createdAt),
    async commit(changes) {
      refuseDoubles(changes);
      commits += 1;
      for (const change of changes) apply(change);
    },
    attachments: () => [...attachments.values()],
    events: () => events,
    entries: () => [...entries.values()],
    seenCount: () => seen.size,
    commitCount: () => commits,
    erase(conversationId) {
      sessions.delete(conversationId);
      for (const [key, row] of attachments) if (row.conversationId === conversationId) attachments.delete(key);
    },
    // What is stored is replaced, never changed, so the rows themselves are shared.
    copy: () =>
      storeOver({
        sessions: new Map(sessions),
        invites: new Map(invites),
        joins: new Map(joins),
        entries: new Map(entries),
        byPlace: new Map(byPlace),
        outbox: new Map(outbox),
        seen: new Map(seen),
        held: new Map(held),
        events: [...events],
        attachments: new Map(data.attachments),
        position,
      }),
  };
}

function entryKey(entry: { readonly conversationId: string; readonly messageId: MessageId }): string {
  return `${entry.conversationId} ${entry.messageId}`;
}

function placeKey(entry: Pick<Entry, 'relationshipId' | 'direction' | 'sequence'>): string {
  return `${entry.relationshipId} ${entry.direction} ${entry.sequence}`;
}

function heldKey(payload: { readonly relationshipId: string; readonly sequence: number }): string {
  return `${payload.relationshipId} ${payload.sequence}`;
}
