/** Signs of life: a sync now and then, so that nothing withheld at the end goes unnoticed, on either side (protocol.md 2.8, 2.11). */
import type { ClientId, Timestamp } from '../domain/ids.ts';
import type { ContentBody } from '../protocol/index.ts';
import { owesReceipt } from './content-types.ts';
import type { Engine } from './engine.ts';
import type { Outbox } from './outbox.ts';
import { addressOf } from './own-mailboxes.ts';
import { sealContent, sealedChanges } from './sealing.ts';
import { mayTalk } from './states.ts';
import type { Session } from './store.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A start within this time of the last sync sends no other. */
const LEAST_PAUSE_MS = HOUR_MS;
const MAX_SENT_WITHOUT_STEP = 200;
const MAX_TIME_WITHOUT_STEP_MS = 7 * DAY_MS;
/** The peer may be away for a day or two; then people are told. */
export const CONFIRMED_WITHIN_MS = 48 * HOUR_MS;
const PAGE = 20;

export type Heartbeat = {
  /** In every round: sends what is due, and looks for what nobody confirmed. */
  tend(): Promise<void>;
};

export function createHeartbeat(engine: Engine, outbox: Outbox): Heartbeat {
  const waiting = new Set<ClientId>();
  /** Conversations that this run has looked at once. */
  const greeted = new Set<ClientId>();

  function isDue(session: Session): boolean {
    const pauseMs = Math.abs(engine.now() - (session.lastSyncAt ?? session.openedAt));
    if (pauseMs >= DAY_MS) return true;
    if (pauseMs < LEAST_PAUSE_MS) return false;
    return !greeted.has(session.conversationId) || isWithoutStep(session, engine.now());
  }

  function send(conversationId: ClientId): Promise<void> {
    return engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      if (session === undefined || !mayTalk(session) || !isDue(session)) return;
      const now = engine.now();
      const body = await signOfLife(engine, session);
      const sealed = sealContent({ ...session, lastSyncAt: now }, body, now, engine.ports.random);
      if (sealed === undefined) throw new Error('A sync does not fit into a cell');
      await engine.store.commit(sealedChanges(sealed));
      greeted.add(conversationId);
      outbox.add([sealed.item]);
    });
  }

  /** Not all conversations in the same moment: whoever watches the relay would see whose they are. */
  function sendSoon(conversationId: ClientId): void {
    if (waiting.has(conversationId)) return;
    waiting.add(conversationId);
    const { min, max } = engine.ports.receiptJitterMs;
    engine.after(engine.randomBetween(min, max), () => {
      waiting.delete(conversationId);
      engine.background(() => send(conversationId));
    });
  }

  /** While the relay cannot be reached, silence says nothing; what was found before stays. */
  function lookForSilence(conversationId: ClientId): Promise<void> {
    return engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      if (session === undefined || !engine.isReachable(session.peerMailbox.relayUrl)) return;
      const since = await unconfirmedSince(engine, session);
      if (since === session.unconfirmedSince) return;
      const { unconfirmedSince: _former, ...rest } = session;
      const told: Session = since === undefined ? rest : { ...rest, unconfirmedSince: since };
      await engine.store.commit([{ kind: 'put-session', session: told }]);
      engine.changed(conversationId);
    });
  }

  return {
    async tend() {
      for (const session of await engine.store.sessions()) {
        if (engine.isStopped() || session.phase !== 'open') continue;
        const { conversationId, sent, acknowledged } = session;
        if (mayTalk(session) && isDue(session)) sendSoon(conversationId);
        else greeted.add(conversationId);
        const isUnconfirmed = sent.sequence > acknowledged || session.unconfirmedSince !== undefined;
        if (isUnconfirmed) await lookForSilence(conversationId);
      }
    },
  };
}

/** Who has heard nothing for so long says once more where it is: the word of its last move may have been lost. */
async function signOfLife(engine: Engine, session: Session): Promise<ContentBody> {
  const { relationshipId, acknowledged, ownMailbox } = session;
  const next = acknowledged + 1;
  const [oldest] = await engine.store.entriesBetween(relationshipId, 'outgoing', next, next);
  const isUnheard = oldest !== undefined && engine.now() - oldest.storedAt > CONFIRMED_WITHIN_MS;
  return isUnheard ? { kind: 'mailbox-rotate', mailbox: addressOf(ownMailbox) } : { kind: 'sync' };
}

function isWithoutStep(session: Session, now: Timestamp): boolean {
  if (session.sentSinceStep === 0) return false;
  return session.sentSinceStep > MAX_SENT_WITHOUT_STEP || Math.abs(now - session.lastStepAt) > MAX_TIME_WITHOUT_STEP_MS;
}

/** When the oldest payload left that the peer owes an answer to and has not answered for too long. */
async function unconfirmedSince(engine: Engine, session: Session): Promise<Timestamp | undefined> {
  const { relationshipId, acknowledged, sent } = session;
  for (let from = acknowledged + 1; from <= sent.sequence; from += PAGE) {
    const to = Math.min(sent.sequence, from + PAGE - 1);
    for (const entry of await engine.store.entriesBetween(relationshipId, 'outgoing', from, to)) {
      if (!owesReceipt(entry.type) || entry.delivery?.kind !== 'sent') continue;
      const { sentAt } = entry.delivery;
      return engine.now() - sentAt > CONFIRMED_WITHIN_MS ? sentAt : undefined;
    }
  }
  return undefined;
}
