/** ML-KEM-768 (FIPS 203). A secret key is its 64-byte seed `d ‖ z`: a 37th of the expanded form's size in every stored state. */
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import type { RandomBytes } from '../language/random.ts';
import { native } from './native.ts';
import { systemRandom } from './random.ts';

export const KEM_SEED_BYTES = 64;
export const KEM_PUBLIC_BYTES = 1184;
export const KEM_CIPHERTEXT_BYTES = 1088;

export type KemPair = { readonly secret: Uint8Array; readonly public: Uint8Array };
export type Encapsulation = { readonly ciphertext: Uint8Array; readonly shared: Uint8Array };

export function generateKemPair(random: RandomBytes): KemPair {
  // As for X25519: native randomness stands in for the system's alone.
  const ready = random === systemRandom ? native.kemGenerate?.() : undefined;
  return ready ?? kemPairFromSeed(random(KEM_SEED_BYTES));
}

/** Throws unless `seed` is 64 bytes. */
export function kemPairFromSeed(seed: Uint8Array): KemPair {
  return { secret: seed, public: native.kemPublic?.(seed) ?? ml_kem768.keygen(seed).publicKey };
}

const MODULUS = 3329;

/** FIPS 203 section 7.2: 1184 bytes whose 768 twelve-bit coefficients are all below the modulus. */
export function isKemPublic(bytes: Uint8Array): boolean {
  if (bytes.length !== KEM_PUBLIC_BYTES) return false;
  for (let index = 0; index < 1152; index += 3) {
    const [low = 0, middle = 0, high = 0] = [bytes[index], bytes[index + 1], bytes[index + 2]];
    if ((low | ((middle & 15) << 8)) >= MODULUS || ((middle >>> 4) | (high << 4)) >= MODULUS) return false;
  }
  return true;
}

/** Undefined when `peerPublic` is not an encapsulation key. */
export function encapsulate(peerPublic: Uint8Array, random: RandomBytes): Encapsulation | undefined {
  if (!isKemPublic(peerPublic)) return undefined;
  if (native.kemEncapsulate && random === systemRandom) return native.kemEncapsulate(peerPublic);
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(peerPublic, random(32));
  return { ciphertext: cipherText, shared: sharedSecret };
}

/**
 * The 32-byte shared secret. A ciphertext of the right length that was not made for this key yields a
 * secret nobody knows (implicit rejection); one of another length yields undefined.
 */
export function decapsulate(seed: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined {
  if (ciphertext.length !== KEM_CIPHERTEXT_BYTES) return undefined;
  if (native.kemDecapsulate) return native.kemDecapsulate(seed, ciphertext);
  const { secretKey } = ml_kem768.keygen(seed);
  const shared = ml_kem768.decapsulate(ciphertext, secretKey);
  secretKey.fill(0);
  return shared;
}
