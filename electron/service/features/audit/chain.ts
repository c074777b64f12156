/** The chain of the audit log: each entry's code covers the entry and the code before it, under a key of its own (vault.md). */
import { hmacSha256 } from '../../../../shared/crypto/hash.ts';
import { sameSecret } from '../../../../shared/crypto/secret-bytes.ts';
import { concatBytes, u32, u64, utf8 } from '../../../../shared/language/bytes.ts';

export type ChainedEntry = {
  readonly sequence: number;
  readonly at: number;
  readonly kind: string;
  readonly subject: string;
  /** The JSON as it is stored. */
  readonly details: string;
  readonly mac: Uint8Array;
};

export type ChainHead = { readonly sequence: number; readonly mac: Uint8Array };

/** What stands before the first entry. */
export const chainStart = new Uint8Array(32);

/** `HMAC(key, "audit entry" ‖ before ‖ u64 sequence ‖ u64 at ‖ kind ‖ subject ‖ details)`, texts behind their length. */
export function entryMac(key: Uint8Array, before: Uint8Array, entry: Omit<ChainedEntry, 'mac'>): Uint8Array {
  const { sequence, at, kind, subject, details } = entry;
  const texts = [kind, subject, details].map((text) => {
    const bytes = utf8(text);
    return concatBytes(u32(bytes.length), bytes);
  });
  return hmacSha256(key, concatBytes(utf8('quietline audit entry 1'), before, u64(sequence), u64(at), ...texts));
}

/** Says where the chain ends, so that entries missing at its end are noticed. */
export function headMac(key: Uint8Array, sequence: number, lastMac: Uint8Array): Uint8Array {
  return hmacSha256(key, concatBytes(utf8('quietline audit head 1'), u64(sequence), lastMac));
}

export type ChainCheck = {
  /** Undefined while everything fits. */
  readonly broken: number | undefined;
  readonly entries: number;
  readonly last: Uint8Array;
};

export const unchecked: ChainCheck = { broken: undefined, entries: 0, last: chainStart };

/** Goes on with the next entries in order. After the first that does not fit, only counts. */
export function checkEntries(key: Uint8Array, soFar: ChainCheck, entries: readonly ChainedEntry[]): ChainCheck {
  let { broken, entries: count, last } = soFar;
  for (const entry of entries) {
    count += 1;
    if (broken !== undefined) continue;
    const isNext = entry.sequence === count && isTime(entry.at);
    if (isNext && sameSecret(entryMac(key, last, entry), entry.mac)) last = entry.mac;
    else broken = Math.min(count, entry.sequence);
  }
  return { broken, entries: count, last };
}

/** After the last entry. */
export function checkEnd(key: Uint8Array, soFar: ChainCheck, head: ChainHead | undefined): ChainCheck {
  if (soFar.broken !== undefined) return soFar;
  const isEnd =
    head === undefined
      ? soFar.entries === 0
      : head.sequence === soFar.entries && sameSecret(headMac(key, soFar.entries, soFar.last), head.mac);
  return isEnd ? soFar : { ...soFar, broken: soFar.entries + 1 };
}

function isTime(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
