/** Secure forms: templates in versions, and what was asked and answered, gathered from the entries of conversations. */
import type { Migration } from './migration.ts';

/**
 * The entries are what counts: `form_asked` and `form_answer` only make lists and search quick, and can be filled anew.
 * `form_signer` holds the key of a relationship's first answer, which later ones must bear.
 */
export const forms: Migration = {
  version: 15,
  name: 'forms',
  sql: `
    CREATE TABLE form (form_id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, retired_at INTEGER) STRICT, WITHOUT ROWID;

    CREATE TABLE form_version (
      form_id TEXT NOT NULL REFERENCES form (form_id),
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      locale TEXT NOT NULL,
      measure TEXT,
      -- As it is sent; its SHA-256 names it.
      form BLOB NOT NULL,
      hash TEXT NOT NULL,
      author TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      PRIMARY KEY (form_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER form_version_is_kept BEFORE UPDATE ON form_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

    CREATE TRIGGER form_version_stays BEFORE DELETE ON form_version BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

    CREATE TABLE form_signer (
      relationship_id TEXT PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES client (id),
      signer BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER form_signer_is_kept BEFORE UPDATE ON form_signer BEGIN SELECT RAISE(ABORT, 'a signer is never exchanged'); END;

    CREATE TABLE form_asked (
      id INTEGER PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES client (id),
      message_id TEXT NOT NULL,
      form_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      at INTEGER NOT NULL,
      index_row INTEGER UNIQUE,
      UNIQUE (client_id, message_id)
    ) STRICT;

    CREATE INDEX form_asked_by_form ON form_asked (form_id, client_id, id);

    CREATE TABLE form_answer (
      id INTEGER PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES client (id),
      message_id TEXT NOT NULL,
      target_id TEXT NOT NULL,
      title TEXT NOT NULL,
      verdict TEXT NOT NULL,
      standing TEXT CHECK (standing IN ('signed', 'answered', 'refused', 'withdrawn')),
      -- By the client's clock.
      answered_at INTEGER,
      measure TEXT,
      total INTEGER,
      severity TEXT,
      names_self_harm INTEGER NOT NULL CHECK (names_self_harm IN (0, 1)),
      acknowledged_at INTEGER,
      at INTEGER NOT NULL,
      index_row INTEGER UNIQUE,
      UNIQUE (client_id, message_id)
    ) STRICT;

    CREATE INDEX form_answer_by_target ON form_answer (client_id, target_id, id);

    CREATE INDEX form_answer_to_see ON form_answer (at) WHERE names_self_harm = 1 AND acknowledged_at IS NULL;

    CREATE INDEX entry_form ON entry (conversation_id, id) WHERE type IN (17, 18);

    CREATE VIRTUAL TABLE form_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO form_index (form_index, rank) VALUES ('secure-delete', 1);
  `,
};
