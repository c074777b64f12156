/**
 * The re-key: a fresh ratchet between the identities that are there already, for a side whose state was
 * restored or does not fit any more (protocol.md 2.13). Noise KK with a KEM: both identities prove
 * themselves, so the safety number stays. The chains go on where they stood; only the ratchet is new, and
 * its AD is the th1 of this handshake.
 *
 * The messages, to the byte:
 *
 *     REKEY1 (cell 0x03): e u32 | EK_I[32] | PQ_I.ek[1184] | box(k1, info1, th0)
 *     REKEY2 (cell 0x04): e u32 | EK_R[32] | ct[1088] | ratchetMessage(info2)
 *     th0 = H(L("rk0") ‖ relId[16] ‖ e u32 ‖ role u8 ‖ EK_I ‖ PQ_I.ek)      role is I's: 1 therapist, 2 client
 *     k1 ‖ ck = HKDF(DH(EK_I,IK_R) ‖ DH(IK_I,IK_R), th0, L("rk1"), 64)
 *     th1 = H(L("rk2") ‖ th0 ‖ EK_R ‖ ct)
 *     SK ‖ hkA ‖ hkB = HKDF(ck ‖ DH(EK_R,EK_I) ‖ DH(EK_R,IK_I) ‖ ss, th1, L("rk3"), 96)      R = initA, I = initB
 */
import { hkdf, sha256 } from '../crypto/hash.ts';
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
import { concatBytes, u32 } from '../language/bytes.ts';
import type { RandomBytes } from '../language/random.ts';
import { readBytes } from './byte-reader.ts';
import { label } from './labels.ts';
import {
  openMessage,
  RATCHET_OVERHEAD,
  type RatchetSecrets,
  type RatchetState,
  sealMessage,
  splitRatchetSecrets,
  startAsInitiator,
  startAsResponder,
} from './ratchet.ts';
import { decodeRekeyInfo, encodeRekeyInfo, MAX_REKEY_INFO_BYTES, type RekeyInfo } from './rekey-info.ts';

/** A re-key that a clock a day ahead began is still taken. Epochs are minutes since 1970. */
const MAX_EPOCHS_AHEAD = 24 * 60;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const FIRST_PART_BYTES = 4 + 32 + KEM_PUBLIC_BYTES + BOX_OVERHEAD;
const SECOND_PART_BYTES = 4 + 32 + KEM_CIPHERTEXT_BYTES + RATCHET_OVERHEAD;

/**
 * How long the receiving half of the former ratchet is kept, for what was under way. It never sends again. What
 * it opens with a number beyond the `received` that this side told is of a device that is no more: its peer has
 * gone on from there with other payloads, so it is dropped, not placed.
 */
export const FORMER_RATCHET_LIFETIME_MS = 7 * DAY_MS;
/** Re-keys that no person asked for, in 24 hours. */
export const MAX_AUTOMATIC_REKEYS_A_DAY = 4;

export type RekeyRole = 'therapist' | 'client';

/** Who re-keys with whom. `role` is the own side's. */
export type RekeyParties = {
  readonly role: RekeyRole;
  /** 16 bytes; stays as it was. */
  readonly relationshipId: Uint8Array;
  readonly identity: DhPair;
  readonly peerIdentity: Uint8Array;
};

/** `info` is info1 of the side that begins, info2 of the side that answers. */
export type RekeyTerms = RekeyParties & {
  /** Of the last re-key in this relationship, also of one that was begun and may still be answered; 0 before the first. */
  readonly lastEpoch: number;
  readonly nowMs: number;
  readonly info: RekeyInfo;
};

/** What the side that began keeps until the answer; rekey-storage.ts writes it for the store. */
export type PendingRekey = RekeyParties & {
  readonly epoch: number;
  /** EK_I. */
  readonly ephemeral: DhPair;
  /** PQ_I. */
  readonly kem: KemPair;
  /** ck. */
  readonly chainKey: Uint8Array;
  readonly th0: Uint8Array;
};

