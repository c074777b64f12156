import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { afterEach, describe, expect, test } from 'vitest';
import { openChunkLater, sealChunkLater } from './chacha20-poly1305.ts';
import { sign, signLater } from './ed25519.ts';
import { startSha256Later } from './incremental-hash.ts';
import { generateKemPair } from './mlkem768.ts';
import { native } from './native.ts';
import { later, type LaterPrimitives, offerLaterPrimitives } from './native-later.ts';
import { systemRandom } from './random.ts';
import { generateDhPair } from './x25519.ts';

const right = {
  async dhGenerate() {
    const secret = systemRandom(32);
    return { secret, public: x25519.getPublicKey(secret) };
  },
  async kemGenerate() {
    const secret = systemRandom(64);
    return { secret, public: ml_kem768.keygen(secret).publicKey };
  },
  sha256: async (bytes: Uint8Array) => sha256(bytes),
  edSign: async (seed: Uint8Array, message: Uint8Array) => ed25519.sign(message, seed),
  chachaSeal: async (key: Uint8Array, nonce: Uint8Array, text: Uint8Array, ad: Uint8Array) =>
    chacha20poly1305(key, nonce, ad).encrypt(text),
  chachaOpen: async (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array) =>
    chacha20poly1305(key, nonce, ad).decrypt(sealed),
} satisfies LaterPrimitives;

afterEach(() => {
  native.dhGenerate = undefined;
  native.kemGenerate = undefined;
  delete later.sha256;
  delete later.edSign;
  delete later.chachaSeal;
  delete later.chachaOpen;
});

const key = new Uint8Array(32).fill(1);
const nonce = new Uint8Array(12).fill(2);
const text = new Uint8Array(100).fill(3);
const ad = new Uint8Array(4).fill(4);

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7);

/** In pieces that are written over as soon as they are added. */
async function hashOf(length: number, expected: number): Promise<Uint8Array> {
  const bytes = bytesOf(length);
  const hash = startSha256Later(expected);
  for (let at = 0; at < length; at += 100) {
    const piece = bytes.slice(at, at + 100);
    hash.add(piece);
    piece.fill(0);
  }
  return hash.finish();
}

describe('primitives that answer later', () => {
  test('hash what is whole and not too long at once, and all else piece by piece, to the same bytes', async () => {
    await offerLaterPrimitives({ sha256: right.sha256 });
    const lengths: number[] = [];
    later.sha256 = async (bytes) => {
      lengths.push(bytes.length);
      return sha256(bytes);
    };
    for (const [length, expected] of [
      [0, 0],
      [1, 1],
      [300, 300],
      [300, 500],
      [300, 299],
      [300, 2 ** 30],
    ] as const)
      expect(await hashOf(length, expected)).toEqual(sha256(bytesOf(length)));
    expect(lengths).toEqual([0, 1, 300, 300]);
  });

  test('are used once they gave the known answers, and give the same bytes', async () => {
    expect(await offerLaterPrimitives(right)).toEqual([
      'dhGenerate',
      'kemGenerate',
      'sha256',
      'edSign',
      'chachaSeal',
      'chachaOpen',
    ]);
    expect(await signLater(key, text)).toEqual(sign(key, text));
    const sealed = await sealChunkLater(key, nonce, text, ad);
    expect(sealed).toEqual(await right.chachaSeal(key, nonce, text, ad));
    expect(await openChunkLater(key, nonce, sealed, ad)).toEqual(text);
    sealed[0] = (sealed[0] ?? 0) ^ 1;
    expect(await openChunkLater(key, nonce, sealed, ad)).toBeUndefined();
  });

  test('give each pair out once; when none is ready one is made on the spot', async () => {
    await offerLaterPrimitives(right);
    const pairs = Array.from({ length: 6 }, () => [generateDhPair(systemRandom), generateKemPair(systemRandom)]).flat();
    expect(new Set(pairs.map(({ secret }) => secret.join())).size).toBe(12);
    for (const { secret, public: publicKey } of pairs) {
      const expected = secret.length === 32 ? x25519.getPublicKey(secret) : ml_kem768.keygen(secret).publicKey;
      expect(publicKey).toEqual(expected);
    }
  });

  test('are not used when they are wrong, missing or failing', async () => {
    const constant = new Uint8Array(64).fill(1);
    const used = await offerLaterPrimitives({
      // Right, and the same every time.
      dhGenerate: async () => ({ secret: key, public: x25519.getPublicKey(key) }),
      kemGenerate: () => Promise.reject(new Error('not supported')),
      sha256: async () => constant.subarray(32),
      edSign: async () => constant,
      chachaSeal: async () => constant,
      // Right, and blind to what was altered.
      chachaOpen: async (_key, _nonce, sealed) => sealed.slice(16).fill(3),
    });
    expect(used).toEqual([]);
    expect(await signLater(key, text)).toEqual(sign(key, text));
  });

  test('that fail afterwards are stood in for', async () => {
    await offerLaterPrimitives(right);
    later.sha256 = () => Promise.reject(new Error('out of memory'));
    expect(await hashOf(300, 300)).toEqual(sha256(bytesOf(300)));
    later.edSign = () => Promise.reject(new Error('out of memory'));
    later.chachaSeal = () => Promise.reject(new Error('out of memory'));
    later.chachaOpen = () => Promise.reject(new Error('out of memory'));
    expect(await signLater(key, text)).toEqual(sign(key, text));
    expect(await openChunkLater(key, nonce, await sealChunkLater(key, nonce, text, ad), ad)).toEqual(text);
  });
});
