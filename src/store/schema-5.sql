-- SPDX-License-Identifier: GPL-3.0-or-later
-- From schema 4 to schema 5: files that contacts were read from, what each of them
-- tells of a contact, whose a number is, fingerprints of the journal, bundles that
-- left the computer; more of how a recording sounds, what was typed from it, and
-- one that is being made.

ALTER TABLE debt ADD COLUMN family_use TEXT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  kind TEXT,
  name TEXT,
  sha256 TEXT,
  carrier TEXT,
  own_number TEXT,
  file_time INTEGER,
  first_at INTEGER,
  last_at INTEGER,
  period_first TEXT CHECK (period_first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  period_last TEXT CHECK (period_last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  n_rows INTEGER NOT NULL,
  n_kept INTEGER NOT NULL
) STRICT;

CREATE TABLE trace (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  incident_id INTEGER NOT NULL REFERENCES incident (id),
  source_id INTEGER REFERENCES source (id),
  kind TEXT,
  key TEXT,
  started_at INTEGER NOT NULL,
  utc_offset INTEGER,
  precision_ms INTEGER NOT NULL,
  start TEXT,
  length_s INTEGER,
  channel TEXT,
  direction TEXT,
  connected TEXT,
  number TEXT,
  number_text TEXT,
  own_number TEXT,
  name TEXT,
  place TEXT,
  text TEXT,
  raw_type TEXT,
  placed TEXT
) STRICT;

CREATE TABLE number (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  number TEXT,
  label TEXT,
  collector TEXT,
  creditor TEXT,
  debt_id INTEGER REFERENCES debt (id),
  relative_id INTEGER REFERENCES relative (id),
  private INTEGER NOT NULL CHECK (private IN (0, 1)),
  remark TEXT
) STRICT;

CREATE TABLE fingerprint (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT,
  sent_to TEXT,
  sent_day TEXT CHECK (sent_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  remark TEXT
) STRICT;

CREATE TABLE bundle (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL,
  name TEXT,
  sha256 TEXT,
  receiver TEXT,
  creditor TEXT,
  first_day TEXT CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last_day TEXT CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  n_incidents INTEGER NOT NULL,
  n_originals INTEGER NOT NULL,
  remark TEXT
) STRICT;

-- 1: the sound ended before the bytes did.
ALTER TABLE evidence ADD COLUMN broken INTEGER CHECK (broken IN (0, 1));
-- One byte a pair; channels of the recording; 1: left and right are not the same.
ALTER TABLE evidence_peaks ADD COLUMN rms BLOB;
ALTER TABLE evidence_peaks ADD COLUMN channels INTEGER CHECK (channels > 0);
ALTER TABLE evidence_peaks ADD COLUMN sides_differ INTEGER CHECK (sides_differ IN (0, 1));

-- Where somebody stopped listening: no part of the case, so neither a record nor in the journal.
CREATE TABLE evidence_place (
  evidence_id INTEGER PRIMARY KEY REFERENCES evidence (id),
  position_ms INTEGER NOT NULL CHECK (position_ms >= 0),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE transcript (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  text TEXT
) STRICT;

-- A recording while it is being made, piece by piece; it becomes evidence when it is done.
CREATE TABLE recording (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  channel TEXT,
  marks TEXT
) STRICT;

CREATE TABLE recording_piece (
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  data BLOB NOT NULL,
  UNIQUE (recording_id, seq)
) STRICT;

CREATE INDEX transcript_by_evidence ON transcript (evidence_id);
CREATE INDEX trace_by_incident ON trace (incident_id);
CREATE INDEX trace_by_source ON trace (source_id);
CREATE INDEX trace_by_key ON trace (key);
CREATE INDEX number_by_number ON number (number);
CREATE INDEX number_by_debt ON number (debt_id);
CREATE INDEX number_by_relative ON number (relative_id);
-- What was kept of one row, for its earlier versions and for the purge.
CREATE INDEX journal_by_row ON journal (table_name, row_id);
