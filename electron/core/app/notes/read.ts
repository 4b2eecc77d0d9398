import { type CallOutput, noteKinds } from '../../../../shared/contract/index.ts'
import { excerptOfNote } from '../../../../shared/domain/notes/index.ts'
import { noteTemplates } from '../../../../shared/domain/templates/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { toAttachmentRow } from '../attachments/rows.ts'
import { type Handlers, notFound } from '../context.ts'
import { evidenceInNote, type EvidenceKind } from '../evidence/evidence.ts'
import { readTargets } from '../evidence/targets.ts'
import { livingAccountNames } from '../references.ts'
import { readVisit } from '../visits/rows.ts'
import { cutRecordingsOf } from '../recordings/rows.ts'
import { readDraft } from './drafts.ts'

type NoteRow = CallOutput<'note.list'>['notes'][number]
type NoteDetail = CallOutput<'note.get'>

export const toNoteKind = (kind: string): NoteRow['kind'] =>
  noteKinds.find((known) => known === kind) ?? 'memo'

/** Notes that are not in the bin, nor their account. */
const living = `
  n.deleted_at IS NULL AND (n.account_id IS NULL
    OR n.account_id NOT IN (SELECT id FROM account WHERE deleted_at IS NOT NULL))`

interface ListedRow {
  readonly id: string
  readonly account_id: string | null
  readonly account_name: string | null
  readonly visit_id: string | null
  readonly kind: string
  readonly title: string
  readonly happened_at: number
  readonly updated_at: number
  readonly start: string
  readonly characters: number
  readonly has_draft: number
  readonly head_count: number
}

/** How much of a text is read for its excerpt, in characters. */
const startLength = 400

function listNotes(
  read: ReadStore,
  filter: {
    readonly accountId?: string | undefined
    readonly before?: number | undefined
    readonly limit: number
  },
): { readonly notes: NoteRow[]; readonly total: number } {
  const ofAccount = filter.accountId === undefined ? '' : 'AND n.account_id = ?'
  const account = filter.accountId === undefined ? [] : [filter.accountId]
  const rows = read.rows<ListedRow>(
    `SELECT n.id, n.account_id, a.name AS account_name, n.visit_id, n.kind, n.title, n.happened_at, n.updated_at,
      substr(coalesce(d.body, n.body), 1, ${startLength}) AS start, length(coalesce(d.body, n.body)) AS characters,
      d.note_id IS NOT NULL AS has_draft, n.head_count
     FROM note n LEFT JOIN account a ON a.id = n.account_id LEFT JOIN draft d ON d.note_id = n.id
     WHERE ${living} ${ofAccount} ${filter.before === undefined ? '' : 'AND n.happened_at < ?'}
     ORDER BY n.happened_at DESC, n.id DESC LIMIT ?`,
    ...account,
    ...(filter.before === undefined ? [] : [filter.before]),
    filter.limit,
  )
  const [count] = read.rows<{ total: number }>(
    `SELECT count(*) AS total FROM note n WHERE ${living} ${ofAccount}`,
    ...account,
  )
  const evidenceCounts = countEvidence(
    read,
    rows.map(({ id }) => id),
  )
  return {
    total: count?.total ?? 0,
    notes: rows.map((row) => ({
      id: row.id,
      accountId: row.account_id,
      accountName: row.account_name,
      visitId: row.visit_id,
      kind: toNoteKind(row.kind),
      title: row.title,
      happenedAt: row.happened_at,
      updatedAt: row.updated_at,
      excerpt: excerptOfNote(row.start, row.title),
      characters: row.characters,
      evidenceCounts: evidenceCounts.get(row.id) ?? {},
      hasDraft: row.has_draft === 1,
      headCount: row.head_count,
    })),
  }
}

