/** The contact log: calls, letters and meetings by hand, in the conversation's timeline. */
import type { Migration } from './migration.ts';

/** Every version stays; `contact` holds what the newest one says of the time, so that the timeline walks an index. */
export const contacts: Migration = {
  version: 11,
  name: 'contacts',
  sql: `
    CREATE TABLE contact (
      id INTEGER PRIMARY KEY,
      contact_id TEXT NOT NULL UNIQUE,
      client_id TEXT NOT NULL REFERENCES client (id),
      -- When it happened.
      at INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      index_row INTEGER UNIQUE
    ) STRICT;

    CREATE INDEX contact_by_time ON contact (client_id, at, id);

    CREATE TABLE contact_version (
      contact_id TEXT NOT NULL REFERENCES contact (contact_id),
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      way TEXT NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing', 'together')),
      -- With whom, where it was not the client; else empty.
      person TEXT NOT NULL,
      minutes INTEGER,
      text TEXT NOT NULL,
      author TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      -- Why it was struck out: entered by mistake. It stays and is marked.
      struck TEXT,
      PRIMARY KEY (contact_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER contact_version_is_kept BEFORE UPDATE ON contact_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

    CREATE TRIGGER contact_version_stays BEFORE DELETE ON contact_version
      WHEN NOT EXISTS (SELECT 1 FROM contact JOIN client_erasure USING (client_id) WHERE contact.contact_id = OLD.contact_id)
      BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

    CREATE VIRTUAL TABLE contact_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO contact_index (contact_index, rank) VALUES ('secure-delete', 1);
  `,
};
