/**
 * VIS-5, VIS-6: a voice memo while it is being recorded, part by part as it comes, and afterwards the word that it was
 * cut off. Of this device only: the log has the attachment that becomes of it.
 */
export const recordings = {
  version: 170,
  name: 'recordings',
  statements: [
    `CREATE TABLE recording (
      id TEXT NOT NULL PRIMARY KEY,
      note_id TEXT NOT NULL,
      name TEXT NOT NULL,
      mime TEXT NOT NULL,
      began_at INTEGER NOT NULL,
      kept_at INTEGER NOT NULL,
      length_ms INTEGER NOT NULL,
      parts INTEGER NOT NULL,
      recovered_at INTEGER
    ) STRICT`,
    `CREATE TABLE recording_part (
      recording_id TEXT NOT NULL REFERENCES recording (id),
      n INTEGER NOT NULL,
      bytes TEXT NOT NULL,
      PRIMARY KEY (recording_id, n)
    ) STRICT`,
  ],
} as const
