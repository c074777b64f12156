/** How far a mailbox was read is no longer kept: every reading begins at the first cell that the relay holds. */
import type { Migration } from './migration.ts';

export const noMailboxCursor: Migration = {
  version: 8,
  name: 'no-mailbox-cursor',
  sql: 'DROP TABLE mailbox_cursor;',
  removesRowsFrom: ['mailbox_cursor'],
};
