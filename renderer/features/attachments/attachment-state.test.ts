import { describe, expect, test } from 'vitest';
import { attachmentActions, type AttachmentItem, maybePicture, stateWords } from './attachment-state.ts';

const file = (state: AttachmentItem['state'], mime = 'application/pdf', size = 1000) => ({ state, mime, size });
const theirs = { isOwn: false, canSend: true };
const own = { isOwn: true, canSend: true };

describe('what can be done with a file', () => {
  test('attacks 19: only pictures that a window can decode safely are offered to be viewed', () => {
    for (const mime of [
      'text/html',
      'image/svg+xml',
      'application/pdf',
      'image/heic',
      'video/mp4',
      'application/zip',
    ]) {
      expect(attachmentActions(file({ kind: 'here' }, mime), theirs)).toEqual(['save']);
    }
    expect(attachmentActions(file({ kind: 'here' }, 'image/png'), theirs)).toEqual(['view', 'save']);
    expect(maybePicture({ mime: 'image/png', size: 90 * 2 ** 20 })).toBe(false);
  });

  test('attacks 19: nothing of a file that is not whole and proven can be opened or saved', () => {
    const partly: readonly AttachmentItem['state'][] = [
      { kind: 'downloading', done: 900, total: 1000 },
      { kind: 'announced' },
      { kind: 'refused', reason: 'hash' },
      { kind: 'gone' },
      { kind: 'missing' },
    ];
    for (const state of partly) {
      const actions = attachmentActions(file(state, 'image/png'), theirs);
      expect(actions).not.toContain('view');
      expect(actions).not.toContain('save');
    }
  });

  test('a transfer can be paused and taken up again; only what has not left can be given up', () => {
    const moving = { done: 1, total: 2 };
    expect(attachmentActions(file({ kind: 'uploading', ...moving }), own)).toEqual(['pause', 'cancel']);
    expect(attachmentActions(file({ kind: 'uploading', ...moving, isPaused: true }), own)).toEqual([
      'resume',
      'cancel',
    ]);
    expect(attachmentActions(file({ kind: 'downloading', ...moving }), theirs)).toEqual(['pause']);
    expect(attachmentActions(file({ kind: 'sent' }), own)).toEqual(['save']);
  });

  test('what is gone is asked for once, and only where the other side can hear it', () => {
    expect(attachmentActions(file({ kind: 'gone' }), theirs)).toEqual(['ask-again']);
    expect(attachmentActions(file({ kind: 'gone' }), { isOwn: false, canSend: false })).toEqual([]);
    expect(attachmentActions(file({ kind: 'gone' }), own)).toEqual([]);
  });

  test('each state but a finished one says what it is', () => {
    expect(stateWords({ kind: 'uploading', done: 0, total: 1, wait: 'unreachable' }, true)).toBe('unreachable');
    expect(stateWords({ kind: 'uploading', done: 0, total: 1, wait: 'unreachable', isPaused: true }, true)).toBe(
      'paused',
    );
    expect(stateWords({ kind: 'stopped', reason: 'refused-by-relay' }, true)).toBe('stopped.refused-by-relay');
    expect(stateWords({ kind: 'here' }, false)).toBeUndefined();
  });
});
