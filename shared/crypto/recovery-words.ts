/** 32 bytes as 24 English words with a checksum (BIP-39), and back with a reason when they do not fit. */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';

export const RECOVERY_WORD_COUNT = 24;

/** Lower-case words, for completing what somebody types. */
export const recoveryWordList: readonly string[] = wordlist;

export type DecodedWords =
  | { readonly kind: 'secret'; readonly secret: Uint8Array }
  | { readonly kind: 'wrong-count'; readonly count: number }
  /** `position` counts from 1. */
  | { readonly kind: 'unknown-word'; readonly position: number }
  /** Every word exists, but not together: one is another word than was written down, or two changed places. */
  | { readonly kind: 'wrong-checksum' };

/** Throws unless `secret` is 32 bytes. */
export function encodeWords(secret: Uint8Array): readonly string[] {
  if (secret.length !== 32) throw new Error('Recovery words carry exactly 32 bytes');
  return entropyToMnemonic(secret, wordlist).split(' ');
}

/** Takes any case, spacing and Unicode form. An unknown word is named before a wrong count, being the likelier slip. */
export function decodeWords(text: string): DecodedWords {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const unknown = words.findIndex((word) => !wordlist.includes(word));
  if (unknown >= 0) return { kind: 'unknown-word', position: unknown + 1 };
  if (words.length !== RECOVERY_WORD_COUNT) return { kind: 'wrong-count', count: words.length };
  try {
    return { kind: 'secret', secret: mnemonicToEntropy(words.join(' '), wordlist) };
  } catch {
    return { kind: 'wrong-checksum' };
  }
}
