/**
 * The slow primitives of a runtime that answers only later, as a browser's WebCrypto does; offered once at start,
 * each used after it has given the known answer. A ratchet step is one synchronous piece of work, so that no other
 * can come between, and so it never waits for these: its key pairs are made ahead, and what cannot be made ahead
 * stays portable. Whoever waits anyway, for a relay or a file, signs and seals with them.
 */
import {
  areFreshPairs,
  dhPublicOf,
  type KeyPair,
  kemPublicOf,
  knownChunk,
  knownHash,
  knownSignature,
} from './known-answers.ts';
import { native } from './native.ts';

export type LaterPrimitives = {
  dhGenerate?: () => Promise<KeyPair>;
  kemGenerate?: () => Promise<KeyPair>;
  sha256?: (bytes: Uint8Array) => Promise<Uint8Array>;
  edSign?: (seed: Uint8Array, message: Uint8Array) => Promise<Uint8Array>;
  chachaSeal?: (key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array) => Promise<Uint8Array>;
  /** Rejects what does not match. */
  chachaOpen?: (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array) => Promise<Uint8Array>;
};

/** What is in use; read by ed25519.ts, chacha20-poly1305.ts and incremental-hash.ts, written by `offerLaterPrimitives` alone. */
export const later: LaterPrimitives = {};

/** Pairs ready for a step: a join takes two of the first kind. */
const PAIRS_AHEAD = 2;

/** Resolves with the names of those that passed and are in use from now on. Never rejects. */
export async function offerLaterPrimitives(offer: LaterPrimitives): Promise<readonly string[]> {
  const names: string[] = [];
  const { dhGenerate, kemGenerate, sha256, edSign, chachaSeal, chachaOpen } = offer;
  if (dhGenerate && (await passes(async () => areFreshPairs(await dhGenerate(), await dhGenerate(), dhPublicOf)))) {
    native.dhGenerate = await madeAhead(dhGenerate);
    names.push('dhGenerate');
  }
  if (kemGenerate && (await passes(async () => areFreshPairs(await kemGenerate(), await kemGenerate(), kemPublicOf)))) {
    native.kemGenerate = await madeAhead(kemGenerate);
    names.push('kemGenerate');
  }
  if (sha256 && (await passes(async () => knownHash.isRight(await sha256(knownHash.message))))) {
    later.sha256 = sha256;
    names.push('sha256');
  }
  const { seed, message } = knownSignature;
  if (edSign && (await passes(async () => knownSignature.isRight(await edSign(seed, message))))) {
    later.edSign = edSign;
    names.push('edSign');
  }
  if (chachaSeal && (await passes(async () => knownChunk.isSealed(await chachaSeal(...knownChunk.toSeal))))) {
    later.chachaSeal = chachaSeal;
    names.push('chachaSeal');
  }
  if (chachaOpen && (await passes(async () => knownChunk.isOpened(await chachaOpen(...knownChunk.toOpen()))))) {
    const takesAltered = await passes(async () => (await chachaOpen(...knownChunk.altered())) !== undefined);
    if (!takesAltered) {
      later.chachaOpen = chachaOpen;
      names.push('chachaOpen');
    }
  }
  return names;
}

/** Gives out a pair that was made before, and has another made; undefined while there is none. */
async function madeAhead(generate: () => Promise<KeyPair>): Promise<() => KeyPair | undefined> {
  const ready: KeyPair[] = [];
  const refill = async () => {
    ready.push(await generate());
  };
  for (let count = 0; count < PAIRS_AHEAD; count += 1) await refill();
  return () => {
    refill().catch(() => undefined);
    return ready.shift();
  };
}

async function passes(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}
