/** Deleting a client for good, and the certificates of it that stay. */
import { z } from 'zod';
import { clientId, nothing, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';
import { keeping } from './retention.ts';

const deletionId = z.string().regex(/^[0-9a-f]{32}$/);

export const deletionCounts = z.object({
  messages: z.number(),
  notes: z.number(),
  contacts: z.number(),
  /** Versions of the channel plan; certificates from before there were plans say nothing of them. */
  plans: z.number().optional(),
  addenda: z.number(),
  /** Sessions and invites: the keys that opened what was sent. */
  keys: z.number(),
  disclosures: z.number(),
});

const backupsLeft = z.object({
  /** `missing`: the folder could not be read, so what is in it is not known. */
  folder: z.enum(['read', 'missing', 'none']),
  files: z.array(z.object({ name: z.string(), createdAt: timestamp })),
});

export const deletionCertificate = z.object({
  format: z.literal('quietline-deletion-certificate'),
  version: z.literal(1),
  id: deletionId,
  clientId,
  /** As the therapist wanted the client named here. */
  subject: z.string(),
  practice: z.string(),
  by: z.string(),
  at: timestamp,
  removed: deletionCounts,
  /** `not-told`: the relay took no goodbye; it forgets the mailboxes by itself when nobody uses them. */
  conversation: z.enum(['ended', 'not-told', 'never-joined']),
  remains: z.object({
    /** They hold the client until newer ones take their place. */
    backups: backupsLeft,
    /** Folders beside the vault with files that were set aside when a backup was restored. */
    setAside: z.array(z.string()),
    /** Records that were given out. */
    records: z.number(),
    /** The client's own device has what it had. */
    clientCopy: z.boolean(),
  }),
  /** How the practice's rule stood that day; older certificates say nothing of it. */
  keeping: keeping.extend({ rule: z.string().optional() }).optional(),
});

const kept = z.object({
  certificate: deletionCertificate,
  /** Of the certificate's file; the audit log holds the same. */
  sha256: z.string(),
});

export const deletionMethods = {
  /** What there is to lose, before anything happens. */
  'deletions.preview': method(
    z.object({ clientId }),
    z.object({
      name: z.string(),
      counts: deletionCounts,
      isJoined: z.boolean(),
      /** When the record was last exported. */
      exportedAt: timestamp.optional(),
      backups: backupsLeft,
      keeping: keeping.extend({ rule: z.string().optional() }),
    }),
  ),
  'deletions.delete': method(
    z.object({
      clientId,
      /** The client's name, typed by the person who wants this. */
      typedName: z.string().max(400),
      subject: shortText,
      /** Even where the relay can't be reached and so the client can't be told. */
      evenUntold: z.boolean(),
    }),
    z.discriminatedUnion('kind', [
      kept.extend({ kind: z.literal('deleted') }),
      /** Nothing was done. */
      z.object({ kind: z.literal('name-differs') }),
      /** A legal hold stands: nothing was done. */
      z.object({ kind: z.literal('held') }),
      /** The conversation is ended and nothing was deleted: its goodbye waits for the relay. */
      z.object({ kind: z.literal('not-told') }),
    ]),
  ),
  /** Newest first. */
  'deletions.list': method(nothing, z.array(kept)),
  'deletions.save': method(
    z.object({ id: deletionId, folder: z.string().min(1).max(4096) }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('written'), name: z.string() }),
      z.object({ kind: z.enum(['disk-full', 'folder-unwritable']) }),
    ]),
  ),
};
