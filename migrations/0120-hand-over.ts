/**
 * ACC-7, VAL-3: hand-over by sales with its points, where a promise was given, the kick-off with those who are there,
 * and the split of duties.
 */
export const handOver = {
  version: 120,
  name: 'hand-over',
  statements: [
    `CREATE TABLE hand_over (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      account_id TEXT NOT NULL REFERENCES account(id),
      handed_on TEXT,
      sales_name TEXT,
      csm_name TEXT,
      remark TEXT
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX hand_over_by_account ON hand_over (account_id) WHERE deleted_at IS NULL',
    `CREATE TABLE hand_over_item (
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
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX hand_over_item_by_account ON hand_over_item (account_id) WHERE deleted_at IS NULL',
    'ALTER TABLE promise ADD COLUMN place TEXT',
    `CREATE TABLE kick_off (
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
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX kick_off_by_account ON kick_off (account_id) WHERE deleted_at IS NULL',
    `CREATE TABLE kick_off_participant (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      account_id TEXT NOT NULL REFERENCES account(id),
      side TEXT NOT NULL,
      person_id TEXT REFERENCES person(id),
      name TEXT NOT NULL,
      role TEXT
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX kick_off_participant_by_account ON kick_off_participant (account_id) WHERE deleted_at IS NULL',
    `CREATE TABLE duty (
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
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX duty_by_account ON duty (account_id) WHERE deleted_at IS NULL',
  ],
} as const
