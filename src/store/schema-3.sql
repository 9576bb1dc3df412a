-- SPDX-License-Identifier: GPL-3.0-or-later
-- From schema 2 to schema 3: schedules of one's own, budgets as they were kept on a
-- day, proposals of both sides in any combination, what a round was about.

ALTER TABLE debt ADD COLUMN penalty_rate INTEGER;
ALTER TABLE debt ADD COLUMN claimed_day TEXT CHECK (claimed_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE debt ADD COLUMN pay_to TEXT;
ALTER TABLE debt ADD COLUMN priority TEXT;
ALTER TABLE debt ADD COLUMN own_share INTEGER;
ALTER TABLE debt_fee ADD COLUMN kind TEXT;
ALTER TABLE payment ADD COLUMN undesignated INTEGER NOT NULL DEFAULT 0 CHECK (undesignated IN (0, 1));
ALTER TABLE payment ADD COLUMN pay_to TEXT;
ALTER TABLE proposal ADD COLUMN author TEXT;
ALTER TABLE proposal ADD COLUMN role TEXT;
ALTER TABLE proposal ADD COLUMN round_id INTEGER REFERENCES round (id);
ALTER TABLE proposal ADD COLUMN instalment INTEGER;
ALTER TABLE proposal ADD COLUMN step_up INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN step_months INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN down_payment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN down_day TEXT CHECK (down_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE proposal ADD COLUMN defer_rate INTEGER;
ALTER TABLE proposal ADD COLUMN waived_interest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN waived_penalty INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN waived_fees INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN valid_until TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE proposal ADD COLUMN agreed_day TEXT CHECK (agreed_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE proposal ADD COLUMN in_writing TEXT;
ALTER TABLE round ADD COLUMN staff_number TEXT;
ALTER TABLE round ADD COLUMN reasons TEXT;
ALTER TABLE round ADD COLUMN promised TEXT;
ALTER TABLE round ADD COLUMN next_day TEXT CHECK (next_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE round ADD COLUMN incident_id INTEGER REFERENCES incident (id);
ALTER TABLE round ADD COLUMN marker_id INTEGER REFERENCES marker (id);
ALTER TABLE round ADD COLUMN fee_asked TEXT;
ALTER TABLE round ADD COLUMN agent_asked TEXT;
ALTER TABLE round ADD COLUMN pay_to TEXT;

CREATE TABLE schedule_line (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  debt_id INTEGER NOT NULL REFERENCES debt (id),
  due_day TEXT CHECK (due_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  payment INTEGER NOT NULL,
  principal INTEGER,
  interest INTEGER,
  fee INTEGER
) STRICT;

CREATE TABLE budget_version (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  title TEXT,
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE budget_version_line (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  budget_version_id INTEGER NOT NULL REFERENCES budget_version (id),
  kind TEXT,
  category TEXT,
  name TEXT,
  person TEXT,
  amount INTEGER NOT NULL,
  lean_amount INTEGER,
  period TEXT,
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  remark TEXT
) STRICT;

CREATE INDEX schedule_line_by_debt ON schedule_line (debt_id);
CREATE INDEX budget_version_line_by_version ON budget_version_line (budget_version_id);
CREATE INDEX proposal_by_round ON proposal (round_id);
CREATE INDEX round_by_incident ON round (incident_id);
CREATE INDEX round_by_marker ON round (marker_id);
