/** The professional will: two capsules for custodians, the letter in one of them, their shares, and how they are opened elsewhere. */
import { z } from 'zod';
import { clientId, nothing, passphrase, shortText, timestamp } from '../shapes.ts';
import { connection } from './clients.ts';
import { method } from './method.ts';
import { sharesSlip, typedShares, wrongPassphrase } from './ways.ts';

/** `continuity`: whom to notify and what to do next. `full`: the key to a backup. */
export const capsuleKind = z.enum(['continuity', 'full']);
export type CapsuleKind = z.output<typeof capsuleKind>;

const filePath = z.string().min(1).max(4096);
const letterText = z.string().max(100_000);
const clientText = z.string().max(4000);
const shareNumbers = z.array(z.number());

/** What stands in the continuity capsule. */
export const continuityLetter = z.object({
  version: z.literal(1),
  practice: z.object({
    name: z.string(),
    therapist: z.string(),
    phone: z.string(),
    emergencyText: z.string(),
  }),
  letter: z.string(),
  clients: z.array(
    z.object({
      name: z.string(),
      connection,
      isArchived: z.boolean(),
      /** Of the newest message either way, as a calendar day in UTC. */
      lastDay: z.string().optional(),
      /** How to reach this client and what comes next, in the therapist's words. */
      text: z.string(),
    }),
  ),
});
export type ContinuityLetter = z.output<typeof continuityLetter>;

const capsuleState = z.object({
  kind: capsuleKind,
  needed: z.number(),
  holders: z.array(z.string()),
  madeAt: timestamp,
  rehearsedAt: timestamp.optional(),
  isRehearsalDue: z.boolean(),
  /** When the file in the folder of the backups was last written. */
  writtenAt: timestamp.optional(),
});

const opening = z.object({
  id: z.string(),
  kind: capsuleKind,
  openedAt: timestamp,
  shares: shareNumbers,
  noticedAt: timestamp,
  isNew: z.boolean(),
  /** With shares that are not in use any more: made anew since, or taken back. */
  isFormer: z.boolean(),
});

const sharesAnswer = [
  sharesSlip,
  /** The shares are whole and of something else. */
  z.object({ kind: z.literal('other-shares') }),
] as const;

export const willMethods = {
  'will.state': method(
    nothing,
    z.object({
      vaultName: z.string(),
      letter: z.string(),
      clients: z.array(z.object({ id: clientId, name: z.string(), text: z.string() })),
      capsules: z.array(capsuleState),
      /** Newest first: what custodians' computers left beside the capsules. */
      openings: z.array(opening),
      folder: z.enum(['none', 'missing', 'written']),
    }),
  ),
  'will.saveLetter': method(z.object({ letter: letterText }), nothing),
  'will.saveClient': method(z.object({ clientId, text: clientText }), nothing),
  /** New shares, one for each holder; the earlier ones are good until `will.confirmShares`. */
  'will.newShares': method(
    z
      .object({
        capsule: capsuleKind,
        passphrase,
        needed: z.int().min(2).max(16),
        holders: z.array(shortText).min(2).max(16),
      })
      .refine(({ needed, holders }) => needed <= holders.length),
    z.discriminatedUnion('kind', [
      /** Each 33 words with spaces between them, in the order of the holders. */
      z.object({ kind: z.literal('shares'), shares: z.array(z.string()), vaultName: z.string() }),
      wrongPassphrase,
    ]),
  ),
  /** What was made is on paper. */
  'will.confirmShares': method(nothing, nothing),
  /** No more capsule of this kind is written, and the one in the folder goes. Copies elsewhere stay good. */
  'will.remove': method(z.object({ capsule: capsuleKind }), nothing),
  /** Proves that these shares open the capsule, and opens nothing. */
  'will.rehearse': method(
    z.object({ capsule: capsuleKind, shares: typedShares }),
    z.discriminatedUnion('kind', [z.object({ kind: z.literal('fits') }), ...sharesAnswer]),
  ),
  'will.export': method(
    z.object({ capsule: capsuleKind, folder: filePath }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('written'), name: z.string() }),
      z.object({ kind: z.enum(['disk-full', 'folder-unwritable']) }),
    ]),
  ),
  'will.acknowledge': method(z.object({ id: z.string().max(64) }), nothing),
  'will.notePrinted': method(z.object({ capsule: capsuleKind, as: z.enum(['paper', 'pdf']) }), nothing),
};

const foundCapsule = z.object({
  file: z.string(),
  capsule: capsuleKind,
  vaultName: z.string(),
  writtenAt: timestamp,
  /** For the full record: backups of the same vault in the same folder, newest first. */
  backups: z.array(z.object({ file: z.string(), name: z.string(), createdAt: timestamp })),
});
export type FoundCapsule = z.output<typeof foundCapsule>;

const capsuleRefusal = z.enum(['not-a-capsule', 'newer', 'damaged', 'file-unreadable']);

/** Answered on a computer that never saw the vault. */
export const custodianMethods = {
  /** `place`: a capsule's file, or a folder with some. */
  'vault.findCapsules': method(
    z.object({ place: filePath }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), capsules: z.array(foundCapsule) }),
      z.object({ kind: capsuleRefusal }),
    ]),
  ),
  /** Opens nothing. */
  'vault.checkCapsuleShares': method(
    z.object({ file: filePath, shares: typedShares }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('fits') }),
      ...sharesAnswer,
      z.object({ kind: capsuleRefusal }),
    ]),
  ),
  /** Only the continuity capsule; the full record is opened with `vault.restore`. */
  'vault.openCapsule': method(
    z.object({ file: filePath, shares: typedShares }),
    z.discriminatedUnion('kind', [
      /** `isNoted`: a note of it lies beside the capsule, for the practice to find. */
      z.object({
        kind: z.literal('opened'),
        letter: continuityLetter,
        writtenAt: timestamp,
        vaultName: z.string(),
        shares: shareNumbers,
        isNoted: z.boolean(),
      }),
      ...sharesAnswer,
      z.object({ kind: capsuleRefusal }),
    ]),
  ),
};
