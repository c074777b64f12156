/** Hashes and key derivation: SHA-256, SHA-512, HMAC-SHA-256, HKDF-SHA-256 (protocol.md 2.2). */
import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256, sha512 as nobleSha512 } from '@noble/hashes/sha2.js';
import { native } from './native.ts';

/** 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  return native.sha256?.(message) ?? nobleSha256(message);
}

/** 64 bytes. */
export function sha512(message: Uint8Array): Uint8Array {
  return nobleSha512(message);
}

/** 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(nobleSha256, key, message);
}

/** RFC 5869; `length` at most 8160 bytes, else it throws. */
export function hkdf(inputKey: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return nobleHkdf(nobleSha256, inputKey, salt, info, length);
}
