/** What is no part of the record, and what is hidden in each record that is given away. The vault itself keeps everything. */
import { z } from 'zod';
import { redactionReasons } from '../../domain/redaction.ts';
import { audiences } from '../../domain/release.ts';
import { clientId, nothing, timestamp } from '../shapes.ts';
import { method } from './method.ts';

/** Of a message, form, contact, note, event or plan: within one client's file there is no second. */
export const itemId = z.string().min(1).max(64);
/** What kind of reader a record is made for. */
export const audience = z.enum(audiences);
export const redactionReason = z.enum(redactionReasons);

const redactionId = z.string().regex(/^[0-9a-f]{32}$/);
/** Longer than any passage that a person marks. */
export const passage = z.string().trim().min(1).max(20_000);

export const releaseMethods = {
  /** Sets an item apart, or takes it back into the record. */
  'releases.setOutside': method(z.object({ clientId, itemId, isOutside: z.boolean() }), nothing),
  /** Newest first. */
  'releases.redactions': method(
    z.object({ clientId }),
    z.array(
      z.object({
        id: redactionId,
        /** Absent: wherever the passage stands in the client's file, as whole words. */
        itemId: itemId.optional(),
        /** Absent: all of the item's words, and its file. */
        passage: z.string().optional(),
        /** The passage stands in a psychotherapy note, and these are locked. */
        isLocked: z.literal(true).optional(),
        reason: redactionReason,
        author: z.string(),
        at: timestamp,
      }),
    ),
  ),
  'releases.redact': method(
    z
      .object({ clientId, itemId: itemId.optional(), passage: passage.optional(), reason: redactionReason })
      .refine((given) => given.itemId !== undefined || given.passage !== undefined),
    z.object({ id: redactionId }),
  ),
  'releases.unredact': method(z.object({ id: redactionId }), nothing),
};
