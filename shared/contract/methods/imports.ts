/** Messages from before, out of other apps' files: giving a file, looking at what it holds, bringing it in, taking it back. */
import { z } from 'zod';
import { bytesUpTo, clientId, nothing, timestamp, timeZone } from '../shapes.ts';
import { filePiece, maxThumbnailBytes, savedFile } from './attachments.ts';
import { method } from './method.ts';

const maxPieceBytes = 2 ** 20;
const maxPeople = 500;

export const importId = z.string().regex(/^[0-9a-f]{32}$/);

/** What kind of file: SMS Backup & Restore, WhatsApp's text, Signal's JSON or text, eml or mbox, typed or pasted here. */
export const importSource = z.enum(['sms', 'whatsapp', 'signal', 'mail', 'pasted']);

/** Why nothing of a file can be brought in. */
export const importRefusal = z.enum([
  'empty',
  'unknown-format',
  /** Letters that are neither UTF-8 nor what the file names, or damaged. */
  'not-utf8',
  'not-xml',
  'not-json',
  /** It ends in the middle. */
  'cut-off',
  /** It defines references of its own, which no app that writes messages does. */
  'entities',
  'too-large-item',
  'too-many-messages',
  'too-many-people',
  'damaged-zip',
  /** It holds no chat, backup or mailbox, or more than one. */
  'zip-unclear',
  /** The sealed copy could not be read back. */
  'damaged-copy',
]);

/** Why one message or line of it cannot be. */
export const unreadableReason = z.enum([
  'no-time',
  'bad-time',
  'no-sender',
  /** A draft, or one that never went out. */
  'not-sent',
  'too-long',
  'not-a-message',
  'damaged-mail',
]);

/** Why a picture or another file of a message is only named. */
export const importedFileFault = z.enum([
  /** It could not be decoded to its end. */
  'damaged',
  /** More than 100 MiB. */
  'too-large',
  /** More files, or more bytes of them, than one message or one import takes. */
  'too-many',
  /** Packed so tightly that it was made to do harm. */
  'bomb',
]);

const importedFileId = z.string().regex(/^[0-9a-f]{32}$/);
/** `name` and `mime`: by the original's word; the name is one line, no path, and may be empty. */
const fileNaming = { name: z.string(), mime: z.string() };

/** A file of an imported message: nobody has verified it either. */
export const importedFile = z.discriminatedUnion('state', [
  z.object({
    ...fileNaming,
    /** `missing`: the backup that this practice was restored from did not have it. */
    state: z.enum(['here', 'missing']),
    id: importedFileId,
    size: z.number(),
    thumbnail: bytesUpTo(maxThumbnailBytes).optional(),
  }),
  z.object({ ...fileNaming, state: importedFileFault }),
]);

export const importRole = z.enum(['client', 'practice', 'other']);
export const dayOrder = z.enum(['dmy', 'mdy', 'ymd']);
const personName = z.string().max(200);

const refused = z.object({
  kind: z.literal('refused'),
  reason: importRefusal,
  /** Of the file, from 1. */
  line: z.number().optional(),
});

const choices = z.object({
  importId,
  /** Of times without a zone. */
  timeZone,
  /** Of dates that could be read in two ways. */
  dayOrder: dayOrder.optional(),
  /** Of a file with several conversations: which ones are this client's. */
  threads: z.array(personName).max(maxPeople).optional(),
});

/** One message as it would stand here. `sender` as in the file; empty: whose phone or account it was. */
const sample = z.object({ at: timestamp, sender: z.string(), text: z.string(), hasFile: z.boolean() });

