/** What a signature under a note covers. */
import { createHash } from 'node:crypto';
import type { NoteId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { NoteText } from './notes.repository.ts';

/**
 * SHA-256, hexadecimal, over the JSON array [label, note, version, title, session day, [[section, text] …],
 * signer, time in milliseconds]: JSON of strings and whole numbers has one form only.
 */
export function signatureHash(
  noteId: NoteId,
  version: number,
  text: NoteText,
  signedBy: string,
  signedAt: Timestamp,
): string {
  const sections = text.sections.map((section) => [section.name, section.text]);
  const signed = JSON.stringify([
    'quietline/note/1',
    noteId,
    version,
    text.title,
    text.sessionDay,
    sections,
    signedBy,
    signedAt,
  ]);
  return createHash('sha256').update(signed).digest('hex');
}
