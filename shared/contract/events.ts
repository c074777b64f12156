/** Every event that the service tells screens: which query is stale, or how far a task has come. Never content. */
import { z } from 'zod';
import { clientId, messageId, noteId } from './shapes.ts';

const task = z.object({ taskId: z.string() });

export const events = {
  vaultStatusChanged: z.undefined(),
  /** The unlock under way brings an older vault up to date first, which takes seconds where there is much in it. */
  vaultUpdating: z.undefined(),
  clientsChanged: z.undefined(),
  conversationChanged: z.object({ clientId }),
  /** Someone wrote: for the pill, the title's count and the notification that names nobody. */
  messageReceived: z.object({ clientId }),
  /** In bytes of the file. What it is then is told by `conversationChanged`. */
  attachmentProgressed: z.object({ clientId, messageId, done: z.number(), total: z.number() }),
  /** In bytes of the file. */
  importProgressed: z.object({ importId: z.string(), done: z.number(), total: z.number() }),
  /** Something was brought in or taken back. */
  importsChanged: z.object({ clientId }),
  notesChanged: z.object({ clientId, noteId }),
  /** Unlocked or locked: what screens know of them goes in the latter case. */
  psychotherapyNotesLockChanged: z.object({ isOpen: z.boolean() }),
  /** A form was saved, or somebody answered one. */
  formsChanged: z.undefined(),
  /** Without a client: time went on, and for anyone something may be due. */
  channelPlansChanged: z.object({ clientId: clientId.optional() }),
  /** The policy's draft, its versions, or how it is asked for. */
  policiesChanged: z.undefined(),
  /** Practice mode began, ended, or something was done in it. */
  practiceModeChanged: z.undefined(),
  /** An event of the make-believe practice, parsed by the screens over it. */
  practiceModeEvent: z.object({ event: z.string(), payload: z.unknown() }),
  settingsChanged: z.undefined(),
  relayStatusChanged: z.undefined(),
  /** Something was set apart from the record, or is hidden in it. */
  releaseChanged: z.object({ clientId }),
  disclosuresChanged: z.undefined(),
  /** A client was deleted; nothing of that client is there any more. */
  deletionsChanged: z.undefined(),
  /** A request for a record, or time went on. */
  requestsChanged: z.undefined(),
  /** A rule, what is known of a client for it, a legal hold or the review; or time went on. */
  retentionChanged: z.undefined(),
  auditChanged: z.undefined(),
  backupsChanged: z.undefined(),
  willChanged: z.undefined(),
  restoreProgressed: z.object({ done: z.number(), total: z.number() }),
  storeFailed: z.object({ reason: z.enum(['full', 'other']) }),
  taskProgressed: task.extend({
    step: z.enum(['reading', 'writing', 'printing', 'checking']),
    done: z.number(),
    total: z.number(),
  }),
  taskEnded: task.extend({
    outcome: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('done'),
        folder: z.string(),
        messages: z.number(),
        expectedMessages: z.number(),
        /** Beside the messages. */
        imported: z.number(),
        notes: z.number(),
        /** Beside the notes. */
        psychotherapyNotes: z.number(),
        failed: z.number(),
        files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
      }),
      /** It went to the system's printing, and stands in the disclosure log. */
      z.object({
        kind: z.literal('printed'),
        messages: z.number(),
        expectedMessages: z.number(),
        /** Beside the messages. */
        imported: z.number(),
        notes: z.number(),
        /** Beside the notes. */
        psychotherapyNotes: z.number(),
        failed: z.number(),
      }),
      z.object({ kind: z.literal('cancelled') }),
      z.object({
        kind: z.literal('failed'),
        reason: z.enum(['disk-full', 'folder-unwritable', 'printing-failed', 'other']),
        incident: z.string().optional(),
      }),
    ]),
  }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;
