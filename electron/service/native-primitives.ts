/**
 * X25519 and ML-KEM-768 as this process's runtime has them, offered to shared/crypto at start. What a runtime
 * lacks or does otherwise (Electron carries BoringSSL, Node OpenSSL) fails the known-answer test there.
 */
import * as crypto from 'node:crypto';
import { type NativePrimitives, useNativePrimitives } from '../../shared/crypto/native.ts';

// DER up to the raw key: RFC 8410 for X25519, RFC 9935 for ML-KEM-768 (the private key as its seed).
const X25519_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const X25519_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const KEM_PRIVATE = Buffer.from('3054020100300b060960864801650304040204428040', 'hex');
const KEM_PUBLIC = Buffer.from('308204b2300b0609608648016503040402038204a100', 'hex');

/** Returns the names of those that are in use from now on. A runtime without one of them goes on with portable code. */
export function useFastPrimitives(): readonly string[] {
  return useNativePrimitives(nativePrimitives);
}

/**
 * The runtime's form of a secret, which is dear to make, kept as long as somebody holds the bytes themselves.
 * It relies on what shared/crypto keeps to: the bytes of a secret are wiped at their end, never reused for another.
 */
const known = new WeakMap<Uint8Array, crypto.KeyObject>();

function privateKey(prefix: Uint8Array, secret: Uint8Array): crypto.KeyObject {
  const kept = known.get(secret);
  if (kept !== undefined) return kept;
  const der = Buffer.concat([prefix, secret]);
  try {
    const key = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    known.set(secret, key);
    return key;
  } finally {
    der.fill(0);
  }
}

function publicKey(prefix: Uint8Array, raw: Uint8Array): crypto.KeyObject {
  return crypto.createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' });
}

function rawPublicOf(key: crypto.KeyObject, prefix: Uint8Array): Uint8Array {
  const der = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' });
  return plain(der.subarray(prefix.length));
}

/** Plain arrays: a Buffer may be a window on memory that others share. */
function plain(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}

export const nativePrimitives: NativePrimitives = {
  dhGenerate() {
    const pair = crypto.generateKeyPairSync('x25519');
    const secret = plain(pair.privateKey.export({ format: 'raw-private' }));
    known.set(secret, pair.privateKey);
    return { secret, public: plain(pair.publicKey.export({ format: 'raw-public' })) };
  },
  dhPublic: (secret) => rawPublicOf(privateKey(X25519_PRIVATE, secret), X25519_PUBLIC),
  dhShared: (secret, peerPublic) =>
    plain(
      crypto.diffieHellman({
        privateKey: privateKey(X25519_PRIVATE, secret),
        publicKey: publicKey(X25519_PUBLIC, peerPublic),
      }),
    ),
  kemGenerate() {
    const pair = crypto.generateKeyPairSync('ml-kem-768');
    const secret = plain(pair.privateKey.export({ format: 'raw-seed' }));
    known.set(secret, pair.privateKey);
    return { secret, public: plain(pair.publicKey.export({ format: 'raw-public' })) };
  },
  kemPublic: (seed) => rawPublicOf(privateKey(KEM_PRIVATE, seed), KEM_PUBLIC),
  kemEncapsulate(peerPublic) {
    const { ciphertext, sharedKey } = crypto.encapsulate(publicKey(KEM_PUBLIC, peerPublic));
    return { ciphertext: plain(ciphertext), shared: plain(sharedKey) };
  },
  kemDecapsulate: (seed, ciphertext) => plain(crypto.decapsulate(privateKey(KEM_PRIVATE, seed), ciphertext)),
};
