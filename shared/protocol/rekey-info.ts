/** What each side says in a re-key: why, and how far its two chains have come (protocol.md 2.13). */
import { cborMap, decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import { bytesAt, countAt } from './cbor-fields.ts';

export type RekeyReason =
  /** The store is a backup or an older copy. */
  | 'restored'
  /** More messages are missing than the ratchet keeps keys for. */
  | 'too-many-missing'
  | 'fork'
  /** Also every reason that a later version adds. */
  | 'other';

/**
 * How far a direction has come, and H_seq there, all 32 bytes of it: a side that lost its own last payloads
 * goes on from the stand that the other kept. `seq` 0 stands with H_0.
 */
export type ChainStand = { readonly seq: number; readonly hash: Uint8Array };

/** Both ends belong to it. */
export type SeqRange = readonly [from: number, to: number];

export type RekeyInfo = {
  readonly reason: RekeyReason;
  readonly sent: ChainStand;
  readonly received: ChainStand;
  /** Own payloads behind `sent` that an earlier restore lost and that have not all come back; absent: none. */
  readonly lost?: SeqRange;
};

const REASONS = ['other', 'restored', 'too-many-missing', 'fork'] as const;
/** The seven known keys take 114 bytes at most; the rest is for later versions. */
export const MAX_REKEY_INFO_BYTES = 1024;

/**
 * `{1: reason, 2: last sent seq, 3: its hash, 4: last received seq, 5: its hash}`, and where own payloads are still
 * to be given back `6: the first of them, 7: the last`.
 */
export function encodeRekeyInfo({ reason, sent, received, lost }: RekeyInfo): Uint8Array {
  return encodeCbor(
    cborMap({
      1: REASONS.indexOf(reason),
      2: sent.seq,
      3: sent.hash,
      4: received.seq,
      5: received.hash,
      ...(lost && { 6: lost[0], 7: lost[1] }),
    }),
  );
}

/** Undefined when it is not such a map. Keys it does not know are left for later versions. */
export function decodeRekeyInfo(bytes: Uint8Array): RekeyInfo | undefined {
  const decoded = decodeCbor(bytes, MAX_REKEY_INFO_BYTES);
  if (decoded.kind !== 'value' || !isCborMap(decoded.value)) return undefined;
  const map = decoded.value;
  const reason = countAt(map, 1);
  const sentSeq = countAt(map, 2);
  const sentHash = bytesAt(map, 3, 32);
  const receivedSeq = countAt(map, 4);
  const receivedHash = bytesAt(map, 5, 32);
  if (reason === undefined || sentSeq === undefined || receivedSeq === undefined) return undefined;
  if (sentHash === undefined || receivedHash === undefined) return undefined;
  const [lostFrom, lostTo] = [countAt(map, 6), countAt(map, 7)];
  const isLost =
    lostFrom !== undefined && lostTo !== undefined && lostFrom > 0 && lostFrom <= lostTo && lostTo <= sentSeq;
  return {
    reason: REASONS[reason] ?? 'other',
    sent: { seq: sentSeq, hash: sentHash },
    received: { seq: receivedSeq, hash: receivedHash },
    ...(isLost && { lost: [lostFrom, lostTo] }),
  };
}