/** How many records were made of each note's sentences, by kind; records in the bin do not count. */
function countEvidence(
  read: ReadStore,
  noteIds: readonly string[],
): ReadonlyMap<string, Record<string, number>> {
  const rows = read.rows<{ noteId: string; targetKind: EvidenceKind; targetId: string }>(
    `SELECT note_id AS noteId, target_kind AS targetKind, target_id AS targetId FROM evidence
     WHERE deleted_at IS NULL AND note_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(noteIds),
  )
  const targetOf = readTargets(read, rows)
  const counts = new Map<string, Record<string, number>>()
  for (const { noteId, targetKind, targetId } of rows) {
    if (targetOf(targetKind, targetId) === undefined) continue
    const ofNote = counts.get(noteId) ?? {}
    ofNote[targetKind] = (ofNote[targetKind] ?? 0) + 1
    counts.set(noteId, ofNote)
  }
  return counts
}

/** The texts that stand side by side; empty while there is one. */
function readHeads(read: ReadStore, noteId: string, headCount: number): NoteDetail['heads'] {
  if (headCount < 2) return []
  const revisions = read.rows<{ id: string; parents: string; hlc: string }>(
    'SELECT id, parents, hlc FROM note_rev WHERE note_id = ? AND deleted_at IS NULL ORDER BY hlc DESC, id DESC',
    noteId,
  )
  const parents = new Set(revisions.flatMap((revision) => JSON.parse(revision.parents) as string[]))
  return revisions.flatMap(({ id }) => {
    const head = parents.has(id) ? undefined : read.record('note_rev', id)
    return head === undefined
      ? []
      : [{ revId: head.id, author: head.author, at: head.createdAt, body: head.body }]
  })
}

function readNote(read: ReadStore, id: string): NoteDetail | undefined {
  const note = read.record('note', id)
  if (note === undefined) return undefined
  const accountName =
    note.accountId === null ? null : (livingAccountNames(read, [note.accountId]).get(note.accountId) ?? null)
  if (note.accountId !== null && accountName === null) return undefined
  const evidence = evidenceInNote(read, id)
  const targetOf = readTargets(read, evidence)
  return {
    id,
    accountId: note.accountId,
    accountName,
    visit: note.visitId === null ? null : (readVisit(read, note.visitId) ?? null),
    kind: toNoteKind(note.kind),
    template: note.template,
    title: note.title,
    happenedAt: note.happenedAt,
    createdAt: note.createdAt,
    updatedAt: note.updatedAt,
    body: note.body,
    headRevId: note.headRevId,
    heads: readHeads(read, id, note.headCount),
    draft: readDraft(read, id) ?? null,
    evidence: evidence.flatMap((sentence) => {
      const target = targetOf(sentence.targetKind, sentence.targetId)
      return target === undefined ? [] : [{ ...sentence, ...target }]
    }),
    attachments: read.records('attachment', { noteId: id }).map(toAttachmentRow),
    cutRecordings: cutRecordingsOf(read, id),
  }
}

export const noteReadHandlers = {
  'note.list': (context, filter) => ok(listNotes(context.store.read, filter)),

  'note.get': (context, { id }) => {
    const note = readNote(context.store.read, id)
    return note === undefined ? notFound('note', id) : ok(note)
  },

  'note.revisions': (context, { noteId }) => {
    const { read } = context.store
    if (read.record('note', noteId) === undefined) return notFound('note', noteId)
    const rows = read.rows<{ id: string; at: number; author: string; characters: number; parents: string }>(
      `SELECT id, created_at AS at, author, length(body) AS characters, parents FROM note_rev
       WHERE note_id = ? AND deleted_at IS NULL ORDER BY hlc DESC, id DESC`,
      noteId,
    )
    const revisions = rows.map(({ id, parents, ...row }) => ({
      revId: id,
      ...row,
      parents: JSON.parse(parents) as string[],
    }))
    const builtUpon = new Set(revisions.flatMap(({ parents }) => parents))
    return ok({
      revisions: revisions.map((revision) => ({ ...revision, isHead: !builtUpon.has(revision.revId) })),
    })
  },

  'note.revision': (context, { revId }) => {
    const revision = context.store.read.record('note_rev', revId)
    return revision === undefined
      ? notFound('note_rev', revId)
      : ok({ body: revision.body, at: revision.createdAt, author: revision.author })
  },

  'note.templates': (_context, { language, stage }) =>
    ok({ templates: noteTemplates(language, stage).map((template) => ({ ...template })) }),
} satisfies Handlers<'note.list' | 'note.get' | 'note.revisions' | 'note.revision' | 'note.templates'>