/** e: the minute by the own clock, or the next one where that has been used. */
export function nextRekeyEpoch(lastEpoch: number, nowMs: number): number {
  return Math.max(lastEpoch + 1, Math.floor(nowMs / MINUTE_MS));
}

/** The last e that a peer with the right clock takes now. */
export function latestRekeyEpoch(nowMs: number): number {
  return Math.floor(nowMs / MINUTE_MS) + MAX_EPOCHS_AHEAD;
}

/** Whether one more may begin without a person's word; `startedAtMs` holds the automatic ones so far. */
export function mayRekeyAutomatically(startedAtMs: readonly number[], nowMs: number): boolean {
  return startedAtMs.filter((startedMs) => nowMs - startedMs < DAY_MS).length < MAX_AUTOMATIC_REKEYS_A_DAY;
}

/**
 * `body` goes into a cell of type `rekey1`; `pending` is stored in the same transaction as the cell. Throws
 * when the identities are no keys, which a session's never are.
 */
export function startRekey(
  terms: RekeyTerms,
  random: RandomBytes,
): { readonly body: Uint8Array; readonly pending: PendingRekey } {
  const { role, relationshipId, identity, peerIdentity } = terms;
  const epoch = nextRekeyEpoch(terms.lastEpoch, terms.nowMs);
  const ephemeral = generateDhPair(random);
  const kem = generateKemPair(random);
  const th0 = hashFirst({ relationshipId, epoch, role, ephemeral: ephemeral.public, kem: kem.public });
  const first = deriveFirst(th0, dhShared(ephemeral.secret, peerIdentity), dhShared(identity.secret, peerIdentity));
  if (first === undefined) throw new Error('The identities of a session are X25519 keys');
  const sealedInfo = sealBox(first.infoKey, encodeRekeyInfo(terms.info), th0, random);
  wipe(first.infoKey);
  return {
    body: concatBytes(u32(epoch), ephemeral.public, kem.public, sealedInfo),
    pending: { role, relationshipId, identity, peerIdentity, epoch, ephemeral, kem, chainKey: first.chainKey, th0 },
  };
}

export type AnsweredRekey =
  /** `body` goes into a cell of type `rekey2`; `ratchet` replaces the session's, `epoch` the last one. */
  | {
      readonly kind: 'accepted';
      readonly body: Uint8Array;
      readonly ratchet: RatchetState;
      readonly info: RekeyInfo;
      readonly epoch: number;
    }
  | {
      readonly kind: 'refused';
      readonly reason: /** Seen before, or overtaken by a later one. Says nothing about who sent it. */
        | 'old-epoch'
        /** More than a day ahead of the own clock. Says nothing about who sent it. */
        | 'future-epoch'
        | 'malformed'
        /** Not made by the peer for this relationship, or altered. */
        | 'not-from-peer';
    };

/**
 * Nothing of the session may change unless the outcome is `accepted`. `terms.info` is info2: take in what
 * waits in the session's mailbox first, so that it counts all that the former device sent.
 */
