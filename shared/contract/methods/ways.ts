/** The ways into the vault: on paper, in shares, by this computer. What they are called, made, proven and taken away by. */
import { z } from 'zod';
import { nothing, passphrase, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';

/** Why shares do not open anything. `share` counts from 1, in the order given; positions count from 1 as well. */
export const sharesProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown-word'), share: z.number(), position: z.number() }),
  z.object({ kind: z.literal('wrong-count'), share: z.number(), count: z.number() }),
  /** With another word at this one place the share would be whole. */
  z.object({ kind: z.literal('wrong-word'), share: z.number(), position: z.number() }),
  z.object({ kind: z.literal('wrong-checksum'), share: z.number() }),
  z.object({ kind: z.literal('unusable'), share: z.number() }),
  z.object({ kind: z.literal('other-set'), share: z.number() }),
  z.object({ kind: z.literal('duplicate'), share: z.number(), sameAs: z.number() }),
  z.object({ kind: z.literal('too-few'), given: z.number(), needed: z.number() }),
  z.object({ kind: z.literal('not-together') }),
]);

export type SharesProblem = z.output<typeof sharesProblem>;

/** A slip in what was typed from paper, named. */
export const wordsSlips = [
  z.object({ kind: z.literal('word-count'), count: z.number() }),
  z.object({ kind: z.literal('unknown-word'), position: z.number() }),
  z.object({ kind: z.literal('mistyped') }),
] as const;
export const sharesSlip = z.object({ kind: z.literal('shares'), problem: sharesProblem });

export const typedWords = z.string().max(2000);
export const typedShares = z.array(typedWords).min(1).max(16);
const paper = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), words: typedWords }),
  z.object({ kind: z.literal('shares'), shares: typedShares }),
]);

export const recoveryWords = z.object({
  words: z.array(z.string()).length(24),
  /** Two words that name this vault, so that a paper is never tried on another. */
  vaultName: z.string(),
});

export const wrongPassphrase = z.object({ kind: z.literal('wrong-passphrase'), waitMs: z.number() });

/** `plain-text`: this system would keep the secret readable. `none`: it has no keychain, or a closed one. */
export const keychainReason = z.enum(['plain-text', 'none', 'refused']);

const dates = { madeAt: timestamp, testedAt: timestamp.optional() };

export const waysIn = z.object({
  vaultName: z.string(),
  passphrase: z.object({ madeAt: timestamp }),
  words: z.object(dates).optional(),
  shares: z.object({ ...dates, needed: z.number(), holders: z.array(z.string()) }).optional(),
  keychain: z.object({ madeAt: timestamp, backend: z.string() }).optional(),
});

export const wayKind = z.enum(['words', 'shares', 'keychain']);
export type WayKind = z.output<typeof wayKind>;

export const waysMethods = {
  'vault.waysIn': method(nothing, waysIn),
  /** The words that kits and shares are made of, for completing what somebody types. */
  'vault.wordLists': method(nothing, z.object({ words: z.array(z.string()), shares: z.array(z.string()) })),
  /** Whether the paper is in order and fits this vault; opens nothing, and needs no open vault. */
  'vault.checkPaper': method(
    paper,
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('fits') }),
      z.object({ kind: z.literal('other-vault') }),
      ...wordsSlips,
      sharesSlip,
    ]),
  ),
  /** As `vault.checkPaper`, for an open vault, which remembers the day. */
  'vault.testPaper': method(
    paper,
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('fits') }),
      z.object({ kind: z.literal('other-vault') }),
      ...wordsSlips,
      sharesSlip,
    ]),
  ),
  /** New words; the earlier ones are good until `vault.confirmNewWay`. */
  'vault.newKit': method(
    z.object({ passphrase }),
    z.discriminatedUnion('kind', [z.object({ kind: z.literal('kit'), recovery: recoveryWords }), wrongPassphrase]),
  ),
  /** New shares, one for each holder; the earlier ones are good until `vault.confirmNewWay`. */
  'vault.newShares': method(
    z
      .object({ passphrase, needed: z.int().min(2).max(16), holders: z.array(shortText).min(2).max(16) })
      .refine(({ needed, holders }) => needed <= holders.length),
    z.discriminatedUnion('kind', [
      /** Each 33 words with spaces between them, in the order of the holders. */
      z.object({ kind: z.literal('shares'), shares: z.array(z.string()), vaultName: z.string() }),
      wrongPassphrase,
    ]),
  ),
  /** What was made is on paper: it takes the place of the earlier one. */
  'vault.confirmNewWay': method(nothing, nothing),
  /** A kit or a share's sheet left the screen, by printer or as a file. */
  'vault.notePrinted': method(
    z.object({ sheet: z.enum(['kit', 'share']), as: z.enum(['paper', 'pdf']), sheets: z.int().min(1).max(16) }),
    nothing,
  ),
  'vault.keychainState': method(
    nothing,
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('available'), backend: z.string() }),
      z.object({ kind: z.literal('unavailable'), reason: keychainReason }),
    ]),
  ),
  'vault.setKeychain': method(
    z.object({ passphrase }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('set') }),
      z.object({ kind: z.literal('unavailable'), reason: keychainReason }),
      wrongPassphrase,
    ]),
  ),
  /** `last-way`: besides the passphrase, one on paper always stays. */
  'vault.removeWay': method(
    z.object({ passphrase, way: wayKind }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('removed') }),
      z.object({ kind: z.literal('last-way') }),
      wrongPassphrase,
    ]),
  ),
};
