/**
 * The Double Ratchet with encrypted headers and a KEM in every step (protocol.md 2.8). States are immutable:
 * sealing and opening return a new one, which the caller stores before anything leaves or is acknowledged.
 */
import { hkdf, hmacSha256 } from '../crypto/hash.ts';
import {
  decapsulate,
  encapsulate,
  generateKemPair,
  isKemPublic,
  KEM_CIPHERTEXT_BYTES,
  KEM_PUBLIC_BYTES,
  type KemPair,
} from '../crypto/mlkem768.ts';
import { wipe } from '../crypto/secret-bytes.ts';
import { type DhPair, dhShared, generateDhPair, isDhPublic } from '../crypto/x25519.ts';
import { BOX_OVERHEAD, openBox, sealBox } from '../crypto/xchacha20-poly1305.ts';
import { concatBytes, sameBytes, u32 } from '../language/bytes.ts';
import type { RandomBytes } from '../language/random.ts';
import { readBytes } from './byte-reader.ts';
import { label } from './labels.ts';

/** Messages that may be missing before one that arrives; more means a re-key. */
export const MAX_SKIP = 1000;
/** Keys of missing messages kept in a session; the oldest go first. */
export const MAX_STORED_KEYS = 2000;
export const SKIPPED_KEY_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

const HEADER_VERSION = 0x01;
const HEADER_BYTES = 1 + 32 + KEM_PUBLIC_BYTES + KEM_CIPHERTEXT_BYTES + 4 + 4;
const SEALED_HEADER_BYTES = HEADER_BYTES + BOX_OVERHEAD;
const MAX_COUNT = 0xffff_ffff;

/** What a ratchet message adds to its plaintext: 2,393 bytes. */
export const RATCHET_OVERHEAD = SEALED_HEADER_BYTES + BOX_OVERHEAD;

/** DHs and KEs: the own step keys. */
export type StepKeys = { readonly dh: DhPair; readonly kem: KemPair };
/** DHr and KEr, the peer's, as its last header (or the invite) gave them. */
export type PeerStepKeys = { readonly dh: Uint8Array; readonly kem: Uint8Array };

export type SendingChain = {
  readonly headerKey: Uint8Array;
  readonly chainKey: Uint8Array;
  /** Ns: messages sealed in this chain. */
  readonly count: number;
  /** The ciphertext that opened this chain; every header of it repeats it. */
  readonly kemCiphertext: Uint8Array;
};

export type ReceivingChain = {
  readonly headerKey: Uint8Array;
  readonly chainKey: Uint8Array;
  /** Nr: the next number expected. */
  readonly count: number;
};

/** The key of a message that has not come yet. */
export type SkippedKey = {
  readonly headerKey: Uint8Array;
  readonly number: number;
  readonly messageKey: Uint8Array;
  readonly skippedAtMs: number;
};

export type RatchetState = {
  /** AD: th1 of the handshake that began the session. */
  readonly ad: Uint8Array;
  readonly rootKey: Uint8Array;
  /** Absent in the initiator until its first message. */
  readonly own: StepKeys | undefined;
  /** Absent in the responder until the first message arrives. */
  readonly peer: PeerStepKeys | undefined;
  readonly sending: SendingChain | undefined;
  readonly receiving: ReceivingChain | undefined;
  readonly nextSendingHeaderKey: Uint8Array;
  readonly nextReceivingHeaderKey: Uint8Array;
  /** PN: the length of the sending chain before the present one. */
  readonly previousCount: number;
  /** True when the next message sealed begins a chain with fresh keys. */
  readonly needsStep: boolean;
  /** Oldest first. */
  readonly skipped: readonly SkippedKey[];
};

/** The 96 bytes at a handshake's end: SK ‖ hkA ‖ hkB. */
export type RatchetSecrets = {
  readonly rootKey: Uint8Array;
  readonly initiatorHeaderKey: Uint8Array;
  readonly responderHeaderKey: Uint8Array;
};

