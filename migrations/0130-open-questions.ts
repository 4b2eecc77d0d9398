/**
 * VIS-2, VAL-6: where the answers to the question debt stand: seats given out and used, the customer's budget day,
 * the cause of a risk and how it was tested; and the launch limits of a tier.
 */
export const openQuestions = {
  version: 130,
  name: 'open-questions',
  statements: [
    'ALTER TABLE account ADD COLUMN seats_assigned INTEGER',
    'ALTER TABLE account ADD COLUMN seats_active INTEGER',
    'ALTER TABLE account ADD COLUMN seats_counted_on TEXT',
    'ALTER TABLE account ADD COLUMN budget_day TEXT',
    'ALTER TABLE risk ADD COLUMN cause TEXT',
    'ALTER TABLE risk ADD COLUMN cause_tested_how TEXT',
    'ALTER TABLE risk ADD COLUMN cause_tested_on TEXT',
    'ALTER TABLE risk ADD COLUMN cause_tested_by TEXT',
    `CREATE TABLE launch_limit (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      tier TEXT NOT NULL,
      go_live_by_day INTEGER,
      first_value_by_day INTEGER,
      warn_days INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
} as const
