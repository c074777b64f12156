/**
 * X25519 and ML-KEM-768 as this process's runtime has them, to be offered to shared/crypto at start. What
 * a runtime lacks or does otherwise (Electron carries BoringSSL, Node OpenSSL) fails the known-answer test there.
 */
import * as crypto from 'node:crypto';
import type { NativePrimitives } from '../../shared/crypto/native.ts';

// DER up to the raw key: RFC 8410 for X25519, RFC 9935 for ML-KEM-768 (the private key as its seed).
const X25519_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const X25519_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const KEM_PRIVATE = Buffer.from('3054020100300b060960864801650304040204428040', 'hex');
const KEM_PUBLIC = Buffer.from('308204b2300b0609608648016503040402038204a100', 'hex');

function privateKey(prefix: Uint8Array, raw: Uint8Array): crypto.KeyObject {
  const der = Buffer.concat([prefix, raw]);
  const key = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return key;
}

function publicKey(prefix: Uint8Array, raw: Uint8Array): crypto.KeyObject {
  return crypto.createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' });
}

function rawPublicOf(key: crypto.KeyObject, prefix: Uint8Array): Uint8Array {
  const der = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' });
  return Uint8Array.from(der.subarray(prefix.length));
}

export const nativePrimitives: NativePrimitives = {
  dhPublic: (secret) => rawPublicOf(privateKey(X25519_PRIVATE, secret), X25519_PUBLIC),
  dhShared: (secret, peerPublic) =>
    Uint8Array.from(
      crypto.diffieHellman({
        privateKey: privateKey(X25519_PRIVATE, secret),
        publicKey: publicKey(X25519_PUBLIC, peerPublic),
      }),
    ),
  kemPublic: (seed) => rawPublicOf(privateKey(KEM_PRIVATE, seed), KEM_PUBLIC),
  kemEncapsulate(peerPublic) {
    const { ciphertext, sharedKey } = crypto.encapsulate(publicKey(KEM_PUBLIC, peerPublic));
    return { ciphertext: Uint8Array.from(ciphertext), shared: Uint8Array.from(sharedKey) };
  },
  kemDecapsulate: (seed, ciphertext) => Uint8Array.from(crypto.decapsulate(privateKey(KEM_PRIVATE, seed), ciphertext)),
};