export function splitRatchetSecrets(secrets: Uint8Array): RatchetSecrets {
  return {
    rootKey: secrets.slice(0, 32),
    initiatorHeaderKey: secrets.slice(32, 64),
    responderHeaderKey: secrets.slice(64, 96),
  };
}

/** initA: the side that writes first, towards the other's published keys. */
export function startAsInitiator(secrets: RatchetSecrets, peer: PeerStepKeys, ad: Uint8Array): RatchetState {
  return {
    ad,
    rootKey: secrets.rootKey,
    own: undefined,
    peer,
    sending: undefined,
    receiving: undefined,
    nextSendingHeaderKey: secrets.initiatorHeaderKey,
    nextReceivingHeaderKey: secrets.responderHeaderKey,
    previousCount: 0,
    needsStep: true,
    skipped: [],
  };
}

/** initB: the side whose published keys were written to. It can seal after the first message it opened. */
export function startAsResponder(secrets: RatchetSecrets, own: StepKeys, ad: Uint8Array): RatchetState {
  return {
    ad,
    rootKey: secrets.rootKey,
    own,
    peer: undefined,
    sending: undefined,
    receiving: undefined,
    nextSendingHeaderKey: secrets.responderHeaderKey,
    nextReceivingHeaderKey: secrets.initiatorHeaderKey,
    previousCount: 0,
    needsStep: false,
    skipped: [],
  };
}

export type SealedMessage = { readonly state: RatchetState; readonly message: Uint8Array };

/** Throws for a responder that has opened nothing yet: it knows nobody to write to. */
export function sealMessage(state: RatchetState, plaintext: Uint8Array, random: RandomBytes): SealedMessage {
  const ready = state.needsStep ? stepSending(state, random) : state;
  const { own, sending } = ready;
  if (own === undefined || sending === undefined) throw new Error('The responder has not received a message yet');
  if (sending.count >= MAX_COUNT) throw new Error('The sending chain is used up');
  const header = concatBytes(
    Uint8Array.of(HEADER_VERSION),
    own.dh.public,
    own.kem.public,
    sending.kemCiphertext,
    u32(ready.previousCount),
    u32(sending.count),
  );
  const sealedHeader = sealBox(sending.headerKey, header, ready.ad, random);
  const messageKey = messageKeyOf(sending.chainKey);
  const sealedBody = sealBox(messageKey, plaintext, concatBytes(ready.ad, sealedHeader), random);
  wipe(messageKey);
  const advanced = { ...sending, chainKey: nextChainKey(sending.chainKey), count: sending.count + 1 };
  return { state: { ...ready, sending: advanced }, message: concatBytes(sealedHeader, sealedBody) };
}

export type OpenedMessage =
  | { readonly kind: 'message'; readonly state: RatchetState; readonly plaintext: Uint8Array }
  /** Its number was used before, or its key has expired. `isFormer`: in a chain that the peer no longer writes in. */
  | { readonly kind: 'duplicate'; readonly isFormer?: true }
  /** The peer claims more missing messages than are ever kept: re-key. */
  | { readonly kind: 'skip' }
  /** Not from this session, or altered. */
  | { readonly kind: 'undecryptable' };

const formerDuplicate: OpenedMessage = { kind: 'duplicate', isFormer: true };

/** Nothing changes unless the whole message proved authentic: then, and only then, there is a new state. */
export function openMessage(state: RatchetState, message: Uint8Array, nowMs: number): OpenedMessage {
  if (message.length < RATCHET_OVERHEAD) return { kind: 'undecryptable' };
  const sealed: SealedParts = {
    header: message.subarray(0, SEALED_HEADER_BYTES),
    body: message.subarray(SEALED_HEADER_BYTES),
    bodyAd: concatBytes(state.ad, message.subarray(0, SEALED_HEADER_BYTES)),
  };
  for (const headerKey of headerKeysOfFormerChains(state)) {
    const header = openHeader(headerKey, sealed, state.ad);
    if (header !== undefined) return openSkipped(state, headerKey, header.number, sealed) ?? formerDuplicate;
  }
  if (state.receiving !== undefined) {
    const header = openHeader(state.receiving.headerKey, sealed, state.ad);
    if (header !== undefined) return openInChain(state, state.receiving, header, sealed, nowMs);
  }
  const header = openHeader(state.nextReceivingHeaderKey, sealed, state.ad);
  return header === undefined ? { kind: 'undecryptable' } : openWithStep(state, header, sealed, nowMs);
}

