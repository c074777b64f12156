CREATE TRIGGER amendment_statement_is_kept BEFORE UPDATE ON amendment_statement BEGIN SELECT RAISE(ABORT, 'a statement is never rewritten'); END;

CREATE TRIGGER amendment_statement_stays BEFORE DELETE ON amendment_statement
  WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
  BEGIN SELECT RAISE(ABORT, 'a statement is never removed'); END;

CREATE TRIGGER audit_entry_is_kept BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'an audit entry is never rewritten'); END;

CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'an audit entry is never removed'); END;

CREATE TRIGGER audit_head_only_grows BEFORE UPDATE ON audit_head WHEN new.sequence <= old.sequence BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;

CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the head of the audit log stays'); END;

CREATE TRIGGER channel_plan_is_kept BEFORE UPDATE ON channel_plan BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

CREATE TRIGGER channel_plan_stays BEFORE DELETE ON channel_plan
  WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
  BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

CREATE TRIGGER contact_version_is_kept BEFORE UPDATE ON contact_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

CREATE TRIGGER contact_version_stays BEFORE DELETE ON contact_version
  WHEN NOT EXISTS (SELECT 1 FROM contact JOIN client_erasure USING (client_id) WHERE contact.contact_id = OLD.contact_id)
  BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

CREATE TRIGGER deletion_is_kept BEFORE UPDATE ON deletion BEGIN SELECT RAISE(ABORT, 'a certificate is never rewritten'); END;

CREATE TRIGGER deletion_stays BEFORE DELETE ON deletion BEGIN SELECT RAISE(ABORT, 'a certificate is never removed'); END;

CREATE TRIGGER disclosure_by_hand_is_kept BEFORE UPDATE ON disclosure_by_hand BEGIN SELECT RAISE(ABORT, 'a disclosure is never rewritten'); END;

CREATE TRIGGER disclosure_by_hand_stays BEFORE DELETE ON disclosure_by_hand
  WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
  BEGIN SELECT RAISE(ABORT, 'a disclosure is never removed'); END;

CREATE TRIGGER disclosure_is_kept BEFORE UPDATE ON disclosure BEGIN SELECT RAISE(ABORT, 'a disclosure is never rewritten'); END;

CREATE TRIGGER disclosure_stays BEFORE DELETE ON disclosure
  WHEN NOT EXISTS (SELECT 1 FROM client_erasure WHERE client_id = OLD.client_id)
  BEGIN SELECT RAISE(ABORT, 'a disclosure is never removed'); END;

CREATE TRIGGER form_signer_is_kept BEFORE UPDATE ON form_signer BEGIN SELECT RAISE(ABORT, 'a signer is never exchanged'); END;

CREATE TRIGGER form_version_is_kept BEFORE UPDATE ON form_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

CREATE TRIGGER form_version_stays BEFORE DELETE ON form_version BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

CREATE TRIGGER imported_file_is_kept BEFORE UPDATE OF id, import_id, client_id, message_row, position, name, mime, file_id, bytes, sha256, left_out
  ON imported_file BEGIN SELECT RAISE(ABORT, 'an imported file is never rewritten'); END;

CREATE TRIGGER imported_message_is_kept BEFORE UPDATE ON imported_message BEGIN SELECT RAISE(ABORT, 'an imported message is never rewritten'); END;

CREATE TRIGGER imported_message_taken_back AFTER DELETE ON imported_message BEGIN
  DELETE FROM outside_record WHERE client_id = OLD.client_id AND item_id = 'imported-' || OLD.id;
  DELETE FROM redaction WHERE client_id = OLD.client_id AND item_id = 'imported-' || OLD.id;
END;