export const importPreview = z.object({
  kind: z.literal('preview'),
  source: importSource,
  /** In the chosen conversations, or in the only one. */
  messages: z.number(),
  /** Lines that the app wrote by itself: they are not brought in. */
  systemLines: z.number(),
  /** Messages with a picture or another file whose content is not in the file. */
  withFiles: z.number(),
  /** What comes with the messages, and what of it can't. */
  files: z.object({
    pictures: z.number(),
    others: z.number(),
    faultCount: z.number(),
    /** The first of them. */
    faults: z.array(z.object({ line: z.number(), name: z.string(), fault: importedFileFault })),
  }),
  unreadable: z.object({
    count: z.number(),
    /** The first of them. */
    lines: z.array(z.object({ line: z.number(), reason: unreadableReason })),
  }),
  /** Empty where the file is one conversation. */
  threads: z.array(z.object({ name: z.string(), count: z.number() })),
  senders: z.array(z.object({ sender: z.string(), count: z.number() })),
  first: z.array(sample),
  last: z.array(sample),
  hasLocalTimes: z.boolean(),
  dayOrder: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('known'), order: dayOrder }),
    /** `asDmy` and `asMdy`: what the example means, as calendar days. */
    z.object({
      kind: z.literal('ask'),
      example: z.string(),
      guess: dayOrder,
      asDmy: z.string(),
      asMdy: z.string(),
    }),
  ]),
  /** Same time, sender and words: again in this file, and brought in before. */
  repeats: z.object({ inFile: z.number(), before: z.number() }),
  /** This very file was brought in then, and is still there. */
  sameFileAt: timestamp.optional(),
});

export const importSummary = z.object({
  id: importId,
  source: importSource,
  fileName: z.string(),
  fileBytes: z.number(),
  /** Of the original file, 64 hexadecimal digits. */
  fileSha256: z.string(),
  at: timestamp,
  by: z.string(),
  timeZone: z.string(),
  messages: z.number(),
  /** Pictures and other files that came with them. */
  files: z.number(),
  /** Repeats and messages of people who were left out. */
  leftOut: z.number(),
  unreadable: z.number(),
  /** `missing`: the backup that this practice was restored from did not have it. */
  original: z.enum(['here', 'missing']),
});

const namedFile = z.object({ clientId, fileId: importedFileId });

export const importMethods = {
  /** What is begun and not brought in is forgotten with the lock. */
  'imports.begin': method(
    z.object({ clientId, fileName: z.string().max(1000), size: z.int().min(0) }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('begun'), importId, pieceBytes: z.number() }),
      z.object({ kind: z.literal('too-large'), maxBytes: z.number() }),
    ]),
  ),
  'imports.append': method(
    z.object({ importId, bytes: bytesUpTo(maxPieceBytes) }),
    z.object({ kind: z.enum(['taken', 'unknown', 'disk-full']) }),
  ),
  /** All of it is here. */
  'imports.finish': method(z.object({ importId }), z.object({ kind: z.enum(['kept', 'wrong-size', 'unknown']) })),
  /** Reads the whole file and changes nothing; `importProgressed` says how far it is. */
  'imports.preview': method(
    choices,
    z.discriminatedUnion('kind', [importPreview, refused, z.object({ kind: z.enum(['cancelled', 'unknown']) })]),
  ),
  /** All of it or nothing. Senders without a role are left out. */
  'imports.bringIn': method(
    choices.extend({
      roles: z.array(z.object({ sender: personName, role: importRole })).max(maxPeople),
      /** What stands in the file twice is brought in once. What was brought in before never comes again. */
      leavesOutRepeats: z.boolean(),
    }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('done'), summary: importSummary }),
      refused,
      z.object({ kind: z.enum(['cancelled', 'unknown', 'disk-full']) }),
    ]),
  ),
  /** Stops what is done with it, and forgets the file where it was not brought in. */
  'imports.discard': method(z.object({ importId }), nothing),
  /** Newest first. */
  'imports.list': method(z.object({ clientId }), z.array(importSummary)),
  /** Takes back exactly what came with it, and its file; the audit log keeps that it was. */
  'imports.undo': method(z.object({ importId }), z.object({ messages: z.number() })),
  /** `folder` is what the person chose in the dialog; a file that is there is never replaced. */
  'imports.saveOriginal': method(z.object({ importId, folder: z.string().min(1).max(4096) }), savedFile),
  /** A file of an imported message; piece n is the bytes from n MiB on. */
  'imports.readFile': method(namedFile.extend({ piece: z.int().min(0).max(100_000) }), filePiece),
  'imports.saveFile': method(namedFile.extend({ folder: z.string().min(1).max(4096) }), savedFile),
  /** Pictures that came with an import and have no small picture yet. */
  'imports.undrawn': method(z.object({ importId }), z.array(z.object({ id: importedFileId, size: z.number() }))),
  /** Drawn by a screen, since the service decodes no picture. Absent: it can't be drawn, and nobody tries again. */
  'imports.keepThumbnail': method(namedFile.extend({ thumbnail: bytesUpTo(maxThumbnailBytes).optional() }), nothing),
};
