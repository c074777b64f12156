/** ChaCha20-Poly1305 (RFC 8439) with a 12-byte nonce that the caller counts: for streams under a key used once. */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';

export function sealChunk(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array): Uint8Array {
  return chacha20poly1305(key, nonce, ad).encrypt(plaintext);
}

/** Undefined when anything does not match. */
export function openChunk(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  ad: Uint8Array,
): Uint8Array | undefined {
  if (nonce.length !== 12 || sealed.length < 16) return undefined;
  try {
    return chacha20poly1305(key, nonce, ad).decrypt(sealed);
  } catch {
    return undefined;
  }
}
