/**
 * X25519, Ed25519, ML-KEM-768 and ChaCha20-Poly1305 as this process's runtime has them, offered to shared/crypto at start. What a runtime
 * lacks or does otherwise (Electron carries BoringSSL, Node OpenSSL) fails the known-answer test there.
 */
import * as crypto from 'node:crypto';
import { type NativePrimitives, useNativePrimitives } from '../../shared/crypto/native.ts';

// DER up to the raw key: RFC 8410 for X25519 and Ed25519, RFC 9935 for ML-KEM-768 (the private key as its seed).
const X25519_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const X25519_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const ED25519_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const ED25519_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEM_PRIVATE = Buffer.from('3054020100300b060960864801650304040204428040', 'hex');
const TAG_BYTES = 16;
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

/**
 * The same for keys made here whose bytes have gone to the store meanwhile, under the hash of the secret. A step's
 * keys are used once more, for the answer, and leave at that; of those that are never answered the oldest leave.
 */
const unanswered = new Map<string, crypto.KeyObject>();
const MAX_UNANSWERED = 128;

function keep(secret: Uint8Array, key: crypto.KeyObject): void {
  known.set(secret, key);
  unanswered.set(crypto.hash('sha256', secret, 'base64'), key);
  const [oldest] = unanswered.keys();
  if (unanswered.size > MAX_UNANSWERED && oldest !== undefined) unanswered.delete(oldest);
}

function takeUnanswered(secret: Uint8Array): crypto.KeyObject | undefined {
  if (unanswered.size === 0) return undefined;
  const name = crypto.hash('sha256', secret, 'base64');
  const key = unanswered.get(name);
  unanswered.delete(name);
  return key;
}

/** For the end of a practice's work: no key outlives the lock. */
export function forgetFastKeys(): void {
  unanswered.clear();
}

function privateKey(prefix: Uint8Array, secret: Uint8Array): crypto.KeyObject {
  const kept = known.get(secret) ?? takeUnanswered(secret);
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
  sha256Start() {
    const hash = crypto.createHash('sha256');
    return { add: (bytes) => void hash.update(bytes), finish: () => plain(hash.digest()) };
  },
  dhGenerate() {
    const pair = crypto.generateKeyPairSync('x25519');
    const secret = plain(pair.privateKey.export({ format: 'raw-private' }));
    keep(secret, pair.privateKey);
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
    keep(secret, pair.privateKey);
    return { secret, public: plain(pair.publicKey.export({ format: 'raw-public' })) };
  },
  kemPublic: (seed) => rawPublicOf(privateKey(KEM_PRIVATE, seed), KEM_PUBLIC),
  kemEncapsulate(peerPublic) {
    const { ciphertext, sharedKey } = crypto.encapsulate(publicKey(KEM_PUBLIC, peerPublic));
    return { ciphertext: plain(ciphertext), shared: plain(sharedKey) };
  },
  kemDecapsulate: (seed, ciphertext) => plain(crypto.decapsulate(privateKey(KEM_PRIVATE, seed), ciphertext)),
  edPublic: (seed) => rawPublicOf(privateKey(ED25519_PRIVATE, seed), ED25519_PUBLIC),
  edSign: (seed, message) => plain(crypto.sign(null, message, privateKey(ED25519_PRIVATE, seed))),
  chachaSeal(key, nonce, plaintext, ad) {
    const cipher = crypto.createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(ad, { plaintextLength: plaintext.length });
    const sealed = new Uint8Array(plaintext.length + TAG_BYTES);
    sealed.set(cipher.update(plaintext));
    cipher.final();
    sealed.set(cipher.getAuthTag(), plaintext.length);
    return sealed;
  },
  chachaOpen(key, nonce, sealed, ad) {
    const textBytes = sealed.length - TAG_BYTES;
    const decipher = crypto.createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(ad, { plaintextLength: textBytes });
    decipher.setAuthTag(sealed.subarray(textBytes));
    const text = plain(decipher.update(sealed.subarray(0, textBytes)));
    decipher.final();
    return text;
  },
};