/** Drops keys that were kept for longer than 30 days; the same state when there are none. */
export function forgetExpiredKeys(state: RatchetState, nowMs: number): RatchetState {
  const kept = state.skipped.filter((key) => nowMs - key.skippedAtMs < SKIPPED_KEY_LIFETIME_MS);
  return kept.length === state.skipped.length ? state : { ...state, skipped: kept };
}

/** KDF_CK, first half: libsignal's constants. */
export function messageKeyOf(chainKey: Uint8Array): Uint8Array {
  return hmacSha256(chainKey, Uint8Array.of(0x01));
}

/** KDF_CK, second half. */
export function nextChainKey(chainKey: Uint8Array): Uint8Array {
  return hmacSha256(chainKey, Uint8Array.of(0x02));
}

/** KDF_RK. */
function deriveRoot(rootKey: Uint8Array, dh: Uint8Array, kem: Uint8Array) {
  const inputKey = concatBytes(dh, kem);
  const output = hkdf(inputKey, rootKey, label('rk'), 96);
  wipe(inputKey, dh, kem);
  return { rootKey: output.slice(0, 32), chainKey: output.slice(32, 64), nextHeaderKey: output.slice(64, 96) };
}

function stepSending(state: RatchetState, random: RandomBytes): RatchetState {
  const { peer } = state;
  if (peer === undefined) throw new Error('A sending step needs the peer’s keys');
  const own = { dh: generateDhPair(random), kem: generateKemPair(random) };
  const dh = dhShared(own.dh.secret, peer.dh);
  const encapsulation = encapsulate(peer.kem, random);
  // Both were checked when they came in: by openHeader, or by the invite's reader.
  if (dh === undefined || encapsulation === undefined) throw new Error('The peer’s step keys were not checked');
  const derived = deriveRoot(state.rootKey, dh, encapsulation.shared);
  return {
    ...state,
    rootKey: derived.rootKey,
    own,
    sending: {
      headerKey: state.nextSendingHeaderKey,
      chainKey: derived.chainKey,
      count: 0,
      kemCiphertext: encapsulation.ciphertext,
    },
    nextSendingHeaderKey: derived.nextHeaderKey,
    previousCount: state.sending?.count ?? 0,
    needsStep: false,
  };
}

type SealedParts = { readonly header: Uint8Array; readonly body: Uint8Array; readonly bodyAd: Uint8Array };

type Header = {
  readonly peer: PeerStepKeys;
  readonly kemCiphertext: Uint8Array;
  readonly previousCount: number;
  readonly number: number;
};

function openHeader(headerKey: Uint8Array, sealed: SealedParts, ad: Uint8Array): Header | undefined {
  const plaintext = openBox(headerKey, sealed.header, ad);
  if (plaintext === undefined) return undefined;
  const reader = readBytes(plaintext);
  if (reader.u8() !== HEADER_VERSION) return undefined;
  return {
    peer: { dh: reader.take(32), kem: reader.take(KEM_PUBLIC_BYTES) },
    kemCiphertext: reader.take(KEM_CIPHERTEXT_BYTES),
    previousCount: reader.u32(),
    number: reader.u32(),
  };
}

/** Each distinct one once; the present chain's is tried after them with its own rules. */
function headerKeysOfFormerChains(state: RatchetState): readonly Uint8Array[] {
  const keys: Uint8Array[] = [];
  for (const { headerKey } of state.skipped) {
    const last = keys.at(-1);
    if (last !== undefined && sameBytes(last, headerKey)) continue;
    if (state.receiving !== undefined && sameBytes(state.receiving.headerKey, headerKey)) continue;
    keys.push(headerKey);
  }
  return keys;
}

