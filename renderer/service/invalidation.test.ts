import { describe, expect, test } from 'vitest';
import type { ClientId, NoteId } from '../../shared/domain/ids.ts';
import { forgottenAfter, isStale, staleAfter } from './invalidation.ts';

const ana = 'a'.repeat(32) as ClientId;
const ben = 'b'.repeat(32) as ClientId;
const note = 'c'.repeat(32) as NoteId;

describe('what an event makes stale', () => {
  test('a message makes the list and its own conversation stale, and nobody else’s', () => {
    const stale = staleAfter({ name: 'messageReceived', payload: { clientId: ana } });
    expect(isStale(stale, 'clients.list', undefined)).toBe(true);
    expect(isStale(stale, 'conversations.page', { clientId: ana, limit: 50 })).toBe(true);
    expect(isStale(stale, 'conversations.get', { clientId: ana })).toBe(true);
    expect(isStale(stale, 'conversations.get', { clientId: ben })).toBe(false);
    expect(isStale(stale, 'notes.list', {})).toBe(false);
  });

  test('a note makes every list of notes and itself stale, and no other note', () => {
    const stale = staleAfter({ name: 'notesChanged', payload: { clientId: ana, noteId: note } });
    expect(isStale(stale, 'notes.list', {})).toBe(true);
    expect(isStale(stale, 'notes.list', { clientId: ben })).toBe(true);
    expect(isStale(stale, 'notes.get', { id: note })).toBe(true);
    expect(isStale(stale, 'notes.get', { id: 'd'.repeat(32) })).toBe(false);
    expect(isStale(stale, 'conversations.get', { clientId: ana })).toBe(false);
  });

  test('what was asked of psychotherapy notes is forgotten when they are locked, but not that they are', () => {
    const locked = { name: 'psychotherapyNotesLockChanged', payload: { isOpen: false } } as const;
    const stale = staleAfter(locked);
    for (const method of ['psychotherapyNotes.list', 'psychotherapyNotes.get', 'records.items'] as const) {
      expect(forgottenAfter(locked)).toContain(method);
      expect(isStale(stale, method, {})).toBe(true);
    }
    // Its answer decides what is on the screen: emptied, it would take the focus along.
    expect(forgottenAfter(locked)).not.toContain('psychotherapyNotes.state');
    expect(isStale(stale, 'psychotherapyNotes.state', {})).toBe(true);
    expect(forgottenAfter({ ...locked, payload: { isOpen: true } })).toEqual([]);
  });

  test('the progress of a task makes nothing stale', () => {
    expect(
      staleAfter({ name: 'taskProgressed', payload: { taskId: 't', step: 'reading', done: 1, total: 2 } }),
    ).toEqual([]);
  });

  test('a method without input is stale whatever the input is called', () => {
    const stale = staleAfter({ name: 'settingsChanged', payload: undefined });
    expect(isStale(stale, 'settings.get', undefined)).toBe(true);
    expect(isStale(stale, 'search.find', { query: 'x' })).toBe(false);
  });
});
