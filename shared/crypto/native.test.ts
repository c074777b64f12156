import { afterEach, describe, expect, test } from 'vitest';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encapsulate, generateKemPair } from './mlkem768.ts';
import { native, type NativePrimitives, useNativePrimitives } from './native.ts';
import { systemRandom } from './random.ts';
import { dhPublic, dhShared } from './x25519.ts';

function x25519Pair(secret: Uint8Array) {
  return { secret, public: x25519.getPublicKey(secret) };
}

function kemPair(secret: Uint8Array) {
  return { secret, public: ml_kem768.keygen(secret).publicKey };
}

const right = {
  dhGenerate: () => x25519Pair(systemRandom(32)),
  kemGenerate: () => kemPair(systemRandom(64)),
  dhPublic: (secret: Uint8Array) => x25519.getPublicKey(secret),
  dhShared: (secret: Uint8Array, peerPublic: Uint8Array) => x25519.getSharedSecret(secret, peerPublic),
  kemPublic: (seed: Uint8Array) => ml_kem768.keygen(seed).publicKey,
  kemEncapsulate(peerPublic: Uint8Array) {
    const { cipherText, sharedSecret } = ml_kem768.encapsulate(peerPublic);
    return { ciphertext: cipherText, shared: sharedSecret };
  },
  kemDecapsulate: (seed: Uint8Array, ciphertext: Uint8Array) =>
    ml_kem768.decapsulate(ciphertext, ml_kem768.keygen(seed).secretKey),
  sha256: (message: Uint8Array) => sha256(message),
  edPublic: (seed: Uint8Array) => ed25519.getPublicKey(seed),
  edSign: (seed: Uint8Array, message: Uint8Array) => ed25519.sign(message, seed),
  chachaSeal: (key: Uint8Array, nonce: Uint8Array, text: Uint8Array, ad: Uint8Array) =>
    chacha20poly1305(key, nonce, ad).encrypt(text),
  chachaOpen: (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array) =>
    chacha20poly1305(key, nonce, ad).decrypt(sealed),
} satisfies NativePrimitives;

afterEach(() => {
  native.sha256 = undefined;
  native.dhGenerate = undefined;
  native.kemGenerate = undefined;
  native.dhPublic = undefined;
  native.dhShared = undefined;
  native.kemPublic = undefined;
  native.kemEncapsulate = undefined;
  native.kemDecapsulate = undefined;
  native.edPublic = undefined;
  native.edSign = undefined;
  native.chachaSeal = undefined;
  native.chachaOpen = undefined;
});

describe('native primitives', () => {
  test('are used once they gave the known answers', () => {
    expect(useNativePrimitives(right)).toHaveLength(12);
    expect(native.dhShared).toBe(right.dhShared);
  });

  test('are not used when they are wrong, missing or failing', () => {
    const constant = new Uint8Array(32).fill(1);
    const wrong: NativePrimitives = {
      // Right, and the same every time.
      dhGenerate: () => x25519Pair(constant),
      kemGenerate: () => ({ ...kemPair(systemRandom(64)), secret: systemRandom(64) }),
      dhPublic: () => constant,
      // Right but for the point of low order, which must not yield a secret.
      dhShared: (secret, peerPublic) =>
        peerPublic.some((byte) => byte !== 0) ? right.dhShared(secret, peerPublic) : constant,
      kemPublic: () => {
        throw new Error('not supported');
      },
      // Right, and the same every time.
      kemEncapsulate(peerPublic) {
        const { cipherText, sharedSecret } = ml_kem768.encapsulate(peerPublic, constant);
        return { ciphertext: cipherText, shared: sharedSecret };
      },
      sha256: () => constant,
      edPublic: () => constant,
      edSign: (seed, message) => right.edSign(message.slice(0, 32), seed),
      chachaSeal: (key, nonce, text) => right.chachaSeal(key, nonce, text, new Uint8Array()),
      // Right, and blind to what was altered.
      chachaOpen: (_key, _nonce, sealed) => sealed.slice(16).fill(3),
    };
    expect(useNativePrimitives(wrong)).toEqual([]);
    expect(dhPublic(constant)).toEqual(x25519.getPublicKey(constant));
  });

  test('do not stand in for randomness that the caller chose', () => {
    useNativePrimitives(right);
    const { public: key } = generateKemPair(systemRandom);
    const chosen = () => new Uint8Array(32).fill(6);
    expect(encapsulate(key, chosen)).toEqual(encapsulate(key, chosen));
    expect(encapsulate(key, systemRandom)).not.toEqual(encapsulate(key, systemRandom));
  });

  test('that throw on a point are a refusal, not a fault', () => {
    useNativePrimitives(right);
    expect(dhShared(new Uint8Array(32).fill(1), new Uint8Array(32))).toBeUndefined();
  });
});
