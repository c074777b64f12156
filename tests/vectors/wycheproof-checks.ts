/**
 * Wycheproof's vectors through shared/crypto, valid and invalid, wherever this runs: in Node and in a page, over each
 * set of primitives.
 */
import { z } from 'zod';
import { openChunk, openChunkLater, sealChunk, sealChunkLater } from '../../shared/crypto/chacha20-poly1305.ts';
import { verifySignature } from '../../shared/crypto/ed25519.ts';
import { hkdf, hmacSha256 } from '../../shared/crypto/hash.ts';
import { decapsulate, encapsulate, isKemPublic, kemPairFromSeed } from '../../shared/crypto/mlkem768.ts';
import { sameSecret } from '../../shared/crypto/secret-bytes.ts';
import { dhPublic, dhShared, isDhPublic } from '../../shared/crypto/x25519.ts';
import { openBox, sealBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import { concatBytes, fromHex, toHex } from '../../shared/language/bytes.ts';

export const wycheproofFiles = [
  'x25519',
  'mlkem_768_keygen_seed',
  'mlkem_768_encaps',
  'mlkem_768',
  'ed25519',
  'hkdf_sha256',
  'hmac_sha256',
  'chacha20_poly1305',
  'xchacha20_poly1305',
] as const;

/** The parsed JSON of a file. */
export type ReadVectors = (file: (typeof wycheproofFiles)[number]) => unknown;

/** Resolves with the ids of the cases that came out wrong, and how many there were. */
export type Check = {
  readonly title: string;
  run(read: ReadVectors): Promise<{ readonly wrong: readonly number[]; readonly count: number }>;
  readonly count: number;
};

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
const wholeFile = z.object({
  numberOfTests: z.number(),
  testGroups: z.array(z.looseObject({ tests: z.array(z.looseObject({})) })),
});

/** Each case of a file with its group's fields. */
function check<Case extends { tcId: number }>(
  title: string,
  count: number,
  file: (typeof wycheproofFiles)[number],
  schema: z.ZodType<Case>,
  isRight: (one: Case) => boolean | Promise<boolean>,
): Check {
  return {
    title,
    count,
    async run(read) {
      const { testGroups, numberOfTests } = wholeFile.parse(read(file));
      const all = testGroups.flatMap(({ tests, ...group }) => tests.map((one) => schema.parse({ ...group, ...one })));
      if (all.length !== numberOfTests) throw new Error('A file says how many cases it has');
      const wrong: number[] = [];
      for (const one of all) if (!(await isRight(one))) wrong.push(one.tcId);
      return { wrong, count: all.length };
    },
  };
}

const agreement = z.object({ ...common, public: hex, private: hex, shared: hex });
const prime = 2n ** 255n - 19n;

export const keyAgreementChecks: readonly Check[] = [
  check('X25519: low-order points are refused, the others agree', 518, 'x25519', agreement, (one) => {
    const shared = dhShared(one.private, one.public);
    return one.flags.includes('ZeroSharedSecret')
      ? shared === undefined
      : shared !== undefined && sameSecret(shared, one.shared);
  }),
  check('X25519: exactly the non-canonical points are told apart', 518, 'x25519', agreement, (one) => {
    const isCanonical = BigInt(`0x${toHex(one.public.toReversed())}`) < prime;
    const isFlagged = one.flags.includes('NonCanonicalPublic');
    return isDhPublic(one.public) === isCanonical && !(isCanonical && isFlagged) && dhPublic(one.private).length === 32;
  }),
  check(
    'ML-KEM-768: key pairs from their seeds',
    100,
    'mlkem_768_keygen_seed',
    z.object({ ...common, seed: hex, ek: hex, dk: hex }),
    (one) => sameSecret(kemPairFromSeed(one.seed).public, one.ek),
  ),
  check(
    'attacks 8: ML-KEM-768 encapsulates, and refuses keys beyond the modulus',
    265,
    'mlkem_768_encaps',
    z.object({ ...common, m: hex, ek: hex, c: hex, K: hex }),
    (one) => {
      const made = encapsulate(one.ek, () => one.m);
      if (one.result === 'invalid') return made === undefined && !isKemPublic(one.ek);
      return made !== undefined && sameSecret(made.ciphertext, one.c) && sameSecret(made.shared, one.K);
    },
  ),
  check(
    'ML-KEM-768 decapsulates, and nothing of a wrong length or seed',
    193,
    'mlkem_768',
    z.object({ ...common, seed: hex, c: hex, K: hex }),
    (one) => {
      const shared = one.seed.length === 64 ? decapsulate(one.seed, one.c) : undefined;
      return one.result === 'invalid' ? shared === undefined : shared !== undefined && sameSecret(shared, one.K);
    },
  ),
];

const aead = z.object({ ...common, key: hex, iv: hex, aad: hex, msg: hex, ct: hex, tag: hex });

export const symmetricChecks: readonly Check[] = [
  check(
    'Ed25519, strict',
    151,
    'ed25519',
    z.object({ ...common, publicKey: z.object({ pk: hex }), msg: hex, sig: hex }),
    (one) => verifySignature(one.publicKey.pk, one.msg, one.sig) === (one.result === 'valid'),
  ),
  check(
    'HKDF-SHA-256, and what is too large',
    86,
    'hkdf_sha256',
    z.object({ ...common, ikm: hex, salt: hex, info: hex, size: z.number(), okm: hex }),
    (one) => {
      try {
        return sameSecret(hkdf(one.ikm, one.salt, one.info, one.size), one.okm) && one.result === 'valid';
      } catch {
        return one.result === 'invalid';
      }
    },
  ),
  check(
    'HMAC-SHA-256',
    174,
    'hmac_sha256',
    z.object({ ...common, key: hex, msg: hex, tag: hex, tagSize: z.number() }),
    (one) => {
      const tag = hmacSha256(one.key, one.msg).subarray(0, one.tagSize / 8);
      return sameSecret(tag, one.tag) === (one.result === 'valid');
    },
  ),
  check('ChaCha20-Poly1305 opens and seals to the byte', 325, 'chacha20_poly1305', aead, (one) => {
    const sealed = concatBytes(one.ct, one.tag);
    const opened = openChunk(one.key, one.iv, sealed, one.aad);
    if (one.result === 'invalid') return opened === undefined;
    return (
      opened !== undefined &&
      sameSecret(opened, one.msg) &&
      sameSecret(sealChunk(one.key, one.iv, one.msg, one.aad), sealed)
    );
  }),
  check('ChaCha20-Poly1305 that answers later, the same', 325, 'chacha20_poly1305', aead, async (one) => {
    const sealed = concatBytes(one.ct, one.tag);
    const opened = await openChunkLater(one.key, one.iv, sealed, one.aad);
    if (one.result === 'invalid') return opened === undefined;
    return (
      opened !== undefined &&
      sameSecret(opened, one.msg) &&
      sameSecret(await sealChunkLater(one.key, one.iv, one.msg, one.aad), sealed)
    );
  }),
  check('boxes of XChaCha20-Poly1305 open and seal to the byte', 315, 'xchacha20_poly1305', aead, (one) => {
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
  }),
];
