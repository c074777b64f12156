/** The search index over messages and notes, inside the encrypted store like everything else. */
import type { Migration } from './migration.ts';

/**
 * message_index refers to entry by rowid and holds no text of its own; note_index holds each note's newest
 * text. `secure-delete` takes a removed word out of the index at once instead of at the next merge.
 */
export const search: Migration = {
  version: 4,
  name: 'search',
  sql: `
    CREATE VIRTUAL TABLE message_index USING fts5 (text, content = 'entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO message_index (message_index, rank) VALUES ('secure-delete', 1);
    INSERT INTO message_index (rowid, text) SELECT id, text FROM entry WHERE is_shown = 1 AND text IS NOT NULL;

    CREATE TRIGGER message_index_insert AFTER INSERT ON entry WHEN NEW.is_shown = 1 AND NEW.text IS NOT NULL
      BEGIN INSERT INTO message_index (rowid, text) VALUES (NEW.id, NEW.text); END;
    CREATE TRIGGER message_index_delete AFTER DELETE ON entry WHEN OLD.is_shown = 1 AND OLD.text IS NOT NULL
      BEGIN INSERT INTO message_index (message_index, rowid, text) VALUES ('delete', OLD.id, OLD.text); END;

    -- Each save takes the next row, so that the newest note is found first without sorting.
    CREATE VIRTUAL TABLE note_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO note_index (note_index, rank) VALUES ('secure-delete', 1);
    ALTER TABLE note ADD COLUMN index_row INTEGER;
    CREATE UNIQUE INDEX note_by_index_row ON note (index_row);
  `,
};
