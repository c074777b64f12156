/** Diffie-Hellman over Curve25519 (RFC 7748). */
import { x25519 } from '@noble/curves/ed25519.js';
import type { RandomBytes } from '../language/random.ts';
import { native } from './native.ts';
import { systemRandom } from './random.ts';

export const DH_KEY_BYTES = 32;

export type DhPair = { readonly secret: Uint8Array; readonly public: Uint8Array };

export function generateDhPair(random: RandomBytes): DhPair {
  // A native generator draws its own randomness, so it may stand in for the system's and for nothing else.
  const ready = random === systemRandom ? native.dhGenerate?.() : undefined;
  if (ready !== undefined) return ready;
  const secret = random(DH_KEY_BYTES);
  return { secret, public: dhPublic(secret) };
}

export function dhPublic(secret: Uint8Array): Uint8Array {
  return native.dhPublic?.(secret) ?? x25519.getPublicKey(secret);
}

/**
 * True when `bytes` is the one canonical encoding of a point: 32 bytes, below 2^255 - 19. RFC 7748 takes
 * the others too; whatever arrives from a peer must pass here, so that a key has one spelling in every hash.
 */
export function isDhPublic(bytes: Uint8Array): boolean {
  if (bytes.length !== DH_KEY_BYTES) return false;
  const last = bytes[31] ?? 0;
  if (last !== 0x7f) return last < 0x7f;
  for (let index = 30; index > 0; index -= 1) if (bytes[index] !== 0xff) return true;
  return (bytes[0] ?? 0) < 0xed;
}

/** The 32-byte shared secret; undefined when the peer's point is of low order (the output would be zero) or not 32 bytes. */
export function dhShared(secret: Uint8Array, peerPublic: Uint8Array): Uint8Array | undefined {
  if (peerPublic.length !== DH_KEY_BYTES) return undefined;
  try {
    return native.dhShared ? native.dhShared(secret, peerPublic) : x25519.getSharedSecret(secret, peerPublic);
  } catch {
    return undefined;
  }
}
