/** Notes are kept in versions, signed once, and only added to after that. */
import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import type { ClientId, NoteId } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';
import { testClock } from '../../testing/vaults.ts';
import { createNotesHandlers } from './index.ts';
import { signatureHash } from './note-signature.ts';

const day = '2026-03-03';
const soap = (subjective: string) => [
  { name: 'subjective', text: subjective } as const,
  { name: 'plan', text: 'Again in a week.' } as const,
];

function practice(): {
  readonly database: WritableDatabase;
  readonly notes: ReturnType<typeof createNotesHandlers>;
  readonly clientId: ClientId;
  readonly changes: NoteId[];
} {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const changes: NoteId[] = [];
  const notes = createNotesHandlers({
    database,
    clock: testClock(),
    random: systemRandom,
    therapistName: () => 'Dr. Mira Olsen',
    clientExists: (id) => id === clientId,
    onChange: ({ noteId }) => changes.push(noteId),
  });
  return { database, notes, clientId, changes };
}

describe('a note', () => {
  test('keeps what is typed as a draft, and every saved version', () => {
    const { notes, clientId } = practice();
    const { id } = notes['notes.create']({ clientId, template: 'soap', sessionDay: day });
    notes['notes.saveDraft']({ id, title: 'First', sessionDay: day, sections: soap('sleeps badly') });
    expect(notes['notes.get']({ id }).draft?.sections[0]?.text).toBe('sleeps badly');
    expect(notes['notes.save']({ id, title: 'First', sessionDay: day, sections: soap('sleeps badly') })).toEqual({
      version: 1,
    });
    expect(notes['notes.save']({ id, title: 'First', sessionDay: day, sections: soap('sleeps better') })).toEqual({
      version: 2,
    });
    expect(notes['notes.save']({ id, title: 'First', sessionDay: day, sections: soap('sleeps better') })).toEqual({
      version: 2,
    });
    const note = notes['notes.get']({ id });
    expect(note.draft).toBeUndefined();
    expect(note.versions.map((version) => version.sections[0]?.text)).toEqual(['sleeps better', 'sleeps badly']);
    expect(note.sections.map((section) => section.name)).toEqual(['subjective', 'objective', 'assessment', 'plan']);
  });

  test('is locked by its signature, which covers what stands', () => {
    const { notes, clientId } = practice();
    const { id } = notes['notes.create']({ clientId, template: 'free', sessionDay: day });
    const text = { title: 'Call', sessionDay: day, sections: [{ name: 'text' as const, text: 'We spoke.' }] };
    notes['notes.sign']({ id, ...text });
    const { signature, summary } = notes['notes.get']({ id });
    expect(summary.signedAt).toBeDefined();
    expect(signature?.by).toBe('Dr. Mira Olsen');
    if (signature === undefined) throw new Error('not signed');
    expect(signature.hash).toBe(signatureHash(id, 1, text, signature.by, signature.at));
    expect(() => notes['notes.save']({ id, ...text, title: 'Other' })).toThrow('note-signed');
    expect(() => notes['notes.saveDraft']({ id, ...text, title: 'Other' })).toThrow('note-signed');
    notes['notes.addAddendum']({ id, text: 'The sister called too.' });
    expect(notes['notes.get']({ id }).addenda.map((addendum) => addendum.text)).toEqual(['The sister called too.']);
  });

  test('cannot be rewritten or removed in the store either', () => {
    const { database, notes, clientId } = practice();
    const { id } = notes['notes.create']({ clientId, template: 'free', sessionDay: day });
    notes['notes.sign']({ id, title: '', sessionDay: day, sections: [{ name: 'text', text: 'As it was.' }] });
    for (const sql of [
      "UPDATE note_version SET title = 'x'",
      'DELETE FROM note_version',
      "UPDATE note_signature SET signed_by = 'x'",
      'DELETE FROM note_signature',
      'INSERT INTO note_version SELECT note_id, 2, title, session_day, sections, author, saved_at FROM note_version',
    ]) {
      expect(() => database.command(sql).run(), sql).toThrow('store-failed');
    }
  });

  test('can be discarded only while it was never saved', () => {
    const { notes, clientId, changes } = practice();
    const { id } = notes['notes.create']({ clientId, template: 'free', sessionDay: day });
    notes['notes.saveDraft']({ id, title: '', sessionDay: day, sections: [{ name: 'text', text: 'no' }] });
    notes['notes.discard']({ id });
    expect(notes['notes.list']({ clientId })).toEqual([]);
    expect(changes).toEqual([id, id, id]);
    const kept = notes['notes.create']({ clientId, template: 'free', sessionDay: day });
    notes['notes.save']({ id: kept.id, title: '', sessionDay: day, sections: [{ name: 'text', text: 'yes' }] });
    expect(() => notes['notes.discard']({ id: kept.id })).toThrow('invalid-input');
    expect(() =>
      notes['notes.create']({ clientId: 'f'.repeat(32) as ClientId, template: 'free', sessionDay: day }),
    ).toThrow('not-found');
  });

  test('cannot be discarded while a legal hold stands, unless nothing was written', () => {
    const { database, notes, clientId } = practice();
    const draft = () => {
      const { id } = notes['notes.create']({ clientId, template: 'free', sessionDay: day });
      return id;
    };
    const [written, empty] = [draft(), draft()];
    const save = (id: NoteId, text: string) =>
      notes['notes.saveDraft']({ id, title: '', sessionDay: day, sections: [{ name: 'text', text }] });
    save(written, 'He said it was he.');
    save(empty, ' ');
    database
      .command('INSERT INTO legal_hold (hold_id, client_id, reason, set_at, set_by) VALUES (?, ?, ?, ?, ?)')
      .run(...['hold', clientId, 'A lawyer’s letter', 1, 'Dr. Mira Olsen']);
    expect(() => notes['notes.discard']({ id: written })).toThrow('legal-hold');
    expect(notes['notes.get']({ id: written }).draft?.sections[0]?.text).toBe('He said it was he.');
    notes['notes.discard']({ id: empty });
    database
      .command("UPDATE legal_hold SET lift_reason = 'Settled', lifted_at = 2, lifted_by = 'Dr. Mira Olsen'")
      .run();
    notes['notes.discard']({ id: written });
    expect(notes['notes.list']({ clientId })).toEqual([]);
  });
});
