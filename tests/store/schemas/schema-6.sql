PRAGMA application_id = 1097756263;
PRAGMA user_version = 6;
CREATE TABLE bookmark (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  article TEXT,
  place TEXT
) STRICT;
CREATE TABLE budget_line (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
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
CREATE TABLE debt (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  creditor TEXT,
  lender_type TEXT,
  product TEXT,
  contract_day TEXT CHECK (contract_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  principal INTEGER NOT NULL,
  received INTEGER,
  method TEXT,
  rate INTEGER,
  instalment INTEGER,
  term_months INTEGER NOT NULL,
  first_due_day TEXT CHECK (first_due_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  advertised_rate INTEGER,
  overdue_since TEXT CHECK (overdue_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  stage TEXT,
  claimed_principal INTEGER,
  claimed_interest INTEGER,
  claimed_penalty INTEGER,
  claimed_fees INTEGER,
  signed_by TEXT,
  last_demand_day TEXT CHECK (last_demand_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last_acknowledged_day TEXT CHECK (last_acknowledged_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  pay_account TEXT,
  contact TEXT,
  remark TEXT
, penalty_rate INTEGER, claimed_day TEXT CHECK (claimed_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), pay_to TEXT, priority TEXT, own_share INTEGER, family_use TEXT) STRICT;
CREATE TABLE debt_fee (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  debt_id INTEGER NOT NULL REFERENCES debt (id),
  name TEXT,
  amount INTEGER NOT NULL,
  charged TEXT,
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
, kind TEXT) STRICT;
CREATE TABLE dismissal (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  finding TEXT,
  reason TEXT
) STRICT;
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length (sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  media_type TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  unused_since INTEGER,
  length_ms INTEGER,
  problem TEXT,
  problem_detail TEXT
, broken INTEGER CHECK (broken IN (0, 1))) STRICT;
CREATE TABLE evidence_chunk (
  evidence_id INTEGER NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  seq INTEGER NOT NULL CHECK (seq >= 0),
  data BLOB NOT NULL,
  UNIQUE (evidence_id, seq)
) STRICT;
CREATE TABLE evidence_peaks (
  evidence_id INTEGER PRIMARY KEY REFERENCES evidence (id),
  rate INTEGER NOT NULL CHECK (rate > 0),
  pairs BLOB NOT NULL
, rms BLOB, channels INTEGER CHECK (channels > 0), sides_differ INTEGER CHECK (sides_differ IN (0, 1))) STRICT;
CREATE TABLE evidence_place (
  evidence_id INTEGER PRIMARY KEY REFERENCES evidence (id),
  position_ms INTEGER NOT NULL CHECK (position_ms >= 0),
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE evidence_use (
  id INTEGER PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  owner TEXT NOT NULL,
  owner_id INTEGER NOT NULL,
  name TEXT,
  path TEXT,
  file_time INTEGER,
  added_at INTEGER NOT NULL
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
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  ended_at INTEGER,
  time_source TEXT,
  channel TEXT,
  direction TEXT,
  connected TEXT,
  from_number TEXT,
  to_number TEXT,
  number_name TEXT,
  to_party TEXT,
  relative_id INTEGER REFERENCES relative (id),
  debt_id INTEGER REFERENCES debt (id),
  creditor TEXT,
  lender_type TEXT,
  product_type TEXT,
  collector TEXT,
  identified_self TEXT,
  claimed_identity TEXT,
  purpose TEXT,
  disclosed TEXT,
  tags TEXT,
  prior_refusal INTEGER NOT NULL CHECK (prior_refusal IN (0, 1)),
  wrong_person_told_at INTEGER,
  agreed_hours TEXT,
  agreed_calls INTEGER,
  night_consent INTEGER NOT NULL CHECK (night_consent IN (0, 1)),
  plan_status TEXT,
  visitors INTEGER,
  entered TEXT,
  entry_consent TEXT,
  pay_to TEXT,
  words TEXT,
  words_are TEXT,
  reply TEXT,
  followed TEXT,
  summary TEXT,
  written_at INTEGER
, person TEXT, place TEXT, private_note TEXT, written_by TEXT) STRICT;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  content TEXT,
  content_hash TEXT NOT NULL CHECK (length (content_hash) = 64),
  hash TEXT NOT NULL CHECK (length (hash) = 64)
) STRICT;
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
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  template TEXT,
  debt_id INTEGER REFERENCES debt (id),
  incident_id INTEGER REFERENCES incident (id),
  title TEXT,
  body TEXT,
  sent_day TEXT CHECK (sent_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  sent_by TEXT,
  answer_due_day TEXT CHECK (answer_due_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
, language TEXT, edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1))) STRICT;
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
CREATE TABLE marker (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER,
  speaker TEXT,
  words TEXT,
  words_are TEXT,
  tags TEXT
) STRICT;
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  title TEXT,
  audience TEXT,
  relative_id INTEGER REFERENCES relative (id),
  language TEXT,
  greeting TEXT,
  closing TEXT
, length TEXT) STRICT;
CREATE TABLE note_part (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  note_id INTEGER NOT NULL REFERENCES note (id),
  position INTEGER NOT NULL,
  part TEXT,
  included INTEGER NOT NULL CHECK (included IN (0, 1)),
  text TEXT
, brief TEXT) STRICT;
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
CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  debt_id INTEGER NOT NULL REFERENCES debt (id),
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  amount INTEGER NOT NULL,
  remark TEXT
, undesignated INTEGER NOT NULL DEFAULT 0 CHECK (undesignated IN (0, 1)), pay_to TEXT) STRICT;
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  debt_id INTEGER NOT NULL REFERENCES debt (id),
  kind TEXT,
  base_amount INTEGER NOT NULL,
  rate INTEGER NOT NULL,
  defer_months INTEGER NOT NULL,
  months INTEGER NOT NULL,
  first_due_day TEXT CHECK (first_due_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  waived INTEGER NOT NULL,
  status TEXT,
  reason TEXT
, author TEXT, role TEXT, round_id INTEGER REFERENCES round (id), instalment INTEGER, step_up INTEGER NOT NULL DEFAULT 0, step_months INTEGER NOT NULL DEFAULT 0, down_payment INTEGER NOT NULL DEFAULT 0, down_day TEXT CHECK (down_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), defer_rate INTEGER, waived_interest INTEGER NOT NULL DEFAULT 0, waived_penalty INTEGER NOT NULL DEFAULT 0, waived_fees INTEGER NOT NULL DEFAULT 0, valid_until TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), agreed_day TEXT CHECK (agreed_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), in_writing TEXT) STRICT;
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
CREATE TABLE relative (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  relation TEXT,
  phone TEXT,
  liability TEXT,
  told TEXT,
  told_day TEXT CHECK (told_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  told_what TEXT,
  may_be_said TEXT,
  refused_at INTEGER,
  refusal_words TEXT,
  consent_day TEXT CHECK (consent_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  remark TEXT
) STRICT;
CREATE TABLE round (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  debt_id INTEGER NOT NULL REFERENCES debt (id),
  proposal_id INTEGER REFERENCES proposal (id),
  happened_at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  channel TEXT,
  with_whom TEXT,
  we_said TEXT,
  they_said TEXT,
  outcome TEXT,
  promised_by TEXT CHECK (promised_by GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
, staff_number TEXT, reasons TEXT, promised TEXT, next_day TEXT CHECK (next_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), incident_id INTEGER REFERENCES incident (id), marker_id INTEGER REFERENCES marker (id), fee_asked TEXT, agent_asked TEXT, pay_to TEXT) STRICT;
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
CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'anning');
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT
) STRICT, WITHOUT ROWID;
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
CREATE TABLE tick (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  list TEXT,
  item TEXT,
  done_at INTEGER
, text TEXT) STRICT;
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
CREATE TABLE transcript (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER NOT NULL DEFAULT 0,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  text TEXT
) STRICT;
CREATE INDEX budget_version_line_by_version ON budget_version_line (budget_version_id);
CREATE INDEX deadline_by_debt ON deadline (debt_id);
CREATE INDEX deadline_by_incident ON deadline (incident_id);
CREATE INDEX deadline_by_letter ON deadline (letter_id);
CREATE INDEX debt_fee_by_debt ON debt_fee (debt_id);
CREATE INDEX dismissal_by_finding ON dismissal (finding);
CREATE INDEX evidence_use_by_evidence ON evidence_use (evidence_id);
CREATE INDEX evidence_use_by_owner ON evidence_use (owner, owner_id);
CREATE INDEX incident_by_creditor ON incident (creditor, started_at, id) WHERE deleted_at = 0;
CREATE INDEX incident_by_debt ON incident (debt_id);
CREATE INDEX incident_by_from_number ON incident (from_number, started_at, id) WHERE deleted_at = 0;
CREATE INDEX incident_by_relative ON incident (relative_id);
CREATE INDEX incident_by_time ON incident (started_at, id) WHERE deleted_at = 0;
CREATE INDEX incident_by_to_number ON incident (to_number, started_at, id) WHERE deleted_at = 0;
CREATE INDEX journal_by_row ON journal (table_name, row_id);
CREATE INDEX kit_by_note ON kit (note_id);
CREATE INDEX kit_by_relative ON kit (relative_id);
CREATE INDEX letter_by_debt ON letter (debt_id);
CREATE INDEX letter_by_incident ON letter (incident_id);
CREATE INDEX letter_value_by_letter ON letter_value (letter_id);
CREATE INDEX marker_by_evidence ON marker (evidence_id);
CREATE INDEX note_by_relative ON note (relative_id);
CREATE INDEX note_part_by_note ON note_part (note_id);
CREATE INDEX note_share_by_note ON note_share (note_id);
CREATE INDEX note_share_by_note_version ON note_share (note_version_id);
CREATE INDEX note_share_by_relative ON note_share (relative_id);
CREATE INDEX note_version_by_note ON note_version (note_id);
CREATE INDEX note_version_part_by_note_version ON note_version_part (note_version_id);
CREATE INDEX number_by_debt ON number (debt_id);
CREATE INDEX number_by_number ON number (number);
CREATE INDEX number_by_relative ON number (relative_id);
CREATE INDEX payment_by_debt ON payment (debt_id);
CREATE INDEX proposal_by_debt ON proposal (debt_id);
CREATE INDEX proposal_by_round ON proposal (round_id);
CREATE INDEX round_by_debt ON round (debt_id);
CREATE INDEX round_by_incident ON round (incident_id);
CREATE INDEX round_by_marker ON round (marker_id);
CREATE INDEX round_by_proposal ON round (proposal_id);
CREATE INDEX schedule_line_by_debt ON schedule_line (debt_id);
CREATE INDEX trace_by_incident ON trace (incident_id);
CREATE INDEX trace_by_key ON trace (key);
CREATE INDEX trace_by_source ON trace (source_id);
CREATE INDEX transcript_by_evidence ON transcript (evidence_id);
