/** Invites that ask for a code (protocol.md 2.5), and the words of edits in the search index. */
import type { Migration } from './migration.ts';

/**
 * join_code and its key are there while the invite is open. answers, and a session's joining_answer, are JSON with
 * bytes in hexadecimal: what who knocked in vain is told. An edit is not shown by itself but found by its words.
 */
export const joinCodes: Migration = {
  version: 10,
  name: 'join-codes',
  sql: `
    ALTER TABLE invite ADD COLUMN requires_code INTEGER NOT NULL DEFAULT 0 CHECK (requires_code IN (0, 1));
    ALTER TABLE invite ADD COLUMN join_code TEXT;
    ALTER TABLE invite ADD COLUMN join_code_key BLOB;
    ALTER TABLE invite ADD COLUMN answers TEXT;
    ALTER TABLE session ADD COLUMN joining_answer TEXT;

    INSERT INTO message_index (rowid, text) SELECT id, text FROM entry WHERE type = 3 AND is_shown = 0 AND text IS NOT NULL;
    DROP TRIGGER message_index_insert;
    DROP TRIGGER message_index_delete;
    CREATE TRIGGER message_index_insert AFTER INSERT ON entry WHEN NEW.text IS NOT NULL AND (NEW.is_shown = 1 OR NEW.type = 3)
      BEGIN INSERT INTO message_index (rowid, text) VALUES (NEW.id, NEW.text); END;
    CREATE TRIGGER message_index_delete AFTER DELETE ON entry WHEN OLD.text IS NOT NULL AND (OLD.is_shown = 1 OR OLD.type = 3)
      BEGIN INSERT INTO message_index (message_index, rowid, text) VALUES ('delete', OLD.id, OLD.text); END;
  `,
};
