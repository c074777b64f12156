/** ChaCha20-Poly1305 (RFC 8439) with a 12-byte nonce that the caller counts: for streams under a key used once. */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { native } from './native.ts';
import { later } from './native-later.ts';

export function sealChunk(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array): Uint8Array {
  return native.chachaSeal?.(key, nonce, plaintext, ad) ?? chacha20poly1305(key, nonce, ad).encrypt(plaintext);
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
    if (native.chachaOpen) return native.chachaOpen(key, nonce, sealed, ad);
    return chacha20poly1305(key, nonce, ad).decrypt(sealed);
  } catch {
    return undefined;
  }
}

/** As `sealChunk`, to the byte, by the runtime where it has a faster way that takes a turn. */
export async function sealChunkLater(
  key: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  ad: Uint8Array,
): Promise<Uint8Array> {
  const sealed = await later.chachaSeal?.(key, nonce, plaintext, ad).catch(() => undefined);
  return sealed ?? sealChunk(key, nonce, plaintext, ad);
}

/** As `openChunk`. Whether something matches, the portable code has the last word: the runtime may fail for other reasons. */
export async function openChunkLater(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  ad: Uint8Array,
): Promise<Uint8Array | undefined> {
  const isWellFormed = nonce.length === 12 && sealed.length >= 16;
  const text = isWellFormed ? await later.chachaOpen?.(key, nonce, sealed, ad).catch(() => undefined) : undefined;
  return text ?? openChunk(key, nonce, sealed, ad);
}
