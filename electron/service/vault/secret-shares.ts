/** A secret of 32 bytes in n shares of 33 words, any k of which give it back and fewer say nothing (SLIP-39). */
import slip39 from 'slip39';
import { sameSecret, wipe } from '../../../shared/crypto/secret-bytes.ts';
import { type ReadShare, readShare, type Share } from './share-words.ts';

export const MAX_SHARES = 16;

/** `share` counts from 1, in the order given. */
export type CombinedShares =
  | { readonly kind: 'secret'; readonly secret: Uint8Array }
  | (Exclude<ReadShare, { kind: 'share' }> & { readonly share: number })
  /** It belongs to another set than the first one. */
  | { readonly kind: 'other-set'; readonly share: number }
  | { readonly kind: 'duplicate'; readonly share: number; readonly sameAs: number }
  /** `needed`: at least so many. */
  | { readonly kind: 'too-few'; readonly given: number; readonly needed: number }
  /** Each is whole and says it is of this set, and together they give no secret: one of them is not what it says. */
  | { readonly kind: 'not-together' };

/**
 * `count` shares of 33 lower-case words each. Random for each call: a second set opens nothing of the first.
 * Throws unless `secret` is 32 bytes and 2 ≤ needed ≤ count ≤ 16, and when a share does not give the secret back.
 */
export function splitSecret(secret: Uint8Array, needed: number, count: number): readonly string[] {
  if (secret.length !== 32) throw new Error('Shares carry exactly 32 bytes');
  if (!Number.isInteger(needed) || !Number.isInteger(count) || needed < 2 || needed > count || count > MAX_SHARES)
    throw new Error('No such number of shares');
  const bytes = Array.from(secret);
  const shares = slip39
    .fromArray(bytes, { threshold: 1, groups: [[needed, count, '']], iterationExponent: 0, extendableBackupFlag: 1 })
    .fromPath('r/0').mnemonics;
  bytes.fill(0);
  // Paper is forever: each share has helped to give the secret back before it is shown.
  const isProven = shares.every((_, first) => {
    const some = Array.from({ length: needed }, (__, index) => shares[(first + index) % count] ?? '');
    const combined = combineShares(some);
    if (combined.kind !== 'secret') return false;
    const isSame = sameSecret(combined.secret, secret);
    wipe(combined.secret);
    return isSame;
  });
  if (shares.length !== count || !isProven) throw new Error('The shares do not give the secret back');
  return shares;
}

/**
 * Takes more than are needed, too. `passphrase` is SLIP-39's own, printable ASCII; ours have none, and a wrong
 * one gives another secret, not a refusal. The secret has as many bytes as was split: 32 in ours.
 */
export function combineShares(texts: readonly string[], passphrase = ''): CombinedShares {
  const shares: Share[] = [];
  for (const [index, text] of texts.entries()) {
    const read = readShare(text);
    if (read.kind !== 'share') return { ...read, share: index + 1 };
    const { share } = read;
    if (shares.some((other) => !isOfSameSet(other, share))) return { kind: 'other-set', share: index + 1 };
    const same = shares.findIndex(({ group, member }) => group === share.group && member === share.member);
    if (same >= 0) {
      if (shares[same]?.words !== share.words) return { kind: 'other-set', share: index + 1 };
      return { kind: 'duplicate', share: index + 1, sameAs: same + 1 };
    }
    shares.push(share);
  }
  const groups = [...Map.groupBy(shares, ({ group }) => group).values()];
  const whole = groups.filter((members) => members.length >= neededOf(members));
  const groupsNeeded = shares[0]?.groupsNeeded ?? 1;
  if (whole.length < groupsNeeded) {
    const known = groups.reduce((sum, members) => sum + neededOf(members), 0);
    // Of a group that no share speaks of, one at least.
    return { kind: 'too-few', given: shares.length, needed: known + Math.max(0, groupsNeeded - groups.length) };
  }
  const used = whole.slice(0, groupsNeeded).flatMap((members) => members.slice(0, neededOf(members)));
  try {
    const bytes = slip39.recoverSecret(
      used.map(({ words }) => words),
      passphrase,
    );
    const secret = Uint8Array.from(bytes);
    bytes.fill(0);
    return { kind: 'secret', secret };
  } catch {
    return { kind: 'not-together' };
  }
}

function isOfSameSet(one: Share, other: Share): boolean {
  return one.set === other.set && (one.group !== other.group || one.needed === other.needed);
}

/** Shares needed of the group that these are of. */
function neededOf(members: readonly Share[]): number {
  return members[0]?.needed ?? 1;
}