export function answerRekey(terms: RekeyTerms, body: Uint8Array, random: RandomBytes): AnsweredRekey {
  const first = parseFirst(body);
  if (first === undefined) return { kind: 'refused', reason: 'malformed' };
  const { epoch, ephemeral, kem } = first;
  if (epoch <= terms.lastEpoch) return { kind: 'refused', reason: 'old-epoch' };
  if (epoch > latestRekeyEpoch(terms.nowMs)) return { kind: 'refused', reason: 'future-epoch' };
  // 1. Only the peer, for this relationship, epoch and direction, can have sealed info1.
  const role = terms.role === 'therapist' ? 'client' : 'therapist';
  const th0 = hashFirst({ relationshipId: terms.relationshipId, epoch, role, ephemeral, kem });
  const derived = deriveFirst(
    th0,
    dhShared(terms.identity.secret, ephemeral),
    dhShared(terms.identity.secret, terms.peerIdentity),
  );
  if (derived === undefined) return { kind: 'refused', reason: 'malformed' };
  const openedInfo = openBox(derived.infoKey, first.sealedInfo, th0);
  wipe(derived.infoKey);
  if (openedInfo === undefined) return { kind: 'refused', reason: 'not-from-peer' };
  const info = decodeRekeyInfo(openedInfo);
  if (info === undefined) return { kind: 'refused', reason: 'malformed' };
  // 2. The own half, and the ratchet that writes first.
  const own = generateDhPair(random);
  const encapsulation = encapsulate(kem, random);
  const withEphemeral = dhShared(own.secret, ephemeral);
  const withIdentity = dhShared(own.secret, terms.peerIdentity);
  if (encapsulation === undefined || withEphemeral === undefined || withIdentity === undefined) {
    return { kind: 'refused', reason: 'malformed' };
  }
  const th1 = hashSecond(th0, own.public, encapsulation.ciphertext);
  const secrets = deriveRatchet(th1, [derived.chainKey, withEphemeral, withIdentity, encapsulation.shared]);
  wipe(own.secret, derived.chainKey);
  const started = startAsInitiator(secrets, { dh: ephemeral, kem }, th1);
  const { state, message } = sealMessage(started, encodeRekeyInfo(terms.info), random);
  return {
    kind: 'accepted',
    body: concatBytes(u32(epoch), own.public, encapsulation.ciphertext, message),
    ratchet: state,
    info,
    epoch,
  };
}

export type FinishedRekey =
  /** `ratchet` replaces the session's, `epoch` the last one; `pending` is deleted. */
  | { readonly kind: 'renewed'; readonly ratchet: RatchetState; readonly info: RekeyInfo; readonly epoch: number }
  /** The pending re-key stays as it is. */
  | {
      readonly kind: 'refused';
      readonly reason: /** Answers another re-key, one given up meanwhile for example. */
      'other-epoch' | 'malformed' | 'not-from-peer';
    };

/** Leaves `pending` untouched, whatever comes. */
export function finishRekey(pending: PendingRekey, body: Uint8Array, nowMs: number): FinishedRekey {
  const reader = readBytes(body);
  const epoch = reader.u32();
  const peerEphemeral = reader.take(32);
  const ciphertext = reader.take(KEM_CIPHERTEXT_BYTES);
  const message = reader.rest();
  if (!isOfLength(body, SECOND_PART_BYTES) || !reader.isDone() || !isDhPublic(peerEphemeral)) {
    return { kind: 'refused', reason: 'malformed' };
  }
  if (epoch !== pending.epoch) return { kind: 'refused', reason: 'other-epoch' };
  const withEphemeral = dhShared(pending.ephemeral.secret, peerEphemeral);
  const withIdentity = dhShared(pending.identity.secret, peerEphemeral);
  const shared = decapsulate(pending.kem.secret, ciphertext);
  if (withEphemeral === undefined || withIdentity === undefined || shared === undefined) {
    return { kind: 'refused', reason: 'malformed' };
  }
  const th1 = hashSecond(pending.th0, peerEphemeral, ciphertext);
  const secrets = deriveRatchet(th1, [pending.chainKey, withEphemeral, withIdentity, shared]);
  const started = startAsResponder(secrets, { dh: pending.ephemeral, kem: pending.kem }, th1);
  const opened = openMessage(started, message, nowMs);
  if (opened.kind !== 'message') return { kind: 'refused', reason: 'not-from-peer' };
  const info = decodeRekeyInfo(opened.plaintext);
  if (info === undefined) return { kind: 'refused', reason: 'malformed' };
  return { kind: 'renewed', ratchet: opened.state, info, epoch };
}

