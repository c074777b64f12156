/** What stands on a kit's or a share's sheet, as somebody typed it, and the secret in it or the slip. */
import { decodeWords } from '../../../shared/crypto/recovery-words.ts';
import { wipe } from '../../../shared/crypto/secret-bytes.ts';
import { type CombinedShares, combineShares } from './secret-shares.ts';

export type Paper =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'shares'; readonly shares: readonly string[] };

export type SharesProblem = Exclude<CombinedShares, { kind: 'secret' }>;

export type PaperSlip =
  | { readonly kind: 'word-count'; readonly count: number }
  | { readonly kind: 'unknown-word'; readonly position: number }
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'shares'; readonly problem: SharesProblem };

/** `slot`: the kind of slot that the 32 bytes of `secret` are for. The caller wipes them. */
export type ReadPaper =
  | { readonly kind: 'secret'; readonly slot: 'recovery' | 'shares'; readonly secret: Uint8Array }
  | PaperSlip;

export function readPaper(paper: Paper): ReadPaper {
  return paper.kind === 'words' ? readWords(paper.words) : readShares(paper.shares);
}

function readWords(words: string): ReadPaper {
  const decoded = decodeWords(words);
  switch (decoded.kind) {
    case 'unknown-word':
      return { kind: 'unknown-word', position: decoded.position };
    case 'wrong-count':
      return { kind: 'word-count', count: decoded.count };
    case 'wrong-checksum':
      return { kind: 'mistyped' };
    case 'secret':
      return { kind: 'secret', slot: 'recovery', secret: decoded.secret };
  }
}

function readShares(shares: readonly string[]): ReadPaper {
  const combined = combineShares(shares);
  if (combined.kind !== 'secret') return { kind: 'shares', problem: combined };
  if (combined.secret.length === 32) return { kind: 'secret', slot: 'shares', secret: combined.secret };
  wipe(combined.secret);
  return { kind: 'shares', problem: { kind: 'unusable', share: 1 } };
}
