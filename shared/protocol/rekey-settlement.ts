/** After a re-key: what each side lost, who gives it back, and whether both still tell one story (protocol.md 2.11, 2.13). */
import { sameBytes } from '../language/bytes.ts';
import type { ChainStand, RekeyInfo, SeqRange } from './rekey-info.ts';

export type RekeySettlement =
  | {
      readonly kind: 'settled';
      /** Own payloads that the peer lacks: resend them, or their tombstones. */
      readonly resend?: SeqRange;
      /** The peer's own payloads that it lost: resend them with `ofReader`. */
      readonly giveBack?: SeqRange;
      /** The peer's payloads that are missing here; it resends them. */
      readonly missing?: SeqRange;
      /** Own payloads lost here, now or earlier, which the peer gives back: some of them may be here all the same. */
      readonly lost?: SeqRange;
      /** Own payloads that were to be given back and that the peer has no more: on neither side. */
      readonly gone?: SeqRange;
      /** The stand from which the own direction goes on at once, where the peer has more of it. */
      readonly continueFrom?: ChainStand;
    }
  /** The direction in which the stories differ: freeze sending, as for any fork. */
  | { readonly kind: 'fork'; readonly direction: 'sent' | 'received' };

export type OwnStands = RekeyInfo & {
  /** H_seq (32 bytes) of the own direction as the store has it; undefined where it no longer knows. */
  sentHashAt(seq: number): Uint8Array | undefined;
  receivedHashAt(seq: number): Uint8Array | undefined;
};

/**
 * Compares where both sides stand. Only a side that says it was restored may know less of its own direction
 * than the other does: without that word, two devices have sent as one.
 */
export function settleRekey(own: OwnStands, peer: RekeyInfo): RekeySettlement {
  const [sent, received] = [peer.received, peer.sent];
  // 1. The own direction: what the peer has of it.
  const isAhead = sent.seq > own.sent.seq;
  if (isAhead && own.reason !== 'restored') return { kind: 'fork', direction: 'sent' };
  if (!isAhead && !agrees(own.sentHashAt(sent.seq), sent)) return { kind: 'fork', direction: 'sent' };
  // 2. The peer's direction: what it has of it itself.
  const isBehind = received.seq < own.received.seq;
  if (isBehind && peer.reason !== 'restored') return { kind: 'fork', direction: 'received' };
  const isKnown = received.seq <= own.received.seq;
  if (isKnown && !agrees(own.receivedHashAt(received.seq), received)) return { kind: 'fork', direction: 'received' };
  // 3. What is to come back, of this restore and of earlier ones.
  const lostFrom = own.lost?.[0] ?? own.sent.seq + 1;
  const lostTo = isAhead ? sent.seq : Math.min(own.lost?.[1] ?? 0, sent.seq);
  const goneFrom = Math.max(lostFrom, sent.seq + 1);
  const goneTo = isAhead ? 0 : (own.lost?.[1] ?? 0);
  const giveFrom = peer.lost?.[0] ?? received.seq + 1;
  const giveTo = isBehind ? own.received.seq : Math.min(peer.lost?.[1] ?? 0, own.received.seq);
  return {
    kind: 'settled',
    ...(sent.seq < own.sent.seq && { resend: [sent.seq + 1, own.sent.seq] }),
    ...(giveFrom <= giveTo && { giveBack: [giveFrom, giveTo] }),
    ...(!isKnown && { missing: [own.received.seq + 1, received.seq] }),
    ...(lostFrom <= lostTo && { lost: [lostFrom, lostTo] }),
    ...(goneFrom <= goneTo && { gone: [goneFrom, goneTo] }),
    ...(isAhead && { continueFrom: sent }),
  };
}

/** What is no longer known here cannot contradict; the chain itself shows it when the gap closes. */
function agrees(known: Uint8Array | undefined, stand: ChainStand): boolean {
  return known === undefined || sameBytes(known, stand.hash);
}