CREATE TRIGGER legal_hold_forbids BEFORE INSERT ON client_erasure
  WHEN EXISTS (SELECT 1 FROM legal_hold WHERE client_id = NEW.client_id AND lifted_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a legal hold stands'); END;

CREATE TRIGGER legal_hold_is_kept BEFORE UPDATE ON legal_hold
  WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.reason <> OLD.reason OR NEW.set_at <> OLD.set_at OR NEW.client_id <> OLD.client_id
  BEGIN SELECT RAISE(ABORT, 'a legal hold is lifted once and never rewritten'); END;

CREATE TRIGGER legal_hold_stays BEFORE DELETE ON legal_hold
  WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
  BEGIN SELECT RAISE(ABORT, 'a legal hold is never removed'); END;

CREATE TRIGGER message_index_delete AFTER DELETE ON entry WHEN OLD.text IS NOT NULL AND (OLD.is_shown = 1 OR OLD.type = 3)
  BEGIN INSERT INTO message_index (message_index, rowid, text) VALUES ('delete', OLD.id, OLD.text); END;

CREATE TRIGGER message_index_insert AFTER INSERT ON entry WHEN NEW.text IS NOT NULL AND (NEW.is_shown = 1 OR NEW.type = 3)
  BEGIN INSERT INTO message_index (rowid, text) VALUES (NEW.id, NEW.text); END;

CREATE TRIGGER note_addendum_is_kept BEFORE UPDATE ON note_addendum BEGIN SELECT RAISE(ABORT, 'an addendum is never rewritten'); END;

CREATE TRIGGER note_addendum_stays BEFORE DELETE ON note_addendum
  WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
    AND NOT EXISTS (SELECT 1 FROM psychotherapy_note WHERE note_id = OLD.note_id)
  BEGIN SELECT RAISE(ABORT, 'an addendum is never removed'); END;

CREATE TRIGGER note_is_not_psychotherapy BEFORE INSERT ON note WHEN NEW.kind = 'psychotherapy'
  BEGIN SELECT RAISE(ABORT, 'a psychotherapy note is kept sealed'); END;

CREATE TRIGGER note_kind_is_kept BEFORE UPDATE OF kind ON note BEGIN SELECT RAISE(ABORT, 'a note stays of its kind'); END;

CREATE TRIGGER note_signature_is_kept BEFORE UPDATE ON note_signature BEGIN SELECT RAISE(ABORT, 'a signature is never rewritten'); END;

CREATE TRIGGER note_signature_stays BEFORE DELETE ON note_signature
  WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
    AND NOT EXISTS (SELECT 1 FROM psychotherapy_note WHERE note_id = OLD.note_id)
  BEGIN SELECT RAISE(ABORT, 'a signature is never removed'); END;

CREATE TRIGGER note_version_is_kept BEFORE UPDATE ON note_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

CREATE TRIGGER note_version_locked BEFORE INSERT ON note_version
  WHEN EXISTS (SELECT 1 FROM note_signature WHERE note_id = NEW.note_id)
  BEGIN SELECT RAISE(ABORT, 'a signed note takes no further version'); END;

CREATE TRIGGER note_version_stays BEFORE DELETE ON note_version
  WHEN NOT EXISTS (SELECT 1 FROM note JOIN client_erasure USING (client_id) WHERE note.note_id = OLD.note_id)
    AND NOT EXISTS (SELECT 1 FROM psychotherapy_note WHERE note_id = OLD.note_id)
  BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

CREATE TRIGGER policy_text_is_kept BEFORE UPDATE ON policy_text BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

CREATE TRIGGER policy_text_stays BEFORE DELETE ON policy_text BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

CREATE TRIGGER policy_version_is_kept BEFORE UPDATE OF number, policy, made_at, author ON policy_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

CREATE TRIGGER policy_version_stays BEFORE DELETE ON policy_version BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

CREATE TRIGGER psychotherapy_addendum_is_kept BEFORE UPDATE ON psychotherapy_addendum BEGIN SELECT RAISE(ABORT, 'an addendum is never rewritten'); END;

CREATE TRIGGER psychotherapy_addendum_stays BEFORE DELETE ON psychotherapy_addendum
  WHEN NOT EXISTS (SELECT 1 FROM psychotherapy_note JOIN client_erasure USING (client_id) WHERE note_id = OLD.note_id)
  BEGIN SELECT RAISE(ABORT, 'an addendum is never removed'); END;

CREATE TRIGGER psychotherapy_signature_is_kept BEFORE UPDATE ON psychotherapy_signature BEGIN SELECT RAISE(ABORT, 'a signature is never rewritten'); END;

CREATE TRIGGER psychotherapy_signature_stays BEFORE DELETE ON psychotherapy_signature
  WHEN NOT EXISTS (SELECT 1 FROM psychotherapy_note JOIN client_erasure USING (client_id) WHERE note_id = OLD.note_id)
  BEGIN SELECT RAISE(ABORT, 'a signature is never removed'); END;

CREATE TRIGGER psychotherapy_version_is_kept BEFORE UPDATE ON psychotherapy_version BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END;

CREATE TRIGGER psychotherapy_version_locked BEFORE INSERT ON psychotherapy_version
  WHEN EXISTS (SELECT 1 FROM psychotherapy_signature WHERE note_id = NEW.note_id)
  BEGIN SELECT RAISE(ABORT, 'a signed note takes no further version'); END;

CREATE TRIGGER psychotherapy_version_stays BEFORE DELETE ON psychotherapy_version
  WHEN NOT EXISTS (SELECT 1 FROM psychotherapy_note JOIN client_erasure USING (client_id) WHERE note_id = OLD.note_id)
  BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;

CREATE TRIGGER records_request_is_kept BEFORE UPDATE ON records_request
  WHEN OLD.closed_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a closed request is never rewritten'); END;

CREATE TRIGGER records_request_stays BEFORE DELETE ON records_request
  WHEN OLD.client_id NOT IN (SELECT client_id FROM client_erasure)
  BEGIN SELECT RAISE(ABORT, 'a request is never removed'); END;

CREATE TABLE amendment_statement (
  id INTEGER PRIMARY KEY,
  amendment_id TEXT NOT NULL,
  client_id TEXT NOT NULL REFERENCES client (id),
  kind TEXT NOT NULL CHECK (kind IN ('request', 'accepted', 'denied', 'disagreement')),
  day TEXT NOT NULL,
  -- Which entry of the record it is about, in words; of a request.
  about TEXT NOT NULL,
  text TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  entered_by TEXT NOT NULL
) STRICT;

CREATE TABLE attachment (
  conversation_id TEXT NOT NULL,
  message_id TEXT NOT NULL,
  is_outgoing INTEGER NOT NULL CHECK (is_outgoing IN (0, 1)),
  file_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  thumbnail BLOB,
  file_key BLOB NOT NULL,
  blob_id BLOB NOT NULL,
  blob_hash BLOB NOT NULL,
  file_hash BLOB,
  relay_url TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  is_paused INTEGER NOT NULL CHECK (is_paused IN (0, 1)),
  state TEXT NOT NULL
    CHECK (state IN ('uploading', 'stopped', 'cancelling', 'sent', 'announced', 'fetching', 'here', 'refused', 'gone', 'missing')),
  parts INTEGER,
  reason TEXT,
  asked_at INTEGER,
  is_at_work INTEGER NOT NULL CHECK (is_at_work IN (0, 1)),
  PRIMARY KEY (conversation_id, message_id)
) STRICT;

CREATE TABLE attachment_file (
  file_id TEXT PRIMARY KEY,
  wrapped_key BLOB NOT NULL,
  bytes INTEGER,
  sha256 TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_entry (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL,
  mac BLOB NOT NULL
) STRICT;

CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;

CREATE TABLE channel_plan (
  client_id TEXT NOT NULL REFERENCES client (id),
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  -- JSON: shared/contract/methods/channel-plans.ts.
  plan TEXT NOT NULL,
  PRIMARY KEY (client_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_plan_wait (
  id INTEGER PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;

CREATE TABLE client (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  archived_at INTEGER,
  draft TEXT NOT NULL DEFAULT ''
, locale TEXT, code_word TEXT NOT NULL DEFAULT '', birth_day TEXT, was_adult INTEGER NOT NULL DEFAULT 0 CHECK (was_adult IN (0, 1)), has_part2 INTEGER NOT NULL DEFAULT 0 CHECK (has_part2 IN (0, 1))) STRICT;

CREATE TABLE client_erasure (client_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE client_retention (
  client_id TEXT PRIMARY KEY REFERENCES client (id),
  rule_id TEXT REFERENCES retention_rule (rule_id),
  own_until TEXT,
  own_why TEXT NOT NULL DEFAULT '',
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE competence_record (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  -- JSON: shared/contract/methods/practice-mode.ts.
  steps TEXT NOT NULL,
  app_version TEXT NOT NULL,
  is_on_network INTEGER NOT NULL CHECK (is_on_network IN (0, 1))
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  contact_id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  -- When it happened.
  at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  index_row INTEGER UNIQUE
) STRICT;

CREATE VIRTUAL TABLE contact_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE 'contact_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'contact_index_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'contact_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'contact_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'contact_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

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

CREATE TABLE conversation_event (
  id INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL
, count INTEGER) STRICT;

CREATE TABLE deletion (
  deletion_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  certificate TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure (
  id INTEGER PRIMARY KEY,
  disclosure_id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  client_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  reason TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  messages INTEGER NOT NULL,
  notes INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  files TEXT NOT NULL,
  chain_heads TEXT
, authority TEXT NOT NULL DEFAULT '', imported INTEGER, psychotherapy_notes INTEGER) STRICT;

CREATE TABLE disclosure_by_hand (
  disclosure_id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  -- A calendar day.
  day TEXT NOT NULL,
  way TEXT NOT NULL,
  recipient TEXT NOT NULL,
  reason TEXT NOT NULL,
  authority TEXT NOT NULL,
  what TEXT NOT NULL,
  -- Of a file, where there was one; else empty.
  sha256 TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  entered_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  relationship_id TEXT NOT NULL,
  is_outgoing INTEGER NOT NULL CHECK (is_outgoing IN (0, 1)),
  sequence INTEGER NOT NULL,
  type INTEGER NOT NULL,
  is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
  text TEXT,
  refers_to TEXT,
  sent_at INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  order_at INTEGER NOT NULL,
  payload BLOB NOT NULL,
  chain_hash BLOB NOT NULL,
  delivery TEXT CHECK (delivery IN ('queued', 'sent', 'delivered', 'read', 'failed')),
  delivery_sent_at INTEGER,
  delivered_at INTEGER,
  delivery_read_at INTEGER,
  failed_at INTEGER,
  failure TEXT,
  read_at INTEGER
, payload_hash BLOB) STRICT;

CREATE TABLE form (form_id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, retired_at INTEGER) STRICT, WITHOUT ROWID;

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

CREATE VIRTUAL TABLE form_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE 'form_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'form_index_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'form_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'form_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'form_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE form_signer (
  relationship_id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  signer BLOB NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE held_payload (
  relationship_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  payload BLOB NOT NULL,
  held_at INTEGER NOT NULL, payload_hash BLOB,
  PRIMARY KEY (relationship_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE imported_file (
  id INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL REFERENCES message_import (import_id),
  client_id TEXT NOT NULL,
  -- imported_message.id, and the file's place among the message's.
  message_row INTEGER NOT NULL REFERENCES imported_message (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  -- Its sealed copy (attachment_file) and what it was; NULL where left_out says why there is none.
  file_id TEXT UNIQUE,
  bytes INTEGER,
  sha256 TEXT,
  left_out TEXT,
  -- Drawn by a screen. NULL: not yet; empty: it can't be.
  thumbnail BLOB,
  CHECK ((file_id IS NULL) = (left_out IS NOT NULL) AND (file_id IS NULL) = (bytes IS NULL) AND (file_id IS NULL) = (sha256 IS NULL))
) STRICT;

CREATE VIRTUAL TABLE imported_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE 'imported_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'imported_index_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'imported_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'imported_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'imported_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE imported_message (
  id INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL REFERENCES message_import (import_id),
  client_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('client', 'practice', 'other')),
  -- As they stand in the file. sender is empty for the one whose phone or account it was.
  sender TEXT NOT NULL,
  time_text TEXT NOT NULL,
  -- 1: time_text names no zone, and the import's time_zone was taken.
  is_local_time INTEGER NOT NULL CHECK (is_local_time IN (0, 1)),
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  has_file INTEGER NOT NULL CHECK (has_file IN (0, 1)),
  -- 16 bytes of SHA-256 over time, sender, words and how often they stood in the file by then.
  fingerprint BLOB NOT NULL
, file_names TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE invite (
  invite_id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  link TEXT NOT NULL,
  bundle BLOB NOT NULL,
  one_time_secret BLOB NOT NULL,
  kem_secret BLOB NOT NULL,
  identity_secret BLOB NOT NULL,
  mailbox_url TEXT NOT NULL,
  mailbox_reader_secret BLOB NOT NULL,
  mailbox_capability BLOB NOT NULL,
  blob_delete_token BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  is_published INTEGER NOT NULL CHECK (is_published IN (0, 1)),
  blob BLOB,
  relay_token TEXT,
  failed_attempts INTEGER NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('open', 'used', 'revoked', 'expired'))
, requires_code INTEGER NOT NULL DEFAULT 0 CHECK (requires_code IN (0, 1)), join_code TEXT, join_code_key BLOB, answers TEXT) STRICT;

CREATE TABLE legal_hold (
  hold_id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  reason TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  lift_reason TEXT,
  lifted_at INTEGER,
  lifted_by TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE message_import (
  id INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  source TEXT NOT NULL,
  -- The original file: its sealed copy (attachment_file), and what it was.
  file_id TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  file_bytes INTEGER NOT NULL,
  file_sha256 TEXT NOT NULL,
  -- Of times without a zone.
  time_zone TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  messages INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  unreadable INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE message_index USING fts5 (text, content = 'entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE 'message_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'message_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'message_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'message_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  note_id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  template TEXT NOT NULL CHECK (template IN ('soap', 'free')),
  session_day TEXT NOT NULL,
  created_at INTEGER NOT NULL
, index_row INTEGER, kind TEXT NOT NULL DEFAULT 'progress' CHECK (kind IN ('progress', 'contact', 'psychotherapy'))) STRICT;

CREATE TABLE note_addendum (
  id INTEGER PRIMARY KEY,
  note_id TEXT NOT NULL REFERENCES note (note_id),
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE note_draft (
  note_id TEXT PRIMARY KEY REFERENCES note (note_id),
  title TEXT NOT NULL,
  session_day TEXT NOT NULL,
  sections TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE note_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE 'note_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'note_index_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'note_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'note_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'note_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE note_signature (
  note_id TEXT PRIMARY KEY REFERENCES note (note_id),
  version INTEGER NOT NULL,
  signed_by TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note_version (
  note_id TEXT NOT NULL REFERENCES note (note_id),
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  session_day TEXT NOT NULL,
  sections TEXT NOT NULL,
  author TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (note_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  cell_id TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL,
  message_id TEXT,
  to_url TEXT NOT NULL,
  to_capability BLOB NOT NULL,
  cell BLOB NOT NULL,
  queued_at INTEGER NOT NULL
) STRICT;

CREATE TABLE outside_record (
  client_id TEXT NOT NULL REFERENCES client (id),
  item_id TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (client_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pending_join (
  join_id TEXT PRIMARY KEY,
  invite_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  name TEXT NOT NULL,
  arrived_at INTEGER NOT NULL,
  relationship_id TEXT NOT NULL,
  ratchet BLOB NOT NULL,
  identity_secret BLOB NOT NULL,
  identity_public BLOB NOT NULL,
  peer_identity BLOB NOT NULL,
  peer_mailbox_url TEXT NOT NULL,
  peer_mailbox_capability BLOB NOT NULL,
  transcript BLOB NOT NULL
, peer_rescue_url TEXT, peer_rescue_capability BLOB) STRICT;

CREATE TABLE policy_draft (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  -- JSON, as in shared/domain/policies/policy.ts.
  policy TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE policy_joining (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  since INTEGER NOT NULL
) STRICT;

CREATE TABLE policy_text (
  number INTEGER NOT NULL REFERENCES policy_version (number),
  locale TEXT NOT NULL,
  form_id TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (number, locale)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_version (
  number INTEGER PRIMARY KEY,
  policy TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  -- Whether it was settled who of those who joined before is asked to sign it.
  is_asking_settled INTEGER NOT NULL DEFAULT 0 CHECK (is_asking_settled IN (0, 1))
) STRICT;

CREATE TABLE psychotherapy_addendum (
  note_id TEXT NOT NULL REFERENCES psychotherapy_note (note_id),
  number INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (note_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE psychotherapy_draft (
  note_id TEXT PRIMARY KEY REFERENCES psychotherapy_note (note_id),
  saved_at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE psychotherapy_note (
  id INTEGER PRIMARY KEY,
  note_id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  session_day TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE psychotherapy_signature (
  note_id TEXT PRIMARY KEY REFERENCES psychotherapy_note (note_id),
  version INTEGER NOT NULL,
  signed_at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE psychotherapy_version (
  note_id TEXT NOT NULL REFERENCES psychotherapy_note (note_id),
  number INTEGER NOT NULL,
  session_day TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (note_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE records_request (
  request_id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  -- JSON: shared/contract/methods/requests.ts.
  request TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  closed_at INTEGER,
  closed_how TEXT CHECK (closed_how IN ('released', 'refused', 'withdrawn')),
  closed_why TEXT NOT NULL DEFAULT '',
  -- The export that answered it.
  disclosure_id TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE redaction (
  redaction_id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  item_id TEXT,
  passage TEXT,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL, sealed BLOB,
  CHECK (item_id IS NOT NULL OR passage IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_review (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  -- How many clients stood how.
  over INTEGER NOT NULL,
  held INTEGER NOT NULL,
  no_rule INTEGER NOT NULL,
  kept INTEGER NOT NULL
) STRICT;

CREATE TABLE retention_rule (
  rule_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  adult_years INTEGER NOT NULL,
  minor_age INTEGER NOT NULL,
  minor_years INTEGER NOT NULL,
  source TEXT NOT NULL,
  -- When the source was last looked up.
  source_day TEXT NOT NULL,
  -- The one that holds for a client who has none of their own.
  is_usual INTEGER NOT NULL DEFAULT 0 CHECK (is_usual IN (0, 1)),
  created_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE seen_cell (
  cell_hash TEXT PRIMARY KEY,
  forget_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  conversation_id TEXT PRIMARY KEY,
  relationship_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('therapist', 'client')),
  phase TEXT NOT NULL CHECK (phase IN ('awaiting-welcome', 'open', 'ended')),
  ratchet BLOB NOT NULL,
  identity_secret BLOB NOT NULL,
  identity_public BLOB NOT NULL,
  peer_identity BLOB NOT NULL,
  own_mailbox_url TEXT NOT NULL,
  own_mailbox_reader_secret BLOB NOT NULL,
  own_mailbox_capability BLOB NOT NULL,
  peer_mailbox_url TEXT NOT NULL,
  peer_mailbox_capability BLOB NOT NULL,
  sent_sequence INTEGER NOT NULL,
  sent_hash BLOB NOT NULL,
  received_sequence INTEGER NOT NULL,
  received_hash BLOB NOT NULL,
  acknowledged INTEGER NOT NULL,
  last_order_at_incoming INTEGER NOT NULL,
  last_order_at_outgoing INTEGER NOT NULL,
  receipt_due_at INTEGER,
  receipts_owed TEXT NOT NULL,
  read_up_to INTEGER,
  peer_read_up_to INTEGER,
  sent_since_step INTEGER NOT NULL,
  last_step_at INTEGER NOT NULL,
  verified_at INTEGER,
  verified_by TEXT,
  forked_at INTEGER,
  peer_profile TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  joining_blob_id BLOB,
  joining_expires_at INTEGER
, gap_since INTEGER, gap_up_to INTEGER, gap_asks INTEGER, gap_waits_from INTEGER, resends_since INTEGER, resends_count INTEGER, last_sync_at INTEGER, unconfirmed_since INTEGER, former_mailboxes TEXT, safety_changed_at INTEGER, verified_how TEXT CHECK (verified_how IN ('in-person', 'by-call', 'by-code-word')), rekey TEXT, former_ratchet BLOB, peer_moved_in INTEGER, mailbox_key BLOB, mailbox_number INTEGER, mailbox_since INTEGER, mailbox_cells INTEGER, own_rescue_url TEXT, own_rescue_reader_secret BLOB, own_rescue_capability BLOB, peer_rescue_url TEXT, peer_rescue_capability BLOB, joining_answer TEXT) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE store_identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id TEXT NOT NULL,
  epoch_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE will_capsule (
  kind TEXT PRIMARY KEY CHECK (kind IN ('continuity', 'full')),
  capsule_id TEXT NOT NULL,
  key BLOB NOT NULL,
  sealed BLOB,
  needed INTEGER NOT NULL,
  holders TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  rehearsed_at INTEGER,
  written_at INTEGER,
  written_hash TEXT
) STRICT;

CREATE TABLE will_client (
  client_id TEXT PRIMARY KEY REFERENCES client (id),
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE will_former_capsule (
  capsule_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('continuity', 'full')),
  opening_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE will_opening (
  mac TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  shares TEXT NOT NULL,
  noticed_at INTEGER NOT NULL,
  is_new INTEGER NOT NULL CHECK (is_new IN (0, 1))
, capsule_id TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE INDEX amendment_statement_by_client ON amendment_statement (client_id, amendment_id, id);

CREATE INDEX attachment_at_work ON attachment (created_at) WHERE is_at_work = 1;

CREATE INDEX channel_plan_wait_by_client ON channel_plan_wait (client_id, id);

CREATE INDEX contact_by_time ON contact (client_id, at, id);

CREATE INDEX conversation_event_timeline ON conversation_event (conversation_id, at, id);

CREATE INDEX disclosure_by_client ON disclosure (client_id, at);

CREATE INDEX disclosure_by_hand_by_client ON disclosure_by_hand (client_id, day);

CREATE UNIQUE INDEX entry_by_message ON entry (conversation_id, message_id);

CREATE UNIQUE INDEX entry_by_sequence ON entry (relationship_id, is_outgoing, sequence);

CREATE INDEX entry_by_target ON entry (conversation_id, refers_to, id) WHERE type IN (3, 4, 7);

CREATE INDEX entry_form ON entry (conversation_id, id) WHERE type IN (17, 18);

CREATE INDEX entry_timeline ON entry (conversation_id, order_at, id) WHERE is_shown = 1;

CREATE INDEX entry_under_way ON entry (conversation_id, delivery_sent_at)
  WHERE is_shown = 1 AND delivery IN ('sent', 'delivered');

CREATE INDEX entry_unread ON entry (relationship_id, sequence) WHERE is_outgoing = 0 AND read_at IS NULL;

CREATE INDEX entry_unread_shown ON entry (conversation_id, order_at, id) WHERE is_shown = 1 AND is_outgoing = 0 AND read_at IS NULL;

CREATE INDEX form_answer_by_target ON form_answer (client_id, target_id, id);

CREATE INDEX form_answer_to_see ON form_answer (at) WHERE names_self_harm = 1 AND acknowledged_at IS NULL;

CREATE INDEX form_asked_by_form ON form_asked (form_id, client_id, id);

CREATE INDEX imported_file_by_client ON imported_file (client_id);

CREATE INDEX imported_file_by_import ON imported_file (import_id);

CREATE INDEX imported_file_by_message ON imported_file (message_row, position);

CREATE INDEX imported_message_by_fingerprint ON imported_message (client_id, fingerprint);

CREATE INDEX imported_message_by_import ON imported_message (import_id);

CREATE INDEX imported_message_by_time ON imported_message (client_id, at, id);

CREATE INDEX invite_by_conversation ON invite (conversation_id, created_at);

CREATE INDEX legal_hold_by_client ON legal_hold (client_id, set_at);

CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (client_id) WHERE lifted_at IS NULL;

CREATE INDEX message_import_by_client ON message_import (client_id, id);

CREATE INDEX note_addendum_by_note ON note_addendum (note_id, id);

CREATE INDEX note_by_client ON note (client_id, created_at);

CREATE UNIQUE INDEX note_by_index_row ON note (index_row);

CREATE INDEX pending_join_by_conversation ON pending_join (conversation_id, arrived_at);

CREATE INDEX psychotherapy_note_by_client ON psychotherapy_note (client_id);

CREATE INDEX records_request_by_client ON records_request (client_id, opened_at);

CREATE INDEX redaction_by_client ON redaction (client_id, at);

CREATE UNIQUE INDEX retention_rule_usual ON retention_rule (is_usual) WHERE is_usual = 1;

CREATE INDEX seen_cell_forget ON seen_cell (forget_at);
