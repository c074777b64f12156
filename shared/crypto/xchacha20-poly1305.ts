/** The box of protocol.md 2.2: `nonce[24] ‖ XChaCha20-Poly1305(key, nonce, plaintext, ad)`. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { RandomBytes } from '../language/random.ts';

/** What a box adds to its plaintext: nonce and tag. */
export const BOX_OVERHEAD = 24 + 16;

export function sealBox(key: Uint8Array, plaintext: Uint8Array, ad: Uint8Array, random: RandomBytes): Uint8Array {
  const box = new Uint8Array(BOX_OVERHEAD + plaintext.length);
  const nonce = random(24);
  box.set(nonce);
  xchacha20poly1305(key, nonce, ad).encrypt(plaintext, box.subarray(24));
  return box;
}

/** Undefined when the key, the data or one bit of the box is another. */
export function openBox(key: Uint8Array, box: Uint8Array, ad: Uint8Array): Uint8Array | undefined {
  if (box.length < BOX_OVERHEAD) return undefined;
  try {
    return xchacha20poly1305(key, box.subarray(0, 24), ad).decrypt(box.subarray(24));
  } catch {
    return undefined;
  }
}
