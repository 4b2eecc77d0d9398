/**
 * VIS-3: the draft carries the count of transactions (commit-mark.ts) in its own row, before the long text, so that
 * saving what is being typed writes no page for the count alone.
 */
export const draftCount = {
  version: 140,
  name: 'draft-count',
  statements: [
    'ALTER TABLE draft RENAME TO draft_before',
    `CREATE TABLE draft (
      note_id TEXT PRIMARY KEY NOT NULL,
      base_rev_id TEXT,
      selection TEXT,
      updated_at INTEGER NOT NULL,
      commits INTEGER NOT NULL DEFAULT 0,
      body TEXT NOT NULL
    ) STRICT`,
    `INSERT INTO draft (note_id, base_rev_id, selection, updated_at, body)
     SELECT note_id, base_rev_id, selection, updated_at, body FROM draft_before`,
    'DROP TABLE draft_before',
  ],
} as const
