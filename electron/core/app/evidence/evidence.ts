import { type CallOutput, type CallRequest, evidenceKinds } from '../../../../shared/contract/index.ts'
import type { ReadStore, WriteStore } from '../../store/index.ts'
import { notFound } from '../context.ts'
import { groupedBy } from '../references.ts'

export type Evidence = CallOutput<'promise.list'>['promises'][number]['evidence'][number]
export type EvidenceKind = Evidence['targetKind']
export type EvidenceInput = NonNullable<CallRequest<'promise.create'>['evidence']>

interface Row {
  readonly id: string
  readonly note_id: string
  readonly title: string
  readonly happened_at: number
  readonly target_kind: string
  readonly target_id: string
  readonly quote: string
  readonly anchor_start: number
  readonly anchor_end: number
}

const toEvidence = (row: Row): Evidence[] => {
  const targetKind = evidenceKinds.find((kind) => kind === row.target_kind)
  if (targetKind === undefined) return []
  return [
    {
      id: row.id,
      noteId: row.note_id,
      noteTitle: row.title,
      happenedAt: row.happened_at,
      targetKind,
      targetId: row.target_id,
      quote: row.quote,
      start: row.anchor_start,
      end: row.anchor_end,
    },
  ]
}

const evidenceFrom = `
  SELECT e.id, e.note_id, n.title, n.happened_at, e.target_kind, e.target_id, e.quote, e.anchor_start, e.anchor_end
  FROM evidence e JOIN note n ON n.id = e.note_id
  WHERE e.deleted_at IS NULL AND n.deleted_at IS NULL`

/** The sentences that records came from, by record, the earliest first. */
export function evidenceOf(
  read: ReadStore,
  kind: EvidenceKind,
  targetIds: readonly string[],
): ReadonlyMap<string, readonly Evidence[]> {
  const rows = read.rows<Row>(
    `${evidenceFrom} AND e.target_kind = ? AND e.target_id IN (SELECT value FROM json_each(?))
     ORDER BY n.happened_at, e.anchor_start, e.id`,
    kind,
    JSON.stringify(targetIds),
  )
  return groupedBy(rows.flatMap(toEvidence), (evidence) => evidence.targetId)
}

/** The sentences of a note that became records, in the order of the text. */
export const evidenceInNote = (read: ReadStore, noteId: string): readonly Evidence[] =>
  read
    .rows<Row>(`${evidenceFrom} AND e.note_id = ? ORDER BY e.anchor_start, e.id`, noteId)
    .flatMap(toEvidence)

/**
 * Ties a sentence to the record made of it, in the same action. Null: there was no sentence, or it is written; else
 * the refusal, because the note is gone.
 */
export function writeEvidence(
  write: WriteStore,
  kind: EvidenceKind,
  targetId: string,
  evidence: EvidenceInput | undefined,
): ReturnType<typeof notFound> | null {
  if (evidence === undefined) return null
  if (write.record('note', evidence.noteId) === undefined) return notFound('note', evidence.noteId)
  insertEvidence(write, kind, targetId, evidence)
  return null
}

export const insertEvidence = (
  write: WriteStore,
  kind: EvidenceKind,
  targetId: string,
  evidence: EvidenceInput,
): string =>
  write.insert('evidence', {
    noteId: evidence.noteId,
    targetKind: kind,
    targetId,
    quote: evidence.quote,
    anchorStart: evidence.start,
    anchorEnd: evidence.end,
  })
