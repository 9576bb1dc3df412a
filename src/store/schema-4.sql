-- SPDX-License-Identifier: GPL-3.0-or-later
-- From schema 3 to schema 4: who it was, where, and what is meant for nobody else;
-- hints of the conduct rules that the person set aside; deadlines that run.

ALTER TABLE incident ADD COLUMN person TEXT;
ALTER TABLE incident ADD COLUMN place TEXT;
ALTER TABLE incident ADD COLUMN private_note TEXT;

CREATE TABLE dismissal (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  finding TEXT,
  reason TEXT
) STRICT;

CREATE TABLE deadline (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  kind TEXT,
  trigger_day TEXT CHECK (trigger_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  named_day TEXT CHECK (named_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  extended INTEGER NOT NULL CHECK (extended IN (0, 1)),
  specially INTEGER NOT NULL CHECK (specially IN (0, 1)),
  small_claim INTEGER NOT NULL CHECK (small_claim IN (0, 1)),
  addressee TEXT,
  debt_id INTEGER REFERENCES debt (id),
  incident_id INTEGER REFERENCES incident (id),
  letter_id INTEGER REFERENCES letter (id),
  done_day TEXT CHECK (done_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  remark TEXT
) STRICT;

CREATE INDEX dismissal_by_finding ON dismissal (finding);
CREATE INDEX deadline_by_debt ON deadline (debt_id);
CREATE INDEX deadline_by_incident ON deadline (incident_id);
CREATE INDEX deadline_by_letter ON deadline (letter_id);
