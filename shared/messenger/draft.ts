/** A session on its way from one commit to the next: what was read, and all that will be written at once. */
import type { MessageId, Timestamp } from '../domain/ids.ts';
import type { Attachment } from './attachment-state.ts';
import type { QueuedCell, Sealed } from './sealing.ts';
import type {
  Change,
  ConversationEvent,
  ConversationStore,
  Delivery,
  Entry,
  HeldPayload,
  Range,
  Session,
} from './store.ts';

export type Draft = {
  readonly now: Timestamp;
  session: Session;
  /** False: there is nothing to commit. */
  hasChanged: boolean;
  readonly entries: Map<MessageId, Entry>;
  readonly deliveries: Map<MessageId, Delivery>;
  readonly seen: Set<string>;
  /** As the store has them, once they were needed; then as they will be. */
  held: Map<number, HeldPayload> | undefined;
  readonly heldChanges: Change[];
  readonly events: ConversationEvent['what'][];
  /** The peer's messages that neither side has any more. */
  lostOnBothSides: number;
  /** The highest sequence of the peer that was seen, wherever it could be placed. */
  highest: number;
  /** Own sequences that the peer asked for. */
  requested: readonly Range[];
  /** What leaves with this commit: handshakes first, then content. */
  readonly cells: QueuedCell[];
  readonly answers: Sealed[];
  /** Messages that people should be told of. */
  readonly arrived: MessageId[];
  /** Files as they will be. */
  readonly attachments: Attachment[];
};

export function beginDraft(session: Session, now: Timestamp): Draft {
  return {
    now,
    session,
    hasChanged: false,
    entries: new Map(),
    deliveries: new Map(),
    seen: new Set(),
    held: undefined,
    heldChanges: [],
    events: [],
    lostOnBothSides: 0,
    highest: session.received.sequence,
    requested: [],
    cells: [],
    answers: [],
    arrived: [],
    attachments: [],
  };
}

/** What the store will have once the draft is committed, in order of sequence; both ends inclusive. */
export async function draftedEntries(
  store: ConversationStore,
  draft: Draft,
  direction: Entry['direction'],
  [from, to]: Range,
): Promise<readonly Entry[]> {
  const stored = await store.entriesBetween(draft.session.relationshipId, direction, from, to);
  const isMeant = (entry: Entry) => entry.direction === direction && entry.sequence >= from && entry.sequence <= to;
  const drafted = [...draft.entries.values()].filter(isMeant);
  return drafted.length === 0 ? stored : [...stored, ...drafted].sort((a, b) => a.sequence - b.sequence);
}

/** Two histories, one name: nothing more is sent until people have looked at it (protocol.md 2.11). */
export function freeze(draft: Draft): void {
  if (draft.session.freeze !== undefined) return;
  draft.session = { ...draft.session, freeze: { kind: 'fork', at: draft.now } };
  draft.events.push('fork');
}

export function draftedChanges(draft: Draft, forgetSeenAt: Timestamp): readonly Change[] {
  const { conversationId } = draft.session;
  return [
    { kind: 'put-session', session: draft.session },
    ...[...draft.entries.values()].map((entry): Change => ({ kind: 'append-entry', entry })),
    ...[...draft.deliveries].map(
      ([messageId, delivery]): Change => ({ kind: 'set-delivery', conversationId, messageId, delivery }),
    ),
    ...draft.attachments.map((attachment): Change => ({ kind: 'put-attachment', attachment })),
    ...draft.heldChanges,
    ...draft.cells.map((item): Change => ({ kind: 'put-outbox', item })),
    ...draft.answers.flatMap(({ entry, item }): readonly Change[] => [
      { kind: 'append-entry', entry },
      { kind: 'put-outbox', item },
    ]),
    ...[...draft.seen].map((cellHash): Change => ({ kind: 'put-seen', cellHash, forgetAt: forgetSeenAt })),
    ...draft.events.map((what): Change => ({ kind: 'append-event', event: { conversationId, at: draft.now, what } })),
    ...(draft.lostOnBothSides === 0 ? [] : [lostEvent(draft)]),
  ];
}

function lostEvent({ session: { conversationId }, now, lostOnBothSides }: Draft): Change {
  const event = { conversationId, at: now, what: 'lost-on-both-sides', count: lostOnBothSides } as const;
  return { kind: 'append-event', event };
}
