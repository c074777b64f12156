/** Which sheets these shares are, as they are numbered on paper. */
import { readShare } from '../../vault/share-words.ts';

/** From 1, in order; what is no share is left out. */
export function shareNumbersOf(shares: readonly string[]): number[] {
  return shares
    .flatMap((text) => {
      const read = readShare(text);
      return read.kind === 'share' ? [read.share.member + 1] : [];
    })
    .sort((a, b) => a - b);
}
