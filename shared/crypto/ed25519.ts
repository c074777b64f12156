/** Signatures towards the relay: Ed25519, verified strictly (RFC 8032, no ZIP 215 leniency). */
import { ed25519 } from '@noble/curves/ed25519.js';
import type { RandomBytes } from '../language/random.ts';
import { native } from './native.ts';
import { later } from './native-later.ts';

/** `secret` is the 32-byte seed. */
export type SigningPair = { readonly secret: Uint8Array; readonly public: Uint8Array };

export function generateSigningPair(random: RandomBytes): SigningPair {
  return signingPairFromSeed(random(32));
}

export function signingPairFromSeed(seed: Uint8Array): SigningPair {
  return { secret: seed, public: native.edPublic?.(seed) ?? ed25519.getPublicKey(seed) };
}

/** 64 bytes. */
export function sign(secret: Uint8Array, message: Uint8Array): Uint8Array {
  return native.edSign?.(secret, message) ?? ed25519.sign(message, secret);
}

/** The same signature, by the runtime where it has a faster way that takes a turn. */
export async function signLater(secret: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
  return (await later.edSign?.(secret, message).catch(() => undefined)) ?? sign(secret, message);
}

/** False for every malformed key or signature too. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
