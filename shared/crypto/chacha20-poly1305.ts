/** ChaCha20-Poly1305 (RFC 8439) with a 12-byte nonce that the caller counts: for streams under a key used once. */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { native } from './native.ts';
import { later } from './native-later.ts';

/** A long stream's chunks, each in its place of one array: what is made anew for each is what they cost most. */
type Into = Uint8Array | undefined;

/** Into `into` where there is one, as long as the result: 16 bytes longer than the plaintext. */
export function sealChunk(
  key: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  ad: Uint8Array,
  into?: Into,
): Uint8Array {
  const sealed = native.chachaSeal?.(key, nonce, plaintext, ad, into);
  return sealed ?? chacha20poly1305(key, nonce, ad).encrypt(plaintext, into);
}

/** Undefined when anything does not match: what is in `into` then must not be looked at. */
export function openChunk(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  ad: Uint8Array,
  into?: Into,
): Uint8Array | undefined {
  if (nonce.length !== 12 || sealed.length < 16) return undefined;
  try {
    if (native.chachaOpen) return native.chachaOpen(key, nonce, sealed, ad, into);
    return chacha20poly1305(key, nonce, ad).decrypt(sealed, into);
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
  into?: Into,
): Promise<Uint8Array> {
  const sealed = await later.chachaSeal?.(key, nonce, plaintext, ad).catch(() => undefined);
  return sealed === undefined ? sealChunk(key, nonce, plaintext, ad, into) : placed(sealed, into);
}

/** As `openChunk`. Whether something matches, the portable code has the last word: the runtime may fail for other reasons. */
export async function openChunkLater(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  ad: Uint8Array,
  into?: Into,
): Promise<Uint8Array | undefined> {
  const isWellFormed = nonce.length === 12 && sealed.length >= 16;
  const text = isWellFormed ? await later.chachaOpen?.(key, nonce, sealed, ad).catch(() => undefined) : undefined;
  return text === undefined ? openChunk(key, nonce, sealed, ad, into) : placed(text, into);
}

function placed(bytes: Uint8Array, into: Into): Uint8Array {
  into?.set(bytes);
  return into ?? bytes;
}
