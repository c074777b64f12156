/** Wycheproof's vectors through shared/crypto, valid and invalid; run once per set of primitives. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openChunk, sealChunk } from '../../shared/crypto/chacha20-poly1305.ts';
import { verifySignature } from '../../shared/crypto/ed25519.ts';
import { hkdf, hmacSha256 } from '../../shared/crypto/hash.ts';
import { decapsulate, encapsulate, isKemPublic, kemPairFromSeed } from '../../shared/crypto/mlkem768.ts';
import { sameSecret } from '../../shared/crypto/secret-bytes.ts';
import { dhPublic, dhShared, isDhPublic } from '../../shared/crypto/x25519.ts';
import { openBox, sealBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import { concatBytes, fromHex, toHex } from '../../shared/language/bytes.ts';
import type { TestData } from './test-data.ts';

const hex = z.string().transform((text, context) => {
  const bytes = fromHex(text);
  if (bytes === undefined) context.addIssue('not hexadecimal');
  return bytes ?? new Uint8Array();
});
const common = {
  tcId: z.number(),
  result: z.enum(['valid', 'invalid', 'acceptable']),
  flags: z.array(z.string()).default([]),
};

/** Every case of a file, each with its group's fields; a case that fails is named by its id. */
function cases<Case extends { tcId: number }>(data: TestData, file: string, schema: z.ZodType<Case>): Case[] {
  const { testGroups, numberOfTests } = z
    .object({ numberOfTests: z.number(), testGroups: z.array(z.looseObject({ tests: z.array(z.looseObject({})) })) })
    .parse(data.json(`wycheproof/${file}_test.json`));
  const all = testGroups.flatMap(({ tests, ...group }) => tests.map((one) => schema.parse({ ...group, ...one })));
  expect(all).toHaveLength(numberOfTests);
  return all;
}

/** Runs `isRight` on each case and expects the ids of the wrong ones to be none. */
function expectAll<Case extends { tcId: number }>(all: readonly Case[], isRight: (one: Case) => boolean): void {
  expect(all.filter((one) => !isRight(one)).map((one) => one.tcId)).toEqual([]);
}

export function registerKeyAgreement(data: TestData): void {
  test('X25519: 518 cases; low-order points are refused, the others agree', () => {
    const all = cases(data, 'x25519', z.object({ ...common, public: hex, private: hex, shared: hex }));
    expectAll(all, (one) => {
      const shared = dhShared(one.private, one.public);
      return one.flags.includes('ZeroSharedSecret')
        ? shared === undefined
        : shared !== undefined && sameSecret(shared, one.shared);
    });
    expect(all.filter((one) => one.flags.includes('LowOrderPublic'))).toHaveLength(31);
  });

  test('X25519: exactly the non-canonical points are told apart', () => {
    const all = cases(data, 'x25519', z.object({ ...common, public: hex, private: hex, shared: hex }));
    const prime = 2n ** 255n - 19n;
    expectAll(all, (one) => isDhPublic(one.public) === BigInt(`0x${toHex(one.public.toReversed())}`) < prime);
    const flagged = all.filter((one) => one.flags.includes('NonCanonicalPublic'));
    expect(flagged.some((one) => isDhPublic(one.public))).toBe(false);
    expect(dhPublic(new Uint8Array(32).fill(1))).toHaveLength(32);
  });

  test('ML-KEM-768: 100 key pairs from their seeds', () => {
    const all = cases(data, 'mlkem_768_keygen_seed', z.object({ ...common, seed: hex, ek: hex, dk: hex }));
    expectAll(all, (one) => sameSecret(kemPairFromSeed(one.seed).public, one.ek));
  });

  test('attacks 8: ML-KEM-768 encapsulates 133 times and refuses 132 keys beyond the modulus', () => {
    const all = cases(data, 'mlkem_768_encaps', z.object({ ...common, m: hex, ek: hex, c: hex, K: hex }));
    expectAll(all, (one) => {
      const made = encapsulate(one.ek, () => one.m);
      if (one.result === 'invalid') return made === undefined && !isKemPublic(one.ek);
      return made !== undefined && sameSecret(made.ciphertext, one.c) && sameSecret(made.shared, one.K);
    });
    expect(all.filter((one) => one.result === 'invalid')).toHaveLength(132);
  });

  test('ML-KEM-768 decapsulates 193 ciphertexts, and none of a wrong length or seed', () => {
    const all = cases(data, 'mlkem_768', z.object({ ...common, seed: hex, c: hex, K: hex }));
    expectAll(all, (one) => {
      const shared = one.seed.length === 64 ? decapsulate(one.seed, one.c) : undefined;
      return one.result === 'invalid' ? shared === undefined : shared !== undefined && sameSecret(shared, one.K);
    });
  });
}

export function registerSymmetric(data: TestData): void {
  test('Ed25519, strict: 88 signatures verify, 63 do not', () => {
    const key = z.object({ pk: hex });
    const all = cases(data, 'ed25519', z.object({ ...common, publicKey: key, msg: hex, sig: hex }));
    expectAll(all, (one) => verifySignature(one.publicKey.pk, one.msg, one.sig) === (one.result === 'valid'));
  });

  test('HKDF-SHA-256: 83 outputs agree, 3 are too large', () => {
    const all = cases(
      data,
      'hkdf_sha256',
      z.object({ ...common, ikm: hex, salt: hex, info: hex, size: z.number(), okm: hex }),
    );
    expectAll(all, (one) => {
      try {
        return sameSecret(hkdf(one.ikm, one.salt, one.info, one.size), one.okm) && one.result === 'valid';
      } catch {
        return one.result === 'invalid';
      }
    });
  });

  test('HMAC-SHA-256: 66 tags agree, 108 changed ones do not', () => {
    const all = cases(data, 'hmac_sha256', z.object({ ...common, key: hex, msg: hex, tag: hex, tagSize: z.number() }));
    expectAll(all, (one) => {
      const tag = hmacSha256(one.key, one.msg).subarray(0, one.tagSize / 8);
      return sameSecret(tag, one.tag) === (one.result === 'valid');
    });
  });

  const aead = z.object({ ...common, key: hex, iv: hex, aad: hex, msg: hex, ct: hex, tag: hex });

  test('ChaCha20-Poly1305: 256 open and seal to the byte, 69 do not open', () => {
    expectAll(cases(data, 'chacha20_poly1305', aead), (one) => {
      const sealed = concatBytes(one.ct, one.tag);
      const opened = openChunk(one.key, one.iv, sealed, one.aad);
      if (one.result === 'invalid') return opened === undefined;
      return (
        opened !== undefined &&
        sameSecret(opened, one.msg) &&
        sameSecret(sealChunk(one.key, one.iv, one.msg, one.aad), sealed)
      );
    });
  });

  test('boxes of XChaCha20-Poly1305: 246 open and seal to the byte, 69 do not open', () => {
    expectAll(cases(data, 'xchacha20_poly1305', aead), (one) => {
      const box = concatBytes(one.iv, one.ct, one.tag);
      const opened = openBox(one.key, box, one.aad);
      if (one.result === 'invalid') return opened === undefined;
      return (
        opened !== undefined &&
        sameSecret(opened, one.msg) &&
        sameSecret(
          sealBox(one.key, one.msg, one.aad, () => one.iv),
          box,
        )
      );
    });
  });
}
