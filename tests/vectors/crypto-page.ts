/** The little page in which the cryptography of the client's page is tried, in a browser's own engine. */
import { chooseWebPrimitives } from '../../client/engine/web-primitives.ts';
import { openChunkLater, sealChunkLater } from '../../shared/crypto/chacha20-poly1305.ts';
import { sign, signLater } from '../../shared/crypto/ed25519.ts';
import { sha256 } from '../../shared/crypto/hash.ts';
import { startSha256Later } from '../../shared/crypto/incremental-hash.ts';
import { decapsulate, encapsulate, generateKemPair, kemPairFromSeed } from '../../shared/crypto/mlkem768.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { dhPublic, dhShared, generateDhPair } from '../../shared/crypto/x25519.ts';
import { concatBytes, sameBytes, toHex } from '../../shared/language/bytes.ts';
import { type NamedBlob, startAttachment, startFetching } from '../../shared/protocol/index.ts';
import { wrongStreams } from './cctv-age-checks.ts';
import { keyAgreementChecks, type ReadVectors, symmetricChecks } from './wycheproof-checks.ts';

const checks = [...keyAgreementChecks, ...symmetricChecks];

/** Microseconds, the median of eleven batches. */
async function microseconds(batch: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 11; round += 1) {
    const startedMs = performance.now();
    for (let count = 0; count < batch; count += 1) await work();
    times.push(((performance.now() - startedMs) * 1000) / batch);
  }
  return times.toSorted((a, b) => a - b)[5] ?? Number.NaN;
}

async function sealFile(fileKey: Uint8Array, file: Uint8Array) {
  const sealer = startAttachment(fileKey, systemRandom, file.length);
  const begun = await sealer.push(file);
  const { pieces, blobHash } = await sealer.finish();
  return { blob: concatBytes(...(begun.kind === 'pieces' ? begun.pieces : []), ...pieces), blobHash };
}

async function openFile({ blob, ...named }: NamedBlob & { readonly blob: Uint8Array }) {
  const opener = startFetching(named);
  const opened = [await opener.push(blob), await opener.finish()];
  if (opened.some(({ kind }) => kind !== 'bytes')) throw new Error('A file does not open');
}

const cryptoPage = {
  choose: () => chooseWebPrimitives(),
  titles: checks.map(({ title, count }) => ({ title, count })),
  /** The outcome of the check with that number. */
  check(number: number, files: Readonly<Record<string, unknown>>) {
    const read: ReadVectors = (file) => files[file];
    return checks[number]?.run(read);
  },
  wrongStreams,
  /** The same signatures and sealed chunks whoever makes them; pairs that are whole, and never the same twice. */
  async agrees() {
    const seen = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      const [seed, message, nonce] = [systemRandom(32), systemRandom(count * 7), systemRandom(12)];
      if (!sameBytes(await signLater(seed, message), sign(seed, message))) return 'signature';
      const chunk = systemRandom(65_536).subarray(0, 65_536 - count * 3277);
      const opened = await openChunkLater(seed, nonce, await sealChunkLater(seed, nonce, chunk, message), message);
      if (opened === undefined || !sameBytes(opened, chunk)) return 'chunk';
      const hash = startSha256Later(chunk.length);
      hash.add(chunk.subarray(0, 999));
      hash.add(chunk.subarray(999));
      if (!sameBytes(await hash.finish(), sha256(chunk))) return 'hash';
      const [dh, kem] = [generateDhPair(systemRandom), generateKemPair(systemRandom)];
      if (!sameBytes(dhPublic(dh.secret), dh.public)) return 'X25519 pair';
      if (!sameBytes(kemPairFromSeed(kem.secret).public, kem.public)) return 'ML-KEM pair';
      seen.add(toHex(dh.secret)).add(toHex(kem.secret));
    }
    return seen.size === 40 ? 'agrees' : 'a pair came twice';
  },
  /** What each costs as the page uses it now. */
  async measure() {
    const [seed, message, nonce, chunk] = [systemRandom(32), systemRandom(200), systemRandom(12), systemRandom(65_536)];
    const [dh, kem] = [generateDhPair(systemRandom), generateKemPair(systemRandom)];
    const made = encapsulate(kem.public, systemRandom);
    const text = chunk.subarray(0, 300);
    const file = new Uint8Array(2 ** 20).fill(7);
    const named = { fileKey: seed, size: file.length, ...(await sealFile(seed, file)) };
    return {
      'X25519, a pair that was not made ahead': await microseconds(10, () =>
        generateDhPair((length) => systemRandom(length)),
      ),
      'ML-KEM-768, a pair that was not made ahead': await microseconds(5, () =>
        generateKemPair((length) => systemRandom(length)),
      ),
      'X25519, shared secret': await microseconds(10, () => dhShared(dh.secret, dh.public)),
      'ML-KEM-768, encapsulate': await microseconds(5, () => encapsulate(kem.public, systemRandom)),
      'ML-KEM-768, decapsulate': await microseconds(5, () => made && decapsulate(kem.secret, made.ciphertext)),
      'Ed25519, sign a request': await microseconds(20, () => signLater(seed, message)),
      'ChaCha20-Poly1305, 300 bytes': await microseconds(50, () => sealChunkLater(seed, nonce, text, nonce)),
      'ChaCha20-Poly1305, 64 KiB': await microseconds(20, () => sealChunkLater(seed, nonce, chunk, nonce)),
      'A file of 1 MiB, sealed and hashed': await microseconds(1, () => sealFile(seed, file)),
      'A file of 1 MiB, opened and proven': await microseconds(1, () => openFile(named)),
    };
  },
};

export type CryptoPage = typeof cryptoPage;
Object.assign(globalThis, { cryptoPage });
