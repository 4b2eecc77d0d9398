/**
 * ACC-8, VAL-4, VAL-7: why a customer bought, the outcomes that follow from it, the steps and tasks that lead there with
 * their first day, the entries of the value ledger that prove an outcome, and the training of people by role.
 */
export const successPlan = {
  version: 60,
  name: 'success-plan',
  statements: [
    `CREATE TABLE purchase_intent (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE outcome (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE training (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE training_attendee (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      training_id TEXT NOT NULL REFERENCES training(id),
      person_id TEXT NOT NULL REFERENCES person(id)
    ) STRICT, WITHOUT ROWID`,
    'ALTER TABLE milestone ADD COLUMN outcome_id TEXT REFERENCES outcome(id)',
    'ALTER TABLE milestone ADD COLUMN start_day TEXT',
    'ALTER TABLE task ADD COLUMN milestone_id TEXT REFERENCES milestone(id)',
    'ALTER TABLE task ADD COLUMN start_day TEXT',
    'ALTER TABLE task ADD COLUMN position INTEGER',
    'ALTER TABLE value_entry ADD COLUMN outcome_id TEXT REFERENCES outcome(id)',
    'CREATE INDEX purchase_intent_by_account ON purchase_intent (account_id) WHERE deleted_at IS NULL',
    'CREATE INDEX outcome_by_account ON outcome (account_id) WHERE deleted_at IS NULL',
    'CREATE INDEX training_by_account ON training (account_id) WHERE deleted_at IS NULL',
    'CREATE INDEX training_attendee_by_training ON training_attendee (training_id) WHERE deleted_at IS NULL',
  ],
} as const
