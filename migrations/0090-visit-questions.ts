/**
 * VIS-2: what answered an open question about an account: the words, and in which visit they fell. IOX-2: under which
 * name a visit is known in calendars, so that the same file brought in again changes it instead of adding another.
 */
export const visitQuestions = {
  version: 90,
  name: 'visit-questions',
  statements: [
    `CREATE TABLE question_answer (
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
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX question_answer_by_account ON question_answer (account_id) WHERE deleted_at IS NULL',
    'ALTER TABLE visit ADD COLUMN calendar_uid TEXT',
    'CREATE INDEX visit_by_calendar_uid ON visit (calendar_uid) WHERE deleted_at IS NULL AND calendar_uid IS NOT NULL',
  ],
} as const
