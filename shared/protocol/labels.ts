/** The domain separation of every derivation (protocol.md 2.2): `L(s)` and the all-zero salt. */
import { utf8 } from '../language/bytes.ts';

export function label(name: string): Uint8Array {
  return utf8(`Quietline/1 ${name}`);
}

/** `0^32`: the salt where a derivation has none, and the pre-shared key of an invite without a join code. */
export const ZERO_32: Uint8Array = new Uint8Array(32);

export const NO_BYTES: Uint8Array = new Uint8Array(0);
