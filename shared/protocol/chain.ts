/** The hash chain over one direction of a conversation (protocol.md 2.11): order, gaps, forks. */
import { sha256 } from '../crypto/hash.ts';
import { concatBytes, sameBytes, u64 } from '../language/bytes.ts';
import { label } from './labels.ts';

/** Where a direction stands: `seq` payloads so far, and H_seq over all of them (32 bytes). */
export type Chain = { readonly seq: number; readonly hash: Uint8Array };

/** H_0 = th1; both directions begin here. */
export function startChain(th1: Uint8Array): Chain {
  return { seq: 0, hash: th1 };
}

export function extendChain(chain: Chain, payload: Uint8Array): Chain {
  return extendChainByHash(chain, payloadHash(payload));
}

/** For a payload that is gone and left its hash behind. */
export function extendChainByHash(chain: Chain, hashOfPayload: Uint8Array): Chain {
  const seq = chain.seq + 1;
  return { seq, hash: sha256(concatBytes(label('chain'), chain.hash, u64(seq), hashOfPayload)) };
}

export function payloadHash(payload: Uint8Array): Uint8Array {
  return sha256(payload);
}

/** The 16 bytes that `prev` and `ack` carry. */
export function shortHash(chain: Chain): Uint8Array {
  return chain.hash.slice(0, 16);
}

export type ChainPlace =
  | { readonly kind: 'next'; readonly chain: Chain }
  /** Came before something still missing: keep it, and ask again when `missing` is closed. Both ends belong to the range. */
  | { readonly kind: 'early'; readonly missing: readonly [from: number, to: number] }
  | { readonly kind: 'duplicate' }
  /** Two histories: freeze sending (2.11). */
  | { readonly kind: 'fork' };

/** `storedHash` is the payload hash kept for `seq`, where the direction has come that far. */
export function placeInChain(
  chain: Chain,
  incoming: { readonly seq: number; readonly prev: Uint8Array; readonly payload: Uint8Array },
  storedHash: (seq: number) => Uint8Array | undefined,
): ChainPlace {
  if (incoming.seq > chain.seq + 1) return { kind: 'early', missing: [chain.seq + 1, incoming.seq - 1] };
  if (incoming.seq === chain.seq + 1) {
    if (!sameBytes(incoming.prev, shortHash(chain))) return { kind: 'fork' };
    return { kind: 'next', chain: extendChain(chain, incoming.payload) };
  }
  const stored = storedHash(incoming.seq);
  const isSame = stored !== undefined && sameBytes(stored, payloadHash(incoming.payload));
  return isSame ? { kind: 'duplicate' } : { kind: 'fork' };
}
