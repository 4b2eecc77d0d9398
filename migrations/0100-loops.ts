/**
 * REQ-7: the promise of a fix date knows its bug. REQ-4: own reasons to decline with their wording. ACC-10: two accounts
 * that are not the same customer. VIS-7: finds the rows that once belonged to an account, moved or gone since.
 */
export const loops = {
  version: 100,
  name: 'loops',
  statements: [
    'ALTER TABLE promise ADD COLUMN requirement_id TEXT REFERENCES requirement(id)',
    'CREATE INDEX promise_by_requirement ON promise (requirement_id) WHERE deleted_at IS NULL',
    'ALTER TABLE requirement ADD COLUMN decline_label TEXT',
    `CREATE TABLE decline_wording (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      reason TEXT NOT NULL,
      title TEXT NOT NULL,
      wording TEXT NOT NULL,
      replaces_shipped INTEGER NOT NULL CHECK (replaces_shipped IN (0, 1))
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE account_apart (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      one_id TEXT NOT NULL REFERENCES account(id),
      other_id TEXT NOT NULL REFERENCES account(id),
      reason TEXT
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX account_apart_by_one ON account_apart (one_id) WHERE deleted_at IS NULL',
    'CREATE INDEX account_apart_by_other ON account_apart (other_id) WHERE deleted_at IS NULL',
    "CREATE INDEX op_gone ON op (tbl, row) WHERE type = 'gone'",
    "CREATE INDEX op_account ON op (tbl, row) WHERE col = 'account_id'",
  ],
} as const
