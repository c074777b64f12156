/**
 * A ratchet state as bytes for the store: versioned, never sent anywhere. Fixed binary, because every message
 * begins with reading one and ends with writing one:
 *
 *     0x01 | flags u8 | ad[32] | rootKey[32] | nextSendingHeaderKey[32] | nextReceivingHeaderKey[32] | PN u32
 *     | own: dh secret[32] dh public[32] kem seed[64] kem public[1184] | peer: dh[32] kem[1184]
 *     | sending: headerKey[32] chainKey[32] count u32 kemCiphertext[1088] | receiving: headerKey[32] chainKey[32] count u32
 *     | for each chain with skipped keys: headerKey[32] | how many u32 | (number u32 | messageKey[32] | ms u64)…
 */
import { KEM_CIPHERTEXT_BYTES, KEM_PUBLIC_BYTES, KEM_SEED_BYTES } from '../crypto/mlkem768.ts';
import { concatBytes, u32, u64 } from '../language/bytes.ts';
import { type ByteReader, readBytes } from './byte-reader.ts';
import { MAX_STORED_KEYS, type RatchetState, type ReceivingChain, type SkippedKey } from './ratchet.ts';

const VERSION = 1;
/** Which parts are there; the last says that a step is due. */
const FLAG = { own: 1, peer: 2, sending: 4, receiving: 8, needsStep: 16 } as const;
const ALL_FLAGS = 31;

export type DecodedRatchet =
  | { readonly kind: 'ratchet'; readonly ratchet: RatchetState }
  /** Written by a later version of the app: refuse, never overwrite. */
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'damaged' };

export function encodeRatchet(state: RatchetState): Uint8Array {
  const { own, peer, sending, receiving } = state;
  const flags =
    (own ? FLAG.own : 0) |
    (peer ? FLAG.peer : 0) |
    (sending ? FLAG.sending : 0) |
    (receiving ? FLAG.receiving : 0) |
    (state.needsStep ? FLAG.needsStep : 0);
  const parts = [
    Uint8Array.of(VERSION, flags),
    state.ad,
    state.rootKey,
    state.nextSendingHeaderKey,
    state.nextReceivingHeaderKey,
    u32(state.previousCount),
  ];
  if (own) parts.push(own.dh.secret, own.dh.public, own.kem.secret, own.kem.public);
  if (peer) parts.push(peer.dh, peer.kem);
  if (sending) parts.push(sending.headerKey, sending.chainKey, u32(sending.count), sending.kemCiphertext);
  if (receiving) parts.push(receiving.headerKey, receiving.chainKey, u32(receiving.count));
  for (const { headerKey, keys } of byChain(state.skipped)) {
    parts.push(headerKey, u32(keys.length));
    for (const key of keys) parts.push(u32(key.number), key.messageKey, u64(key.skippedAtMs));
  }
  return concatBytes(...parts);
}

export function decodeRatchet(bytes: Uint8Array): DecodedRatchet {
  const reader = readBytes(bytes);
  const version = reader.u8();
  const flags = reader.u8();
  if (version > VERSION) return { kind: 'newer-version' };
  const has = (flag: number) => (flags & flag) !== 0;
  const ad = reader.take(32);
  const rootKey = reader.take(32);
  const nextSendingHeaderKey = reader.take(32);
  const nextReceivingHeaderKey = reader.take(32);
  const previousCount = reader.u32();
  const own = has(FLAG.own)
    ? {
        dh: { secret: reader.take(32), public: reader.take(32) },
        kem: { secret: reader.take(KEM_SEED_BYTES), public: reader.take(KEM_PUBLIC_BYTES) },
      }
    : undefined;
  const peer = has(FLAG.peer) ? { dh: reader.take(32), kem: reader.take(KEM_PUBLIC_BYTES) } : undefined;
  const sending = has(FLAG.sending)
    ? { ...takeChain(reader), kemCiphertext: reader.take(KEM_CIPHERTEXT_BYTES) }
    : undefined;
  const receiving = has(FLAG.receiving) ? takeChain(reader) : undefined;
  const skipped = takeSkipped(reader);
  if (skipped === undefined || !reader.isDone() || version !== VERSION || flags > ALL_FLAGS) return { kind: 'damaged' };
  const ratchet: RatchetState = {
    ad,
    rootKey,
    own,
    peer,
    sending,
    receiving,
    nextSendingHeaderKey,
    nextReceivingHeaderKey,
    previousCount,
    needsStep: has(FLAG.needsStep),
    skipped,
  };
  return { kind: 'ratchet', ratchet };
}

function takeChain(reader: ByteReader): ReceivingChain {
  return { headerKey: reader.take(32), chainKey: reader.take(32), count: reader.u32() };
}

type ChainKeys = { readonly headerKey: Uint8Array; readonly keys: SkippedKey[] };

/** Skipped keys stand in the order of their chains, so a chain's header key is written once. */
function byChain(skipped: readonly SkippedKey[]): readonly ChainKeys[] {
  const groups: ChainKeys[] = [];
  for (const key of skipped) {
    const group = groups.at(-1);
    if (group?.headerKey === key.headerKey) group.keys.push(key);
    else groups.push({ headerKey: key.headerKey, keys: [key] });
  }
  return groups;
}

/** Undefined when there are empty chains or more keys than are ever kept. */
function takeSkipped(reader: ByteReader): readonly SkippedKey[] | undefined {
  const skipped: SkippedKey[] = [];
  while (reader.isWhole() && !reader.isDone()) {
    const headerKey = reader.take(32);
    const count = reader.u32();
    if (count === 0 || skipped.length + count > MAX_STORED_KEYS) return undefined;
    for (let index = 0; index < count && reader.isWhole(); index += 1) {
      skipped.push({ headerKey, number: reader.u32(), messageKey: reader.take(32), skippedAtMs: reader.u64() });
    }
  }
  return skipped;
}
