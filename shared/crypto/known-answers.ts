/** What the portable code answers to fixed questions: the runtime's own must answer the same before it is used. */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { sameBytes } from '../language/bytes.ts';

export type KeyPair = { readonly secret: Uint8Array; readonly public: Uint8Array };

export const dhPublicOf = (secret: Uint8Array): Uint8Array => x25519.getPublicKey(secret);
export const kemPublicOf = (seed: Uint8Array): Uint8Array => ml_kem768.keygen(seed).publicKey;

/** Two pairs, drawn one after the other: whole, and not the same. */
export function areFreshPairs(first: KeyPair, second: KeyPair, publicOf: (secret: Uint8Array) => Uint8Array): boolean {
  return sameBytes(publicOf(first.secret), first.public) && !sameBytes(first.secret, second.secret);
}

const signingSeed = new Uint8Array(32).fill(7);
const signedMessage = new Uint8Array(64).fill(5);

export const knownSignature = {
  seed: signingSeed,
  message: signedMessage,
  isRight: (signature: Uint8Array) => sameBytes(signature, ed25519.sign(signedMessage, signingSeed)),
};

const hashedMessage = new Uint8Array(200).fill(6);

export const knownHash = {
  message: hashedMessage,
  isRight: (hash: Uint8Array) => sameBytes(hash, sha256(hashedMessage)),
};

const chunkKey = new Uint8Array(32).fill(7);
const chunkNonce = new Uint8Array(12).fill(5);
const chunkText = new Uint8Array(200).fill(3);
const chunkAd = Uint8Array.of(1, 2);
const sealedChunk = () => chacha20poly1305(chunkKey, chunkNonce, chunkAd).encrypt(chunkText);

export const knownChunk = {
  toSeal: [chunkKey, chunkNonce, chunkText, chunkAd] as const,
  isSealed: (sealed: Uint8Array) => sameBytes(sealed, sealedChunk()),
  toOpen: () => [chunkKey, chunkNonce, sealedChunk(), chunkAd] as const,
  isOpened: (text: Uint8Array | undefined) => text !== undefined && sameBytes(text, chunkText),
  /** With one bit changed: must not open. */
  altered() {
    const sealed = sealedChunk();
    sealed[199] = (sealed[199] ?? 0) ^ 1;
    return [chunkKey, chunkNonce, sealed, chunkAd] as const;
  },
};
