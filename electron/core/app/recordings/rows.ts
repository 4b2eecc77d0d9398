import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { LocalStore, ReadStore } from '../../store/index.ts'

export interface Recording {
  readonly id: string
  readonly noteId: string
  readonly name: string
  readonly mime: string
  readonly beganAt: number
  readonly keptAt: number
  readonly lengthMs: number
  readonly parts: number
  readonly recoveredAt: number | null
}

const columns = `id, note_id AS noteId, name, mime, began_at AS beganAt, kept_at AS keptAt, length_ms AS lengthMs,
  parts, recovered_at AS recoveredAt`

export const readRecording = (read: ReadStore, id: string): Recording | undefined =>
  read.rows<Recording>(`SELECT ${columns} FROM recording WHERE id = ?`, id)[0]

/** Those whose parts are still here: being recorded, or cut off. */
export const unfinishedRecordings = (read: ReadStore): readonly string[] =>
  read
    .rows<{ id: string }>('SELECT id FROM recording WHERE recovered_at IS NULL ORDER BY began_at, id')
    .map(({ id }) => id)

/** One part at a time: a recording of an hour is not in memory twice. */
export function* partsOf(read: ReadStore, { id, parts }: Recording): Generator<Uint8Array> {
  for (let n = 0; n < parts; n += 1) {
    const [part] = read.rows<{ bytes: string }>(
      'SELECT bytes FROM recording_part WHERE recording_id = ? AND n = ?',
      id,
      n,
    )
    if (part === undefined) throw new Error('a part of a recording is not there')
    yield Buffer.from(part.bytes, 'base64')
  }
}

export type Part = Omit<Recording, 'parts' | 'recoveredAt'> & { readonly n: number; readonly bytes: string }

/** A recording that had been made an attachment and goes on is one being recorded again. */
export function writePart(write: LocalStore, part: Part): void {
  write.run({
    sql: `INSERT INTO recording (id, note_id, name, mime, began_at, kept_at, length_ms, parts) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
      ON CONFLICT (id) DO UPDATE SET kept_at = excluded.kept_at, length_ms = excluded.length_ms, parts = parts + 1,
        recovered_at = NULL`,
    parameters: [part.id, part.noteId, part.name, part.mime, part.beganAt, part.keptAt, part.lengthMs],
  })
  write.run({
    sql: 'INSERT INTO recording_part (recording_id, n, bytes) VALUES (?, ?, ?)',
    parameters: [part.id, part.n, part.bytes],
  })
}

const dropParts = (write: LocalStore, id: string): void =>
  write.run({ sql: 'DELETE FROM recording_part WHERE recording_id = ?', parameters: [id] })

export function dropRecording(write: LocalStore, id: string): void {
  dropParts(write, id)
  write.run({ sql: 'DELETE FROM recording WHERE id = ?', parameters: [id] })
}

/** The parts go; that it was cut off stays, under the attachment's id, for the person to read. */
export function markRecovered(write: LocalStore, id: string, attachmentId: string, at: number): void {
  dropParts(write, id)
  write.run({
    sql: 'UPDATE recording SET id = ?, parts = 0, recovered_at = ? WHERE id = ?',
    parameters: [attachmentId, at, id],
  })
}

/** Acknowledged by time: as long as the bin keeps what was deleted. */
export const dropOldMarks = (write: LocalStore, before: number): void =>
  write.run({ sql: 'DELETE FROM recording WHERE recovered_at < ?', parameters: [before] })

/** What is in the bin says nothing. */
const living = `FROM recording r JOIN attachment f ON f.id = r.id AND f.deleted_at IS NULL
  WHERE r.recovered_at IS NOT NULL`

export const cutRecordingsOf = (read: ReadStore, noteId: string): CallOutput<'note.get'>['cutRecordings'] =>
  read.rows(
    `SELECT r.id AS attachmentId, r.kept_at AS interruptedAt, r.length_ms AS lengthMs ${living} AND r.note_id = ?
     ORDER BY r.began_at, r.id`,
    noteId,
  )

/** The notes in which a cut-off recording waits to be acknowledged, one for each. */
export const notesOfCutRecordings = (read: ReadStore): string[] =>
  read
    .rows<{ noteId: string }>(
      `SELECT r.note_id AS noteId ${living}
         AND EXISTS (SELECT 1 FROM note n WHERE n.id = r.note_id AND n.deleted_at IS NULL)
       ORDER BY r.began_at, r.id`,
    )
    .map(({ noteId }) => noteId)
