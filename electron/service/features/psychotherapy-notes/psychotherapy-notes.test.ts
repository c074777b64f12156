/** Psychotherapy notes are used like other ones while they are open, and are closed boxes at every other time. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import type { NoteId } from '../../../../shared/domain/ids.ts';
import { testPsychotherapyNotes } from '../../testing/psychotherapy-notes.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';
import { otherPassphrase, strongPassphrase, testClock } from '../../testing/vaults.ts';
import type { PsychotherapyNotesPorts } from './index.ts';
import { openRow, type RowName, sealRow } from './sealed-rows.ts';

const day = '2026-03-03';
const text = (words: string) => ({ title: 'Own', sessionDay: day, sections: [{ name: 'text' as const, text: words }] });
const minuteMs = 60_000;

async function practice(ports: Partial<PsychotherapyNotesPorts> = {}) {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const clock = testClock();
  const noted: (readonly [string, string | undefined])[] = [];
  const told: boolean[] = [];
  const notes = testPsychotherapyNotes(database, {
    clock,
    note: (kind, details) => noted.push([kind.slice('psychotherapy-notes-'.length), details?.by]),
    onLockChange: (isOpen) => told.push(isOpen),
    ...ports,
  });
  const call = notes.handlers;
  const unlock = () => call['psychotherapyNotes.unlock']({ passphrase: strongPassphrase });
  await unlock();
  const { id } = call['psychotherapyNotes.create']({ clientId, template: 'free', sessionDay: day });
  return { database, clientId, clock, noted, told, notes, call, unlock, id };
}

describe('psychotherapy notes', () => {
  test('lock by themselves five minutes after the last touch of one, and a list is no touch', async () => {
    const { call, clock, noted, told, id } = await practice();
    clock.advance(4 * minuteMs);
    call['psychotherapyNotes.saveDraft']({ id, ...text('half a thought') });
    clock.advance(4 * minuteMs);
    call['psychotherapyNotes.list']({});
    call['psychotherapyNotes.touch']();
    clock.advance(4 * minuteMs);
    call['psychotherapyNotes.list']({});
    expect(call['psychotherapyNotes.state']({})).toEqual({ isOpen: true, count: 1 });
    clock.advance(minuteMs);
    expect(call['psychotherapyNotes.state']({})).toEqual({ isOpen: false, count: 1 });
    expect(noted).toEqual([
      ['unlocked', undefined],
      ['locked', 'time'],
    ]);
    expect(told).toEqual([true, false]);
  });

  test('are written, kept, signed and added to like other notes, and a draft survives the lock', async () => {
    const { call, clientId, unlock, id } = await practice();
    call['psychotherapyNotes.saveDraft']({ id, ...text('half a thought') });
    call['psychotherapyNotes.lock']();
    await unlock();
    expect(call['psychotherapyNotes.get']({ id }).draft).toEqual(text('half a thought'));
    expect(call['psychotherapyNotes.save']({ id, ...text('first') })).toEqual({ version: 1 });
    expect(call['psychotherapyNotes.save']({ id, ...text('first') })).toEqual({ version: 1 });
    call['psychotherapyNotes.sign']({ id, ...text('second') });
    expect(() => call['psychotherapyNotes.save']({ id, ...text('third') })).toThrow('note-signed');
    call['psychotherapyNotes.addAddendum']({ id, text: 'one' });
    call['psychotherapyNotes.addAddendum']({ id, text: 'two' });
    const note = call['psychotherapyNotes.get']({ id });
    expect(note.versions.map(({ sections }) => sections[0]?.text)).toEqual(['second', 'first']);
    expect(note.addenda.map((addendum) => addendum.text)).toEqual(['one', 'two']);
    expect(note.signature?.by).toBe('Dr. Mira Olsen');
    const { id: other } = call['psychotherapyNotes.create']({ clientId, template: 'soap', sessionDay: '2026-03-04' });
    call['psychotherapyNotes.saveDraft']({ id: other, title: 'Typed', sessionDay: '2026-03-05', sections: [] });
    expect(call['psychotherapyNotes.list']({ clientId })).toMatchObject([
      {
        kind: 'psychotherapy',
        template: 'soap',
        title: 'Typed',
        sessionDay: '2026-03-05',
        versions: 0,
        hasDraft: true,
      },
      { kind: 'psychotherapy', template: 'free', title: 'Own', versions: 2, addenda: 2, hasDraft: false },
    ]);
    call['psychotherapyNotes.discard']({ id: other });
    expect(call['psychotherapyNotes.state']({ clientId })).toEqual({ isOpen: true, count: 1 });
    expect(call['psychotherapyNotes.state']({ noteId: other })).toEqual({ isOpen: true, count: 0 });
  });

  test('answer nothing but how many there are while they are locked, and stay so with another passphrase', async () => {
    const { call, notes, noted, clientId, id } = await practice();
    call['psychotherapyNotes.sign']({ id, ...text('mine') });
    call['psychotherapyNotes.lock']();
    call['psychotherapyNotes.lock']();
    for (const passphrase of [otherPassphrase, ''])
      expect(await call['psychotherapyNotes.unlock']({ passphrase })).toEqual({
        kind: 'wrong-passphrase',
        waitMs: 1000,
      });
    const tries: readonly (() => unknown)[] = [
      () => call['psychotherapyNotes.list']({}),
      () => call['psychotherapyNotes.list']({ clientId: 'f'.repeat(32) as typeof clientId }),
      () => call['psychotherapyNotes.get']({ id }),
      () => call['psychotherapyNotes.get']({ id: 'f'.repeat(32) as NoteId }),
      () => call['psychotherapyNotes.create']({ clientId, template: 'free', sessionDay: day }),
      () => call['psychotherapyNotes.saveDraft']({ id, ...text('x') }),
      () => call['psychotherapyNotes.save']({ id, ...text('x') }),
      () => call['psychotherapyNotes.sign']({ id, ...text('x') }),
      () => call['psychotherapyNotes.addAddendum']({ id, text: 'x' }),
      () => call['psychotherapyNotes.discard']({ id }),
      () => call['psychotherapyNotes.touch'](),
      () => notes.get(id),
      () => notes.passages.seal(id, 'r', 'x'),
    ];
    for (const attempt of tries) expect(attempt).toThrow('psychotherapy-notes-locked');
    expect(notes.places(clientId)).toMatchObject([{ id, sessionDay: day, versions: 1, isSigned: true }]);
    expect(noted.map(([kind]) => kind)).toEqual(['unlocked', 'locked', 'refused', 'refused']);
  });

  test('cannot be rewritten, removed, put among the other notes or taken for one another in the store', async () => {
    const { database, call, clientId, id } = await practice();
    call['psychotherapyNotes.sign']({ id, ...text('As it was.') });
    call['psychotherapyNotes.addAddendum']({ id, text: 'more' });
    for (const sql of [
      'UPDATE psychotherapy_version SET sealed = sealed',
      'DELETE FROM psychotherapy_version',
      'UPDATE psychotherapy_signature SET sealed = sealed',
      'DELETE FROM psychotherapy_signature',
      'UPDATE psychotherapy_addendum SET sealed = sealed',
      'DELETE FROM psychotherapy_addendum',
      `INSERT INTO psychotherapy_version SELECT note_id, 2, session_day, saved_at, sealed FROM psychotherapy_version`,
      `INSERT INTO note (note_id, client_id, kind, template, session_day, created_at) VALUES ('n', '${clientId}', 'psychotherapy', 'free', '${day}', 0)`,
    ])
      expect(() => database.command(sql).run(), sql).toThrow('store-failed');
    const other = call['psychotherapyNotes.create']({ clientId, template: 'free', sessionDay: day });
    call['psychotherapyNotes.saveDraft']({ id: other.id, ...text('x') });
    // Whoever can write to the store moves a box elsewhere, or changes what stands beside it.
    database
      .command('UPDATE psychotherapy_note SET sealed = (SELECT sealed FROM psychotherapy_note WHERE note_id = ?)')
      .run(id);
    expect(() => call['psychotherapyNotes.get']({ id: other.id })).toThrow('store-failed');
    expect(call['psychotherapyNotes.get']({ id }).sections).toEqual([{ name: 'text', text: 'As it was.' }]);
    database.command("UPDATE psychotherapy_note SET session_day = '2020-01-01' WHERE note_id = ?").run(id);
    expect(() => call['psychotherapyNotes.get']({ id })).toThrow('store-failed');
  });

  test('stay locked when the vault was locked while the passphrase was tried', async () => {
    const key = systemRandom(32);
    const { call, notes, told } = await practice({
      deriveKey: () => Promise.resolve({ kind: 'done', result: key }),
    });
    notes.stop();
    expect(key).toEqual(new Uint8Array(32));
    const late = systemRandom(32);
    key.set(late);
    await expect(call['psychotherapyNotes.unlock']({ passphrase: strongPassphrase })).rejects.toThrow('vault-locked');
    expect(key).toEqual(new Uint8Array(32));
    expect(told).toEqual([true, false]);
  });
});

test('a box opens under its key and its name alone, and never twice the same', () => {
  const key = systemRandom(32);
  const name: RowName = { kind: 'version', noteId: 'a'.repeat(32) as NoteId, beside: [1, day, 5] };
  const box = sealRow(key, name, 'words', systemRandom);
  expect(openRow(key, name, box, z.string())).toBe('words');
  expect(sealRow(key, name, 'words', systemRandom)).not.toEqual(box);
  const others: readonly RowName[] = [
    { ...name, kind: 'draft' },
    { ...name, noteId: 'b'.repeat(32) as NoteId },
    { ...name, beside: [2, day, 5] },
    { ...name, beside: [1, day] },
    { ...name, beside: ['1', day, 5] },
  ];
  for (const other of others) expect(() => openRow(key, other, box, z.string())).toThrow('store-failed');
  expect(() => openRow(systemRandom(32), name, box, z.string())).toThrow('store-failed');
  for (let at = 0; at < box.length; at += 7) {
    const flipped = Uint8Array.from(box);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(() => openRow(key, name, flipped, z.string())).toThrow('store-failed');
  }
});
