/**
 * X25519, Ed25519, ML-KEM-768, ChaCha20-Poly1305 and SHA-256 as this browser's WebCrypto has them, offered to shared/crypto
 * when the page opens its store. What a browser lacks, or a page without TLS is not given, stays portable.
 */
import { type LaterPrimitives, offerLaterPrimitives } from '../../shared/crypto/native-later.ts';

/** What of `crypto.subtle` is used: its formats and algorithms are younger than the platform's own types. */
type Subtle = {
  generateKey(algorithm: string, extractable: boolean, usages: readonly string[]): Promise<unknown>;
  importKey(
    format: string,
    key: Uint8Array,
    algorithm: string,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  exportKey(format: string, key: CryptoKey): Promise<unknown>;
  digest(algorithm: string, bytes: Uint8Array): Promise<ArrayBuffer>;
  sign(algorithm: string, key: CryptoKey, message: Uint8Array): Promise<ArrayBuffer>;
  encrypt(algorithm: object, key: CryptoKey, text: Uint8Array): Promise<ArrayBuffer>;
  decrypt(algorithm: object, key: CryptoKey, sealed: Uint8Array): Promise<ArrayBuffer>;
};

/** PKCS #8 up to the 32 secret bytes (RFC 8410). */
const ed25519Prefix = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);
const pkcs8PrefixBytes = 16;

/** Resolves with the names of those that passed their test and are in use from now on. */
export async function chooseWebPrimitives(): Promise<readonly string[]> {
  const subtle: unknown = globalThis.crypto.subtle;
  return isSubtle(subtle) ? offerLaterPrimitives(webPrimitives(subtle)) : [];
}

/** Pages over plain HTTP have none. What it can do, each test finds out. */
function isSubtle(found: unknown): found is Subtle {
  return typeof found === 'object' && found !== null && 'importKey' in found;
}

function webPrimitives(subtle: Subtle): Required<LaterPrimitives> {
  const signingKeys = new WeakMap<Uint8Array, CryptoKey>();
  const chunkKeys = new WeakMap<Uint8Array, CryptoKey>();

  async function generate(algorithm: string, usages: readonly string[], secretFormat: string, publicFormat: string) {
    const made = await subtle.generateKey(algorithm, true, usages);
    if (!isPair(made)) throw new Error('Not a pair of keys');
    return {
      secret: bytesOf(await subtle.exportKey(secretFormat, made.privateKey)),
      public: bytesOf(await subtle.exportKey(publicFormat, made.publicKey)),
    };
  }

  async function signingKey(seed: Uint8Array): Promise<CryptoKey> {
    const kept = signingKeys.get(seed);
    if (kept !== undefined) return kept;
    const pkcs8 = new Uint8Array(pkcs8PrefixBytes + 32);
    pkcs8.set(ed25519Prefix);
    pkcs8.set(seed, pkcs8PrefixBytes);
    const key = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
    pkcs8.fill(0);
    signingKeys.set(seed, key);
    return key;
  }

  async function chunkKey(bytes: Uint8Array): Promise<CryptoKey> {
    const kept = chunkKeys.get(bytes);
    if (kept !== undefined) return kept;
    const key = await subtle.importKey('raw-secret', bytes, 'ChaCha20-Poly1305', false, ['encrypt', 'decrypt']);
    chunkKeys.set(bytes, key);
    return key;
  }

  const chacha = (iv: Uint8Array, additionalData: Uint8Array) => ({ name: 'ChaCha20-Poly1305', iv, additionalData });

  return {
    async dhGenerate() {
      const { secret, public: publicKey } = await generate('X25519', ['deriveBits'], 'pkcs8', 'raw');
      const pair = { secret: secret.slice(pkcs8PrefixBytes), public: publicKey };
      secret.fill(0);
      return pair;
    },
    kemGenerate: () => generate('ML-KEM-768', ['encapsulateBits', 'decapsulateBits'], 'raw-seed', 'raw-public'),
    sha256: async (bytes) => bytesOf(await subtle.digest('SHA-256', bytes)),
    edSign: async (seed, message) => bytesOf(await subtle.sign('Ed25519', await signingKey(seed), message)),
    chachaSeal: async (key, nonce, plaintext, ad) =>
      bytesOf(await subtle.encrypt(chacha(nonce, ad), await chunkKey(key), plaintext)),
    chachaOpen: async (key, nonce, sealed, ad) =>
      bytesOf(await subtle.decrypt(chacha(nonce, ad), await chunkKey(key), sealed)),
  };
}

function isPair(made: unknown): made is { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey } {
  return typeof made === 'object' && made !== null && 'privateKey' in made && 'publicKey' in made;
}

function bytesOf(exported: unknown): Uint8Array {
  if (!(exported instanceof ArrayBuffer)) throw new Error('Not bytes');
  return new Uint8Array(exported);
}
