/**
 * VIS-6: what is typed into a form and not saved yet. Of this device only. Every opening of a form writes its own row,
 * so that two windows never write over each other.
 */
export const formDrafts = {
  version: 150,
  name: 'form-drafts',
  statements: [
    `CREATE TABLE form_draft (
      form TEXT NOT NULL,
      about TEXT NOT NULL,
      opening TEXT NOT NULL,
      updated_at INTEGER NOT NULL,
      fields TEXT NOT NULL,
      PRIMARY KEY (form, about, opening)
    ) STRICT`,
    'CREATE INDEX form_draft_by_time ON form_draft (updated_at)',
  ],
} as const
