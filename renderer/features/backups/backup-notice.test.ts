import { expect, test } from 'vitest';
import type { Timestamp } from '../../../shared/domain/ids.ts';
import { backupNotice } from './backup-notice.ts';

const last = { at: 0 as Timestamp, name: 'a.qlbackup', bytes: 1, counts: { clients: 0, messages: 0, notes: 0 } };
const checked = { at: 0 as Timestamp, outcome: 'damaged' as const, name: 'a.qlbackup' };

test('a failure that is hours old is nobody’s business outside of the settings', () => {
  const failure = { at: 0 as Timestamp, reason: 'folder-missing' as const };
  expect(backupNotice({ failure, needsAttention: false })).toBeUndefined();
});

test('no backup, an old one and a damaged one are told apart', () => {
  expect(backupNotice({ needsAttention: true })).toBe('backups.notice.none');
  expect(backupNotice({ last, needsAttention: true })).toBe('backups.notice.old');
  expect(backupNotice({ last, checked, needsAttention: true })).toBe('backups.notice.damaged');
});
