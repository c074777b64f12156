/** What arrives in a conversation's mailbox: from cells to one commit, after which the relay may forget them (protocol.md 2.11, 2.13 P2). */
import type { ClientId, Timestamp } from '../domain/ids.ts';
import { sameBytes, toHex } from '../language/bytes.ts';
import {
  cellHash,
  encodeRatchet,
  FORMER_RATCHET_LIFETIME_MS,
  forgetExpiredKeys,
  MAX_RESCUE_CELLS,
  mailboxSealKey,
  type OpenedMessage,
  openCell,
  openMessage,
  parsePayload,
  type RatchetState,
  type Welcome,
} from '../protocol/index.ts';
import type { StoredCell } from '../relay/relay.ts';
import type { Attachments } from './attachments.ts';
import { beginDraft, type Draft, draftedChanges, freeze } from './draft.ts';
import type { Engine } from './engine.ts';
import { answerRequests, type Gaps, noteGap } from './gaps.ts';
import type { Outbox } from './outbox.ts';
import { takePayload } from './placing.ts';
import { formerRatchetOf, takeProof, takeRekey, takeRekeyAnswer, wantRekey } from './rekeying.ts';
import type { Receipts } from './receipts.ts';
import { readRatchet } from './sealing.ts';
import { mayTalk } from './states.ts';
import type { Session } from './store.ts';
import type { MailboxOwner } from './watching.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The relay keeps a cell for 21 days; two weeks longer, and a late copy is still known, though a clock was set back. */
export const SEEN_LIFETIME_MS = 35 * DAY_MS;
/**
 * In a chain of the ratchet that is older than this, an unknown copy may be one that was known and is forgotten. How
 * old a former chain is, nobody knows: it may have begun long before the keys that are kept for what is missing in it.
 */
const CERTAIN_FOR_MS = 28 * DAY_MS;

const SETTLES_WITHIN_MS = 15 * 60_000;

const FULL_TOLD_EVERY_MS = DAY_MS;

export type SessionMailbox = Extract<MailboxOwner, { kind: 'session' }>;

/** Of one mailbox. */
type Opener = { readonly isRescue: boolean; readonly sealKey: Uint8Array };

export type Receiving = {
  /**
   * Commits all that `cells` bring, or nothing. Once it resolves, all of them may be acknowledged: those that
   * were no messages have changed nothing and were counted. Rejects when the store could not take it.
   */
  take(owner: SessionMailbox, cells: readonly StoredCell[]): Promise<void>;
  /** Says in the conversation that senders were turned away; once a day is enough. */
  noteFull(conversationId: ClientId): Promise<void>;
  droppedCells(): number;
  countDropped(): void;
};

export type ReceivingParts = {
  readonly outbox: Outbox;
  readonly receipts: Receipts;
  readonly gaps: Gaps;
  readonly attachments: Pick<Attachments, 'wake'>;
};

