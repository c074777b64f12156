/**
 * X25519, Ed25519, ML-KEM-768 and ChaCha20-Poly1305 as this process's runtime has them, offered to shared/crypto at start. What a runtime
 * lacks or does otherwise (Electron carries BoringSSL, Node OpenSSL) fails the known-answer test there.
 */
import * as crypto from 'node:crypto';
import { type NativePrimitives, useNativePrimitives } from '../../shared/crypto/native.ts';

/** How the runtime takes a raw key: DER up to it, RFC 8410 for the curves, RFC 9935 for ML-KEM-768 (the private key as its seed). */
type KeyForm = {
  readonly privatePrefix: Uint8Array;
  readonly publicPrefix: Uint8Array;
  /**
   * The runtime's form of a secret, which is dear to make, kept as long as somebody holds the bytes themselves; apart
   * for each kind of key, since the same bytes may be the secret of more than one. It relies on what shared/crypto
   * keeps to: the bytes of a secret are wiped at their end, never reused for another.
   */
  readonly known: WeakMap<Uint8Array, crypto.KeyObject>;
};

function keyForm(privateHex: string, publicHex: string): KeyForm {
  return {
    privatePrefix: Buffer.from(privateHex, 'hex'),
    publicPrefix: Buffer.from(publicHex, 'hex'),
    known: new WeakMap(),
  };
}

const x25519 = keyForm('302e020100300506032b656e04220420', '302a300506032b656e032100');
const ed25519 = keyForm('302e020100300506032b657004220420', '302a300506032b6570032100');
const mlKem768 = keyForm(
  '3054020100300b060960864801650304040204428040',
  '308204b2300b0609608648016503040402038204a100',
);
const TAG_BYTES = 16;

/** Returns the names of those that are in use from now on. A runtime without one of them goes on with portable code. */
export function useFastPrimitives(): readonly string[] {
  return useNativePrimitives(nativePrimitives);
}

/**
 * Keys made here whose bytes have gone to the store meanwhile, under the hash of the secret. A step's
 * keys are used once more, for the answer, and leave at that; of those that are never answered the oldest leave.
 */
const unanswered = new Map<string, crypto.KeyObject>();
const MAX_UNANSWERED = 128;

function keep({ known }: KeyForm, secret: Uint8Array, key: crypto.KeyObject): void {
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

function privateKey(form: KeyForm, secret: Uint8Array): crypto.KeyObject {
  // Only step keys go to the store and come back, and those sign nothing.
  const kept = form.known.get(secret) ?? (form === ed25519 ? undefined : takeUnanswered(secret));
  if (kept !== undefined) return kept;
  const der = Buffer.concat([form.privatePrefix, secret]);
  try {
    const key = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    form.known.set(secret, key);
    return key;
  } finally {
    der.fill(0);
  }
}

function publicKey({ publicPrefix }: KeyForm, raw: Uint8Array): crypto.KeyObject {
  return crypto.createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });
}

function rawPublicOf(form: KeyForm, secret: Uint8Array): Uint8Array {
  const key = privateKey(form, secret);
  if (form !== ed25519) keep(form, secret, key);
  return plain(crypto.createPublicKey(key).export({ format: 'raw-public' }));
}

/** Plain arrays: a Buffer may be a window on memory that others share. */
function plain(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}

export const nativePrimitives: NativePrimitives = {
  sha256: (message) => plain(crypto.hash('sha256', message, 'buffer')),
  sha256Start() {
    const hash = crypto.createHash('sha256');
    return { add: (bytes) => void hash.update(bytes), finish: () => plain(hash.digest()) };
  },
  dhGenerate() {
    const pair = crypto.generateKeyPairSync('x25519');
    const secret = plain(pair.privateKey.export({ format: 'raw-private' }));
    keep(x25519, secret, pair.privateKey);
    return { secret, public: plain(pair.publicKey.export({ format: 'raw-public' })) };
  },
  dhPublic: (secret) => rawPublicOf(x25519, secret),
  dhShared: (secret, peerPublic) =>
    plain(
      crypto.diffieHellman({
        privateKey: privateKey(x25519, secret),
        publicKey: publicKey(x25519, peerPublic),
      }),
    ),
  kemGenerate() {
    const pair = crypto.generateKeyPairSync('ml-kem-768');
    const secret = plain(pair.privateKey.export({ format: 'raw-seed' }));
    keep(mlKem768, secret, pair.privateKey);
    return { secret, public: plain(pair.publicKey.export({ format: 'raw-public' })) };
  },
  kemPublic: (seed) => rawPublicOf(mlKem768, seed),
  kemEncapsulate(peerPublic) {
    const { ciphertext, sharedKey } = crypto.encapsulate(publicKey(mlKem768, peerPublic));
    return { ciphertext: plain(ciphertext), shared: plain(sharedKey) };
  },
  kemDecapsulate: (seed, ciphertext) => plain(crypto.decapsulate(privateKey(mlKem768, seed), ciphertext)),
  edPublic: (seed) => rawPublicOf(ed25519, seed),
  edSign: (seed, message) => plain(crypto.sign(null, message, privateKey(ed25519, seed))),
  chachaSeal(key, nonce, plaintext, ad, into) {
    const cipher = crypto.createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(ad, { plaintextLength: plaintext.length });
    const sealed = into ?? new Uint8Array(plaintext.length + TAG_BYTES);
    sealed.set(cipher.update(plaintext));
    cipher.final();
    sealed.set(cipher.getAuthTag(), plaintext.length);
    return sealed;
  },
  chachaOpen(key, nonce, sealed, ad, into) {
    const textBytes = sealed.length - TAG_BYTES;
    const decipher = crypto.createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(ad, { plaintextLength: textBytes });
    decipher.setAuthTag(sealed.subarray(textBytes));
    const text = into ?? new Uint8Array(textBytes);
    text.set(decipher.update(sealed.subarray(0, textBytes)));
    decipher.final();
    return text;
  },
};
