/**
 * The slow primitives, taken from the runtime where it has them and answers at once (performance.md, `ratchet`).
 * Whoever knows the runtime offers its functions once at start; each is used only after it has given the
 * known answer. Without an offer everything runs on the audited portable code. A browser answers only later:
 * see native-later.ts.
 */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { sha256 as portableSha256 } from '@noble/hashes/sha2.js';
import { sameBytes } from '../language/bytes.ts';
import { areFreshPairs, dhPublicOf, type KeyPair, kemPublicOf, knownChunk, knownSignature } from './known-answers.ts';

/** The same contracts as the functions of x25519.ts and its neighbours; each may be missing. A low-order point throws or yields undefined. */
export type NativePrimitives = {
  sha256?: ((message: Uint8Array) => Uint8Array) | undefined;
  /** SHA-256 over bytes that come in pieces. */
  sha256Start?: (() => IncrementalHash) | undefined;
  /** Draws its own randomness from the system, as do the other two that take none. Undefined when it has no pair ready. */
  dhGenerate?: (() => KeyPair | undefined) | undefined;
  dhPublic?: ((secret: Uint8Array) => Uint8Array) | undefined;
  dhShared?: ((secret: Uint8Array, peerPublic: Uint8Array) => Uint8Array | undefined) | undefined;
  /** `secret` is the 64-byte seed. */
  kemGenerate?: (() => KeyPair | undefined) | undefined;
  kemPublic?: ((seed: Uint8Array) => Uint8Array) | undefined;
  kemEncapsulate?: ((peerPublic: Uint8Array) => { ciphertext: Uint8Array; shared: Uint8Array }) | undefined;
  kemDecapsulate?: ((seed: Uint8Array, ciphertext: Uint8Array) => Uint8Array) | undefined;
  /** Ed25519 with a 32-byte seed. */
  edPublic?: ((seed: Uint8Array) => Uint8Array) | undefined;
  edSign?: ((seed: Uint8Array, message: Uint8Array) => Uint8Array) | undefined;
  chachaSeal?: ChachaSeal | undefined;
  /** What does not match throws or yields undefined. */
  chachaOpen?: ChachaOpen | undefined;
};

/** `into`, where it is given, is what comes back. */
type ChachaSeal = (
  key: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  ad: Uint8Array,
  into?: Uint8Array,
) => Uint8Array;
export type IncrementalHash = {
  add(bytes: Uint8Array): void;
  /** 32 bytes; nothing can be added after it. */
  finish(): Uint8Array;
};

type ChachaOpen = (
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  ad: Uint8Array,
  into?: Uint8Array,
) => Uint8Array | undefined;

const NATIVE_NAMES = [
  'sha256',
  'sha256Start',
  'dhGenerate',
  'dhPublic',
  'dhShared',
  'kemGenerate',
  'kemPublic',
  'kemEncapsulate',
  'kemDecapsulate',
  'edPublic',
  'edSign',
  'chachaSeal',
  'chachaOpen',
] as const;

/** What is in use; read by x25519.ts and its neighbours, written by `useNativePrimitives` alone. */
export const native: NativePrimitives = {};

/** Returns the names of those that passed and are in use from now on. */
export function useNativePrimitives(offer: NativePrimitives): readonly (keyof NativePrimitives)[] {
  const secret = new Uint8Array(32).fill(7);
  const peer = x25519.getPublicKey(new Uint8Array(32).fill(9));
  const seed = new Uint8Array(64).fill(5);
  const { publicKey, secretKey } = ml_kem768.keygen(seed);
  const known = ml_kem768.encapsulate(publicKey, new Uint8Array(32).fill(3));
  const { sha256, sha256Start } = offer;
  if (sha256 && passes(() => sameBytes(sha256(seed), portableSha256(seed)))) native.sha256 = sha256;
  if (sha256Start && passes(() => hashesInPieces(sha256Start))) native.sha256Start = sha256Start;
  const { dhGenerate, dhPublic, dhShared, kemGenerate, kemPublic, kemEncapsulate, kemDecapsulate } = offer;
  if (dhGenerate && passes(() => generatesPairs(dhGenerate, dhPublicOf))) {
    native.dhGenerate = dhGenerate;
  }
  if (kemGenerate && passes(() => generatesPairs(kemGenerate, kemPublicOf))) {
    native.kemGenerate = kemGenerate;
  }
  if (dhPublic && passes(() => sameBytes(dhPublic(secret), x25519.getPublicKey(secret)))) native.dhPublic = dhPublic;
  if (dhShared && passes(() => agreesOnPoints(dhShared, secret, peer))) native.dhShared = dhShared;
  if (kemPublic && passes(() => sameBytes(kemPublic(seed), publicKey))) native.kemPublic = kemPublic;
  if (kemDecapsulate && passes(() => sameBytes(kemDecapsulate(seed, known.cipherText), known.sharedSecret))) {
    native.kemDecapsulate = kemDecapsulate;
  }
  if (kemEncapsulate && passes(() => roundTrips(kemEncapsulate, publicKey, secretKey))) {
    native.kemEncapsulate = kemEncapsulate;
  }
  const { edPublic, edSign, chachaSeal, chachaOpen } = offer;
  if (edPublic && passes(() => sameBytes(edPublic(secret), ed25519.getPublicKey(secret)))) native.edPublic = edPublic;
  if (edSign && passes(() => knownSignature.isRight(edSign(knownSignature.seed, knownSignature.message)))) {
    native.edSign = edSign;
  }
  if (chachaSeal && passes(() => knownChunk.isSealed(chachaSeal(...knownChunk.toSeal)))) native.chachaSeal = chachaSeal;
  if (chachaOpen && passes(() => opensOnlyWhatMatches(chachaOpen))) native.chachaOpen = chachaOpen;
  return NATIVE_NAMES.filter((name) => native[name]);
}

function hashesInPieces(start: NonNullable<NativePrimitives['sha256Start']>): boolean {
  const message = new Uint8Array(200).fill(6);
  const hash = start();
  hash.add(message.subarray(0, 65));
  hash.add(message.subarray(65));
  return sameBytes(hash.finish(), portableSha256(message));
}

function passes(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function generatesPairs(generate: () => KeyPair | undefined, publicOf: (secret: Uint8Array) => Uint8Array): boolean {
  const [first, second] = [generate(), generate()];
  return first !== undefined && second !== undefined && areFreshPairs(first, second, publicOf);
}

function opensOnlyWhatMatches(chachaOpen: ChachaOpen): boolean {
  const refusesAltered = !passes(() => chachaOpen(...knownChunk.altered()) !== undefined);
  return knownChunk.isOpened(chachaOpen(...knownChunk.toOpen())) && refusesAltered;
}

function agreesOnPoints(
  dhShared: NonNullable<NativePrimitives['dhShared']>,
  secret: Uint8Array,
  peer: Uint8Array,
): boolean {
  const shared = dhShared(secret, peer);
  const refusesZero = !passes(() => dhShared(secret, new Uint8Array(32)) !== undefined);
  return shared !== undefined && sameBytes(shared, x25519.getSharedSecret(secret, peer)) && refusesZero;
}

function roundTrips(
  kemEncapsulate: NonNullable<NativePrimitives['kemEncapsulate']>,
  publicKey: Uint8Array,
  secretKey: Uint8Array,
): boolean {
  const first = kemEncapsulate(publicKey);
  const second = kemEncapsulate(publicKey);
  const isRight = sameBytes(ml_kem768.decapsulate(first.ciphertext, secretKey), first.shared);
  return isRight && !sameBytes(first.ciphertext, second.ciphertext);
}
