/** Own mailboxes do not last for ever: a new one now and then, the old one drained, so that a relay cannot follow a conversation for years (protocol.md 2.13, 2.16). */
import type { ClientId, RelationshipId, Timestamp } from '../domain/ids.ts';
import { fromHex } from '../language/bytes.ts';
import { MAILBOX_PROBES, mailboxReaderKey, ownMailboxCapability, ownMailboxReaderSecret } from '../protocol/index.ts';
import { type Engine, isWorthRetrying } from './engine.ts';
import type { Outbox } from './outbox.ts';
import { makeMailbox } from './own-mailboxes.ts';
import { sealContent, sealedChanges } from './sealing.ts';
import { mayTalk } from './states.ts';
import type { FormerMailbox, OwnMailbox, Session } from './store.ts';
import type { Watching } from './watching.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = 30 * DAY_MS;
const MAX_CELLS = 1_000;
/** As long as a relay keeps a cell: what was sent to the old mailbox has come by then or is gone. */
const DRAINED_FOR_MS = 21 * DAY_MS;
/** A relay that makes no mailbox without a token is not asked again sooner. */
const PAUSE_AFTER_REFUSAL_MS = DAY_MS;
/** In place of the own sequence that tells the peer of a move: none has yet. */
export const NOT_TOLD = Number.MAX_SAFE_INTEGER;

export type Rotating = {
  /** In every round: moves where it is due. True when something has to be tried again soon. */
  tend(): Promise<boolean>;
};

export function createRotating(engine: Engine, outbox: Outbox, watching: Watching): Rotating {
  const refusedAt = new Map<ClientId, Timestamp>();

  function isDue(session: Session): boolean {
    if (!mayTalk(session) || session.mailbox === undefined) return false;
    const now = engine.now();
    if (Math.abs(now - (refusedAt.get(session.conversationId) ?? 0)) < PAUSE_AFTER_REFUSAL_MS) return false;
    const { since, cells } = session.mailbox;
    return cells >= MAX_CELLS || Math.abs(now - since) >= LIFETIME_MS;
  }

  /** True: later. */
  async function rotate(conversationId: ClientId): Promise<boolean> {
    const session = await engine.store.session(conversationId);
    if (session?.mailbox === undefined || !isDue(session)) return false;
    // 1. The next mailbox, the same at each try.
    const number = session.mailbox.number + 1;
    const { relayUrl } = session.ownMailbox;
    const next: OwnMailbox = { relayUrl, ...ownMailboxAt(session.relationshipId, session.mailbox.key, number) };
    const created = await makeMailbox(engine, next, { token: engine.ports.relayToken?.(relayUrl) });
    if (created.kind !== 'done') {
      if (isWorthRetrying(created)) return true;
      refusedAt.set(conversationId, engine.now());
      return false;
    }
    // 2. The move and the word of it, together.
    const now = engine.now();
    const { capability } = next;
    const sealed = sealContent(
      session,
      { kind: 'mailbox-rotate', mailbox: { relayUrl, capability } },
      now,
      engine.ports.random,
    );
    if (sealed === undefined) throw new Error('A rotation does not fit into a cell');
    const former: FormerMailbox = {
      ...session.ownMailbox,
      readUntil: (now + DRAINED_FOR_MS) as Timestamp,
      toldIn: sealed.entry.sequence,
    };
    const moved: Session = {
      ...sealed.session,
      ownMailbox: next,
      mailbox: { ...session.mailbox, number, since: now, cells: 0 },
      formerMailboxes: [...(session.formerMailboxes ?? []), former],
    };
    await engine.store.commit(sealedChanges({ ...sealed, session: moved }));
    outbox.add([sealed.item]);
    return false;
  }

  return {
    async tend() {
      let isUnfinished = false;
      for (const session of await engine.store.sessions()) {
        if (engine.isStopped()) return false;
        if (!isDue(session)) continue;
        const { conversationId } = session;
        isUnfinished = (await engine.turns.run(conversationId, () => rotate(conversationId))) || isUnfinished;
        await watching.refresh();
      }
      return isUnfinished;
    },
  };
}

/**
 * A restored store looks for the mailboxes that it made after its backup: the peer writes to the newest. A peer that was
 * restored, too, knows only the oldest: that is read until the word of the move, which the renewal brings, has come.
 */
export async function withNewestMailbox(engine: Engine, session: Session): Promise<Session> {
  const { mailbox, ownMailbox, relationshipId, formerMailboxes = [] } = session;
  if (mailbox === undefined) return session;
  const { relayUrl } = ownMailbox;
  let found = session;
  for (let number = mailbox.number + 1; number <= mailbox.number + MAILBOX_PROBES; number += 1) {
    const next: OwnMailbox = { relayUrl, ...ownMailboxAt(relationshipId, mailbox.key, number) };
    const answer = await engine.relayAt(relayUrl).fetch(mailboxReaderKey(next.readerSecret), 0);
    if (engine.heard(relayUrl, answer).kind !== 'cells') continue;
    const now = engine.now();
    const former = { ...found.ownMailbox, readUntil: (now + DRAINED_FOR_MS) as Timestamp, toldIn: NOT_TOLD };
    found = {
      ...session,
      ownMailbox: next,
      mailbox: { ...mailbox, number, since: now },
      formerMailboxes: [...(found.formerMailboxes ?? formerMailboxes), former],
    };
  }
  return found;
}

/** What follows the n-th rotation. */
function ownMailboxAt(relationshipId: RelationshipId, key: Uint8Array, number: number) {
  const id = fromHex(relationshipId);
  if (id === undefined) throw new Error('A relationship is named in hexadecimal');
  return { readerSecret: ownMailboxReaderSecret(key, id, number), capability: ownMailboxCapability(key, id, number) };
}
