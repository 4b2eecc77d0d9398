/** PPL-2, PPL-3: who influences whom, where a person's card lies on the map, and who moved away from an account. */
export const stakeholderMap = {
  version: 110,
  name: 'stakeholder-map',
  statements: [
    `CREATE TABLE person_influence (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      from_person_id TEXT NOT NULL REFERENCES person(id),
      to_person_id TEXT NOT NULL REFERENCES person(id),
      strength TEXT NOT NULL,
      remark TEXT
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX person_influence_by_from ON person_influence (from_person_id) WHERE deleted_at IS NULL',
    'CREATE INDEX person_influence_by_to ON person_influence (to_person_id) WHERE deleted_at IS NULL',
    'ALTER TABLE person ADD COLUMN map_place TEXT',
    'CREATE INDEX person_event_by_account ON person_event (account_id, kind) WHERE deleted_at IS NULL',
  ],
} as const