/** Undefined when no key is kept for this number. */
function openSkipped(
  state: RatchetState,
  headerKey: Uint8Array,
  number: number,
  sealed: SealedParts,
): OpenedMessage | undefined {
  const skipped = state.skipped.find((key) => key.number === number && sameBytes(key.headerKey, headerKey));
  if (skipped === undefined) return undefined;
  const plaintext = openBox(skipped.messageKey, sealed.body, sealed.bodyAd);
  if (plaintext === undefined) return { kind: 'undecryptable' };
  return { kind: 'message', state: { ...state, skipped: state.skipped.filter((key) => key !== skipped) }, plaintext };
}

function openInChain(
  state: RatchetState,
  chain: ReceivingChain,
  header: Header,
  sealed: SealedParts,
  nowMs: number,
): OpenedMessage {
  if (header.number < chain.count) {
    return openSkipped(state, chain.headerKey, header.number, sealed) ?? { kind: 'duplicate' };
  }
  if (header.number - chain.count > MAX_SKIP) return { kind: 'skip' };
  const { chain: reached, keys } = skipTo(chain, header.number, nowMs);
  const messageKey = messageKeyOf(reached.chainKey);
  const plaintext = openBox(messageKey, sealed.body, sealed.bodyAd);
  wipe(messageKey);
  if (plaintext === undefined) return { kind: 'undecryptable' };
  const receiving = { ...reached, chainKey: nextChainKey(reached.chainKey), count: reached.count + 1 };
  return { kind: 'message', state: { ...state, receiving, skipped: keepKeys(state.skipped, keys, nowMs) }, plaintext };
}

function openWithStep(state: RatchetState, header: Header, sealed: SealedParts, nowMs: number): OpenedMessage {
  const { own, receiving } = state;
  if (own === undefined || !isDhPublic(header.peer.dh) || !isKemPublic(header.peer.kem)) {
    return { kind: 'undecryptable' };
  }
  const isTooFar = header.previousCount - (receiving?.count ?? 0) > MAX_SKIP || header.number > MAX_SKIP;
  if (isTooFar) return { kind: 'skip' };
  const dh = dhShared(own.dh.secret, header.peer.dh);
  const kem = decapsulate(own.kem.secret, header.kemCiphertext);
  if (dh === undefined || kem === undefined) return { kind: 'undecryptable' };
  const derived = deriveRoot(state.rootKey, dh, kem);
  const skippedBefore =
    receiving !== undefined && header.previousCount > receiving.count
      ? skipTo(receiving, header.previousCount, nowMs).keys
      : [];
  const stepped: RatchetState = {
    ...state,
    rootKey: derived.rootKey,
    peer: header.peer,
    nextReceivingHeaderKey: derived.nextHeaderKey,
    needsStep: true,
    skipped: keepKeys(state.skipped, skippedBefore, nowMs),
  };
  const chain = { headerKey: state.nextReceivingHeaderKey, chainKey: derived.chainKey, count: 0 };
  return openInChain(stepped, chain, header, sealed, nowMs);
}

/** Walks the chain up to `number`, which the caller has bounded, and collects the keys passed by. */
function skipTo(chain: ReceivingChain, number: number, skippedAtMs: number) {
  const keys: SkippedKey[] = [];
  let { chainKey } = chain;
  for (let count = chain.count; count < number; count += 1) {
    keys.push({ headerKey: chain.headerKey, number: count, messageKey: messageKeyOf(chainKey), skippedAtMs });
    chainKey = nextChainKey(chainKey);
  }
  return { chain: { ...chain, chainKey, count: Math.max(number, chain.count) }, keys };
}

function keepKeys(kept: readonly SkippedKey[], added: readonly SkippedKey[], nowMs: number): readonly SkippedKey[] {
  if (kept.length === 0 && added.length === 0) return kept;
  const alive = kept.filter((key) => nowMs - key.skippedAtMs < SKIPPED_KEY_LIFETIME_MS);
  return [...alive, ...added].slice(-MAX_STORED_KEYS);
}
