/** How a conversation ends: a goodbye, mailboxes that the relay forgets, and a record that stays (protocol.md 2.16). */
import type { ClientId, Timestamp } from '../domain/ids.ts';
import { sameBytes } from '../language/bytes.ts';
import { mailboxReaderKey } from '../protocol/index.ts';
import type { Engine } from './engine.ts';
import type { EndOutcome } from './messenger.ts';
import type { Outbox } from './outbox.ts';
import { type Sealed, sealContent } from './sealing.ts';
import { mayTalk } from './states.ts';
import type { Change, Delivery, FormerMailbox, OutboxItem, Session } from './store.ts';
import type { Watching } from './watching.ts';

/** Who ends a conversation waits this long for the goodbye to leave; it goes on trying afterwards. */
const PATIENCE_MS = 10_000;

export type Ending = {
  end(conversationId: ClientId): Promise<EndOutcome>;
  /** The same, also for what an earlier end has left waiting. */
  leave(conversationId: ClientId, isPatient: boolean): Promise<void>;
  /** Lets the relay forget the mailboxes that nobody writes to any more. True when something has to be tried again soon. */
  tend(): Promise<boolean>;
};

export function createEnding(engine: Engine, outbox: Outbox, watching: Watching): Ending {
  async function sayGoodbye(conversationId: ClientId): Promise<Sealed | 'silent' | undefined> {
    const session = await engine.store.session(conversationId);
    if (session === undefined || session.phase === 'ended') return undefined;
    const sealed = goodbye(session, engine);
    const ended = endedSession(sealed?.session ?? session, engine.now());
    await engine.store.commit([
      { kind: 'put-session', session: ended },
      ...(sealed === undefined ? [] : goodbyeChanges(sealed)),
      ...(await neverLeft(engine, session)),
      { kind: 'append-event', event: { conversationId, at: engine.now(), what: 'ended' } },
    ]);
    if (sealed !== undefined) outbox.add([sealed.item]);
    engine.changed(conversationId);
    return sealed ?? 'silent';
  }

  /** Resolves once the outbox holds no such cell, or the patience is over. */
  function untilGone(conversationId: ClientId, isMeant: (waiting: OutboxItem) => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      let isSettled = false;
      const settle = (isGone: boolean) => {
        if (isSettled) return;
        isSettled = true;
        stopWaiting();
        stopListening();
        resolve(isGone);
      };
      const look = async () => {
        if (!(await engine.store.outbox()).some(isMeant)) settle(true);
      };
      const stopWaiting = engine.after(PATIENCE_MS, () => settle(false));
      const stopListening = engine.onEvent((event) => {
        if (event.kind === 'conversation-changed' && event.conversationId === conversationId) engine.background(look);
      });
      engine.background(look);
    });
  }

  /** Resolves once the relay has it, will never take it, or the patience is over. */
  async function untilSent({ entry, item }: Sealed): Promise<boolean> {
    if (!(await untilGone(entry.conversationId, ({ cellId }) => cellId === item.cellId))) return false;
    const { delivery } = (await engine.store.entry(entry.conversationId, entry.messageId)) ?? {};
    return delivery?.kind !== 'queued' && delivery?.kind !== 'failed';
  }

  function forget(conversationId: ClientId, gone: FormerMailbox): Promise<void> {
    return engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      if (session?.formerMailboxes === undefined) return;
      const name = gone.readerSecret;
      const left = session.formerMailboxes.filter(({ readerSecret }) => !sameBytes(readerSecret, name));
      const { formerMailboxes: _former, ...rest } = session;
      const changed: Session = left.length === 0 ? rest : { ...rest, formerMailboxes: left };
      await engine.store.commit([{ kind: 'put-session', session: changed }]);
    });
  }

  async function tend(): Promise<boolean> {
    let isUnfinished = false;
    const now = engine.now();
    // The relay forgets a mailbox together with the files that wait in it.
    const awaiting = new Set(
      (await engine.store.attachmentsAtWork())
        .filter(({ state }) => state.kind === 'fetching')
        .map(({ conversationId }) => conversationId),
    );
    for (const session of await engine.store.sessions()) {
      const { conversationId } = session;
      if (engine.files !== undefined && awaiting.has(conversationId)) continue;
      for (const mailbox of drained(session, now)) {
        if (engine.isStopped()) return false;
        // What is no longer watched is not put back either.
        await watching.refresh();
        const { relayUrl, readerSecret } = mailbox;
        const relay = engine.relayAt(relayUrl);
        const answer = engine.heard(relayUrl, await relay.deleteMailbox(mailboxReaderKey(readerSecret)));
        if (answer.kind === 'done' || answer.kind === 'not-found') await forget(conversationId, mailbox);
        else isUnfinished = true;
      }
    }
    return isUnfinished;
  }

  return {
    tend,
    async leave(conversationId, isPatient) {
      await engine.turns.run(conversationId, () => sayGoodbye(conversationId));
      if (isPatient) await untilGone(conversationId, (waiting) => waiting.conversationId === conversationId);
      await tend();
    },
    async end(conversationId) {
      const said = await engine.turns.run(conversationId, () => sayGoodbye(conversationId));
      if (said === undefined) return { kind: 'not-joined' };
      const isTold = said === 'silent' ? false : await untilSent(said);
      await tend();
      return { kind: 'ended', isTold };
    },
  };
}

