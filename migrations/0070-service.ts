/**
 * ACC-2, ACC-4, ACC-5: the workspace's own tier rules, coverage and service level per tier, working calendars and
 * holidays; when a ticket was answered and how long it waited for the customer; the calendar of an account.
 */
export const service = {
  version: 70,
  name: 'service',
  statements: [
    `CREATE TABLE tier_rule_set (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      rules TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE tier_coverage (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      tier TEXT NOT NULL,
      who TEXT,
      channels TEXT NOT NULL,
      visit_every_days INTEGER,
      minutes_per_quarter INTEGER
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE service_level (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE work_calendar (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE holiday_year (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE ticket_wait (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      ticket_id TEXT NOT NULL REFERENCES ticket(id),
      kind TEXT NOT NULL,
      from_at INTEGER NOT NULL,
      to_at INTEGER,
      reason TEXT
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX ticket_wait_by_ticket ON ticket_wait (ticket_id, from_at) WHERE deleted_at IS NULL',
    'ALTER TABLE ticket ADD COLUMN answered_at INTEGER',
    'ALTER TABLE ticket ADD COLUMN person_id TEXT REFERENCES person(id)',
    'ALTER TABLE ticket ADD COLUMN detail TEXT',
    'ALTER TABLE ticket ADD COLUMN solution TEXT',
    'CREATE INDEX ticket_open ON ticket (opened_at) WHERE deleted_at IS NULL AND closed_at IS NULL',
    'ALTER TABLE account ADD COLUMN calendar TEXT',
  ],
} as const
