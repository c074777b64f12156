/** The safety number two people compare: Signal's numeric fingerprint, over the relationship's keys (protocol.md 2.7). */
import { sha512 } from '../crypto/hash.ts';
import { concatBytes, u16, utf8 } from '../language/bytes.ts';

const ITERATIONS = 5200;
const VERSION = 0;
/** Signal's marker for a Curve25519 key. */
const KEY_TYPE = 0x05;

export type SafetyNumber = {
  /** 60 decimal digits; the QR code holds these. */
  readonly digits: string;
  /** The same as twelve groups of five, in reading order. */
  readonly groups: readonly string[];
};

/** The same for both parties. Takes the identity keys IK_T and IK_C, 32 bytes each. */
export function safetyNumber(keys: { readonly therapist: Uint8Array; readonly client: Uint8Array }): SafetyNumber {
  const halves = [
    fingerprint(utf8('quietline/therapist'), keys.therapist, ITERATIONS),
    fingerprint(utf8('quietline/client'), keys.client, ITERATIONS),
  ];
  const digits = halves.sort().join('');
  return { digits, groups: Array.from({ length: 12 }, (_, index) => digits.slice(5 * index, 5 * index + 5)) };
}

/** One half: 30 digits, 100 bits of a second preimage's work made dearer by the iterations. */
export function fingerprint(stableId: Uint8Array, publicKey: Uint8Array, iterations: number): string {
  const key = concatBytes(Uint8Array.of(KEY_TYPE), publicKey);
  let hash = concatBytes(u16(VERSION), key, stableId);
  for (let round = 0; round < iterations; round += 1) hash = sha512(concatBytes(hash, key));
  let digits = '';
  for (let offset = 0; offset < 30; offset += 5) {
    const chunk = hash.subarray(offset, offset + 5).reduce((value, byte) => value * 256 + byte, 0);
    digits += String(chunk % 100_000).padStart(5, '0');
  }
  return digits;
}
