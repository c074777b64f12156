/** After a re-key: where the two sides stand, what each has lost, and who gives it back (protocol.md 2.11, 2.13). */
import { sameBytes } from '../language/bytes.ts';
import { type ContentBody, type RekeyInfo, settleRekey } from '../protocol/index.ts';
import { type Draft, draftedEntries, freeze } from './draft.ts';
import type { Engine } from './engine.ts';
import { isLostEntry, lostBody, lostEntry } from './lost.ts';
import { addressOf } from './own-mailboxes.ts';
import { continueBehind } from './placing.ts';
import { NOT_TOLD } from './rotating.ts';
import { sealContent } from './sealing.ts';
import { mayTalk } from './states.ts';
import type { Entry, Rekeying } from './store.ts';

/** Payloads given back at once; who has lost more asks with a further re-key. */
const MAX_GIVEN_BACK = 2_000;

/** Before the first re-key. */
export const untouched: Rekeying = { lastEpoch: 0, startedAt: [], answeredAt: [] };

type Stands = { readonly sent: Uint8Array | undefined; readonly received: Uint8Array | undefined };

/** H_seq of both directions where the peer stands; undefined where this end does not reach, or no longer knows. */
async function hashesAt(engine: Engine, draft: Draft, own: RekeyInfo, peer: RekeyInfo): Promise<Stands> {
  const hashAt = async (direction: 'incoming' | 'outgoing', seq: number, head: RekeyInfo['sent']) => {
    if (seq === head.seq) return head.hash;
    const [entry] = await draftedEntries(engine.store, draft, direction, [seq, seq]);
    return entry?.chainHash;
  };
  return {
    sent: await hashAt('outgoing', peer.received.seq, own.sent),
    received: await hashAt('incoming', peer.sent.seq, own.received),
  };
}

/** The own stands at the places where the peer holds another story; undefined where both tell one. */
export async function contradicted(
  engine: Engine,
  draft: Draft,
  own: RekeyInfo,
  peer: RekeyInfo,
): Promise<Partial<Pick<RekeyInfo, 'sent' | 'received'>> | undefined> {
  const { sent, received } = await hashesAt(engine, draft, own, peer);
  const isSent = sent !== undefined && !sameBytes(sent, peer.received.hash);
  const isReceived = received !== undefined && !sameBytes(received, peer.sent.hash);
  if (!isSent && !isReceived) return undefined;
  return {
    ...(isSent && { sent: { seq: peer.received.seq, hash: sent } }),
    ...(isReceived && { received: { seq: peer.sent.seq, hash: received } }),
  };
}

/** Both chains go on from where the two sides together know them; what one lost comes back from the other. */
export async function settle(engine: Engine, draft: Draft, own: RekeyInfo, peer: RekeyInfo): Promise<void> {
  const { sent: sentHash, received: receivedHash } = await hashesAt(engine, draft, own, peer);
  const settlement = settleRekey({ ...own, sentHashAt: () => sentHash, receivedHashAt: () => receivedHash }, peer);
  if (settlement.kind === 'fork') return freeze(draft);
  draft.events.push('session-renewed');
  const { missing, lost, gone, continueFrom, giveBack } = settlement;
  // 1. What the peer should have given back and has no more is gone, and so is all that it would ask for of it.
  const awaited = draft.session.rekey?.lost;
  if (gone !== undefined && awaited !== undefined) {
    const entry = lostEntry(draft, 'outgoing', { seq: awaited.upTo, hash: awaited.endHash });
    draft.entries.set(entry.messageId, entry);
    draft.lostOnBothSides += gone[1] - gone[0] + 1;
    say(engine, draft, lostBody('own', entry));
  }
  // 2. The peer's direction goes on where both together know it; what is missing here is asked for as any gap is.
  // After a restore a number may have been given twice, and what the former ratchet opens may be of the life that is
  // over: none of it is placed, all of it is asked for.
  const last = Math.max(peer.sent.seq, own.received.seq);
  const isSameDevice = own.reason !== 'restored' && peer.reason !== 'restored';
  const { former, ...renewal } = draft.session.rekey ?? untouched;
  if (former !== undefined) {
    const upTo = isSameDevice ? last : 0;
    draft.session = { ...draft.session, rekey: { ...renewal, former: { ...former, upTo } } };
  }
  await continueBehind(engine, draft, { last, isSameDevice });
  if (missing !== undefined) draft.highest = Math.max(draft.highest, missing[1]);
  // 3. The own direction goes on behind what was lost; the lost comes back piece by piece.
  const { lost: _awaited, ...others } = draft.session.rekey ?? untouched;
  const { hash } = awaited ?? draft.session.sent;
  const endHash = lost !== undefined && lost[1] === awaited?.upTo ? awaited.endHash : peer.received.hash;
  draft.session = {
    ...draft.session,
    ...(continueFrom && { sent: { sequence: continueFrom.seq, hash: continueFrom.hash } }),
    rekey: lost === undefined ? others : { ...others, lost: { next: lost[0], hash, upTo: lost[1], endHash } },
  };
  // 4. Where each is now: of what was rotated since, a backup knows nothing.
  if (own.reason === 'restored' || peer.reason === 'restored') sayWhere(engine, draft);
  // 5. What the peer lost of its own.
  if (giveBack === undefined || !mayTalk(draft.session)) return;
  const [from, to] = giveBack;
  const end = Math.min(to, from + MAX_GIVEN_BACK - 1);
  const entries = await draftedEntries(engine.store, draft, 'incoming', [from, end]);
  for (const entry of entries) say(engine, draft, givenBack(entry));
}

function sayWhere(engine: Engine, draft: Draft): void {
  const before = draft.session.sent.sequence;
  say(engine, draft, { kind: 'mailbox-rotate', mailbox: addressOf(draft.session.ownMailbox) });
  const { formerMailboxes, sent } = draft.session;
  if (formerMailboxes === undefined || sent.sequence === before) return;
  const toldIn = sent.sequence;
  const told = formerMailboxes.map((former) => (former.toldIn === NOT_TOLD ? { ...former, toldIn } : former));
  draft.session = { ...draft.session, formerMailboxes: told };
}

function givenBack(entry: Entry): ContentBody {
  const { sequence, payload, payloadHash } = entry;
  if (isLostEntry(entry)) return lostBody('peers', entry);
  if (payloadHash === undefined) return { kind: 'resend', seq: sequence, payload, ofReader: true };
  return { kind: 'tombstone', seq: sequence, payloadHash, ofReader: true };
}

/** What does not fit into a cell again was never sent in one either. */
function say(engine: Engine, draft: Draft, body: ContentBody): void {
  const sealed = mayTalk(draft.session) ? sealContent(draft.session, body, draft.now, engine.ports.random) : undefined;
  if (sealed === undefined) return;
  draft.session = sealed.session;
  draft.answers.push(sealed);
}
