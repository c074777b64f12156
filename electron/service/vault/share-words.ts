/** One SLIP-39 share as somebody types it: what it says of its set, or where its words do not fit. */
import slip39 from 'slip39';
import helper from 'slip39/src/slip39_helper.js';

// The package hangs its tools on the built-in prototypes. Nobody who walks through an array may meet them there.
for (const name of ['slip39DecodeHex', 'slip39Generate', 'toHexString', 'toByteArray'])
  Object.defineProperty(Array.prototype, name, { enumerable: false });
Object.defineProperty(String.prototype, 'slip39EncodeHex', { enumerable: false });

/** 1,024 lower-case English words, told apart by their first four letters. */
export const shareWordList: readonly string[] = helper.WORD_LIST;

/** Words of a share that carries 32 bytes. */
export const SHARE_WORD_COUNT = 33;

const numberOf: ReadonlyMap<string, number> = new Map(shareWordList.map((word, index) => [word, index]));

/** More would keep the machine busy for minutes: the work doubles with each. Ours have 0. */
const maxIterationExponent = 4;

export type Share = {
  /** The words alone, in lower case, a space between them. */
  readonly words: string;
  /** What the shares of one set have in common. */
  readonly set: string;
  readonly group: number;
  readonly groupsNeeded: number;
  /** Which of its group, from 0. */
  readonly member: number;
  /** Shares needed of its group. */
  readonly needed: number;
};

/** Positions count from 1. */
export type ReadShare =
  | { readonly kind: 'share'; readonly share: Share }
  | { readonly kind: 'unknown-word'; readonly position: number }
  | { readonly kind: 'wrong-count'; readonly count: number }
  /** Every word exists; with another one at this place, and only there, the checksum would be right. */
  | { readonly kind: 'wrong-word'; readonly position: number }
  /** Every word exists, but not together: several are other words than were written down, or two changed places. */
  | { readonly kind: 'wrong-checksum' }
  /** The checksum is right, and still it is no share that this program can use. */
  | { readonly kind: 'unusable' };

/** Takes any case, spacing and Unicode form, and the numbers that a printed sheet puts before its words. */
export function readShare(text: string): ReadShare {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '' && !/^\d+[.)]?$/.test(word));
  const numbers = words.map((word) => numberOf.get(word) ?? -1);
  const unknown = numbers.indexOf(-1);
  if (unknown >= 0) return { kind: 'unknown-word', position: unknown + 1 };
  if (!isLengthOfShare(numbers.length)) return { kind: 'wrong-count', count: numbers.length };

  const header = numbers.slice(0, 4).reduce((bits, number) => (bits << 10n) | BigInt(number), 0n);
  /** Counts from the header's first bit. */
  const field = (offset: number, length: number) =>
    Number((header >> BigInt(40 - offset - length)) & ((1n << BigInt(length)) - 1n));
  const remainder = checksumOf(numbers, field(15, 1) === 1) ^ 1;
  if (remainder !== 0) {
    const position = positionOfError(numbers.length, remainder);
    return position === undefined ? { kind: 'wrong-checksum' } : { kind: 'wrong-word', position };
  }
  const line = words.join(' ');
  if (field(16, 4) > maxIterationExponent || !slip39.validateMnemonic(line)) return { kind: 'unusable' };
  const share: Share = {
    words: line,
    // Identifier, flag, exponent; groups needed; groups there are; and as many words.
    set: [field(0, 20), field(24, 4), field(28, 4), numbers.length].join('-'),
    group: field(20, 4),
    groupsNeeded: field(24, 4) + 1,
    member: field(32, 4),
    needed: field(36, 4) + 1,
  };
  return { kind: 'share', share };
}

/** Seven words are header and checksum; the rest carries at least 128 bits in whole 16, padded by at most 8. */
function isLengthOfShare(words: number): boolean {
  return words >= 20 && words <= 59 && (10 * (words - 7)) % 16 <= 8;
}

const generator = [
  0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x3f3f120,
];

/** One step of RS1024, the checksum of SLIP-39. */
function absorb(state: number, value: number): number {
  const high = state >> 20;
  return generator.reduce(
    (next, term, bit) => ((high >> bit) & 1 ? next ^ term : next),
    ((state & 0xfffff) << 10) ^ value,
  );
}

/** 1 when the words fit together. */
function checksumOf(numbers: readonly number[], isExtendable: boolean): number {
  const purpose = isExtendable ? 'shamir_extendable' : 'shamir';
  const letters = Array.from(purpose, (letter) => letter.codePointAt(0) ?? 0);
  return [...letters, ...numbers].reduce(absorb, 1);
}

/**
 * The one place where another word would mend the checksum; undefined when there is none. The code tells up
 * to three errors from none, so two places never look alike. Where, and not which word: SLIP-39 warns of mending.
 */
function positionOfError(length: number, remainder: number): number | undefined {
  for (let difference = 1; difference < 1024; difference += 1) {
    let effect = difference;
    for (let position = length; position >= 1; position -= 1) {
      if (effect === remainder) return position;
      effect = absorb(effect, 0);
    }
  }
  return undefined;
}
