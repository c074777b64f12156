/** Channel plans: how each client is reached, every version of it, and what was waited for. */
import type { Migration } from './migration.ts';

export const channelPlans: Migration = {
  version: 16,
  name: 'channel-plans',
  sql: `
    CREATE TABLE channel_plan (
      client_id TEXT NOT NULL REFERENCES client (id),
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      author TEXT NOT NULL,
      -- JSON: shared/contract/methods/channel-plans.ts.
      plan TEXT NOT NULL,
      PRIMARY KEY (client_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER channel_plan_is_kept BEFORE UPDATE ON channel_plan BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

    CREATE TRIGGER channel_plan_stays BEFORE DELETE ON channel_plan
      WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
      BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

    -- Somebody chose to wait on: nothing is proposed before until.
    CREATE TABLE channel_plan_wait (
      id INTEGER PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES client (id),
      at INTEGER NOT NULL,
      author TEXT NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX channel_plan_wait_by_client ON channel_plan_wait (client_id, id);

    -- Few messages are under way and unread at a time.
    CREATE INDEX entry_under_way ON entry (conversation_id, delivery_sent_at)
      WHERE is_shown = 1 AND delivery IN ('sent', 'delivered');
  `,
};
