/** Psychotherapy notes (45 CFR 164.501): a store under a key of its own, which is there only after the passphrase was given once more. */
import { z } from 'zod';
import { clientId, noteId, nothing, passphrase } from '../shapes.ts';
import { method } from './method.ts';
import { createNote, noteMethods } from './notes.ts';
import { wrongPassphrase } from './ways.ts';

/** All but `state`, `unlock` and `lock` throw `psychotherapy-notes-locked` while they are locked. */
export const psychotherapyNoteMethods = {
  /** How many there are, of everyone, of one client or under one id: known without opening any. */
  'psychotherapyNotes.state': method(
    z.object({ clientId: clientId.optional(), noteId: noteId.optional() }),
    z.object({ isOpen: z.boolean(), count: z.number() }),
  ),
  'psychotherapyNotes.unlock': method(
    z.object({ passphrase }),
    z.discriminatedUnion('kind', [z.object({ kind: z.literal('unlocked') }), wrongPassphrase]),
  ),
  'psychotherapyNotes.lock': method(nothing, nothing),
  /** Somebody reads or writes one: the time until they lock by themselves starts anew. */
  'psychotherapyNotes.touch': method(nothing, nothing),
  'psychotherapyNotes.list': noteMethods['notes.list'],
  'psychotherapyNotes.get': noteMethods['notes.get'],
  'psychotherapyNotes.create': method(createNote, z.object({ id: noteId })),
  'psychotherapyNotes.saveDraft': noteMethods['notes.saveDraft'],
  'psychotherapyNotes.save': noteMethods['notes.save'],
  'psychotherapyNotes.sign': noteMethods['notes.sign'],
  'psychotherapyNotes.addAddendum': noteMethods['notes.addAddendum'],
  'psychotherapyNotes.discard': noteMethods['notes.discard'],
};
