/** ACC-1, ACC-4: notes of visits by account and time, so that the last visit of each is found without reading the notes. */
export const visitNotes = {
  version: 160,
  name: 'visit-notes',
  statements: [
    `CREATE INDEX note_of_visit_by_account ON note (account_id, happened_at)
      WHERE deleted_at IS NULL AND kind = 'visit'`,
  ],
} as const
