/**
 * PLY-1, ACC-6: own versions of playbooks; which task of which version a task came from; what did not hold when an
 * account was moved nevertheless.
 */
export const playbooks = {
  version: 30,
  name: 'playbooks',
  statements: [
    `CREATE TABLE playbook_version (
      id TEXT PRIMARY KEY NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at INTEGER,
      stage TEXT NOT NULL,
      version INTEGER NOT NULL,
      content TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX playbook_version_by_stage ON playbook_version (stage, version) WHERE deleted_at IS NULL',
    'ALTER TABLE account_stage ADD COLUMN checks TEXT',
    'ALTER TABLE task ADD COLUMN playbook_task TEXT',
    'ALTER TABLE task ADD COLUMN playbook_version INTEGER',
  ],
} as const
