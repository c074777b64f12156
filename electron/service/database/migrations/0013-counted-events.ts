/** What happened to a conversation may be about a number of messages. */
import type { Migration } from './migration.ts';

export const countedEvents: Migration = {
  version: 13,
  name: 'counted-events',
  sql: 'ALTER TABLE conversation_event ADD COLUMN count INTEGER;',
};