export function createReceiving(engine: Engine, { outbox, receipts, gaps, attachments }: ReceivingParts): Receiving {
  let dropped = 0;
  const toldFullAt = new Map<ClientId, Timestamp>();

  async function takeCell(draft: Draft, { isRescue, sealKey }: Opener, cell: Uint8Array): Promise<void> {
    // 1. Known: it was processed before, whatever became of the acknowledgement.
    const hash = toHex(cellHash(cell));
    if (draft.seen.has(hash) || (await engine.store.hasSeen(hash))) return;
    // 2. Junk: dropped before any key of the session is touched.
    const opened = openCell(sealKey, cell);
    if (opened.kind !== 'cell') return countDropped();
    if (opened.type === 'rekey1' || opened.type === 'rekey2') {
      const take = opened.type === 'rekey1' ? takeRekey : takeRekeyAnswer;
      return (await take(engine, draft, opened.body)) ? remember(draft, hash, () => undefined) : countDropped();
    }
    if (opened.type !== 'message' || isRescue) return countDropped();
    // 3. The ratchet: a new state only if the whole message is authentic.
    const before = readRatchet(draft.session.ratchet);
    const result = openMessage(before, opened.body, draft.now);
    if (result.kind === 'duplicate') {
      const isOfLongAgo = Math.abs(draft.now - draft.session.lastStepAt) >= CERTAIN_FOR_MS;
      if (result.isFormer === true || isOfLongAgo) return remember(draft, hash, countDropped);
      return remember(draft, hash, () => freeze(draft));
    }
    if (result.kind === 'skip') {
      return remember(draft, hash, () => {
        draft.session = wantRekey(draft.session, 'too-many-missing');
      });
    }
    if (result.kind === 'undecryptable') return takeFormer(draft, hash, opened.body);
    remember(draft, hash, () => advance(draft, before, result));
    await takeProof(engine, draft);
    return takeContent(draft, result.plaintext);
  }

  /** Sealed before the session was renewed: its ratchet goes on opening for a while, and is never sealed with. */
  async function takeFormer(draft: Draft, hash: string, message: Uint8Array): Promise<void> {
    const former = formerRatchetOf(draft.session, draft.now);
    const result = former && openMessage(readRatchet(former), message, draft.now);
    const { rekey } = draft.session;
    if (result?.kind !== 'message' || rekey?.former === undefined) {
      countDropped();
      // Sealed by the peer with neither ratchet, though the renewal was a while ago: two renewals have crossed, or the
      // peer answered one of a life that is over. That may be at any time, as long as a relay held it back.
      if (mayTalk(draft.session) && isSettled(draft)) {
        remember(draft, hash, () => {
          draft.session = wantRekey(draft.session, 'too-many-missing');
        });
      }
      return;
    }
    const ratchet = encodeRatchet(result.state);
    const { former: kept } = rekey;
    remember(draft, hash, () => {
      draft.session = { ...draft.session, rekey: { ...rekey, former: { ...kept, ratchet } } };
    });
    const payload = parsePayload(result.plaintext);
    const isOfNoMore = payload.kind === 'content' && payload.seq > (kept.upTo ?? Number.POSITIVE_INFINITY);
    return isOfNoMore ? countDropped() : takeContent(draft, result.plaintext);
  }

  async function takeContent(draft: Draft, plaintext: Uint8Array): Promise<void> {
    // 4. What it says.
    const payload = parsePayload(plaintext);
    switch (payload.kind) {
      case 'content':
        return takePayload(engine, draft, plaintext, payload);
      case 'welcome':
        return welcome(draft, payload);
      default:
        return countDropped();
    }
  }

  function remember(draft: Draft, hash: string, change: () => void): void {
    draft.seen.add(hash);
    draft.hasChanged = true;
    change();
  }

  function countDropped(): void {
    dropped += 1;
  }

  function welcome(draft: Draft, said: Welcome): void {
    const { session } = draft;
    const { relayUrl } = session.ownMailbox;
    const mailbox = said.mailboxes.find((candidate) => candidate.relayUrl === relayUrl) ?? said.mailboxes[0];
    const isExpected = session.role === 'client' && session.joining !== undefined;
    const isOurs = toHex(said.relationshipId) === session.relationshipId;
    if (!isExpected || !isOurs || mailbox === undefined) return countDropped();
    const { joining: _joining, ...rest } = session;
    const { therapistName, practiceName, phone, emergencyText } = said.profile;
    draft.session = {
      ...rest,
      phase: 'open',
      peerMailbox: mailbox,
      ...(said.rescueMailbox?.relayUrl === relayUrl && { peerRescue: said.rescueMailbox }),
      peerProfile: { name: therapistName, practiceName, phone, emergencyText },
    };
    draft.events.push('joined');
  }

  return {
    take: (owner, cells) =>
      engine.turns.run(owner.conversationId, async () => {
        const { conversationId } = owner;
        const session = await engine.store.session(conversationId);
        if (session === undefined) return;
        const draft = beginDraft(session, engine.now());
        // The newest of them: whoever fills a rescue mailbox must not keep this end at work.
        const looked = owner.isRescue ? cells.slice(-MAX_RESCUE_CELLS) : cells;
        const opener = { isRescue: owner.isRescue, sealKey: mailboxSealKey(owner.capability) };
        for (const { cell } of looked) await takeCell(draft, opener, cell);
        if (!draft.hasChanged) return;
        noteCells(draft, cells.length);
        noteConfirmation(draft, session.acknowledged);
        noteGap(draft, session.received.sequence);
        await answerRequests(engine, draft);
        draft.session = receipts.fallingDue(draft.session);
        await engine.store.commit(draftedChanges(draft, (draft.now + SEEN_LIFETIME_MS) as Timestamp));
        outbox.add([...draft.cells, ...draft.answers.map(({ item }) => item)]);
        receipts.schedule(draft.session);
        gaps.schedule(draft.session);
        attachments.wake(draft.attachments);
        engine.changed(conversationId);
        for (const messageId of draft.arrived) engine.emit({ kind: 'message-arrived', conversationId, messageId });
      }),
    noteFull: (conversationId) =>
      engine.turns.run(conversationId, async () => {
        const at = engine.now();
        if (Math.abs(at - (toldFullAt.get(conversationId) ?? 0)) < FULL_TOLD_EVERY_MS) return;
        await engine.store.commit([{ kind: 'append-event', event: { conversationId, at, what: 'mailbox-was-full' } }]);
        toldFullAt.set(conversationId, at);
        engine.changed(conversationId);
      }),
    droppedCells: () => dropped,
    countDropped,
  };
}

function advance(draft: Draft, before: RatchetState, opened: OpenedMessage & { readonly kind: 'message' }): void {
  const after = forgetExpiredKeys(opened.state, draft.now);
  const hasStepped = !isSameChain(before, after);
  const session: Session = { ...draft.session, ratchet: encodeRatchet(after) };
  draft.session = hasStepped ? { ...session, sentSinceStep: 0, lastStepAt: draft.now } : session;
}

function noteCells(draft: Draft, count: number): void {
  const { mailbox } = draft.session;
  if (mailbox !== undefined)
    draft.session = { ...draft.session, mailbox: { ...mailbox, cells: mailbox.cells + count } };
}

/** Renewed, and whatever was under way at the renewal has come by now. */
function isSettled({ session: { rekey }, now }: Draft): boolean {
  if (rekey === undefined || rekey.lastEpoch === 0) return false;
  if (rekey.former === undefined) return true;
  return Math.abs(now - (rekey.former.until - FORMER_RATCHET_LIFETIME_MS)) > SETTLES_WITHIN_MS;
}

/** What is still overdue is found again in the next round. */
function noteConfirmation(draft: Draft, acknowledgedBefore: number): void {
  const { unconfirmedSince: _former, ...confirmed } = draft.session;
  if (confirmed.acknowledged > acknowledgedBefore) draft.session = confirmed;
}

function isSameChain(before: RatchetState, after: RatchetState): boolean {
  if (before.receiving === undefined || after.receiving === undefined) return before.receiving === after.receiving;
  return sameBytes(before.receiving.headerKey, after.receiving.headerKey);
}
