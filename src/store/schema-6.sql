-- SPDX-License-Identifier: GPL-3.0-or-later
-- From schema 5 to schema 6: two lengths of a note, its earlier versions, to whom it
-- was given, the page made for a relative's telephone, and who wrote a contact down.

ALTER TABLE note ADD COLUMN length TEXT;
ALTER TABLE note_part ADD COLUMN brief TEXT;
ALTER TABLE incident ADD COLUMN written_by TEXT;

CREATE TABLE note_version (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  note_id INTEGER NOT NULL REFERENCES note (id),
  made_at INTEGER NOT NULL,
  title TEXT,
  length TEXT,
  greeting TEXT,
  closing TEXT
) STRICT;

CREATE TABLE note_version_part (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  note_version_id INTEGER NOT NULL REFERENCES note_version (id),
  position INTEGER NOT NULL,
  part TEXT,
  included INTEGER NOT NULL CHECK (included IN (0, 1)),
  text TEXT,
  brief TEXT
) STRICT;

CREATE TABLE note_share (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  note_id INTEGER NOT NULL REFERENCES note (id),
  note_version_id INTEGER REFERENCES note_version (id),
  relative_id INTEGER REFERENCES relative (id),
  at INTEGER NOT NULL,
  way TEXT,
  recipient TEXT
) STRICT;

-- The key is in the page too: it tells whose entries come back, and keeps nothing secret.
CREATE TABLE kit (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  relative_id INTEGER REFERENCES relative (id),
  note_id INTEGER REFERENCES note (id),
  made_at INTEGER NOT NULL,
  language TEXT,
  key TEXT
) STRICT;

CREATE INDEX note_version_by_note ON note_version (note_id);
CREATE INDEX note_version_part_by_note_version ON note_version_part (note_version_id);
CREATE INDEX note_share_by_note ON note_share (note_id);
CREATE INDEX note_share_by_note_version ON note_share (note_version_id);
CREATE INDEX note_share_by_relative ON note_share (relative_id);
CREATE INDEX kit_by_relative ON kit (relative_id);
CREATE INDEX kit_by_note ON kit (note_id);