export type SimultaneousRekey =
  /** Theirs is left unanswered; the peer, who compares the same way, answers ours. */
  | { readonly kind: 'ours-wins' }
  /** Answer theirs. Ours is given up only once `answerRekey` accepted: until then nobody has proved anything. */
  | { readonly kind: 'theirs-wins' }
  | { readonly kind: 'malformed' };

/** Both began: the higher epoch wins, then the smaller EK_I in byte order. */
export function resolveSimultaneous(pending: PendingRekey, theirBody: Uint8Array): SimultaneousRekey {
  const theirs = parseFirst(theirBody);
  if (theirs === undefined) return { kind: 'malformed' };
  if (theirs.epoch !== pending.epoch) return { kind: theirs.epoch > pending.epoch ? 'theirs-wins' : 'ours-wins' };
  return { kind: isBefore(theirs.ephemeral, pending.ephemeral.public) ? 'theirs-wins' : 'ours-wins' };
}

type FirstMessage = {
  readonly epoch: number;
  readonly ephemeral: Uint8Array;
  readonly kem: Uint8Array;
  readonly sealedInfo: Uint8Array;
};

function parseFirst(body: Uint8Array): FirstMessage | undefined {
  if (!isOfLength(body, FIRST_PART_BYTES)) return undefined;
  const reader = readBytes(body);
  const epoch = reader.u32();
  const ephemeral = reader.take(32);
  const kem = reader.take(KEM_PUBLIC_BYTES);
  const sealedInfo = reader.rest();
  return isDhPublic(ephemeral) && isKemPublic(kem) ? { epoch, ephemeral, kem, sealedInfo } : undefined;
}

/** `fixed` bytes and an info of bounded length. */
function isOfLength(body: Uint8Array, fixed: number): boolean {
  return body.length >= fixed && body.length <= fixed + MAX_REKEY_INFO_BYTES;
}

function hashFirst(parts: {
  readonly relationshipId: Uint8Array;
  readonly epoch: number;
  readonly role: RekeyRole;
  readonly ephemeral: Uint8Array;
  readonly kem: Uint8Array;
}): Uint8Array {
  const role = Uint8Array.of(parts.role === 'therapist' ? 1 : 2);
  return sha256(concatBytes(label('rk0'), parts.relationshipId, u32(parts.epoch), role, parts.ephemeral, parts.kem));
}

function hashSecond(th0: Uint8Array, ephemeral: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  return sha256(concatBytes(label('rk2'), th0, ephemeral, ciphertext));
}

/** k1 ‖ ck. Undefined when a shared secret is; overwrites both. */
function deriveFirst(
  th0: Uint8Array,
  ephemeralStatic: Uint8Array | undefined,
  staticStatic: Uint8Array | undefined,
): { readonly infoKey: Uint8Array; readonly chainKey: Uint8Array } | undefined {
  if (ephemeralStatic === undefined || staticStatic === undefined) return undefined;
  const inputKey = concatBytes(ephemeralStatic, staticStatic);
  const output = hkdf(inputKey, th0, label('rk1'), 64);
  wipe(inputKey, ephemeralStatic, staticStatic);
  return { infoKey: output.slice(0, 32), chainKey: output.slice(32, 64) };
}

/** Overwrites the shared secrets, but for the chain key, which a pending re-key still needs. */
function deriveRatchet(
  th1: Uint8Array,
  inputs: readonly [chainKey: Uint8Array, Uint8Array, Uint8Array, Uint8Array],
): RatchetSecrets {
  const inputKey = concatBytes(...inputs);
  const output = hkdf(inputKey, th1, label('rk3'), 96);
  wipe(inputKey, inputs[1], inputs[2], inputs[3]);
  return splitRatchetSecrets(output);
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  const index = a.findIndex((byte, at) => byte !== b[at]);
  return index >= 0 && (a[index] ?? 0) < (b[index] ?? 0);
}
