CREATE TABLE account (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  code TEXT,
  name TEXT NOT NULL,
  short_name TEXT,
  parent_id TEXT REFERENCES account(id),
  tier TEXT,
  ka INTEGER NOT NULL CHECK (ka IN (0, 1)),
  tier_reason TEXT,
  stage TEXT NOT NULL,
  stage_since TEXT,
  owner TEXT,
  city TEXT,
  region TEXT,
  country TEXT,
  address TEXT,
  industry TEXT,
  edition TEXT,
  website TEXT,
  phone TEXT,
  tax_id TEXT,
  signup_day TEXT,
  source TEXT,
  employees INTEGER,
  annual_revenue_minor INTEGER,
  currency TEXT,
  seats INTEGER,
  trial INTEGER NOT NULL CHECK (trial IN (0, 1)),
  churned_flag INTEGER NOT NULL CHECK (churned_flag IN (0, 1)),
  description TEXT
  , calendar TEXT, seats_assigned INTEGER, seats_active INTEGER, seats_counted_on TEXT, budget_day TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE account_apart (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  one_id TEXT NOT NULL REFERENCES account(id),
  other_id TEXT NOT NULL REFERENCES account(id),
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE account_stage (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  from_stage TEXT,
  to_stage TEXT NOT NULL,
  day TEXT NOT NULL,
  reason TEXT,
  override INTEGER NOT NULL CHECK (override IN (0, 1))
  , checks TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE account_tag (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  tag TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  request_id TEXT,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'final')),
  turn INTEGER NOT NULL,
  import_id TEXT
) STRICT;

CREATE TABLE action_txn (
  action_id INTEGER NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('do', 'undo', 'redo')),
  dev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (action_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT REFERENCES account(id),
  note_id TEXT REFERENCES note(id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  duration_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE churn_event (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  code TEXT,
  day TEXT NOT NULL,
  reason TEXT,
  refund_minor INTEGER,
  currency TEXT,
  preceding_upgrade INTEGER NOT NULL CHECK (preceding_upgrade IN (0, 1)),
  preceding_downgrade INTEGER NOT NULL CHECK (preceding_downgrade IN (0, 1)),
  reactivation INTEGER NOT NULL CHECK (reactivation IN (0, 1)),
  feedback TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE contract (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  code TEXT,
  title TEXT NOT NULL,
  signed_on TEXT,
  from_day TEXT,
  to_day TEXT,
  auto_renew INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
  notice_days INTEGER,
  price_cap_percent REAL,
  currency TEXT,
  remark TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE contract_line (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  contract_id TEXT REFERENCES contract(id),
  code TEXT,
  product TEXT,
  edition TEXT,
  from_day TEXT NOT NULL,
  to_day TEXT,
  quantity INTEGER,
  amount_minor INTEGER NOT NULL,
  amount_basis TEXT NOT NULL,
  currency TEXT NOT NULL,
  gift_months INTEGER NOT NULL,
  billing TEXT,
  auto_renew INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
  trial INTEGER NOT NULL CHECK (trial IN (0, 1)),
  upgraded INTEGER NOT NULL CHECK (upgraded IN (0, 1)),
  downgraded INTEGER NOT NULL CHECK (downgraded IN (0, 1)),
  churned INTEGER NOT NULL CHECK (churned IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE custom_field (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  options TEXT NOT NULL,
  currency TEXT,
  position INTEGER NOT NULL
  , retired_on TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE custom_value (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  field_id TEXT NOT NULL REFERENCES custom_field(id),
  record_id TEXT NOT NULL,
  value TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE decline_wording (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  reason TEXT NOT NULL,
  title TEXT NOT NULL,
  wording TEXT NOT NULL,
  replaces_shipped INTEGER NOT NULL CHECK (replaces_shipped IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  note_id TEXT PRIMARY KEY NOT NULL,
  base_rev_id TEXT,
  selection TEXT,
  updated_at INTEGER NOT NULL,
  commits INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE duty (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  duty_key TEXT,
  title TEXT,
  detail TEXT,
  side TEXT NOT NULL,
  responsible TEXT,
  person_id TEXT REFERENCES person(id),
  due_day TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  note_id TEXT NOT NULL REFERENCES note(id),
  target_kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  quote TEXT NOT NULL,
  anchor_start INTEGER NOT NULL,
  anchor_end INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE first_value (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  statement TEXT NOT NULL,
  measure TEXT,
  unit TEXT,
  baseline TEXT,
  target TEXT,
  current TEXT,
  due_day TEXT,
  reached_on TEXT,
  signed_on TEXT,
  signed_by_person_id TEXT REFERENCES person(id),
  signed_by TEXT,
  proof TEXT,
  reopened_on TEXT,
  reopened_reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE form_draft (
  form TEXT NOT NULL,
  about TEXT NOT NULL,
  opening TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (form, about, opening)
) STRICT;

CREATE TABLE hand_over (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  handed_on TEXT,
  sales_name TEXT,
  csm_name TEXT,
  remark TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE hand_over_item (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  item_key TEXT,
  title TEXT,
  state TEXT NOT NULL,
  position INTEGER NOT NULL,
  done_by TEXT,
  done_on TEXT,
  remark TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE holiday_year (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  source TEXT NOT NULL,
  announced_on TEXT NOT NULL,
  off TEXT NOT NULL,
  work TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import_issue (
  import_id TEXT NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  line INTEGER,
  column_name TEXT,
  code TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
  id TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'undone')),
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  summary TEXT NOT NULL
) STRICT;

CREATE TABLE kick_off (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  planned_on TEXT,
  held_on TEXT,
  place TEXT,
  goals TEXT,
  remark TEXT,
  agreed_on TEXT,
  agreed_by TEXT,
  agreed_by_person_id TEXT REFERENCES person(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE kick_off_participant (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  side TEXT NOT NULL,
  person_id TEXT REFERENCES person(id),
  name TEXT NOT NULL,
  role TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE launch_limit (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  tier TEXT NOT NULL,
  go_live_by_day INTEGER,
  first_value_by_day INTEGER,
  warn_days INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  due_day TEXT,
  reached_on TEXT,
  waiting_on TEXT,
  waiting_since TEXT,
  position INTEGER NOT NULL
  , outcome_id TEXT REFERENCES outcome(id), start_day TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE name_key (
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  folded TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  PRIMARY KEY (kind, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT REFERENCES account(id),
  visit_id TEXT REFERENCES visit(id),
  kind TEXT NOT NULL,
  template TEXT,
  title TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  head_rev_id TEXT,
  head_count INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE note_rev (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  note_id TEXT NOT NULL REFERENCES note(id),
  parents TEXT NOT NULL,
  author TEXT NOT NULL,
  hlc TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE op (
  dev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  i INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row TEXT NOT NULL,
  col TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('new', 'set', 'gone')),
  val TEXT NOT NULL,
  PRIMARY KEY (dev, seq, i),
  FOREIGN KEY (dev, seq) REFERENCES txn (dev, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE opportunity (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT REFERENCES account(id),
  code TEXT,
  name TEXT NOT NULL,
  stage TEXT,
  close_day TEXT,
  amount_minor INTEGER,
  currency TEXT,
  description TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  intent_id TEXT REFERENCES purchase_intent(id),
  title TEXT NOT NULL,
  measure TEXT,
  unit TEXT,
  baseline REAL,
  target REAL,
  current REAL,
  measured_on TEXT,
  start_day TEXT,
  due_day TEXT,
  reached_on TEXT,
  agreed_on TEXT,
  agreed_person_id TEXT REFERENCES person(id),
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pending_schema (
  dev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  i INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (dev, seq, i)
) STRICT;

CREATE TABLE pending_txn (
  dev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  body TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (dev, seq)
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  code TEXT,
  name TEXT NOT NULL,
  reading TEXT,
  account_id TEXT REFERENCES account(id),
  title TEXT,
  department TEXT,
  phone TEXT,
  email TEXT,
  chat TEXT,
  role TEXT NOT NULL,
  influence TEXT NOT NULL,
  attitude TEXT NOT NULL,
  reports_to_id TEXT REFERENCES person(id),
  left_on TEXT,
  remark TEXT
  , map_place TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE person_event (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  person_id TEXT NOT NULL REFERENCES person(id),
  account_id TEXT REFERENCES account(id),
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  detail TEXT NOT NULL,
  reason TEXT,
  note_id TEXT REFERENCES note(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_influence (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  from_person_id TEXT NOT NULL REFERENCES person(id),
  to_person_id TEXT NOT NULL REFERENCES person(id),
  strength TEXT NOT NULL,
  remark TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE playbook_version (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  stage TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE promise (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  by_name TEXT NOT NULL,
  to_person_id TEXT REFERENCES person(id),
  to_name TEXT,
  made_on TEXT NOT NULL,
  due_day TEXT,
  state TEXT NOT NULL,
  closed_on TEXT,
  agreed_by TEXT,
  remark TEXT
  , requirement_id TEXT REFERENCES requirement(id), place TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE purchase_intent (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  kind TEXT NOT NULL,
  statement TEXT NOT NULL,
  person_id TEXT REFERENCES person(id),
  said_on TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  dev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  body TEXT NOT NULL,
  reason TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (dev, seq)
) STRICT;

CREATE TABLE question_answer (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  visit_id TEXT REFERENCES visit(id),
  rule TEXT NOT NULL,
  subject TEXT,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recent (
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (kind, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recording (
  id TEXT NOT NULL PRIMARY KEY,
  note_id TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  kept_at INTEGER NOT NULL,
  length_ms INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  recovered_at INTEGER
) STRICT;

CREATE TABLE recording_part (
  recording_id TEXT NOT NULL REFERENCES recording (id),
  n INTEGER NOT NULL,
  bytes TEXT NOT NULL,
  PRIMARY KEY (recording_id, n)
) STRICT;

CREATE TABLE request (
  id TEXT PRIMARY KEY NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE requirement (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  scenario TEXT,
  background TEXT,
  state TEXT NOT NULL,
  state_since INTEGER NOT NULL,
  reasonable INTEGER CHECK (reasonable IN (0, 1)),
  scope TEXT,
  verdict_reason TEXT,
  reviewer TEXT,
  reviewed_on TEXT,
  version TEXT,
  due_day TEXT,
  decline_reason TEXT,
  explanation TEXT,
  reply_by TEXT,
  reply_due TEXT,
  shipped_on TEXT,
  effort INTEGER,
  effect INTEGER,
  conditions TEXT,
  steps TEXT,
  severity TEXT
  , decline_label TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE requirement_ask (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  requirement_id TEXT NOT NULL REFERENCES requirement(id),
  account_id TEXT NOT NULL REFERENCES account(id),
  person_id TEXT REFERENCES person(id),
  asked_by TEXT,
  asked_on TEXT NOT NULL,
  told_on TEXT,
  told_by TEXT,
  told_how TEXT,
  told_to TEXT,
  reaction TEXT,
  reaction_text TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE requirement_move (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  requirement_id TEXT NOT NULL REFERENCES requirement(id),
  from_state TEXT,
  to_state TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE risk (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  symptom TEXT NOT NULL,
  title TEXT NOT NULL,
  severity TEXT NOT NULL,
  seen_on TEXT NOT NULL,
  state TEXT NOT NULL,
  closed_on TEXT,
  closed_reason TEXT
  , cause TEXT, cause_tested_how TEXT, cause_tested_on TEXT, cause_tested_by TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_doc (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  account_id TEXT,
  at INTEGER NOT NULL,
  UNIQUE (kind, record_id)
) STRICT;

CREATE VIRTUAL TABLE search_text USING fts5 (
  title, body, name,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE 'search_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE service_level (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  tier TEXT NOT NULL,
  first_response_minutes INTEGER,
  solution_minutes INTEGER,
  visit_every_days INTEGER,
  warn_percent INTEGER NOT NULL,
  calendar TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sib (
  tbl TEXT NOT NULL,
  row TEXT NOT NULL,
  col TEXT NOT NULL,
  dev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  i INTEGER NOT NULL,
  hlc TEXT NOT NULL,
  val TEXT NOT NULL,
  PRIMARY KEY (tbl, row, col, dev, seq, i)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT REFERENCES account(id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  owner TEXT,
  due_day TEXT,
  state TEXT NOT NULL,
  done_at INTEGER,
  snoozed_until TEXT,
  source_kind TEXT,
  source_id TEXT,
  remark TEXT
  , playbook_task TEXT, playbook_version INTEGER, milestone_id TEXT REFERENCES milestone(id), start_day TEXT, position INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  code TEXT,
  title TEXT,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  resolution_minutes INTEGER,
  first_response_minutes INTEGER,
  priority TEXT,
  satisfaction REAL,
  escalated INTEGER NOT NULL CHECK (escalated IN (0, 1))
  , answered_at INTEGER, person_id TEXT REFERENCES person(id), detail TEXT, solution TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_wait (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  ticket_id TEXT NOT NULL REFERENCES ticket(id),
  kind TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE tier_coverage (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  tier TEXT NOT NULL,
  who TEXT,
  channels TEXT NOT NULL,
  visit_every_days INTEGER,
  minutes_per_quarter INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE tier_rule_set (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  rules TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE today_mark (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT REFERENCES account(id),
  kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  snoozed_until TEXT,
  handed_to TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE training (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  intent_id TEXT REFERENCES purchase_intent(id),
  role TEXT NOT NULL,
  topic TEXT,
  title TEXT NOT NULL,
  due_day TEXT,
  held_on TEXT,
  trainer TEXT,
  remark TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE training_attendee (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  training_id TEXT NOT NULL REFERENCES training(id),
  person_id TEXT NOT NULL REFERENCES person(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE txn (
  dev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc TEXT NOT NULL,
  ctx TEXT NOT NULL,
  user TEXT NOT NULL,
  app_schema INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (dev, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  line_id TEXT REFERENCES contract_line(id),
  code TEXT,
  day TEXT NOT NULL,
  feature TEXT,
  count INTEGER NOT NULL,
  duration_secs INTEGER,
  errors INTEGER,
  beta INTEGER NOT NULL CHECK (beta IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE value_entry (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  result TEXT NOT NULL,
  amount_minor INTEGER,
  currency TEXT,
  source TEXT,
  quote TEXT,
  person_id TEXT REFERENCES person(id),
  day TEXT NOT NULL
  , outcome_id TEXT REFERENCES outcome(id)) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  account_id TEXT NOT NULL REFERENCES account(id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  purpose TEXT,
  agenda TEXT,
  place TEXT,
  planned_start INTEGER NOT NULL,
  planned_end INTEGER,
  checked_in_at INTEGER,
  checked_out_at INTEGER,
  hours REAL,
  travel_cost_minor INTEGER,
  currency TEXT,
  cancelled_reason TEXT
  , calendar_uid TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE visit_attendee (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  visit_id TEXT NOT NULL REFERENCES visit(id),
  person_id TEXT REFERENCES person(id),
  name TEXT NOT NULL,
  side TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE work_calendar (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_at INTEGER,
  code TEXT NOT NULL,
  name TEXT,
  time_zone TEXT NOT NULL,
  region TEXT,
  week TEXT NOT NULL,
  make_up_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX account_apart_by_one ON account_apart (one_id) WHERE deleted_at IS NULL;

CREATE INDEX account_apart_by_other ON account_apart (other_id) WHERE deleted_at IS NULL;

CREATE INDEX account_by_code ON account (code) WHERE deleted_at IS NULL;

CREATE INDEX account_by_name ON account (name) WHERE deleted_at IS NULL;

CREATE INDEX account_by_parent ON account (parent_id) WHERE deleted_at IS NULL;

CREATE INDEX account_stage_by_account ON account_stage (account_id, day) WHERE deleted_at IS NULL;

CREATE INDEX account_tag_by_account ON account_tag (account_id) WHERE deleted_at IS NULL;

CREATE INDEX attachment_by_account ON attachment (account_id) WHERE deleted_at IS NULL;

CREATE INDEX attachment_by_hash ON attachment (sha256) WHERE deleted_at IS NULL;

CREATE INDEX attachment_by_note ON attachment (note_id) WHERE deleted_at IS NULL;

CREATE INDEX churn_event_by_account ON churn_event (account_id, day) WHERE deleted_at IS NULL;

CREATE INDEX churn_event_by_code ON churn_event (code) WHERE deleted_at IS NULL;

CREATE INDEX contract_by_account ON contract (account_id) WHERE deleted_at IS NULL;

CREATE INDEX contract_line_by_account ON contract_line (account_id, from_day) WHERE deleted_at IS NULL;

CREATE INDEX contract_line_by_code ON contract_line (code) WHERE deleted_at IS NULL;

CREATE INDEX contract_line_by_contract ON contract_line (contract_id) WHERE deleted_at IS NULL;

CREATE INDEX contract_line_by_end ON contract_line (to_day) WHERE deleted_at IS NULL;

CREATE INDEX custom_value_by_field ON custom_value (field_id) WHERE deleted_at IS NULL;

CREATE INDEX custom_value_by_record ON custom_value (record_id, field_id) WHERE deleted_at IS NULL;

CREATE INDEX duty_by_account ON duty (account_id) WHERE deleted_at IS NULL;

CREATE INDEX evidence_by_note ON evidence (note_id) WHERE deleted_at IS NULL;

CREATE INDEX evidence_by_target ON evidence (target_id) WHERE deleted_at IS NULL;

CREATE INDEX first_value_by_account ON first_value (account_id) WHERE deleted_at IS NULL;

CREATE INDEX form_draft_by_time ON form_draft (updated_at);

CREATE INDEX hand_over_by_account ON hand_over (account_id) WHERE deleted_at IS NULL;

CREATE INDEX hand_over_item_by_account ON hand_over_item (account_id) WHERE deleted_at IS NULL;

CREATE INDEX kick_off_by_account ON kick_off (account_id) WHERE deleted_at IS NULL;

CREATE INDEX kick_off_participant_by_account ON kick_off_participant (account_id) WHERE deleted_at IS NULL;

CREATE INDEX milestone_by_account ON milestone (account_id, position) WHERE deleted_at IS NULL;

CREATE INDEX note_by_account ON note (account_id, happened_at) WHERE deleted_at IS NULL;

CREATE INDEX note_by_time ON note (happened_at) WHERE deleted_at IS NULL;

CREATE INDEX note_by_visit ON note (visit_id) WHERE deleted_at IS NULL;

CREATE INDEX note_of_visit_by_account ON note (account_id, happened_at)
  WHERE deleted_at IS NULL AND kind = 'visit';

CREATE INDEX note_rev_by_note ON note_rev (note_id) WHERE deleted_at IS NULL;

CREATE INDEX op_account ON op (tbl, row) WHERE col = 'account_id';

CREATE INDEX op_by_row ON op (row, col);

CREATE INDEX op_gone ON op (tbl, row) WHERE type = 'gone';

CREATE INDEX opportunity_by_account ON opportunity (account_id) WHERE deleted_at IS NULL;

CREATE INDEX opportunity_by_code ON opportunity (code) WHERE deleted_at IS NULL;

CREATE INDEX outcome_by_account ON outcome (account_id) WHERE deleted_at IS NULL;

CREATE INDEX person_by_account ON person (account_id) WHERE deleted_at IS NULL;

CREATE INDEX person_by_code ON person (code) WHERE deleted_at IS NULL;

CREATE INDEX person_event_by_account ON person_event (account_id, kind) WHERE deleted_at IS NULL;

CREATE INDEX person_event_by_person ON person_event (person_id, day) WHERE deleted_at IS NULL;

CREATE INDEX person_influence_by_from ON person_influence (from_person_id) WHERE deleted_at IS NULL;

CREATE INDEX person_influence_by_to ON person_influence (to_person_id) WHERE deleted_at IS NULL;

CREATE INDEX playbook_version_by_stage ON playbook_version (stage, version) WHERE deleted_at IS NULL;

CREATE INDEX promise_by_account ON promise (account_id) WHERE deleted_at IS NULL;

CREATE INDEX promise_by_requirement ON promise (requirement_id) WHERE deleted_at IS NULL;

CREATE INDEX promise_by_state ON promise (state, due_day) WHERE deleted_at IS NULL;

CREATE INDEX purchase_intent_by_account ON purchase_intent (account_id) WHERE deleted_at IS NULL;

CREATE INDEX question_answer_by_account ON question_answer (account_id) WHERE deleted_at IS NULL;

CREATE INDEX requirement_ask_by_account ON requirement_ask (account_id) WHERE deleted_at IS NULL;

CREATE INDEX requirement_ask_by_requirement ON requirement_ask (requirement_id) WHERE deleted_at IS NULL;

CREATE INDEX requirement_by_state ON requirement (state) WHERE deleted_at IS NULL;

CREATE INDEX requirement_move_by_requirement ON requirement_move (requirement_id, at) WHERE deleted_at IS NULL;

CREATE INDEX risk_by_account ON risk (account_id) WHERE deleted_at IS NULL;

CREATE INDEX task_by_account ON task (account_id) WHERE deleted_at IS NULL;

CREATE INDEX task_by_state ON task (state, due_day) WHERE deleted_at IS NULL;

CREATE INDEX ticket_by_account ON ticket (account_id, opened_at) WHERE deleted_at IS NULL;

CREATE INDEX ticket_by_code ON ticket (code) WHERE deleted_at IS NULL;

CREATE INDEX ticket_open ON ticket (opened_at) WHERE deleted_at IS NULL AND closed_at IS NULL;

CREATE INDEX ticket_wait_by_ticket ON ticket_wait (ticket_id, from_at) WHERE deleted_at IS NULL;

CREATE INDEX today_mark_by_target ON today_mark (target_id, kind) WHERE deleted_at IS NULL;

CREATE INDEX training_attendee_by_training ON training_attendee (training_id) WHERE deleted_at IS NULL;

CREATE INDEX training_by_account ON training (account_id) WHERE deleted_at IS NULL;

CREATE INDEX usage_by_account ON usage (account_id, day) WHERE deleted_at IS NULL;

CREATE INDEX usage_by_code ON usage (code) WHERE deleted_at IS NULL;

CREATE INDEX usage_by_line ON usage (line_id, day) WHERE deleted_at IS NULL;

CREATE INDEX value_entry_by_account ON value_entry (account_id, day) WHERE deleted_at IS NULL;

CREATE INDEX visit_attendee_by_person ON visit_attendee (person_id) WHERE deleted_at IS NULL;

CREATE INDEX visit_attendee_by_visit ON visit_attendee (visit_id) WHERE deleted_at IS NULL;

CREATE INDEX visit_by_account ON visit (account_id, planned_start) WHERE deleted_at IS NULL;

CREATE INDEX visit_by_calendar_uid ON visit (calendar_uid) WHERE deleted_at IS NULL AND calendar_uid IS NOT NULL;

CREATE INDEX visit_by_start ON visit (planned_start) WHERE deleted_at IS NULL;
