/** After a re-key: what each side lost, who gives it back, and whether both still tell one story (protocol.md 2.11, 2.13). */
import { sameBytes } from '../language/bytes.ts';
import type { ChainStand, RekeyInfo } from './rekey-info.ts';

/** Both ends belong to it. */
export type SeqRange = readonly [from: number, to: number];

export type RekeySettlement =
  | {
      readonly kind: 'settled';
      /** Own payloads that the peer lacks: resend them, or their tombstones. */
      readonly resend?: SeqRange;
      /** The peer's own payloads that it lost: resend them with `ofReader`. */
      readonly giveBack?: SeqRange;
      /** The peer's payloads that are missing here; it resends them. */
      readonly missing?: SeqRange;
      /** Own payloads lost here, which the peer gives back… */
      readonly lost?: SeqRange;
      /** …and the stand from which the own direction goes on at once. */
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
  return {
    kind: 'settled',
    ...(sent.seq < own.sent.seq && { resend: [sent.seq + 1, own.sent.seq] }),
    ...(isBehind && { giveBack: [received.seq + 1, own.received.seq] }),
    ...(!isKnown && { missing: [own.received.seq + 1, received.seq] }),
    ...(isAhead && { lost: [own.sent.seq + 1, sent.seq], continueFrom: sent }),
  };
}

/** What is no longer known here cannot contradict; the chain itself shows it when the gap closes. */
function agrees(known: Uint8Array | undefined, stand: ChainStand): boolean {
  return known === undefined || sameBytes(known, stand.hash);
}
