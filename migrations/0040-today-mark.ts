/** PLY-2: what was put off until a day or handed over to somebody, of every kind of row that Today shows. */
export const todayMark = {
  version: 40,
  name: 'today-mark',
  statements: [
    `CREATE TABLE today_mark (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      account_id TEXT REFERENCES account(id),
      kind TEXT NOT NULL,
      target_id TEXT NOT NULL,
      snoozed_until TEXT,
      handed_to TEXT
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX today_mark_by_target ON today_mark (target_id, kind) WHERE deleted_at IS NULL',
  ],
} as const
