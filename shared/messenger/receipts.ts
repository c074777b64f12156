/** What the peer is owed: that its messages arrived and, if this person agrees, were seen; told in batches after a random wait. */
import type { ClientId, RelationshipId, Timestamp } from '../domain/ids.ts';
import { addRange } from './ranges.ts';
import type { Engine } from './engine.ts';
import type { Outbox } from './outbox.ts';
import { sealContent, sealedChanges } from './sealing.ts';
import { mayTalk } from './states.ts';
import type { Session } from './store.ts';

export type Receipts = {
  /** The session with a time set for its next receipt, if one is owed and none is set. To be committed by the caller. */
  fallingDue(session: Session): Session;
  /** After such a commit. */
  schedule(session: Session): void;
  /** For what an earlier run owed. */
  scheduleAll(): Promise<void>;
  markRead(conversationId: ClientId, relationshipId: RelationshipId, upToSequence: number): Promise<void>;
};

export function createReceipts(engine: Engine, outbox: Outbox): Receipts {
  const waiting = new Map<ClientId, () => void>();

  function fallingDue(session: Session): Session {
    if (session.receiptDueAt !== undefined || !isOwed(session) || !mayTalk(session)) return session;
    const { min, max } = engine.ports.receiptJitterMs;
    return { ...session, receiptDueAt: (engine.now() + engine.randomBetween(min, max)) as Timestamp };
  }

  function schedule(session: Session): void {
    const { conversationId, receiptDueAt } = session;
    waiting.get(conversationId)?.();
    waiting.delete(conversationId);
    if (receiptDueAt === undefined) return;
    // A clock that was set back must not put a receipt off for days.
    const waitMs = Math.min(Math.max(0, receiptDueAt - engine.now()), engine.ports.receiptJitterMs.max);
    const cancel = engine.after(waitMs, () => {
      waiting.delete(conversationId);
      engine.background(() => send(conversationId));
    });
    waiting.set(conversationId, cancel);
  }

  function send(conversationId: ClientId): Promise<void> {
    return engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      if (session?.receiptDueAt === undefined || !isOwed(session) || !mayTalk(session)) return;
      const { delivered, read } = session.receiptsOwed;
      const told: Session = { ...session, receiptsOwed: { delivered: [], read: [] }, receiptDueAt: undefined };
      const body = {
        kind: 'receipt',
        delivered: delivered.slice(0, MAX_RANGES),
        read: read.slice(0, MAX_RANGES),
      } as const;
      const sealed = sealContent(told, body, engine.now(), engine.ports.random);
      if (sealed === undefined) throw new Error('A receipt does not fit into a cell');
      await engine.store.commit(sealedChanges(sealed));
      outbox.add([sealed.item]);
    });
  }

  return {
    fallingDue,
    schedule,
    async scheduleAll() {
      for (const session of await engine.store.sessions()) schedule(session);
    },
    markRead: (conversationId, relationshipId, upToSequence) =>
      engine.turns.run(conversationId, async () => {
        const readAt = engine.now();
        const change = { kind: 'set-read', conversationId, relationshipId, upToSequence, readAt } as const;
        const session = await engine.store.session(conversationId);
        const isCurrent = session?.relationshipId === relationshipId;
        const from = (session?.readUpTo ?? 0) + 1;
        const to = Math.min(upToSequence, session?.received.sequence ?? 0);
        if (session === undefined || !isCurrent) await engine.store.commit([change]);
        else if (from <= to) {
          const read = addRange(session.receiptsOwed.read, [from, to]);
          const receiptsOwed = engine.ports.sendsReadReceipts()
            ? { ...session.receiptsOwed, read }
            : session.receiptsOwed;
          const marked = fallingDue({ ...session, readUpTo: to, receiptsOwed });
          await engine.store.commit([change, { kind: 'put-session', session: marked }]);
          schedule(marked);
        } else return;
        engine.changed(conversationId);
      }),
  };
}

/** What one receipt holds; owed ranges are few, since reading and arriving go in order. */
const MAX_RANGES = 256;

function isOwed({ receiptsOwed }: Session): boolean {
  return receiptsOwed.delivered.length + receiptsOwed.read.length > 0;
}
