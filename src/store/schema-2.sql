-- SPDX-License-Identifier: GPL-3.0-or-later
-- From schema 1 to schema 2: own lines in tick lists, letters that remember how
-- they were filled in, loan prime rates that the user added.

ALTER TABLE tick ADD COLUMN text TEXT;
ALTER TABLE letter ADD COLUMN language TEXT;
ALTER TABLE letter ADD COLUMN edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1));

CREATE TABLE letter_value (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  letter_id INTEGER NOT NULL REFERENCES letter (id),
  field TEXT,
  value TEXT
) STRICT;

CREATE TABLE lpr_value (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  one_year INTEGER NOT NULL
) STRICT;

CREATE INDEX letter_value_by_letter ON letter_value (letter_id);