/** What nobody writes to any more, as far as this end can know. */
function drained({ formerMailboxes = [], acknowledged }: Session, now: Timestamp): readonly FormerMailbox[] {
  return formerMailboxes.filter(({ readUntil, toldIn }) => readUntil <= now && (toldIn ?? 0) <= acknowledged);
}

/** Undefined where nothing may be said any more: before the join was answered, and after a fork. */
export function goodbye(session: Session, engine: Engine): Sealed | undefined {
  if (!mayTalk(session)) return undefined;
  return sealContent(session, { kind: 'goodbye' }, engine.now(), engine.ports.random);
}

export function goodbyeChanges({ entry, item }: Sealed): readonly Change[] {
  return [
    { kind: 'append-entry', entry },
    { kind: 'put-outbox', item },
  ];
}

/** Of a session that is over: what was held back for a renewal that never came has not been sent, and says so. */
export async function neverLeft(engine: Engine, session: Session): Promise<readonly Change[]> {
  const { conversationId, relationshipId, acknowledged, sent } = session;
  const entries = await engine.store.entriesBetween(relationshipId, 'outgoing', acknowledged + 1, sent.sequence);
  const leaving = new Set((await engine.store.outbox()).map(({ messageId }) => messageId));
  const delivery: Delivery = { kind: 'failed', failedAt: engine.now(), reason: 'conversation-ended' };
  return entries
    .filter((entry) => entry.delivery?.kind === 'queued' && !leaving.has(entry.messageId))
    .map(({ messageId }): Change => ({ kind: 'set-delivery', conversationId, messageId, delivery }));
}

/** Its own mailbox is to be forgotten by the relay at once; what it holds stays in the record. */
export function endedSession(session: Session, now: Timestamp): Session {
  const { gap: _gap, unconfirmedSince: _unconfirmed, joining: _joining, ...rest } = session;
  return { ...rest, phase: 'ended', receiptDueAt: undefined, formerMailboxes: formerOf(session, now) };
}

/** All mailboxes of a session that is over, due to be forgotten. */
export function formerOf(session: Session, now: Timestamp): readonly FormerMailbox[] {
  const { phase, ownMailbox, ownRescue, formerMailboxes = [] } = session;
  const over = formerMailboxes.map(({ toldIn: _toldIn, ...mailbox }) => ({ ...mailbox, readUntil: now }));
  const own = ownRescue === undefined ? [ownMailbox] : [ownMailbox, ownRescue];
  return phase === 'ended' ? over : [...over, ...own.map((mailbox) => ({ ...mailbox, readUntil: now }))];
}
