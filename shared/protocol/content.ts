/** The envelope of every chained payload: `{0:type, 1:mid, 2:seq, 3:prev, 4:[ackSeq, ackHash], 5:ts, 6:body}` (protocol.md 2.10). */
import { arrayAt, bytesAt, countAt, countOf, mapAt } from './cbor-fields.ts';
import { type CborMap, cborMap, encodeCbor } from './cbor.ts';
import { type ContentBody, encodeBody, type ParsedBody, parseBody } from './content-body.ts';

/** The last instant that a `Date` can name. */
const MAX_TIME_MS = 8_640_000_000_000_000;

export type ContentHeader = {
  /** 16 random bytes: the message's name on every device. */
  readonly mid: Uint8Array;
  /** From 1, in this direction. */
  readonly seq: number;
  /** H_{seq-1}[0..16] of this direction. */
  readonly prev: Uint8Array;
  /** How far the other direction has come here, and its H[0..16] there. */
  readonly ack: { readonly seq: number; readonly hash: Uint8Array };
  /** By the sender's clock: for display, never for order. */
  readonly sentAtMs: number;
};

export type Content = ContentHeader & { readonly kind: 'content'; readonly body: ParsedBody };

export function encodeContent(header: ContentHeader, body: ContentBody): Uint8Array {
  const { type, map } = encodeBody(body);
  return encodeCbor(
    cborMap({
      0: type,
      1: header.mid,
      2: header.seq,
      3: header.prev,
      4: [header.ack.seq, header.ack.hash],
      5: header.sentAtMs,
      6: map,
    }),
  );
}

/** Undefined when the envelope itself is wrong; a wrong body inside a right one is part of the result. */
export function contentOf(map: CborMap): Content | undefined {
  const type = countAt(map, 0);
  const mid = bytesAt(map, 1, 16);
  const seq = countAt(map, 2);
  const prev = bytesAt(map, 3, 16);
  const [ackSeqValue, ackHash, ...more] = arrayAt(map, 4) ?? [];
  const ackSeq = countOf(ackSeqValue);
  const sentAtMs = countAt(map, 5);
  const body = mapAt(map, 6);
  if (type === undefined || mid === undefined || seq === undefined || seq === 0 || prev === undefined) return undefined;
  if (ackSeq === undefined || !(ackHash instanceof Uint8Array) || ackHash.length !== 16 || more.length > 0) {
    return undefined;
  }
  if (sentAtMs === undefined || sentAtMs > MAX_TIME_MS) return undefined;
  return {
    kind: 'content',
    mid,
    seq,
    prev,
    ack: { seq: ackSeq, hash: ackHash },
    sentAtMs,
    body: body === undefined ? { kind: 'malformed', type } : parseBody(type, body),
  };
}
